#include "accounts/AccountSettingsDialog.h"
#include "gui/WindowDesk.h"
#include "help/HelpKey.h"
#include "help/HelpPages.h"
#include "help/HelpWindow.h"
#include "settings/SettingsDialog.h"
#include "widgets/Language.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QTextBrowser>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

/// F1 opens the page that fits, and the pages lead to each other.
class HelpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void pagesAreThereInBothLanguages();
    void linksLeadSomewhere();
    void f1OpensTheFirstPage();
    void f1InADialogOpensItsPage();
    void wordsFindPages();
    void aLinkIsFollowed();
    void keysAreThoseInEffect();
    void escapeCloses();

private:
    [[nodiscard]] static HelpWindow* help()
    {
        for (QWidget* window : QApplication::topLevelWidgets())
            if (auto* found = qobject_cast<HelpWindow*>(window); found != nullptr && found->isVisible())
                return found;
        return nullptr;
    }

    std::unique_ptr<Desk> m_desk;
};

void HelpTest::init()
{
    Language::apply(u"en"_s);
    m_desk = std::make_unique<Desk>();
    m_desk->open();
}

void HelpTest::cleanup()
{
    m_desk.reset();
    QVERIFY(help() == nullptr); // it goes with the window
    Language::apply(u"en"_s);
}

void HelpTest::pagesAreThereInBothLanguages()
{
    QStringList ids;
    for (const QString& language : {u"en"_s, u"tr"_s}) {
        Language::apply(language);
        QStringList these;
        for (const HelpPage& page : helpPages(*m_desk->settings)) {
            these.append(page.id);
            QVERIFY2(!page.title.isEmpty() && page.markdown.size() > 300, qPrintable(page.id));
        }
        QVERIFY(ids.isEmpty() || ids == these);
        ids = these;
    }
    QCOMPARE(ids.size(), 13);
}

void HelpTest::linksLeadSomewhere()
{
    static const QRegularExpression link(u"\\(help:([^)]*)\\)"_s);
    for (const QString& language : {u"en"_s, u"tr"_s}) {
        Language::apply(language);
        QStringList ids;
        QStringList wanted;
        for (const HelpPage& page : helpPages(*m_desk->settings)) {
            ids.append(page.id);
            for (auto match = link.globalMatch(page.markdown); match.hasNext();)
                wanted.append(match.next().captured(1));
        }
        QVERIFY(!wanted.isEmpty());
        for (const QString& id : std::as_const(wanted))
            QVERIFY2(ids.contains(id), qPrintable(id));
    }
}

void HelpTest::f1OpensTheFirstPage()
{
    m_desk->window->setFocus();
    QTest::keyClick(m_desk->window.get(), Qt::Key_F1);
    QVERIFY(help() != nullptr);
    QCOMPARE(HelpKey::pageFor(m_desk->window.get()), u"start"_s);
    QCOMPARE(HelpKey::pageFor(m_desk->window->listPane()), u"reading"_s);
}

void HelpTest::f1InADialogOpensItsPage()
{
    AccountSettingsDialog dialog(*m_desk->engine, m_desk->mail.work, m_desk->window.get());
    dialog.open();
    dialog.showPage(AccountSettingsDialog::Page::Fetching);
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClick(dialog.focusWidget() != nullptr ? dialog.focusWidget() : &dialog, Qt::Key_F1);
    QVERIFY(help() != nullptr);
    QCOMPARE(help()->currentPage(), u"fetching"_s);
    dialog.activateWindow();
    dialog.showPage(AccountSettingsDialog::Page::Servers); // the cursor is in the password
    QTest::keyClick(dialog.focusWidget(), Qt::Key_F1);
    QVERIFY(help()->currentPage() == u"passwords"_s || help()->currentPage() == u"ports"_s);
}

void HelpTest::wordsFindPages()
{
    QTest::keyClick(m_desk->window.get(), Qt::Key_F1);
    auto* list = help()->findChild<QListWidget*>(u"helpList"_s);
    const int all = list->count();
    auto* search = help()->findChild<QLineEdit*>(u"helpSearch"_s);
    QTest::keyClicks(search, u"STARTTLS"_s);
    QVERIFY(list->count() >= 1 && list->count() < all);
    QCOMPARE(help()->currentPage(), u"ports"_s);
    search->clear();
    QTest::keyClicks(search, u"xyzzy"_s);
    QVERIFY(!list->isVisible() && help()->findChild<QLabel*>(u"helpNothing"_s)->isVisible());
    search->clear();
    QCOMPARE(list->count(), all);
}

void HelpTest::aLinkIsFollowed()
{
    QTest::keyClick(m_desk->window.get(), Qt::Key_F1);
    help()->showPage(u"start"_s);
    auto* text = help()->findChild<QTextBrowser*>(u"helpText"_s);
    text->setFocus();
    // By the keyboard: Tab goes from link to link, Return follows.
    QTest::keyClick(text, Qt::Key_Tab);
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(help()->currentPage(), u"account"_s);
    QCOMPARE(help()->findChild<QListWidget*>(u"helpList"_s)->currentItem()->text(), u"Adding an account"_s);
}

void HelpTest::keysAreThoseInEffect()
{
    QTest::keyClick(m_desk->window.get(), Qt::Key_F1);
    help()->showPage(u"keys"_s);
    auto* text = help()->findChild<QTextBrowser*>(u"helpText"_s);
    QVERIFY(text->toPlainText().contains(u"F1: Help"_s));
    m_desk->settings->setOwnKeys(m_desk->settings->shortcutSet(), u"help"_s, u"Ctrl+F9"_s);
    QVERIFY(text->toPlainText().contains(u"Ctrl+F9: Help"_s));
}

void HelpTest::escapeCloses()
{
    QTest::keyClick(m_desk->window.get(), Qt::Key_F1);
    HelpWindow* window = help();
    QVERIFY(window != nullptr);
    QTest::keyClick(window, Qt::Key_Escape);
    QVERIFY(!window->isVisible());
}

} // namespace postaci

QTEST_MAIN(postaci::HelpTest)
#include "tst_help.moc"
