#include "gui/MarkingTranslator.h"
#include "gui/WindowDesk.h"

#include "mainwindow/AccountAlerts.h"
#include "mainwindow/FolderActions.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/NameDialog.h"
#include "mainwindow/StatusLine.h"
#include "models/Tags.h"
#include "reader/ReaderPane.h"
#include "widgets/ElidedLabel.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using namespace postaci;

/// Folders, tags and copies by the window's own means, with nothing connected: everything is shown at once
/// and waits.
class TestFolderCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, ColorScheme::Light); }
    void aFolderIsMadeByTheKeyboard();
    void aNameThatIsTakenIsSaidUnderTheField();
    void theNameDialogSpeaksTurkish();
    void theNameDialogGrowsWithItsError();
    void aFolderIsRenamedWithWhatIsBelow();
    void aFolderIsDeletedWithWhatIsBelow();
    void longNamesAreShortInQuestions();
    void specialFoldersKeepTheirNames();
    void subscriptionAndPushAreTicked();
    void onlyWhereMailComesIsItTold();
    void theRightClickIsForTheLineUnderIt();
    void propertiesSayHowMuchIsInIt();
    void messagesAreCopied();
    void tagsAreSetAndSeen();
    void anOwnTagIsMade();
    void deletedMailIsBroughtBack();
    void deletingForGoodAsks();
    void archivingMakesTheArchive();
    void anAccountIsPaused();
    void refusalsSayWhichAndWhy();
    void everyWordIsTranslated();
    void looks_data();
    void looks();

private:
    static FolderId addSubfolder(Desk& desk);
    static Folder folder(const Desk& desk, const QString& path)
    {
        for (const Folder& candidate : desk.engine->reader().folders(desk.mail.work).value_or({})) {
            if (candidate.path == path)
                return candidate;
        }
        return {};
    }
    static void select(const Desk& desk, FolderId id)
    {
        desk.window->folderPane()->select({TreePlace::Kind::Folder, desk.mail.work, id});
    }
    static QDialog* dialog(const Desk& desk, const char* name)
    {
        return desk.window->findChild<QDialog*>(QLatin1String(name));
    }
    static void answer(QDialog* dialog, const QString& name)
    {
        auto* edit = dialog->findChild<QLineEdit*>(QStringLiteral("nameEdit"));
        edit->selectAll();
        QInputMethodEvent typed; // QTest's keys know ASCII only
        typed.setCommitString(name);
        QCoreApplication::sendEvent(edit, &typed);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    static QAction* named(const QMenu* menu, const QString& text)
    {
        for (QAction* action : menu->actions()) {
            if (action->text().trimmed() == text)
                return action;
        }
        return nullptr;
    }
    static void press(const InfoBar& bar)
    {
        QTest::mouseClick(bar.findChild<QPushButton*>(QStringLiteral("infoBarPrimaryButton")),
                          Qt::LeftButton);
    }
};

void TestFolderCommands::aFolderIsMadeByTheKeyboard()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    QTest::keyClick(desk.window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QDialog* asked = dialog(desk, "nameDialog");
    QVERIFY(asked);
    QVERIFY(!asked->findChild<QPushButton*>(QStringLiteral("okButton"))->isEnabled());
    answer(asked, QStringLiteral("Yıllık"));
    QTRY_VERIFY(folder(desk, QStringLiteral("Yıllık")).id != 0);
    QTRY_COMPARE(desk.window->folderPane()->currentPlace().folder, folder(desk, QStringLiteral("Yıllık")).id);
    QTRY_VERIFY(!dialog(desk, "nameDialog"));
    QVERIFY(!folder(desk, QStringLiteral("Yıllık")).atServer);
    // Mail goes into it before the server knows of it.
    desk.openInbox();
    const MessageId message = desk.mail.workMessages.first();
    desk.engine->moveTo({message}, folder(desk, QStringLiteral("Yıllık")).id);
    QTRY_COMPARE(desk.shownIn(message), folder(desk, QStringLiteral("Yıllık")).id);
}

void TestFolderCommands::aNameThatIsTakenIsSaidUnderTheField()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    desk.window->folderActions().newFolder->trigger();
    QDialog* asked = dialog(desk, "nameDialog");
    answer(asked, QStringLiteral("Travel"));
    const auto error = [asked] {
        QStringList texts;
        for (const QLabel* label : asked->findChildren<QLabel*>())
            if (label->isVisible())
                texts.append(label->text());
        return texts.join(QLatin1Char('\n'));
    };
    QTRY_VERIFY(error().contains(QStringLiteral("already")));
    QVERIFY(asked->isVisible());
    answer(asked, QStringLiteral("a/b"));
    QTRY_VERIFY(error().contains(QStringLiteral("No folder can be called that")));
    QTest::keyClick(asked, Qt::Key_Escape);
    QTRY_VERIFY(!dialog(desk, "nameDialog"));
}

void TestFolderCommands::theNameDialogSpeaksTurkish()
{
    Language::apply(QStringLiteral("tr"));
    const NameDialog asked({QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("z")}, {}, nullptr);
    Language::apply(QStringLiteral("en"));
    const auto* cancel = asked.findChild<QPushButton*>(QStringLiteral("cancelButton"));
    QCOMPARE(cancel->text(), QStringLiteral("Vazgeç"));
    QVERIFY(cancel->icon().isNull());
}

void TestFolderCommands::theNameDialogGrowsWithItsError()
{
    NameDialog asked({QStringLiteral("Folder"), QStringLiteral("&Name"), QStringLiteral("Make")},
                     QStringLiteral("Inbox"), nullptr);
    asked.show();
    QVERIFY(QTest::qWaitForWindowExposed(&asked));
    asked.setError(
        QStringLiteral("There is a folder of that name already. Choose another name. ").repeated(3));
    const auto* line = asked.findChild<QWidget*>(QStringLiteral("nameEditError"));
    const auto isWhole = [](const QLabel* words) {
        return words->text().isEmpty() || (words->height() >= words->heightForWidth(words->width()) &&
                                           words->visibleRegion().boundingRect() == words->rect());
    };
    const QList<QLabel*> labels = line->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel* label) { return !label->text().isEmpty(); }));
    QTRY_VERIFY(std::all_of(labels.begin(), labels.end(), isWhole));
    const auto* ok = asked.findChild<QPushButton*>(QStringLiteral("okButton"));
    QVERIFY(ok->visibleRegion().boundingRect() == ok->rect());
}

/// "2026" below "Travel", which is selected then.
FolderId TestFolderCommands::addSubfolder(Desk& desk)
{
    const FolderId travel = folder(desk, QStringLiteral("Travel")).id;
    select(desk, travel);
    desk.window->folderActions().newSubfolder->trigger();
    answer(dialog(desk, "nameDialog"), QStringLiteral("2026"));
    const bool made = QTest::qWaitFor(
        [&] { return folder(desk, QStringLiteral("Travel/2026")).id != 0 && !dialog(desk, "nameDialog"); });
    select(desk, travel);
    return made ? travel : 0;
}

void TestFolderCommands::aFolderIsRenamedWithWhatIsBelow()
{
    Desk desk;
    desk.open();
    const FolderId travel = addSubfolder(desk);
    QVERIFY(travel != 0);
    desk.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
    QTest::keyClick(desk.window.get(), Qt::Key_F2);
    answer(dialog(desk, "nameDialog"), QStringLiteral("Geziler"));
    QTRY_VERIFY(folder(desk, QStringLiteral("Geziler/2026")).id != 0);
    QTRY_COMPARE(desk.folders().indexOf({TreePlace::Kind::Folder, 0, travel}).data().toString(),
                 QStringLiteral("Geziler"));
}

void TestFolderCommands::aFolderIsDeletedWithWhatIsBelow()
{
    Desk desk;
    desk.open();
    const FolderId travel = addSubfolder(desk);
    QVERIFY(travel != 0);
    desk.window->folderActions().remove->trigger();
    QVERIFY(desk.bar().isVisible());
    QCOMPARE(desk.bar().kind(), InfoBar::Caution);
    QVERIFY2(desk.bar().text().contains(QStringLiteral("1 folder")), qPrintable(desk.bar().text()));
    QVERIFY(folder(desk, QStringLiteral("Travel")).id != 0);
    press(desk.bar());
    QTRY_COMPARE(folder(desk, QStringLiteral("Travel")).id, 0);
    QCOMPARE(folder(desk, QStringLiteral("Travel/2026")).id, 0);
    QTRY_VERIFY(!desk.folders().indexOf({TreePlace::Kind::Folder, 0, travel}).isValid());
}

void TestFolderCommands::longNamesAreShortInQuestions()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    desk.window->folderActions().newFolder->trigger();
    const QString name = QStringLiteral("Invoices %1 of 2026").arg(QString(150, QLatin1Char('x')));
    answer(dialog(desk, "nameDialog"), name);
    QTRY_COMPARE(desk.window->folderPane()->currentPlace().folder, folder(desk, name).id);
    QTRY_VERIFY(!dialog(desk, "nameDialog"));
    desk.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
    desk.window->folderActions().remove->trigger();
    QVERIFY2(desk.bar().text().startsWith(QStringLiteral("Delete “Invoices ")),
             qPrintable(desk.bar().text()));
    QVERIFY2(desk.bar().text().contains(QStringLiteral(" of 2026” with")), qPrintable(desk.bar().text()));
    QVERIFY(desk.bar().text().size() < name.size());
    auto* keep = desk.bar().findChild<QPushButton*>(QStringLiteral("infoBarSecondaryButton"));
    QVERIFY(keep->hasFocus());
    QTest::keyClick(keep, Qt::Key_Return);
    QVERIFY(!desk.bar().isVisible());
    QVERIFY(folder(desk, name).id != 0);
}

void TestFolderCommands::specialFoldersKeepTheirNames()
{
    Desk desk;
    desk.open();
    const FolderActions& actions = desk.window->folderActions();
    desk.openInbox();
    QVERIFY(!actions.rename->isEnabled());
    QVERIFY(!actions.remove->isEnabled());
    QVERIFY(actions.newSubfolder->isEnabled());
    select(desk, desk.folder(FolderRole::Trash));
    QVERIFY(!actions.remove->isEnabled());
    select(desk, folder(desk, QStringLiteral("Travel")).id);
    QVERIFY(actions.rename->isEnabled() && actions.remove->isEnabled());
    desk.window->folderPane()->select({TreePlace::Kind::AllInboxes, 0, 0});
    QVERIFY(!actions.newFolder->isEnabled());
}

void TestFolderCommands::subscriptionAndPushAreTicked()
{
    Desk desk;
    desk.open();
    const FolderActions& actions = desk.window->folderActions();
    const FolderId travel = folder(desk, QStringLiteral("Travel")).id;
    select(desk, travel);
    QVERIFY(actions.subscribe->isChecked());
    QVERIFY(!actions.push->isChecked());
    actions.subscribe->trigger();
    actions.push->trigger();
    QTRY_VERIFY(!folder(desk, QStringLiteral("Travel")).subscribed);
    QTRY_VERIFY(folder(desk, QStringLiteral("Travel")).isPushed);
    QTRY_VERIFY(!actions.subscribe->isChecked());
    QVERIFY(actions.push->isChecked());
    desk.openInbox();
    QVERIFY(actions.push->isChecked()); // it always is
    QVERIFY(!actions.push->isEnabled());
}

void TestFolderCommands::onlyWhereMailComesIsItTold()
{
    Desk desk;
    desk.open();
    const FolderActions& actions = desk.window->folderActions();
    select(desk, folder(desk, QStringLiteral("Travel")).id);
    QVERIFY(actions.notify->isEnabled() && actions.getMail->isEnabled());
    QVERIFY(desk.window->actions().getMail->isEnabled());
    // By POP3 all comes into the inbox, and filters take it on from there.
    Account pop3;
    pop3.identity.address = QStringLiteral("pop@example.org");
    pop3.incoming.protocol = Protocol::Pop3;
    pop3.outgoing.protocol = Protocol::Smtp;
    AccountId account = 0;
    desk.engine->addAccount(pop3, {},
                            [&account](const Result<AccountId>& added) { account = added.value_or(0); });
    QTRY_VERIFY(account != 0);
    FolderId made = 0;
    desk.engine->createFolder(account, 0, QStringLiteral("Filed"),
                              [&made](const Result<FolderId>& folder) { made = folder.value_or(0); });
    QTRY_VERIFY(made != 0);
    QTRY_VERIFY(desk.folders().folder(made).id != 0);
    desk.window->folderPane()->select({TreePlace::Kind::Folder, account, made});
    QTRY_VERIFY(actions.notify->isEnabled() && !actions.notify->isChecked());
    QVERIFY(actions.getMail->isEnabled() && actions.pause->isEnabled());
    const FolderId inbox = desk.engine->reader().folderByRole(account, FolderRole::Inbox).value_or(0);
    desk.window->folderPane()->select({TreePlace::Kind::Folder, account, inbox});
    QTRY_VERIFY(actions.notify->isChecked());
}

void TestFolderCommands::theRightClickIsForTheLineUnderIt()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    FolderTree* tree = desk.window->folderPane()->tree();
    const FolderId travel = folder(desk, QStringLiteral("Travel")).id;
    const QModelIndex index = desk.folders().indexOf({TreePlace::Kind::Folder, 0, travel});
    tree->scrollTo(index);
    Q_EMIT tree->menuRequested(index, tree->viewport()->mapToGlobal(tree->visualRect(index).center()));
    QMenu* menu = desk.window->folderActions().menu;
    QTRY_VERIFY(menu->isVisible());
    QVERIFY(desk.window->folderActions().rename->isEnabled());
    QCOMPARE(desk.window->folderPane()->currentPlace().folder, desk.mail.workInbox);
    desk.window->folderActions().push->trigger();
    menu->hide();
    QTRY_VERIFY(folder(desk, QStringLiteral("Travel")).isPushed);
    QTRY_VERIFY(!desk.window->folderActions().rename->isEnabled()); // INBOX again
}

void TestFolderCommands::propertiesSayHowMuchIsInIt()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    QTest::keyClick(desk.window.get(), Qt::Key_Return, Qt::AltModifier);
    const QDialog* shown = dialog(desk, "folderProperties");
    QVERIFY(shown);
    const auto line = [shown](const char* name) {
        return shown->findChild<QLabel*>(QLatin1String(name))->text();
    };
    QTRY_VERIFY(line("folderMessages").contains(QStringLiteral("3 unread")));
    QVERIFY(!line("folderSize").isEmpty());
    QTRY_COMPARE(line("folderQuota"), QStringLiteral("the server does not say"));
}

void TestFolderCommands::messagesAreCopied()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const MessageId message = desk.mail.workMessages.first();
    desk.list().selectMessage(message);
    const FolderId travel = folder(desk, QStringLiteral("Travel")).id;
    const auto inTravel = [&] {
        return desk.engine->reader().messageIds({ListQuery::Kind::Folder, travel}, 0, 0)->size();
    };
    const qsizetype before = inTravel();
    QMenu* menu = desk.window->actions().copyMenu;
    Q_EMIT menu->aboutToShow();
    QAction* target = named(menu, QStringLiteral("Travel"));
    QVERIFY(target);
    target->trigger();
    QTRY_COMPARE(inTravel(), before + 1);
    QTRY_VERIFY(desk.bar().isVisible());
    QCOMPARE(desk.shownIn(message), desk.mail.workInbox);
}

void TestFolderCommands::tagsAreSetAndSeen()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const MessageId message = desk.mail.workMessages.first();
    desk.list().selectMessage(message);
    QMenu* menu = desk.window->actions().tagMenu;
    Q_EMIT menu->aboutToShow();
    QAction* work = named(menu, QStringLiteral("Work"));
    QVERIFY(work && !work->isChecked());
    work->trigger();
    QTRY_COMPARE(desk.rows().index(0).data(MessageListModel::TagsRole).toStringList(),
                 QStringList{QStringLiteral("$label2")});
    QVERIFY(
        desk.rows().index(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("tagged Work")));
    Q_EMIT menu->aboutToShow();
    QVERIFY(named(menu, QStringLiteral("Work"))->isChecked());
    named(menu, QStringLiteral("Work"))->trigger();
    QTRY_VERIFY(desk.rows().index(0).data(MessageListModel::TagsRole).toStringList().isEmpty());
}

void TestFolderCommands::anOwnTagIsMade()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    desk.list().selectMessage(desk.mail.workMessages.first());
    QMenu* menu = desk.window->actions().tagMenu;
    Q_EMIT menu->aboutToShow();
    menu->actions().constLast()->trigger();
    answer(dialog(desk, "nameDialog"), QStringLiteral("Müşteri işi"));
    QTRY_COMPARE(desk.rows().index(0).data(MessageListModel::TagsRole).toStringList().size(), 1);
    const QString keyword = desk.rows().index(0).data(MessageListModel::TagsRole).toStringList().constFirst();
    for (const QChar c : keyword)
        QVERIFY2(c.unicode() > 32 && c.unicode() < 127, qPrintable(keyword));
    QCOMPARE(tagOf(keyword).name, QStringLiteral("Müşteri işi"));
    // It is offered for other messages from now on.
    desk.list().selectMessage(desk.mail.workMessages.at(1));
    Q_EMIT menu->aboutToShow();
    QVERIFY(named(menu, QStringLiteral("Müşteri işi")));
}

void TestFolderCommands::deletedMailIsBroughtBack()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const MessageId message = desk.mail.workMessages.at(2);
    desk.list().selectMessage(message);
    QVERIFY(!desk.window->actions().bringBack->isEnabled());
    desk.window->actions().remove->trigger();
    QTRY_COMPARE(desk.shownIn(message), desk.folder(FolderRole::Trash));
    select(desk, desk.folder(FolderRole::Trash));
    desk.list().selectMessage(message);
    QTest::keyClick(desk.window.get(), Qt::Key_U);
    QTRY_COMPARE(desk.shownIn(message), desk.mail.workInbox);
}

void TestFolderCommands::deletingForGoodAsks()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const MessageId message = desk.mail.workMessages.at(2);
    desk.list().selectMessage(message);
    QTest::keyClick(desk.window.get(), Qt::Key_Delete, Qt::ShiftModifier);
    QVERIFY(desk.bar().isVisible());
    QCOMPARE(desk.shownIn(message), desk.mail.workInbox);
    press(desk.bar());
    QTRY_COMPARE(desk.shownIn(message), 0);
}

void TestFolderCommands::archivingMakesTheArchive()
{
    Desk desk(Desk::Filled::No);
    desk.mail = fillManyMessages(desk.dir.path(), 3); // an account that has an inbox and nothing else
    desk.open();
    desk.openInbox();
    const MessageId message = desk.rows().idAt(0);
    desk.list().selectMessage(message);
    QTest::keyClick(desk.window.get(), Qt::Key_A);
    QTRY_VERIFY(desk.folder(FolderRole::Archive) != 0);
    QTRY_COMPARE(desk.shownIn(message), desk.folder(FolderRole::Archive));
    QTest::keyClick(desk.window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(desk.shownIn(message), desk.mail.workInbox);
}

void TestFolderCommands::anAccountIsPaused()
{
    Desk desk;
    desk.open();
    desk.engine->start();
    desk.openInbox();
    desk.window->folderActions().pause->trigger();
    QVERIFY(desk.engine->isPaused(desk.mail.work));
    QVERIFY(desk.window->folderActions().pause->isChecked());
    QStringList texts;
    for (const ElidedLabel* label : desk.window->findChildren<ElidedLabel*>(QStringLiteral("accountStatus")))
        texts.append(label->fullText());
    QVERIFY2(texts.first().endsWith(QStringLiteral("paused")), qPrintable(texts.first()));
    // The button beside it goes on.
    QToolButton* button = nullptr;
    for (QToolButton* candidate : desk.window->findChildren<QToolButton*>(QStringLiteral("pauseButton")))
        if (candidate->isVisible())
            button = candidate;
    QVERIFY(button);
    QVERIFY(!button->accessibleName().isEmpty());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!desk.engine->isPaused(desk.mail.work));
}

void TestFolderCommands::refusalsSayWhichAndWhy()
{
    Desk desk;
    desk.open();
    const Error full = makeError(ErrorKind::Rejected, ErrorReason::Unspecified, QStringLiteral("refused"),
                                 QStringLiteral("[OVERQUOTA] Quota exceeded"));
    RejectedChange change{RejectedChange::Kind::Move, 1, QStringLiteral("Yıllık rapor"),
                          QStringLiteral("Arşiv"), full};
    Q_EMIT desk.engine->changeRejected(desk.mail.work, change);
    const QString text = desk.accountBar().text();
    QVERIFY2(text.contains(QStringLiteral("Yıllık rapor")) && text.contains(QStringLiteral("Arşiv")),
             qPrintable(text));
    QVERIFY(desk.accountBar().details().contains(QStringLiteral("Quota exceeded")));
    change.count = 12;
    Q_EMIT desk.engine->changeRejected(desk.mail.work, change);
    QVERIFY(desk.accountBar().text().contains(QStringLiteral("12 message")));
    // Nobody has refused anything: another program was there.
    Q_EMIT desk.engine->changeRejected(desk.mail.work,
                                       {RejectedChange::Kind::DraftLost, 1, QStringLiteral("Davet"), {}, {}});
    QVERIFY(desk.accountBar().text().endsWith(QStringLiteral("The text on this computer is kept.")));
    QVERIFY(desk.accountBar().text().contains(QStringLiteral("Davet")));
    QVERIFY(desk.accountBar().details().isEmpty());
}

void TestFolderCommands::everyWordIsTranslated()
{
    Desk desk;
    desk.open();
    test::MarkingTranslator translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    QTRY_VERIFY(desk.window->folderActions().menu->title().contains(QChar(u'«')));
    for (const QAction* action :
         desk.window->folderActions().findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly))
        QVERIFY2(action->text().contains(QChar(u'«')), qPrintable(action->text()));
    for (const Tag& tag : usualTags())
        QVERIFY(tag.name.contains(QChar(u'«')));
    QCoreApplication::removeTranslator(&translator);
}

void TestFolderCommands::looks_data()
{
    QTest::addColumn<ColorScheme>("scheme");
    QTest::newRow("light") << ColorScheme::Light;
    QTest::newRow("dark") << ColorScheme::Dark;
}

/// Pictures for people, in the directory that POSTACI_PICTURES names.
void TestFolderCommands::looks()
{
    QFETCH(ColorScheme, scheme);
    Theme::apply(*qApp, scheme);
    Desk desk;
    desk.open();
    desk.openInbox();
    desk.engine->setTag(desk.mail.workMessages.mid(0, 2), QStringLiteral("$label1"), true);
    desk.engine->setTag(desk.mail.workMessages.mid(1, 2), QStringLiteral("$label2"), true);
    QTRY_COMPARE(desk.rows().index(1).data(MessageListModel::TagsRole).toStringList().size(), 2);
    desk.window->folderActions().menu->popup(desk.window->mapToGlobal(QPoint(200, 200)));
    QVERIFY(desk.window->folderActions().menu->isVisible());
    const QString dir = qEnvironmentVariable("POSTACI_PICTURES");
    const auto save = [&](QWidget* widget, const char* name) {
        if (!dir.isEmpty())
            QVERIFY(widget->grab().save(
                QStringLiteral("%1/%2-%3.png").arg(dir, QLatin1String(name), QString::number(int(scheme)))));
    };
    save(desk.window->folderActions().menu, "folder-menu");
    desk.window->folderActions().menu->hide();
    desk.window->folderActions().newFolder->trigger();
    save(dialog(desk, "nameDialog"), "folder-name");
    dialog(desk, "nameDialog")->close();
    desk.window->folderActions().properties->trigger();
    QTRY_VERIFY(!dialog(desk, "folderProperties")
                     ->findChild<QLabel*>(QStringLiteral("folderSize"))
                     ->text()
                     .isEmpty());
    save(dialog(desk, "folderProperties"), "folder-properties");
    dialog(desk, "folderProperties")->close();
    save(desk.window.get(), "folder-tags");
    desk.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
    desk.list().setFocus();
    desk.list().goNext();
    QTRY_VERIFY(desk.window->isSettled());
    save(desk.window.get(), "keyboard-list");
    desk.window->reader()->setFocus();
    save(desk.window.get(), "keyboard-reader");
    desk.window->resize(900, 700);
    QTest::mouseMove(desk.list().viewport(), desk.list().visualRect(desk.rows().index(1)).center());
    desk.window->actions().removeForGood->trigger();
    QTRY_VERIFY(desk.bar().width() < 500);
    save(desk.window.get(), "question");
    select(desk, desk.folder(FolderRole::Trash));
    desk.window->listPane()->setFocus();
    save(desk.window.get(), "keyboard-empty");
    Theme::apply(*qApp, ColorScheme::Light);
}

QTEST_MAIN(TestFolderCommands)
#include "tst_folder_commands.moc"
