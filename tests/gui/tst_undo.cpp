#include "gui/WindowDesk.h"
#include "gui/drive/Program.h"
#include "gui/drive/WindowDriver.h"
#include "support/SecondClient.h"

#include "mainwindow/FolderActions.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/MessageCommands.h"
#include "reader/ReaderPane.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Everything that the commands can change about messages, as text that can be compared.
QStringList stateOf(const MailReader& reader)
{
    QStringList lines;
    for (const Account& account : reader.accounts().value_or({})) {
        for (const Folder& folder : reader.folders(account.id).value_or({})) {
            const auto ids = reader.messageIds({ListQuery::Kind::Folder, folder.id}, 0, 0).value_or({});
            for (const MessageRow& row : reader.rows(ids).value_or({})) {
                QStringList keywords = row.keywords;
                keywords.sort();
                lines.append(u"%1 %2 %3 %4 %5"_s.arg(folder.path, QString::number(row.id),
                                                     QString::number(row.flags.toInt()), keywords.join(u' '),
                                                     row.followUp.toString()));
            }
        }
    }
    return lines;
}

QAction* named(const QMenu* menu, const QString& text)
{
    for (QAction* action : menu->actions()) {
        if (action->menu() != nullptr) {
            if (QAction* below = named(action->menu(), text))
                return below;
        }
        if (QString(action->text()).remove(u'&').section(u'\t', 0, 0) == text)
            return action;
    }
    return nullptr;
}

void choose(QMenu* menu, const QString& text)
{
    Q_EMIT menu->aboutToShow();
    QAction* action = named(menu, text);
    QVERIFY2(action != nullptr, qPrintable(text));
    action->trigger();
}

/// A thing to do with the selected messages, and what the menu then offers to take back.
struct Deed
{
    QString undo;
    std::function<void(const Desk&)> act;
    bool isTold; ///< in the bar
};

QList<Deed> allDeeds()
{
    const auto by = [](QAction* MainActions::*action) {
        return [action](const Desk& desk) { (desk.window->actions().*action)->trigger(); };
    };
    return {
        {u"archive 2 messages"_s, by(&MainActions::archive), true},
        {u"delete 2 messages"_s, by(&MainActions::remove), true},
        {u"move 2 messages to junk"_s, by(&MainActions::junk), true},
        {u"move 2 messages to Travel"_s,
         [](const Desk& desk) { choose(desk.window->actions().moveMenu, u"Travel"_s); }, true},
        {u"copy 2 messages to Travel"_s,
         [](const Desk& desk) { choose(desk.window->actions().copyMenu, u"Travel"_s); }, true},
        {u"star 2 messages"_s, by(&MainActions::toggleStar), false},
        {u"mark 2 messages unread"_s, by(&MainActions::markUnread), false},
        {u"snooze 2 messages"_s,
         [](const Desk& desk) { choose(desk.window->actions().snoozeMenu, u"Tomorrow morning"_s); }, true},
        {u"await an answer to 2 messages"_s,
         [](const Desk& desk) { choose(desk.window->actions().followUpMenu, u"In a week"_s); }, true},
        {u"pin 2 messages"_s, by(&MainActions::pin), false},
        {u"tag 2 messages Work"_s,
         [](const Desk& desk) { choose(desk.window->actions().tagMenu, u"Work"_s); }, false},
    };
}

QString undoText(const Desk& desk)
{
    return QString(desk.window->actions().undo->text()).remove(u'&');
}

/// So many messages of the work inbox that are read and have neither a star nor a tag.
void selectPlain(const Desk& desk, int count)
{
    desk.openInbox();
    auto* selection = desk.list().selectionModel();
    selection->clearSelection();
    for (int row = 0; row < desk.rows().rowCount() && count > 0; ++row) {
        const MessageRow* message = desk.rows().rowData(row);
        if (!message->keywords.isEmpty() || message->flags != MessageFlags(MessageFlag::Seen))
            continue;
        selection->select(desk.rows().index(row), QItemSelectionModel::Select);
        --count;
    }
    QCOMPARE(count, 0);
}

/// What opens when a message goes is marked read as soon as it is drawn, between any two looks at the
/// state: where only what was chosen may change it, nothing else does.
void readWithoutTrace(const Desk& desk)
{
    QObject::disconnect(desk.window->reader(), &ReaderPane::messageRead, nullptr, nullptr);
}

void pressUndo(const Desk& desk)
{
    desk.list().setFocus();
    QTest::keyClick(&desk.list(), Qt::Key_Z, Qt::ControlModifier);
}

/// A second client can see a deed before the window, which waits for it meanwhile, has heard of it.
bool offersToUndo(const MainWindow& window, const QString& deed)
{
    return QTest::qWaitFor([&] { return window.actions().undo->text().contains(deed); });
}

bool hasStar(const QList<SeenMessage>& messages)
{
    return std::any_of(messages.begin(), messages.end(),
                       [](const SeenMessage& seen) { return seen.flags.contains("\\Flagged"); });
}

constexpr int kServerLimit = 20'000; ///< milliseconds

bool fillMailbox(SecondClient& client)
{
    bool isFilled = client.createFolder("Archive") && client.createFolder("Travel");
    for (int i = 0; i < 3; ++i)
        isFilled =
            isFilled && client.append("INBOX", "From: a@example.org\r\nSubject: m" + QByteArray::number(i) +
                                                   "\r\nMessage-ID: <m" + QByteArray::number(i) +
                                                   "@example.org>\r\n\r\nMerhaba\r\n");
    return isFilled;
}

} // namespace

/// Taking back what was done to messages: each action, many of them, and ones that the server knows already.
class TestUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyActionIsTakenBack_data();
    void everyActionIsTakenBack();
    void bringingBackIsTakenBack();
    void aWholeFolderMarkedReadIsTakenBack();
    void manyStepsAreTakenBackInTheirOrder();
    void theBarTakesBackWhatItSpeaksOf();
    void whatChangesNothingIsNoStep();
    void whatStaysInAnotherAccountIsSaid();
    void theWordsFollowTheLanguage();
    void whatTheServerKnowsIsTakenBack();
};

void TestUndo::initTestCase()
{
    Theme::apply(*qApp, ColorScheme::Light);
    Language::apply(u"en"_s);
}

void TestUndo::everyActionIsTakenBack_data()
{
    QTest::addColumn<int>("deed");
    const QList<Deed> deeds = allDeeds();
    for (int i = 0; i < deeds.size(); ++i)
        QTest::newRow(qPrintable(deeds.at(i).undo)) << i;
}

void TestUndo::everyActionIsTakenBack()
{
    QFETCH(int, deed);
    const Deed done = allDeeds().at(deed);
    Desk desk;
    desk.open();
    readWithoutTrace(desk);
    selectPlain(desk, 2);
    const QStringList before = stateOf(desk.engine->reader());
    QVERIFY(!desk.window->actions().undo->isEnabled());
    done.act(desk);
    QTRY_COMPARE(undoText(desk), u"Undo: "_s + done.undo);
    QVERIFY(desk.window->actions().undo->toolTip().contains(done.undo));
    QTRY_VERIFY(stateOf(desk.engine->reader()) != before);
    QCOMPARE(desk.bar().isVisible(), done.isTold);
    pressUndo(desk);
    QTRY_COMPARE(stateOf(desk.engine->reader()), before);
    QCOMPARE(desk.bar().text(), u"Undone: "_s + done.undo);
    QVERIFY(!desk.window->actions().undo->isEnabled());
    QCOMPARE(undoText(desk), u"Undo"_s);
}

void TestUndo::bringingBackIsTakenBack()
{
    Desk desk;
    desk.open();
    selectPlain(desk, 2);
    const QList<MessageId> messages = desk.list().selectedMessages();
    desk.window->actions().remove->trigger();
    QTRY_COMPARE(desk.shownIn(messages.first()), desk.folder(FolderRole::Trash));
    const QStringList before = stateOf(desk.engine->reader());
    desk.window->folderPane()->select(
        {TreePlace::Kind::Folder, desk.mail.work, desk.folder(FolderRole::Trash)});
    desk.list().selectMessage(messages.first());
    desk.window->actions().bringBack->trigger();
    QTRY_COMPARE(desk.shownIn(messages.first()), desk.mail.workInbox);
    QCOMPARE(undoText(desk), u"Undo: bring back 1 message"_s);
    pressUndo(desk);
    QTRY_COMPARE(stateOf(desk.engine->reader()), before);
}

void TestUndo::aWholeFolderMarkedReadIsTakenBack()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const QStringList before = stateOf(desk.engine->reader());
    const qint64 unread = desk.folders().folder(desk.mail.workInbox).unread;
    QVERIFY(unread > 1);
    desk.window->folderActions().markRead->trigger();
    QTRY_COMPARE(desk.folders().folder(desk.mail.workInbox).unread, 0);
    QTRY_COMPARE(undoText(desk), u"Undo: mark %1 messages read"_s.arg(unread));
    QVERIFY(desk.bar().isVisible());
    pressUndo(desk);
    QTRY_COMPARE(stateOf(desk.engine->reader()), before);
}

void TestUndo::manyStepsAreTakenBackInTheirOrder()
{
    Desk desk;
    desk.open();
    readWithoutTrace(desk);
    const QList<Deed> deeds = allDeeds();
    QList<QStringList> states;
    QStringList undos;
    for (int step = 0; step < 24; ++step) {
        const Deed& deed = deeds.at(step % deeds.size());
        // What has just gone is not chosen again.
        QTRY_COMPARE(desk.rows().ids(),
                     desk.engine->reader().messageIds(desk.rows().query(), 0, 0).value_or({}));
        selectPlain(desk, 1);
        states.append(stateOf(desk.engine->reader()));
        deed.act(desk);
        QTRY_COMPARE(undoText(desk),
                     u"Undo: "_s + QString(deed.undo).replace(u"2 messages"_s, u"1 message"_s));
        QTRY_VERIFY(stateOf(desk.engine->reader()) != states.last());
        undos.append(undoText(desk));
    }
    while (!states.isEmpty()) {
        QCOMPARE(undoText(desk), undos.takeLast());
        pressUndo(desk);
        const QStringList before = states.takeLast();
        QTRY_COMPARE(stateOf(desk.engine->reader()), before);
    }
    QVERIFY(!desk.window->actions().undo->isEnabled());
}

void TestUndo::theBarTakesBackWhatItSpeaksOf()
{
    Desk desk;
    desk.open();
    selectPlain(desk, 2);
    const MessageId archived = desk.list().selectedMessages().first();
    desk.window->actions().archive->trigger();
    QTRY_COMPARE(desk.shownIn(archived), desk.folder(FolderRole::Archive));
    desk.list().selectMessage(desk.rows().idAt(0));
    desk.window->actions().toggleStar->trigger(); // a later step that the bar says nothing of
    QVERIFY(undoText(desk).contains(u"star"_s));
    QCOMPARE(desk.bar().text(), u"2 messages archived."_s);
    QTest::mouseClick(desk.bar().findChild<QPushButton*>(u"infoBarPrimaryButton"_s), Qt::LeftButton);
    QTRY_COMPARE(desk.shownIn(archived), desk.mail.workInbox);
    QVERIFY(undoText(desk).contains(u"star"_s));
}

void TestUndo::whatChangesNothingIsNoStep()
{
    Desk desk;
    desk.open();
    selectPlain(desk, 2);
    desk.window->actions().markRead->trigger(); // they are
    QVERIFY(!desk.window->actions().undo->isEnabled());
}

/// The menu has the folders of the first message's account.
void TestUndo::whatStaysInAnotherAccountIsSaid()
{
    Desk desk;
    desk.open();
    const auto firstOf = [&desk](FolderId folder) {
        return desk.engine->reader()
            .messageIds({ListQuery::Kind::Folder, folder}, 0, 1)
            .value_or({})
            .value(0);
    };
    const MessageId atWork = firstOf(desk.mail.workInbox);
    const MessageId atHome = firstOf(desk.mail.homeInbox);
    desk.window->folderPane()->select({TreePlace::Kind::AllInboxes});
    QTRY_VERIFY(desk.rows().ids().contains(atWork) && desk.rows().ids().contains(atHome));
    auto* selection = desk.list().selectionModel();
    selection->clearSelection();
    for (const MessageId id : {atWork, atHome})
        selection->select(desk.rows().index(desk.rows().rowOf(id)), QItemSelectionModel::Select);
    const bool isHomeFirst = desk.list().selectedMessages().first() == atHome;
    const FolderId from = isHomeFirst ? desk.mail.homeInbox : desk.mail.workInbox;
    const MessageId moved = isHomeFirst ? atHome : atWork;
    QMenu* menu = desk.window->actions().moveMenu;
    Q_EMIT menu->aboutToShow();
    const QList<QAction*> offered = menu->actions();
    const auto usable = std::find_if(offered.begin(), offered.end(), [](const QAction* action) {
        return action->isEnabled() && action->menu() == nullptr && !action->isSeparator();
    });
    QVERIFY(usable != offered.end());
    (*usable)->trigger();
    QTRY_VERIFY(desk.shownIn(moved) != from);
    QVERIFY2(desk.bar().text().endsWith(u"1 message of another account stays where it is."_s),
             qPrintable(desk.bar().text()));
    QCOMPARE(desk.shownIn(isHomeFirst ? atWork : atHome),
             isHomeFirst ? desk.mail.workInbox : desk.mail.homeInbox);
}

void TestUndo::theWordsFollowTheLanguage()
{
    Desk desk;
    desk.open();
    selectPlain(desk, 2);
    desk.window->actions().archive->trigger();
    QCOMPARE(undoText(desk), u"Undo: archive 2 messages"_s);
    Language::apply(u"tr"_s);
    QTRY_COMPARE(undoText(desk), u"Geri al: 2 iletinin arşivlenmesi"_s);
    Language::apply(u"en"_s);
    QTRY_COMPARE(undoText(desk), u"Undo: archive 2 messages"_s);
    desk.settings->setShortcutSet(ShortcutSet::GmailLike); // the tool tips are made anew
    QCOMPARE(undoText(desk), u"Undo: archive 2 messages"_s);
    QVERIFY(desk.window->actions().undo->isEnabled());
}

void TestUndo::whatTheServerKnowsIsTakenBack()
{
    DovecotServer server;
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString user = u"undo@example.org"_s;
    SecondClient other(server.imapPort(), user);
    QVERIFY(fillMailbox(other));
    InMemorySecretStore secrets;
    auto opened = programAt(server, user, secrets);
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
    const auto program = std::move(opened).value();
    program->start();
    MainWindow& window = program->window();
    MessageListView& list = *window.messageList();
    QVERIFY(QTest::qWaitFor([&] { return list.model()->rowCount() == 3; }, kServerLimit));
    const auto inFolder = [&other](const QByteArray& folder) { return other.messages(folder).size(); };

    list.selectMessage(list.messageModel()->idAt(0));
    window.actions().archive->trigger();
    QVERIFY(QTest::qWaitFor([&] { return inFolder("Archive") == 1; }, kServerLimit));
    QVERIFY(offersToUndo(window, u"archive"_s));
    QTRY_COMPARE(list.model()->rowCount(), 2);
    list.selectMessage(list.messageModel()->idAt(0));
    window.actions().toggleStar->trigger();
    const auto isStarred = [&other] { return hasStar(other.messages("INBOX")); };
    QVERIFY(QTest::qWaitFor(isStarred, kServerLimit) && offersToUndo(window, u"star"_s));
    QTRY_VERIFY(named(window.actions().copyMenu, u"Travel"_s) != nullptr ||
                (Q_EMIT window.actions().copyMenu->aboutToShow(), false));
    choose(window.actions().copyMenu, u"Travel"_s);
    QVERIFY(QTest::qWaitFor([&] { return inFolder("Travel") == 1; }, kServerLimit) &&
            offersToUndo(window, u"copy"_s));

    window.actions().undo->trigger();
    QVERIFY(QTest::qWaitFor([&] { return inFolder("Travel") == 0; }, kServerLimit));
    window.actions().undo->trigger();
    QVERIFY(QTest::qWaitFor([&] { return !isStarred(); }, kServerLimit));
    window.actions().undo->trigger();
    QVERIFY(QTest::qWaitFor([&] { return inFolder("INBOX") == 3; }, kServerLimit));
    // A server tells of what a move adds before what it takes away.
    QVERIFY(QTest::qWaitFor([&] { return inFolder("Archive") == 0; }, kServerLimit));
    QVERIFY(!window.actions().undo->isEnabled());
}

QTEST_MAIN(TestUndo)
#include "tst_undo.moc"
