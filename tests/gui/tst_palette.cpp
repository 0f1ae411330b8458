// The palette of the main window, by keys alone.
#include "composer/RecipientField.h"
#include "finding/SearchField.h"
#include "gui/WindowDesk.h"
#include "gui/drive/WindowDriver.h"

#include "accounts/AccountSettingsDialog.h"
#include "composer/ComposerWindow.h"
#include "mainwindow/MainActions.h"
#include "palette/CommandPalette.h"
#include "palette/PaletteModel.h"
#include "settings/SettingsDialog.h"
#include "widgets/Language.h"
#include "widgets/PageBook.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QVERIFY(QApplication::focusWidget() != nullptr);
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

/// The window with its palette, and what is read in it.
struct PaletteDesk : Desk
{
    CommandPalette* palette = nullptr;
    QListView* found = nullptr;

    void start()
    {
        open();
        openInbox();
        list().setFocus();
        QTRY_VERIFY(window->isSettled());
        palette = window->findChild<CommandPalette*>();
        found = palette->findChild<QListView*>(u"paletteList"_s);
    }
    /// Opens it and types.
    void ask(const QString& text) const
    {
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(palette->isVisible());
        typeText(QApplication::focusWidget(), text);
    }
    [[nodiscard]] QModelIndex row(int number) const { return found->model()->index(number, 0); }
    [[nodiscard]] QString first() const { return row(0).data().toString(); }
    [[nodiscard]] QString current() const { return found->currentIndex().data().toString(); }
};

} // namespace

class TestPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opensAndGivesTheKeyboardBack();
    void lettersAreForItAlone();
    void goesToAFolderOfAnyAccount();
    void aFolderBringsTheKeyboardToItsList();
    void findsByNamesOfBothLanguages_data();
    void findsByNamesOfBothLanguages();
    void namesAreThoseOfTheLanguage();
    void saysWhyNot();
    void showsTheKeysInEffect();
    void movesByArrowsAndPages();
    void lastUsedComesFirst();
    void nothingFoundIsSaid();
    void tagsAreGiven();
    void pagesOfSettingsOpen();
    void peopleAreWrittenTo();
    void theAddressBookIsWrittenTo();
    void clickElsewhereCloses();
    void fitsASmallWindow();
    void newFoldersAreFound();
};

void TestPalette::init()
{
    Language::apply(u"en"_s);
    Theme::apply(*qApp, ColorScheme::Light);
}

void TestPalette::opensAndGivesTheKeyboardBack()
{
    PaletteDesk desk;
    desk.start();
    QVERIFY(!desk.palette->isVisible());
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(desk.palette->isVisible());
    QCOMPARE(QApplication::focusWidget()->objectName(), u"paletteEdit"_s);
    press(Qt::Key_Escape);
    QVERIFY(!desk.palette->isVisible());
    QVERIFY(desk.list().hasFocus());
    // The key that opened it closes it too.
    desk.window->folderPane()->tree()->setFocus();
    press(Qt::Key_K, Qt::ControlModifier);
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(!desk.palette->isVisible());
    QVERIFY(desk.window->folderPane()->tree()->hasFocus());
    // What was typed is forgotten.
    desk.ask(u"archive"_s);
    press(Qt::Key_Escape);
    press(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(qobject_cast<QLineEdit*>(QApplication::focusWidget())->text(), QString());
}

void TestPalette::lettersAreForItAlone()
{
    PaletteDesk desk;
    desk.start();
    const MessageId message = desk.mail.workMessages.at(3);
    desk.list().selectMessage(message);
    QTRY_VERIFY(desk.window->isSettled());
    desk.ask(u"jaksr"_s);
    press(Qt::Key_N, Qt::ControlModifier);
    press(Qt::Key_F5);
    press(Qt::Key_Delete);
    QCOMPARE(qobject_cast<QLineEdit*>(QApplication::focusWidget())->text(), u"jaksr"_s);
    QVERIFY(desk.palette->isVisible());
    QCOMPARE(desk.list().currentMessage(), message);
    QCOMPARE(desk.shownIn(message), desk.mail.workInbox);
    QVERIFY(visibleWindow(u"composerWindow"_s) == nullptr);
}

void TestPalette::aFolderBringsTheKeyboardToItsList()
{
    PaletteDesk desk;
    desk.start();
    desk.window->findChild<SearchField*>()->setFocus();
    desk.ask(u"home inbox"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(desk.window->folderPane()->currentPlace().folder, desk.mail.homeInbox);
    QVERIFY(desk.list().hasFocus());
    // Who goes through the folders stays there.
    desk.window->folderPane()->tree()->setFocus();
    desk.ask(u"work inbox"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(desk.window->folderPane()->currentPlace().folder, desk.mail.workInbox);
    QVERIFY(desk.window->folderPane()->tree()->hasFocus());
}

void TestPalette::goesToAFolderOfAnyAccount()
{
    PaletteDesk desk;
    desk.start();
    desk.ask(u"northw"_s);
    QCOMPARE(desk.first(), u"Northwind"_s);
    QCOMPARE(desk.row(0).data(PaletteModel::DetailRole).toString(), u"Work / Projects"_s);
    press(Qt::Key_Return);
    QVERIFY(!desk.palette->isVisible());
    const TreePlace place = desk.window->folderPane()->currentPlace();
    QCOMPARE(desk.folders().folder(place.folder).path, u"Projects/Northwind"_s);
    desk.ask(u"home inbox"_s);
    const qint64 unread = desk.folders().folder(desk.mail.homeInbox).unread;
    QVERIFY(unread > 0);
    QCOMPARE(desk.row(0).data(PaletteModel::UnreadRole).toLongLong(), unread);
    press(Qt::Key_Enter);
    QCOMPARE(desk.window->folderPane()->currentPlace().folder, desk.mail.homeInbox);
}

void TestPalette::findsByNamesOfBothLanguages_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("typed");
    QTest::newRow("English by English") << u"en"_s << u"archive"_s;
    QTest::newRow("English by Turkish") << u"en"_s << u"arşivle"_s;
    QTest::newRow("English by Turkish without marks") << u"en"_s << u"ARSIVLE"_s;
    QTest::newRow("Turkish by Turkish") << u"tr"_s << u"arşivle"_s;
    QTest::newRow("Turkish by English") << u"tr"_s << u"archive"_s;
}

void TestPalette::findsByNamesOfBothLanguages()
{
    QFETCH(QString, language);
    QFETCH(QString, typed);
    PaletteDesk desk;
    desk.start();
    Language::apply(language);
    QTRY_COMPARE(desk.window->actions().archive->toolTip().startsWith(u"Arşiv"_s), language == u"tr"_s);
    const MessageId message = desk.mail.workMessages.first();
    desk.list().selectMessage(message);
    QTRY_VERIFY(desk.window->isSettled());
    desk.ask(typed);
    QCOMPARE(desk.current(), language == u"tr"_s ? u"Arşivle"_s : u"Archive"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(desk.shownIn(message), desk.folder(FolderRole::Archive));
}

void TestPalette::namesAreThoseOfTheLanguage()
{
    PaletteDesk desk;
    desk.start();
    Language::apply(u"tr"_s);
    QTRY_VERIFY(desk.window->actions().archive->toolTip().startsWith(u"Arşiv"_s));
    desk.ask(u"work inbox"_s);
    QCOMPARE(desk.first(), u"Gelen Kutusu"_s);
    QCOMPARE(desk.row(0).data(PaletteModel::DetailRole).toString(), u"Work · Inbox"_s);
    press(Qt::Key_Return);
    QCOMPARE(desk.window->folderPane()->currentPlace().folder, desk.mail.workInbox);
    // A search in its place is over then.
    desk.window->actions().find->trigger();
    typeText(QApplication::focusWidget(), u"fatura"_s);
    desk.ask(u"work inbox"_s);
    press(Qt::Key_Return);
    QCOMPARE(desk.window->findChild<QLineEdit*>(u"searchField"_s)->text(), QString());
    // Open while the language changes: what it says next is in the new one.
    press(Qt::Key_K, Qt::ControlModifier);
    const QString before = qobject_cast<QLineEdit*>(QApplication::focusWidget())->placeholderText();
    Language::apply(u"en"_s);
    QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget())->placeholderText() != before);
}

void TestPalette::saysWhyNot()
{
    PaletteDesk desk;
    desk.start();
    desk.list().clearSelection();
    desk.ask(u"replytoall"_s);
    QCOMPARE(desk.first(), u"Reply to all"_s);
    QVERIFY(!desk.row(0).flags().testFlag(Qt::ItemIsEnabled));
    QVERIFY(!desk.row(0).data(PaletteModel::HindranceRole).toString().isEmpty());
    press(Qt::Key_Return);
    QVERIFY(desk.palette->isVisible());
    QVERIFY(visibleWindow(u"composerWindow"_s) == nullptr);
}

void TestPalette::showsTheKeysInEffect()
{
    PaletteDesk desk;
    desk.start();
    desk.list().selectMessage(desk.mail.workMessages.first());
    QTRY_VERIFY(desk.window->isSettled());
    desk.ask(u"archive"_s);
    QCOMPARE(desk.row(0).data(PaletteModel::KeysRole).toString(), u"A"_s);
    press(Qt::Key_Escape);
    desk.settings->setShortcutSet(ShortcutSet::GmailLike);
    desk.ask(u"archive"_s);
    QCOMPARE(desk.row(0).data(PaletteModel::KeysRole).toString(), u"E"_s);
    press(Qt::Key_Escape);
    desk.ask(u"go inbox"_s);
    QCOMPARE(desk.row(0).data(PaletteModel::KeysRole).toString(), u"G I"_s);
}

void TestPalette::movesByArrowsAndPages()
{
    PaletteDesk desk;
    desk.start();
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(desk.found->model()->rowCount() > 60);
    const int first = desk.found->currentIndex().row();
    press(Qt::Key_Down);
    const int second = desk.found->currentIndex().row();
    QVERIFY(second > first);
    press(Qt::Key_Up);
    QCOMPARE(desk.found->currentIndex().row(), first);
    press(Qt::Key_PageDown);
    QVERIFY(desk.found->currentIndex().row() > second);
    press(Qt::Key_PageUp);
    QCOMPARE(desk.found->currentIndex().row(), first);
    // The description says what Enter would do, for those who hear it.
    QVERIFY(QApplication::focusWidget()->accessibleDescription().contains(desk.current()));
}

void TestPalette::lastUsedComesFirst()
{
    PaletteDesk desk;
    desk.start();
    desk.ask(u"layout"_s);
    QCOMPARE(desk.current(), u"Layout: three columns"_s);
    press(Qt::Key_Down);
    QCOMPARE(desk.current(), u"Layout: list only"_s);
    press(Qt::Key_Return);
    QCOMPARE(desk.settings->paneLayout(), PaneLayout::ListOnly);
    desk.ask(u"layout"_s);
    QCOMPARE(desk.current(), u"Layout: list only"_s);
    press(Qt::Key_Escape);
    press(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(desk.current(), u"Layout: list only"_s);
    QCOMPARE(AppSettings(desk.dir.path()).recentChoices(), QStringList{u"command/layoutList"_s});
}

void TestPalette::nothingFoundIsSaid()
{
    PaletteDesk desk;
    desk.start();
    desk.ask(u"xqxqxq"_s);
    const auto* nothing = desk.palette->findChild<QWidget*>(u"paletteNothing"_s);
    QVERIFY(nothing->isVisible() && !desk.found->isVisible());
    press(Qt::Key_Return);
    QVERIFY(desk.palette->isVisible());
    for (int i = 0; i < 6; ++i)
        press(Qt::Key_Backspace);
    QVERIFY(!nothing->isVisible() && desk.found->isVisible());
}

void TestPalette::tagsAreGiven()
{
    PaletteDesk desk;
    desk.start();
    const MessageId message = desk.mail.workMessages.at(1);
    desk.list().selectMessage(message);
    QTRY_VERIFY(desk.window->isSettled());
    desk.ask(u"etiket önemli"_s);
    QCOMPARE(desk.first(), u"Tag: Important"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(desk.engine->reader().rows({message})->first().keywords, QStringList{u"$label1"_s});
}

void TestPalette::pagesOfSettingsOpen()
{
    PaletteDesk desk;
    desk.start();
    desk.ask(u"accepted cert"_s);
    press(Qt::Key_Return);
    auto* settings = desk.window->findChild<SettingsDialog*>();
    QVERIFY(settings != nullptr && settings->isVisible());
    QCOMPARE(settings->findChild<PageBook*>()->currentPage(), int(SettingsDialog::Page::Certificates));
    QTest::keyClick(settings, Qt::Key_Escape);
    QTRY_VERIFY(desk.window->findChild<SettingsDialog*>() == nullptr);
    desk.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));

    desk.ask(u"home connection log"_s);
    press(Qt::Key_Return);
    const auto* account = desk.window->findChild<AccountSettingsDialog*>();
    QVERIFY(account != nullptr && account->isVisible());
    QVERIFY(account->windowTitle().contains(u"Home"_s));
    QCOMPARE(account->findChild<PageBook*>()->currentPage(), int(AccountSettingsDialog::Page::Log));
}

void TestPalette::peopleAreWrittenTo()
{
    PaletteDesk desk;
    desk.start();
    desk.ask(u"cagla"_s);
    QCOMPARE(desk.first(), u"Write to Çağla Işık"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(visibleWindow(u"composerWindow"_s) != nullptr);
    QWidget* composer = visibleWindow(u"composerWindow"_s);
    QVERIFY(composer->findChild<RecipientField*>()->text().contains(u"cagla.isik@ornek.com.tr"_s));
    delete composer;
}

void TestPalette::theAddressBookIsWrittenTo()
{
    PaletteDesk desk;
    desk.start();
    ContactEdit change;
    Contact contact;
    contact.fullName = u"Zübeyde Öztürk"_s;
    contact.addresses = {{u"z@baska.example"_s, u"home"_s}};
    change.put = {contact};
    change.putGroups = {{0, {}, u"Zeytin"_s, {{-1, {}}}}};
    bool isDone = false;
    desk.engine->editContacts(change, [&isDone](const auto&) { isDone = true; });
    QTRY_VERIFY(isDone);
    desk.ask(u"zubey"_s);
    QTRY_COMPARE(desk.first(), u"Write to Zübeyde Öztürk"_s);
    QCOMPARE(desk.row(0).data(PaletteModel::DetailRole).toString(), u"z@baska.example"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(visibleWindow(u"composerWindow"_s) != nullptr);
    QWidget* composer = visibleWindow(u"composerWindow"_s);
    QCOMPARE(composer->findChild<RecipientField*>()->text(), u"Zübeyde Öztürk <z@baska.example>"_s);
    delete composer;
    desk.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
    desk.list().setFocus();
    desk.ask(u"zeytin"_s);
    QTRY_COMPARE(desk.first(), u"Write to Zeytin"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(visibleWindow(u"composerWindow"_s) != nullptr);
    composer = visibleWindow(u"composerWindow"_s);
    QCOMPARE(composer->findChild<RecipientField*>()->text(), u"Zeytin:;"_s);
    delete composer;
}

void TestPalette::clickElsewhereCloses()
{
    PaletteDesk desk;
    desk.start();
    press(Qt::Key_K, Qt::ControlModifier);
    QTest::mouseClick(desk.found->viewport(), Qt::RightButton, {}, QPoint(5, 5));
    QVERIFY(desk.palette->isVisible());
    QWidget* tree = desk.window->folderPane()->tree()->viewport();
    QTest::mouseClick(tree, Qt::LeftButton, {}, QPoint(tree->width() / 2, tree->height() - 5));
    QVERIFY(!desk.palette->isVisible());
    // A click on an entry runs it.
    desk.ask(u"layout list only"_s);
    QTest::mouseClick(desk.found->viewport(), Qt::LeftButton, {},
                      desk.found->visualRect(desk.row(0)).center());
    QCOMPARE(desk.settings->paneLayout(), PaneLayout::ListOnly);
}

void TestPalette::fitsASmallWindow()
{
    PaletteDesk desk;
    desk.start();
    press(Qt::Key_K, Qt::ControlModifier);
    for (const QSize size : {QSize(480, 360), QSize(900, 500), QSize(1600, 900)}) {
        desk.window->resize(size);
        QTRY_COMPARE(desk.window->size(), size);
        QVERIFY2(desk.window->rect().contains(desk.palette->geometry()),
                 qPrintable(u"%1 x %2"_s.arg(size.width()).arg(size.height())));
        QVERIFY(desk.found->height() >= desk.found->visualRect(desk.row(0)).height() * 3);
    }
}

void TestPalette::newFoldersAreFound()
{
    PaletteDesk desk;
    desk.start();
    desk.ask(u"kamp"_s);
    QVERIFY(desk.first() != u"Kampanya"_s);
    press(Qt::Key_Escape);
    const QModelIndex home = desk.folders().indexOf({TreePlace::Kind::Account, desk.mail.home, 0});
    const int before = desk.folders().rowCount(home);
    desk.engine->createFolder(desk.mail.home, 0, u"Kampanya"_s, [](const Result<FolderId>&) {});
    QTRY_COMPARE(
        desk.folders().rowCount(desk.folders().indexOf({TreePlace::Kind::Account, desk.mail.home, 0})),
        before + 1);
    desk.ask(u"kamp"_s);
    QCOMPARE(desk.first(), u"Kampanya"_s);
}

} // namespace postaci::test

QTEST_MAIN(postaci::test::TestPalette)
#include "tst_palette.moc"
