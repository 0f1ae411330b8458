// The table of commands and their keys, and the page of the settings in which these are changed.
#include "gui/WindowDesk.h"
#include "gui/drive/WindowDriver.h"

#include "commands/CommandKeys.h"
#include "composer/ComposerWindow.h"
#include "mainwindow/FolderActions.h"
#include "mainwindow/ListActions.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/WritingActions.h"
#include "reader/ReaderPane.h"
#include "settings/SettingsDialog.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

constexpr ShortcutSet kSets[] = {ShortcutSet::Standard, ShortcutSet::GmailLike};

QKeySequence keys(const char* text)
{
    return QKeySequence(QLatin1String(text));
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QVERIFY(QApplication::focusWidget() != nullptr);
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

/// The window with the page open, and what is on it.
struct PageDesk : Desk
{
    SettingsDialog* dialog = nullptr;

    void start()
    {
        open();
        openInbox();
        list().setFocus();
        QTRY_VERIFY(window->isSettled());
    }
    void openPage()
    {
        window->actions().shortcuts->trigger();
        dialog = window->findChild<SettingsDialog*>();
        dialog->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), dialog);
    }
    void closePage()
    {
        dialog->close();
        QTRY_VERIFY(QApplication::activeModalWidget() == nullptr);
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    template <typename T> [[nodiscard]] T* part(const char* name) const
    {
        return dialog->findChild<T*>(QLatin1String(name));
    }
    void choose(const QString& command) const
    {
        auto* tree = part<QTreeWidget>("shortcutTree");
        const QList<QTreeWidgetItem*> items =
            tree->findItems(command, Qt::MatchExactly | Qt::MatchRecursive, 0);
        QCOMPARE(items.size(), 1);
        tree->setCurrentItem(items.first());
    }
    void pressInto(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        auto* edit = part<QKeySequenceEdit>("shortcutKeys");
        edit->setFocus();
        QTest::keyClick(edit, key, modifiers);
    }
    void click(const char* button) const { part<QPushButton>(button)->click(); }
    [[nodiscard]] InfoBar* question() const { return part<InfoBar>("shortcutBar"); }
};

QStringList actionNames(const QObject& owner)
{
    QStringList names;
    for (const QAction* action : owner.findChildren<QAction*>()) {
        if (action->objectName().endsWith(u"Action"_s))
            names << action->objectName();
    }
    return names;
}

} // namespace

class TestShortcuts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tableHasNoConflicts();
    void tableAndActionsAgree();
    void ownKeysAreDifferences();
    void conflictsAreThoseOfOneWindow();
    void gmailLikeKeysWork();
    void gmailLikeKeysMarkAndDelete();
    void severalAreSelectedOneByOne();
    void placesAreReachedByTwoKeys();
    void lettersAreWrittenWhereOneWrites();
    void keysAreEditedByPressingThem();
    void conflictIsNamedAndDecided();
    void keysAreCalledAsOnTurkishKeyboards();
    void changesOutliveTheProgram();
    void setIsChosenAndRestored();
    void searchFindsBothLanguagesAndKeys();
    void openTextFollowsAtOnce();
    void pageFollowsTheLanguage();
};

void TestShortcuts::init()
{
    Language::apply(u"en"_s);
    Theme::apply(*qApp, ColorScheme::Light);
}

void TestShortcuts::tableHasNoConflicts()
{
    const QTemporaryDir dir;
    AppSettings settings(dir.path());
    for (const ShortcutSet set : kSets) {
        settings.setShortcutSet(set);
        for (const Command& command : commands()) {
            const QList<QKeySequence> all = keysOf(settings, command);
            for (const QKeySequence& sequence : all)
                QVERIFY2(!sequence.isEmpty() && sequence[0].key() != Qt::Key_unknown, command.id);
            for (const KeyConflict& conflict : conflictsOf(settings, command, all))
                QFAIL(qPrintable(u"%1: %2 of %3"_s.arg(QLatin1String(command.id), conflict.keys.toString(),
                                                       QLatin1String(conflict.command->id))));
            QVERIFY2(command.area != CommandArea::Composer || !std::any_of(all.begin(), all.end(), isTypable),
                     command.id);
        }
    }
}

void TestShortcuts::tableAndActionsAgree()
{
    PageDesk desk;
    desk.start();
    const auto* composer = ComposerWindow::openNew(*desk.engine, *desk.settings);
    const QStringList names =
        actionNames(desk.window->actions()) + actionNames(desk.window->folderActions()) +
        actionNames(desk.window->listActions()) + actionNames(desk.window->writingActions()) +
        actionNames(*desk.window->reader()) + actionNames(*composer);
    QSet<QString> known;
    for (const Command& command : commands()) {
        const QString name = QLatin1String(command.id) + u"Action"_s;
        QVERIFY2(!known.contains(name), command.id);
        QVERIFY2(names.contains(name), command.id);
        known << name;
    }
    for (const QString& name : names)
        QVERIFY2(known.contains(name), qPrintable(name));
    delete composer;
}

void TestShortcuts::ownKeysAreDifferences()
{
    const QTemporaryDir dir;
    AppSettings settings(dir.path());
    QSignalSpy changed(&settings, &AppSettings::shortcutsChanged);
    const Command& archive = *commandById(u"archive"_s);
    setOwnKeys(settings, archive, {keys("A")}); // as it is
    QVERIFY(!hasOwnKeys(settings, archive));
    QCOMPARE(changed.count(), 0);
    setOwnKeys(settings, archive, {keys("Ctrl+E"), keys("G, X"), keys("Ctrl+,")});
    QCOMPARE(changed.count(), 1);
    QVERIFY(hasOwnKeys(settings, archive));
    QCOMPARE(keysOf(AppSettings(dir.path()), archive), (QList{keys("Ctrl+E"), keys("G, X"), keys("Ctrl+,")}));
    // Those of the other set are its own.
    settings.setShortcutSet(ShortcutSet::GmailLike);
    QCOMPARE(keysOf(settings, archive), QList{keys("E")});
    settings.setShortcutSet(ShortcutSet::Standard);
    setOwnKeys(settings, archive, {});
    QCOMPARE(keysOf(AppSettings(dir.path()), archive), QList<QKeySequence>());
    setOwnKeys(settings, archive, {keys("A")});
    QVERIFY(!settings.hasOwnKeys(ShortcutSet::Standard));
}

void TestShortcuts::conflictsAreThoseOfOneWindow()
{
    const QTemporaryDir dir;
    const AppSettings settings(dir.path());
    const Command& archive = *commandById(u"archive"_s);
    QCOMPARE(conflictsOf(settings, archive, {keys("R")}).size(), 1);
    QCOMPARE(conflictsOf(settings, archive, {keys("R")}).first().command, commandById(u"reply"_s));
    QCOMPARE(conflictsOf(settings, archive, {keys("G")}).size(), 9); // all that begin with it
    QCOMPARE(conflictsOf(settings, archive, {keys("R, I")}).size(), 1);
    QVERIFY(conflictsOf(settings, archive, {keys("Ctrl+Return"), keys("G, X"), keys("A")}).isEmpty());
    QCOMPARE(conflictsOf(settings, *commandById(u"saveDraft"_s), {keys("Ctrl+W")}).size(), 1);
}

void TestShortcuts::gmailLikeKeysWork()
{
    PageDesk desk;
    desk.start();
    const MessageId first = desk.mail.workMessages.at(0);
    desk.list().selectMessage(first);
    QTRY_VERIFY(desk.window->isSettled());
    press(Qt::Key_E);
    QVERIFY(!desk.window->actions().undo->isEnabled()); // nothing yet
    desk.settings->setShortcutSet(ShortcutSet::GmailLike);
    press(Qt::Key_E);
    QTRY_COMPARE(desk.shownIn(first), desk.folder(FolderRole::Archive));
    press(Qt::Key_Z);
    QTRY_COMPARE(desk.shownIn(first), desk.mail.workInbox);
    // Menus and tool tips say so.
    QCOMPARE(desk.window->actions().archive->shortcut(), keys("E"));
    QVERIFY(desk.window->actions().archive->toolTip().endsWith(u"(E)"_s));
    QVERIFY(desk.window->findChild<QLineEdit*>(u"searchField"_s)->toolTip().contains(u"(/)"_s));
    desk.settings->setShortcutSet(ShortcutSet::Standard);
    QVERIFY(desk.window->actions().archive->toolTip().endsWith(u"(A)"_s));
}

void TestShortcuts::gmailLikeKeysMarkAndDelete()
{
    PageDesk desk;
    desk.start();
    desk.settings->setShortcutSet(ShortcutSet::GmailLike);
    const MessageId message = desk.mail.workMessages.at(1);
    desk.list().selectMessage(message);
    // What the window has not heard yet, it would not change again.
    const auto isShownRead = [&] {
        const MessageRow* row = desk.rows().rowData(desk.rows().rowOf(message));
        return row != nullptr && row->flags.testFlag(MessageFlag::Seen);
    };
    QTRY_VERIFY(desk.window->isSettled() && isShownRead());
    press(Qt::Key_U, Qt::ShiftModifier);
    QTRY_VERIFY(!isShownRead());
    QVERIFY(!desk.isRead(message));
    press(Qt::Key_I, Qt::ShiftModifier);
    QTRY_VERIFY(isShownRead());
    QVERIFY(desk.isRead(message));
    press(Qt::Key_NumberSign);
    QTRY_COMPARE(desk.shownIn(message), desk.folder(FolderRole::Trash));
    press(Qt::Key_C);
    QTRY_VERIFY(visibleWindow(u"composerWindow"_s) != nullptr);
    delete visibleWindow(u"composerWindow"_s);
}

void TestShortcuts::severalAreSelectedOneByOne()
{
    PageDesk desk;
    desk.start();
    desk.list().selectMessage(desk.mail.workMessages.at(0));
    press(Qt::Key_X);
    press(Qt::Key_J);
    press(Qt::Key_J);
    QCOMPARE(desk.list().selectedMessages(), QList{desk.mail.workMessages.at(0)});
    press(Qt::Key_X);
    QCOMPARE(desk.list().selectedMessages(),
             (QList{desk.mail.workMessages.at(0), desk.mail.workMessages.at(2)}));
    press(Qt::Key_X);
    QCOMPARE(desk.list().selectedMessages(), QList{desk.mail.workMessages.at(0)});
    press(Qt::Key_X);
    press(Qt::Key_K);
    press(Qt::Key_A); // what is selected, not where the keyboard is
    QTRY_COMPARE(desk.shownIn(desk.mail.workMessages.at(0)), desk.folder(FolderRole::Archive));
    QTRY_COMPARE(desk.shownIn(desk.mail.workMessages.at(2)), desk.folder(FolderRole::Archive));
    QCOMPARE(desk.shownIn(desk.mail.workMessages.at(1)), desk.mail.workInbox);
    // Then it is as before: going on selects one.
    desk.list().selectMessage(desk.mail.workMessages.at(3));
    press(Qt::Key_J);
    QCOMPARE(desk.list().selectedMessages(), QList{desk.mail.workMessages.at(4)});
}

void TestShortcuts::placesAreReachedByTwoKeys()
{
    PageDesk desk;
    desk.start();
    const auto place = [&desk] { return desk.window->folderPane()->currentPlace(); };
    press(Qt::Key_G);
    press(Qt::Key_T);
    QCOMPARE(place().folder, desk.folder(FolderRole::Sent));
    press(Qt::Key_G);
    press(Qt::Key_S);
    QCOMPARE(place().kind, TreePlace::Kind::Flagged);
    press(Qt::Key_G);
    press(Qt::Key_I);
    QCOMPARE(place().kind, TreePlace::Kind::AllInboxes);
    press(Qt::Key_G);
    press(Qt::Key_A);
    QCOMPARE(place().folder, desk.folder(FolderRole::Archive));
    press(Qt::Key_G);
    press(Qt::Key_I);
    QCOMPARE(place().folder, desk.mail.workInbox);
    // An account without such a folder.
    desk.window->folderPane()->select({TreePlace::Kind::Folder, desk.mail.home, desk.mail.homeInbox});
    press(Qt::Key_G);
    press(Qt::Key_D);
    QCOMPARE(place().folder, desk.mail.homeInbox);
    QVERIFY(desk.bar().isVisible());
}

void TestShortcuts::lettersAreWrittenWhereOneWrites()
{
    PageDesk desk;
    desk.start();
    const MessageId message = desk.mail.workMessages.at(2);
    for (const ShortcutSet set : kSets) {
        desk.settings->setShortcutSet(set);
        desk.list().selectMessage(message);
        QTRY_VERIFY(desk.window->isSettled() && desk.window->reader()->currentMessage() == message);
        desk.window->findChild<QAction*>(u"findInMessageAction"_s)->trigger();
        auto* edit = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(edit != nullptr);
        edit->clear();
        QTest::keyClicks(edit, u"jkearfxgi?#!RSv/"_s);
        QCOMPARE(edit->text(), u"jkearfxgi?#!RSv/"_s);
        QCOMPARE(desk.list().selectedMessages(), QList{message});
        desk.list().setFocus();
        press(Qt::Key_Slash);
        auto* search = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        QVERIFY(search != nullptr && search != edit);
        QTest::keyClicks(search, u"jkearfxgi?#!RSv/"_s);
        QCOMPARE(search->text(), u"jkearfxgi?#!RSv/"_s);
        // Where one writes the palette opens too, and the keyboard comes back.
        press(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"paletteEdit"_s);
        press(Qt::Key_Escape);
        QVERIFY(search->hasFocus());
        press(Qt::Key_Escape);
        QCOMPARE(desk.shownIn(message), desk.mail.workInbox);
        QCOMPARE(desk.window->folderPane()->currentPlace().folder, desk.mail.workInbox);
        QVERIFY(visibleWindow(u"composerWindow"_s) == nullptr);
        QVERIFY(QApplication::activeModalWidget() == nullptr);
    }
}

void TestShortcuts::keysAreEditedByPressingThem()
{
    PageDesk desk;
    desk.start();
    QVERIFY(desk.window->findChild<SettingsDialog*>() == nullptr);
    press(Qt::Key_Question);
    QVERIFY(desk.window->findChild<SettingsDialog*>() != nullptr);
    desk.openPage();
    QVERIFY(!desk.part<QPushButton>("useKeysButton")->isEnabled());
    desk.choose(u"Archive"_s);
    QVERIFY(!desk.part<QPushButton>("restoreKeysButton")->isEnabled());
    desk.pressInto(Qt::Key_Y);
    desk.click("useKeysButton");
    QVERIFY(!desk.question()->isVisible());
    QCOMPARE(desk.window->actions().archive->shortcuts(), QList{keys("Y")}); // at once
    desk.pressInto(Qt::Key_Y, Qt::ControlModifier);
    desk.click("addKeysButton");
    QCOMPARE(desk.window->actions().archive->shortcuts(), (QList{keys("Y"), keys("Ctrl+Y")}));
    desk.closePage();
    const MessageId message = desk.mail.workMessages.at(1);
    desk.list().selectMessage(message);
    desk.list().setFocus();
    press(Qt::Key_A);
    press(Qt::Key_Y);
    QTRY_COMPARE(desk.shownIn(message), desk.folder(FolderRole::Archive));

    desk.openPage();
    desk.choose(u"Archive"_s);
    desk.click("noKeysButton");
    QCOMPARE(desk.window->actions().archive->shortcuts(), QList<QKeySequence>());
    desk.click("restoreKeysButton");
    QCOMPARE(desk.window->actions().archive->shortcuts(), QList{keys("A")});
    QVERIFY(!desk.settings->hasOwnKeys(ShortcutSet::Standard));
}

void TestShortcuts::conflictIsNamedAndDecided()
{
    PageDesk desk;
    desk.start();
    const MainActions& actions = desk.window->actions();
    desk.openPage();
    desk.choose(u"Archive"_s);
    desk.pressInto(Qt::Key_R);
    desk.click("useKeysButton");
    QVERIFY(desk.question()->isVisible());
    QVERIFY2(desk.question()->text().contains(u"“Reply” (R)"_s), qPrintable(desk.question()->text()));
    QCOMPARE(actions.archive->shortcuts(), QList{keys("A")});
    auto* keep = desk.question()->findChild<QPushButton*>(u"infoBarSecondaryButton"_s);
    QVERIFY(keep->hasFocus());
    QTest::keyClick(keep, Qt::Key_Escape);
    QVERIFY(!desk.question()->isVisible() && desk.dialog->isVisible());
    QCOMPARE(actions.archive->shortcuts(), QList{keys("A")});

    desk.click("useKeysButton");
    desk.question()->findChild<QPushButton*>(u"infoBarPrimaryButton"_s)->click();
    QCOMPARE(actions.archive->shortcuts(), QList{keys("R")});
    QCOMPARE(actions.reply->shortcuts(), QList{keys("Ctrl+R")});
    // Giving Reply its own back takes R from Archive, after the same question.
    desk.choose(u"Reply"_s);
    desk.click("restoreKeysButton");
    QVERIFY(desk.question()->text().contains(u"“Archive” (R)"_s));
    desk.question()->findChild<QPushButton*>(u"infoBarPrimaryButton"_s)->click();
    QCOMPARE(actions.reply->shortcuts(), (QList{keys("R"), keys("Ctrl+R")}));
    QCOMPARE(actions.archive->shortcuts(), QList<QKeySequence>());
}

void TestShortcuts::changesOutliveTheProgram()
{
    PageDesk desk;
    desk.start();
    desk.openPage();
    desk.choose(u"Mark read"_s);
    desk.pressInto(Qt::Key_Q);
    desk.click("useKeysButton");
    desk.closePage();
    desk.window.reset();
    desk.settings.reset();
    desk.engine.reset();
    desk.open();
    QCOMPARE(desk.window->actions().markRead->shortcuts(), QList{keys("Q")});
    QCOMPARE(desk.window->actions().archive->shortcuts(), QList{keys("A")});
}

void TestShortcuts::setIsChosenAndRestored()
{
    PageDesk desk;
    desk.start();
    desk.openPage();
    auto* set = desk.part<QComboBox>("shortcutSetCombo");
    set->setFocus();
    press(Qt::Key_Down);
    QCOMPARE(desk.settings->shortcutSet(), ShortcutSet::GmailLike);
    QCOMPARE(desk.window->actions().archive->shortcuts(), QList{keys("E")});
    desk.choose(u"Archive"_s);
    QCOMPARE(desk.part<QTreeWidget>("shortcutTree")->currentItem()->text(1), u"E"_s);
    QVERIFY(!desk.part<QPushButton>("restoreAllKeysButton")->isEnabled());
    desk.click("noKeysButton");
    desk.choose(u"Next message"_s);
    desk.click("noKeysButton");
    desk.click("restoreAllKeysButton");
    QCOMPARE(desk.window->actions().archive->shortcuts(), QList{keys("E")});
    QCOMPARE(desk.window->actions().next->shortcuts(), QList{keys("J")});
    QVERIFY(!desk.settings->hasOwnKeys(ShortcutSet::GmailLike));
}

void TestShortcuts::searchFindsBothLanguagesAndKeys()
{
    PageDesk desk;
    desk.start();
    desk.openPage();
    auto* search = desk.part<QLineEdit>("shortcutSearch");
    const auto* tree = desk.part<QTreeWidget>("shortcutTree");
    const auto left = [tree] {
        QStringList names;
        for (int i = 0; i < tree->topLevelItemCount(); ++i) {
            const QTreeWidgetItem* area = tree->topLevelItem(i);
            for (int j = 0; j < area->childCount() && !area->isHidden(); ++j) {
                if (!area->child(j)->isHidden())
                    names << area->child(j)->text(0);
            }
        }
        return names;
    };
    QCOMPARE(left().size(), commands().size());
    typeText(search, u"YANITLA"_s);
    QCOMPARE(left(), (QStringList{u"Reply"_s, u"Reply to all"_s, u"Reply to the mailing list"_s,
                                  u"Reply and quote the selected text only"_s}));
    search->clear();
    typeText(search, u"ctrl+k"_s);
    QCOMPARE(left(), (QStringList{u"Find commands and folders"_s, u"Link"_s}));
    search->clear();
    QCOMPARE(left().size(), commands().size());
}

void TestShortcuts::openTextFollowsAtOnce()
{
    PageDesk desk;
    desk.start();
    auto* composer = ComposerWindow::openNew(*desk.engine, *desk.settings);
    const auto* send = composer->findChild<QAction*>(u"sendAction"_s);
    const auto* button = composer->findChild<QWidget*>(u"sendButton"_s);
    QCOMPARE(send->shortcuts(), (QList{keys("Ctrl+Return"), keys("Ctrl+Enter")}));
    desk.openPage();
    desk.choose(u"Send"_s);
    desk.pressInto(Qt::Key_S);
    desk.click("useKeysButton");
    QVERIFY(desk.question()->isVisible()); // a letter would be written
    desk.question()->findChild<QPushButton*>(u"infoBarPrimaryButton"_s)->click();
    QCOMPARE(send->shortcuts(), (QList{keys("Ctrl+Return"), keys("Ctrl+Enter")}));
    desk.choose(u"Send"_s);
    desk.part<QKeySequenceEdit>("shortcutKeys")->setKeySequence(keys("Ctrl+Shift+S"));
    desk.click("useKeysButton");
    QCOMPARE(send->shortcuts(), QList{keys("Ctrl+Shift+S")});
    QCOMPARE(button->toolTip(), u"Send (Ctrl+Shift+S)"_s);
    delete composer;
}

void TestShortcuts::pageFollowsTheLanguage()
{
    PageDesk desk;
    desk.start();
    desk.openPage();
    desk.choose(u"Archive"_s);
    Language::apply(u"tr"_s);
    QTRY_COMPARE(desk.part<QTreeWidget>("shortcutTree")->currentItem()->text(0), u"Arşivle"_s);
    QVERIFY(visibleTexts(desk.dialog).join(u'\n').contains(u"“Arşivle”"_s));
}

/// Qt's own Turkish names are translations ("Dönüş", "Sil") that stand on no key.
void TestShortcuts::keysAreCalledAsOnTurkishKeyboards()
{
    Language::apply(u"tr"_s);
    const auto back = qScopeGuard([] { Language::apply(u"en"_s); });
    QCOMPARE(keysText({QKeySequence(u"Alt+Return"_s)}), u"Alt+Enter"_s);
    QCOMPARE(keysText({QKeySequence(u"Shift+Del"_s)}), u"Shift+Delete"_s);
    QCOMPARE(keysText({QKeySequence(u"Ctrl+PgUp"_s)}), u"Ctrl+Page Up"_s);
    QCOMPARE(keysText({QKeySequence(u"Esc"_s)}), u"Esc"_s);
    for (const Command& command : commands())
        for (const ShortcutSet set : {ShortcutSet::Standard, ShortcutSet::GmailLike})
            for (const QString& odd : {u"Dönüş"_s, u"Sil"_s, u"Çıkış"_s, u"Sekme"_s, u"Giriş"_s})
                QVERIFY2(!keysText(setKeys(command, set)).contains(odd), command.id);
}

} // namespace postaci::test

QTEST_MAIN(postaci::test::TestShortcuts)
#include "tst_shortcuts.moc"
