#include "gui/WindowDesk.h"
#include "gui/drive/WindowDriver.h"

#include "finding/FilterBar.h"
#include "finding/MailFinder.h"
#include "finding/SearchField.h"
#include "mainwindow/MainActions.h"
#include "widgets/ElidedLabel.h"
#include "widgets/EmptyState.h"
#include "widgets/Theme.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

using namespace postaci;

/// Searching in the main window, as somebody does who types.
class TestFinding : public QObject
{
    Q_OBJECT

private:
    struct FindingDesk : Desk
    {
        explicit FindingDesk(int messages = 0) : Desk(messages > 0 ? Filled::No : Filled::Yes)
        {
            if (messages > 0)
                mail = fillManyMessages(dir.path(), messages);
            open();
            field = window->findChild<SearchField*>();
            finder = window->findChild<MailFinder*>();
        }
        [[nodiscard]] QToolButton* filterSwitch(const char* name) const
        {
            return window->findChild<QToolButton*>(QLatin1String(name));
        }
        void type(const QString& text) const { QVERIFY(test::typeInto(field, field->objectName(), text)); }
        /// Without a window manager a closed popup stays the active window.
        void settleWindows() const
        {
            QTRY_VERIFY(QApplication::activePopupWidget() == nullptr);
            window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(window.get()));
        }
        /// All at once, so that no half of it is searched for on the way.
        void paste(const QString& text) const
        {
            field->setFocus();
            QApplication::clipboard()->setText(text);
            QTest::keySequence(field, QKeySequence::SelectAll);
            QTest::keySequence(field, QKeySequence::Paste);
        }
        /// What is found by MailEngine itself.
        [[nodiscard]] QStringList subjects() const
        {
            QStringList subjects;
            for (const MessageRow& row : rows().rowsOf(rows().ids()))
                subjects.append(row.subject);
            return subjects;
        }
        [[nodiscard]] QLabel* scope() const
        {
            return window->listPane()->findChild<QLabel*>(QStringLiteral("listScope"));
        }

        SearchField* field = nullptr;
        MailFinder* finder = nullptr;
    };

    /// Waits until the list shows the answer to what was typed last.
    static bool answered(const FindingDesk& desk)
    {
        return QTest::qWaitFor([&desk] {
            return desk.finder->isActive() && !desk.finder->isWaiting() &&
                   desk.rows().source() == MessageListModel::Source::Found;
        });
    }

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, ColorScheme::Light); }
    void typingFindsAndEscapeLeaves();
    void theHeadingKeepsItsName();
    void nothingIsOpenedWhileSomebodyTypes();
    void whatStaysStaysSelected();
    void aBrokenQuerySaysWhatIsWrong();
    void nothingFoundSaysSo();
    void longResultsComeInPages();
    void whatIsFoundCanBeWorkedWith();
    void whatWasThrownAwayStaysAway();
    void enterWaitsForTheAnswer();
    void leavingShowsWhatWasOpen();
    void newMailThatFitsAppears();
    void anotherFolderEndsTheSearch();
    void foundWordsAreDrawnStronger();
    void suggestionsAreTakenByKeys();
    void filterNarrowsTheList();
    void filterNarrowsUnifiedPlaces();
    void filterKeepsWhatIsReadAndLetsGoWhatIsMoved();
    void filterKnowsTagsAndWords();
    void filterWorksWithTheKeysAlone();
    void filterNarrowsASearch();
    void thereIsNothingToFilterInTheOutbox();
};

void TestFinding::typingFindsAndEscapeLeaves()
{
    FindingDesk desk;
    desk.openInbox();
    const QList<MessageId> before = desk.rows().ids();
    desk.list().setFocus();
    QTest::keyClick(&desk.list(), Qt::Key_Slash);
    QVERIFY(desk.field->hasFocus());
    const MessageRow wanted = *desk.rows().rowData(2);
    desk.type(QStringLiteral("subject:\"%1\"").arg(wanted.subject));
    QVERIFY(answered(desk));
    QVERIFY(desk.rows().rowOf(wanted.id) >= 0);
    for (const QString& subject : desk.subjects())
        QVERIFY(subject.contains(wanted.subject, Qt::CaseInsensitive));
    QVERIFY(desk.window->windowTitle().contains(QStringLiteral("Search results")));
    // Down goes on to the list and opens the first; Escape there comes back.
    desk.settleWindows();
    QTest::keyClick(desk.field, Qt::Key_Down);
    QTRY_VERIFY(desk.list().hasFocus());
    QCOMPARE(desk.list().selectedMessages(), QList<MessageId>{desk.rows().idAt(0)});
    QTest::keyClick(&desk.list(), Qt::Key_Escape);
    QCOMPARE(desk.rows().ids(), before);
    QVERIFY(desk.field->text().isEmpty());
    QVERIFY(!desk.finder->isActive());

    desk.type(QStringLiteral("a"));
    QVERIFY(answered(desk));
    QTest::keyClick(desk.field, Qt::Key_Escape);
    QCOMPARE(desk.rows().ids(), before);
    QVERIFY(desk.list().hasFocus());
    desk.type(QStringLiteral("a"));
    QTest::keyClick(desk.field, Qt::Key_Backspace);
    QVERIFY(!desk.finder->isActive());
    QVERIFY(desk.field->hasFocus());
}

/// What was found is the longer of the two, and the less important.
void TestFinding::theHeadingKeepsItsName()
{
    FindingDesk desk;
    desk.openInbox();
    desk.type(QStringLiteral("is:read OR is:unread"));
    QVERIFY(answered(desk));
    auto* name = desk.window->listPane()->findChild<ElidedLabel*>(QStringLiteral("listHeading"));
    auto* note = desk.window->listPane()->findChild<ElidedLabel*>(QStringLiteral("listNote"));
    desk.window->listPane()->setHeading(name->fullText(),
                                        QStringLiteral("more than 1000 found, and the servers are asked"));
    QCoreApplication::processEvents();
    QVERIFY2(name->width() >= name->sizeHint().width(), qPrintable(QString::number(name->width())));
    QVERIFY(note->width() < note->sizeHint().width());
}

void TestFinding::nothingIsOpenedWhileSomebodyTypes()
{
    FindingDesk desk;
    desk.openInbox();
    QList<MessageId> unread;
    for (const MessageId id : desk.rows().ids()) {
        if (!desk.isRead(id))
            unread.append(id);
    }
    QVERIFY(unread.size() > 1);
    // A read one is selected; what is found one after the other has no row of it.
    for (const MessageId id : desk.rows().ids()) {
        if (desk.isRead(id)) {
            desk.list().selectMessage(id);
            break;
        }
    }
    QTRY_VERIFY(desk.window->isSettled());
    const MessageRow other = desk.rows().rowsOf({unread.last()}).first();
    desk.type(QStringLiteral("is:unread subject:\"%1\"").arg(other.subject));
    QVERIFY(answered(desk));
    QVERIFY(desk.rows().rowOf(other.id) >= 0);
    QVERIFY(desk.list().selectedMessages().isEmpty());
    QTRY_VERIFY(desk.window->isSettled());
    for (const MessageId id : unread)
        QVERIFY(!desk.isRead(id));
}

void TestFinding::whatStaysStaysSelected()
{
    FindingDesk desk;
    desk.openInbox();
    const MessageRow row = *desk.rows().rowData(1);
    desk.type(QStringLiteral("is:unread OR is:read"));
    QVERIFY(answered(desk));
    desk.list().selectMessage(row.id);
    desk.paste(QStringLiteral("subject:\"%1\"").arg(row.subject));
    QVERIFY(answered(desk));
    QCOMPARE(desk.list().selectedMessages(), QList<MessageId>{row.id});
}

void TestFinding::aBrokenQuerySaysWhatIsWrong()
{
    FindingDesk desk;
    desk.openInbox();
    desk.type(QStringLiteral("is:unread"));
    QVERIFY(answered(desk));
    const QList<MessageId> found = desk.rows().ids();
    desk.paste(QStringLiteral("is:unread larger:many"));
    QTRY_VERIFY(desk.scope()->isVisible());
    QVERIFY2(desk.scope()->text().contains(QStringLiteral("many")), qPrintable(desk.scope()->text()));
    QCOMPARE(desk.rows().ids(), found); // what the part before it has found
    desk.paste(QStringLiteral("is:unread larger:1k"));
    QTRY_VERIFY(!desk.scope()->isVisible());
}

void TestFinding::nothingFoundSaysSo()
{
    FindingDesk desk;
    desk.openInbox();
    desk.type(QStringLiteral("qxzqxz"));
    QVERIFY(answered(desk));
    QTRY_VERIFY(desk.window->listPane()->emptyState()->isVisible());
    QCOMPARE(desk.window->listPane()->emptyState()->title(), QStringLiteral("Nothing found"));
}

void TestFinding::longResultsComeInPages()
{
    FindingDesk desk(1500);
    desk.openInbox();
    QTRY_COMPARE(desk.rows().rowCount(), 1500);
    const QList<MessageId> all = desk.rows().ids();
    desk.type(QStringLiteral("is:unread OR is:read"));
    QVERIFY(answered(desk));
    const int first = desk.rows().rowCount();
    QVERIFY(first < 1500);
    QCOMPARE(desk.rows().ids(), all.first(first));
    const auto* note = desk.window->listPane()->findChild<QLabel*>(QStringLiteral("listNote"));
    QVERIFY2(note->accessibleName().contains(QStringLiteral("more than")),
             qPrintable(note->accessibleName()));
    for (int i = 0; i < 10 && desk.rows().rowCount() < 1500; ++i) {
        const int before = desk.rows().rowCount();
        desk.list().verticalScrollBar()->setValue(desk.list().verticalScrollBar()->maximum());
        QTRY_VERIFY(desk.rows().rowCount() > before);
    }
    QCOMPARE(desk.rows().ids(), all);
    QVERIFY(!note->accessibleName().contains(QStringLiteral("more than")));
}

void TestFinding::whatIsFoundCanBeWorkedWith()
{
    FindingDesk desk;
    desk.openInbox();
    desk.type(QStringLiteral("in:inbox"));
    QVERIFY(answered(desk));
    const MessageId first = desk.rows().idAt(0);
    const MessageId second = desk.rows().idAt(1);
    const int count = desk.rows().rowCount();
    QVERIFY(!desk.rows().index(0).data(MessageListModel::PlaceRole).toString().isEmpty());
    QTest::keyClick(desk.field, Qt::Key_Down);
    QTest::keyClick(&desk.list(), Qt::Key_Delete);
    QTRY_COMPARE(desk.rows().rowCount(), count - 1);
    QCOMPARE(desk.rows().idAt(0), second);
    QCOMPARE(desk.list().selectedMessages(), QList<MessageId>{second});
    QVERIFY(desk.finder->isActive());
    desk.window->actions().undo->trigger();
    QTRY_VERIFY(desk.rows().rowOf(first) >= 0);
}

void TestFinding::whatWasThrownAwayStaysAway()
{
    FindingDesk desk;
    desk.openInbox();
    const MessageId other = desk.mail.workMessages.last();
    desk.engine->moveTo({other}, desk.folder(FolderRole::Junk));
    QTRY_COMPARE(desk.rows().rowOf(other), -1);
    desk.paste(QStringLiteral("is:unread OR is:read"));
    QVERIFY(answered(desk));
    QCOMPARE(desk.rows().rowOf(other), -1); // it is junk
    const MessageId first = desk.rows().idAt(0);
    desk.list().selectMessage(first);
    desk.list().setFocus();
    QTest::keyClick(&desk.list(), Qt::Key_Delete);
    QTRY_COMPARE(desk.rows().rowOf(first), -1);
    // When the store has been asked again, which this one tells, it is not back.
    desk.engine->moveTo({other}, desk.folder(FolderRole::Archive));
    QTRY_VERIFY(desk.rows().rowOf(other) >= 0);
    QCOMPARE(desk.rows().rowOf(first), -1);
    // But who names the trash finds it.
    desk.paste(QStringLiteral("in:trash"));
    QTRY_COMPARE(desk.rows().ids(), QList<MessageId>{first});
    desk.list().selectMessage(first);
    QVERIFY(desk.window->actions().bringBack->isEnabled());
}

void TestFinding::enterWaitsForTheAnswer()
{
    FindingDesk desk;
    desk.openInbox();
    const MessageRow wanted = *desk.rows().rowData(4);
    desk.paste(QStringLiteral("subject:\"%1\"").arg(wanted.subject));
    QVERIFY(desk.finder->isWaiting());
    QTest::keyClick(desk.field, Qt::Key_Return);
    QVERIFY(desk.list().selectedMessages().isEmpty()); // nobody has looked for what stands there still
    QVERIFY(answered(desk));
    QCOMPARE(desk.list().selectedMessages(), QList<MessageId>{desk.rows().idAt(0)});
    QVERIFY(desk.rows().rowOf(wanted.id) >= 0);

    desk.paste(QStringLiteral("is:unread larger:many"));
    QTRY_VERIFY(!desk.finder->problem().isEmpty());
    desk.list().clearSelection();
    QTest::keyClick(desk.field, Qt::Key_Return);
    QVERIFY(desk.list().selectedMessages().isEmpty());
}

void TestFinding::leavingShowsWhatWasOpen()
{
    FindingDesk desk;
    desk.openInbox();
    const MessageRow wanted = *desk.rows().rowData(5);
    desk.paste(QStringLiteral("subject:\"%1\"").arg(wanted.subject));
    QVERIFY(answered(desk));
    desk.list().selectMessage(wanted.id);
    QTest::keyClick(desk.field, Qt::Key_Escape);
    QVERIFY(!desk.finder->isActive());
    QCOMPARE(desk.list().selectedMessages(), QList<MessageId>{wanted.id});
}

void TestFinding::newMailThatFitsAppears()
{
    FindingDesk desk;
    desk.openInbox();
    desk.type(QStringLiteral("tag:proje"));
    QVERIFY(answered(desk));
    QCOMPARE(desk.rows().rowCount(), 0);
    const MessageId message = desk.mail.workMessages.at(3);
    desk.engine->setTag({message}, QStringLiteral("proje"), true);
    desk.engine->moveTo({message}, desk.folder(FolderRole::Archive)); // it comes up in another folder
    QTRY_COMPARE(desk.rows().ids(), QList<MessageId>{message});
}

void TestFinding::anotherFolderEndsTheSearch()
{
    FindingDesk desk;
    desk.openInbox();
    const QList<MessageId> inbox = desk.rows().ids();
    desk.type(QStringLiteral("qxzqxz"));
    QVERIFY(answered(desk));
    desk.window->folderPane()->select(
        {TreePlace::Kind::Folder, desk.mail.work, desk.folder(FolderRole::Sent)});
    QVERIFY(!desk.finder->isActive());
    QVERIFY(desk.field->text().isEmpty());
    desk.openInbox();
    desk.type(QStringLiteral("qxzqxz"));
    QVERIFY(answered(desk));
    // The folder that is selected already.
    FolderTree* tree = desk.window->folderPane()->tree();
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(tree->currentIndex()).center());
    QVERIFY(!desk.finder->isActive());
    QCOMPARE(desk.rows().ids(), inbox);
}

void TestFinding::foundWordsAreDrawnStronger()
{
    FindingDesk desk;
    desk.openInbox();
    const MessageRow row = *desk.rows().rowData(0);
    const QString word = row.from.shownName().section(QLatin1Char(' '), 0, 0);
    QVERIFY(!word.isEmpty());
    desk.type(QStringLiteral("from:%1").arg(word));
    QVERIFY(answered(desk));
    const auto marked = [&desk] {
        const QRect place = desk.list().visualRect(desk.list().model()->index(0, 0));
        const QImage image = desk.list().viewport()->grab(place).toImage();
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                pixels += image.pixelColor(x, y) == Theme::found() ? 1 : 0;
        }
        return pixels;
    };
    QVERIFY(marked() > 50);
    QTest::keyClick(desk.field, Qt::Key_Escape);
    QCOMPARE(marked(), 0);
}

void TestFinding::suggestionsAreTakenByKeys()
{
    FindingDesk desk;
    desk.openInbox();
    desk.type(QStringLiteral("rapor is:unr"));
    auto* popup = qobject_cast<QAbstractItemView*>(
        QApplication::activePopupWidget() ? QApplication::activePopupWidget() : nullptr);
    QVERIFY(popup != nullptr && popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(desk.field->text(), QStringLiteral("rapor is:unread "));
    QVERIFY(!popup->isVisible());
    desk.settleWindows();
    QTRY_VERIFY(desk.field->hasFocus());
    QVERIFY(answered(desk));
    QVERIFY(desk.scope()->text().isEmpty()); // it is searched for, whole
    // Escape closes the suggestions first.
    test::typeText(desk.field, QStringLiteral("in:"));
    QVERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
    QVERIFY(desk.field->text().endsWith(QStringLiteral("in:")));
    // Enter without a choice goes on to what was found.
    desk.type(QStringLiteral("a OR fr"));
    QVERIFY(popup->isVisible());
    QVERIFY(answered(desk));
    QTest::keyClick(popup, Qt::Key_Return);
    QVERIFY(!popup->isVisible());
    desk.settleWindows();
    QTRY_VERIFY(desk.list().hasFocus());
}

void TestFinding::filterNarrowsTheList()
{
    FindingDesk desk;
    desk.openInbox();
    const QList<MessageId> all = desk.rows().ids();
    QList<MessageId> unread;
    QList<MessageId> withFile;
    for (const MessageRow& row : desk.rows().rowsOf(all)) {
        if (!row.flags.testFlag(MessageFlag::Seen))
            unread.append(row.id);
        if (row.hasAttachment)
            withFile.append(row.id);
    }
    QVERIFY(!unread.isEmpty() && !withFile.isEmpty() && unread.size() < all.size());
    auto* bar = desk.window->listPane()->filterBar();
    QVERIFY(!bar->isVisible());
    desk.filterSwitch("filterButton")->click();
    QVERIFY(bar->isVisible());
    QCOMPARE(desk.rows().ids(), all); // nothing is switched on yet
    desk.filterSwitch("filterUnread")->click();
    QTRY_COMPARE(desk.rows().ids(), unread);
    QVERIFY(!desk.window->windowTitle().contains(QStringLiteral("Search")));
    desk.filterSwitch("filterUnread")->click();
    desk.filterSwitch("filterAttachment")->click();
    QTRY_COMPARE(desk.rows().ids(), withFile);
    // Another folder is shown whole.
    desk.window->folderPane()->select(
        {TreePlace::Kind::Folder, desk.mail.work, desk.folder(FolderRole::Sent)});
    QVERIFY(!desk.filterSwitch("filterAttachment")->isChecked());
    QVERIFY(!desk.finder->isActive());
    desk.openInbox();
    desk.filterSwitch("filterUnread")->click();
    QTRY_COMPARE(desk.rows().ids(), unread);
    desk.filterSwitch("filterButton")->click();
    QVERIFY(!bar->isVisible());
    QCOMPARE(desk.rows().ids(), all);
}

void TestFinding::filterNarrowsUnifiedPlaces()
{
    FindingDesk desk;
    desk.window->folderPane()->select({TreePlace::Kind::AllInboxes, 0, 0});
    const QList<MessageId> inboxes = desk.rows().ids();
    desk.filterSwitch("filterButton")->click();
    desk.filterSwitch("filterUnread")->click();
    QTRY_VERIFY(desk.rows().rowCount() < inboxes.size());
    QVERIFY(desk.rows().rowCount() > 0);
    for (const MessageId id : desk.rows().ids())
        QVERIFY(inboxes.contains(id) && !desk.isRead(id));
    desk.window->folderPane()->select({TreePlace::Kind::Flagged, 0, 0});
    const QList<MessageId> starred = desk.rows().ids();
    desk.filterSwitch("filterUnread")->click();
    QTRY_VERIFY(desk.finder->isFiltering() && !desk.finder->isWaiting());
    for (const MessageId id : desk.rows().ids())
        QVERIFY(starred.contains(id) && !desk.isRead(id));
}

void TestFinding::filterKeepsWhatIsReadAndLetsGoWhatIsMoved()
{
    FindingDesk desk;
    desk.openInbox();
    const MessageId brought = desk.mail.workMessages.last();
    desk.engine->moveTo({brought}, desk.folder(FolderRole::Archive));
    desk.engine->setFlag({brought}, MessageFlag::Seen, false);
    QTRY_COMPARE(desk.rows().rowOf(brought), -1);
    desk.filterSwitch("filterButton")->click();
    desk.filterSwitch("filterUnread")->click();
    QTRY_VERIFY(desk.finder->isFiltering() && !desk.finder->isWaiting());
    const QList<MessageId> unread = desk.rows().ids();
    desk.list().selectMessage(unread.at(0));
    QTRY_VERIFY(desk.isRead(unread.at(0)));
    // Something new that fits comes, so the store is asked again: what is being read stays.
    desk.engine->moveTo({brought}, desk.mail.workInbox);
    QTRY_VERIFY(desk.rows().rowOf(brought) >= 0);
    QVERIFY(desk.rows().rowOf(unread.at(0)) >= 0);
    QCOMPARE(desk.list().selectedMessages(), QList<MessageId>{unread.at(0)});
    desk.engine->moveTo({unread.at(1)}, desk.folder(FolderRole::Archive));
    QTRY_COMPARE(desk.rows().rowOf(unread.at(1)), -1);
}

void TestFinding::filterKnowsTagsAndWords()
{
    FindingDesk desk;
    desk.openInbox();
    const QList<MessageId> all = desk.rows().ids();
    desk.engine->setTag({all.at(1), all.at(4)}, QStringLiteral("$label1"), true);
    QTRY_COMPARE(desk.rows().rowsOf({all.at(4)}).first().keywords, QStringList{QStringLiteral("$label1")});
    desk.filterSwitch("filterButton")->click();
    auto* menu = desk.window->findChild<QMenu*>(QStringLiteral("filterTagMenu"));
    Q_EMIT menu->aboutToShow();
    for (QAction* action : menu->actions()) {
        if (action->text() == QStringLiteral("Important"))
            action->trigger();
    }
    QTRY_COMPARE(desk.rows().ids(), (QList<MessageId>{all.at(1), all.at(4)}));
    QCOMPARE(desk.filterSwitch("filterTag")->text(), QStringLiteral("Important"));
    const MessageRow row = desk.rows().rowsOf({all.at(4)}).first();
    auto* words = desk.window->findChild<QLineEdit*>(QStringLiteral("filterWords"));
    test::typeText(words, QStringLiteral("qxz OR \"%1\"").arg(row.subject));
    QTRY_COMPARE(desk.rows().ids(), QList<MessageId>{all.at(4)});
    test::typeText(words, QStringLiteral(" qxz"));
    auto* empty = desk.window->listPane()->emptyState();
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(empty->title().contains(QStringLiteral("filter")));
    Q_EMIT empty->primaryClicked();
    QTRY_COMPARE(desk.rows().ids(), all);
}

void TestFinding::filterWorksWithTheKeysAlone()
{
    FindingDesk desk;
    desk.openInbox();
    const QList<MessageId> all = desk.rows().ids();
    desk.list().setFocus();
    QTest::keyClick(&desk.list(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    auto* words = desk.window->findChild<QLineEdit*>(QStringLiteral("filterWords"));
    QVERIFY(words->hasFocus());
    const MessageRow row = *desk.rows().rowData(3);
    test::typeText(words, QStringLiteral("\"%1\"").arg(row.subject));
    QTRY_VERIFY(desk.rows().rowCount() < all.size() && desk.rows().rowOf(row.id) >= 0);
    QTest::keyClick(words, Qt::Key_Down);
    QVERIFY(desk.list().hasFocus());
    QCOMPARE(desk.list().selectedMessages().size(), 1);
    words->setFocus();
    QTest::keyClick(words, Qt::Key_Escape);
    QVERIFY(!desk.window->listPane()->filterBar()->isVisible());
    QVERIFY(desk.list().hasFocus());
    QCOMPARE(desk.rows().ids(), all);
}

void TestFinding::filterNarrowsASearch()
{
    FindingDesk desk;
    desk.openInbox();
    desk.paste(QStringLiteral("is:read OR is:unread"));
    QVERIFY(answered(desk));
    const int all = desk.rows().rowCount();
    desk.filterSwitch("filterButton")->click();
    desk.filterSwitch("filterAttachment")->click();
    QTRY_VERIFY(desk.rows().rowCount() < all);
    QVERIFY(desk.rows().rowCount() > 0);
    for (const MessageRow& row : desk.rows().rowsOf(desk.rows().ids()))
        QVERIFY(row.hasAttachment);
    QVERIFY(desk.finder->isSearching());
    QVERIFY(!desk.field->text().isEmpty());
    // A quotation mark that is not closed yet is none of a query's faults.
    auto* words = desk.window->findChild<QLineEdit*>(QStringLiteral("filterWords"));
    test::typeText(words, QStringLiteral("\""));
    QTRY_VERIFY(!desk.finder->isWaiting());
    test::typeText(words, QStringLiteral("e"));
    QTRY_VERIFY(!desk.finder->isWaiting());
    QVERIFY2(desk.finder->problem().isEmpty(), qPrintable(desk.finder->problem()));
    desk.filterSwitch("filterButton")->click();
    QTRY_COMPARE(desk.rows().rowCount(), all);
}

void TestFinding::thereIsNothingToFilterInTheOutbox()
{
    FindingDesk desk;
    desk.window->folderPane()->select({TreePlace::Kind::Outbox, 0, 0});
    QVERIFY(!desk.window->actions().filter->isEnabled());
    desk.paste(QStringLiteral("is:unread"));
    QVERIFY(answered(desk));
    QVERIFY(desk.window->listPane()->isVisible());
    QVERIFY(desk.window->actions().filter->isEnabled());
    QTest::keyClick(desk.field, Qt::Key_Escape);
    QVERIFY(!desk.window->listPane()->isVisible());
    QVERIFY(!desk.window->actions().filter->isEnabled());
}

QTEST_MAIN(TestFinding)
#include "tst_finding.moc"
