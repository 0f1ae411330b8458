#include "accounts/AccountSettingsDialog.h"
#include "accounts/AccountWizard.h"
#include "accounts/ConnectionLogWindow.h"
#include "gui/Contrast.h"
#include "gui/WindowDesk.h"
#include "help/HelpKey.h"
#include "help/HelpPages.h"
#include "help/HelpWindow.h"
#include "profile/RepairDialog.h"
#include "settings/SettingsDialog.h"
#include "transfer/ExportMailDialog.h"
#include "transfer/ImportMailDialog.h"
#include "transfer/ThunderbirdDialog.h"
#include "widgets/Language.h"
#include "widgets/PageBook.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>

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
    void backLeadsToThePageBefore();
    void linksFollowTheColours();
    void eachPlaceHasItsPage();
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
    QCOMPARE(ids.size(), 20);
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
    const int place = search->y();
    QTest::keyClicks(search, u"STARTTLS"_s);
    QVERIFY(list->count() >= 1 && list->count() < all);
    QCOMPARE(help()->currentPage(), u"ports"_s);
    search->clear();
    QTest::keyClicks(search, u"xyzzy"_s);
    const auto* nothing = help()->findChild<QLabel*>(u"helpNothing"_s);
    QVERIFY(!list->isVisible() && nothing->isVisible());
    help()->layout()->activate();
    QCOMPARE(search->y(), place); // nothing moves in the list's absence
    QVERIFY(nothing->y() < search->geometry().bottom() + search->height());
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

void HelpTest::backLeadsToThePageBefore()
{
    QTest::keyClick(m_desk->window.get(), Qt::Key_F1);
    QVERIFY(QTest::qWaitForWindowActive(help()));
    auto* back = help()->findChild<QToolButton*>(u"helpBack"_s);
    help()->showPage(u"start"_s);
    for (const QString& page : {u"account"_s, u"ports"_s, u"keys"_s})
        help()->showPage(page);
    QTest::keyClick(help(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(help()->currentPage(), u"ports"_s);
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(help()->currentPage(), u"account"_s);
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(help()->currentPage(), u"start"_s);
}

void HelpTest::linksFollowTheColours()
{
    QTest::keyClick(m_desk->window.get(), Qt::Key_F1);
    help()->showPage(u"start"_s);
    const auto linkInk = [] {
        const auto* text = help()->findChild<QTextBrowser*>(u"helpText"_s);
        for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next())
            for (auto part = block.begin(); !part.atEnd(); ++part)
                if (part.fragment().charFormat().isAnchor())
                    return part.fragment().charFormat().foreground().color();
        return QColor();
    };
    for (const ColorScheme scheme : {ColorScheme::Dark, ColorScheme::Light}) {
        Theme::apply(*qApp, scheme);
        const QColor ground =
            help()->findChild<QTextBrowser*>(u"helpText"_s)->palette().color(QPalette::Base);
        QVERIFY(linkInk().isValid());
        QVERIFY2(test::contrast(linkInk(), ground) >= 4.5,
                 qPrintable(linkInk().name() + u" on "_s + ground.name()));
    }
}

/// Every window and page that somebody can be lost in.
void HelpTest::eachPlaceHasItsPage()
{
    MailEngine& engine = *m_desk->engine;
    SettingsDialog settings(engine, *m_desk->settings, m_desk->providers);
    settings.show();
    using Page = SettingsDialog::Page;
    const std::pair<Page, const char*> pages[] = {{Page::General, "start"},
                                                  {Page::Accounts, "account"},
                                                  {Page::Reading, "reading"},
                                                  {Page::Writing, "writing"},
                                                  {Page::Filters, "organising"},
                                                  {Page::Junk, "organising"},
                                                  {Page::Shortcuts, "keys"},
                                                  {Page::Privacy, "privacy"},
                                                  {Page::Sending, "writing"},
                                                  {Page::Storage, "data"},
                                                  {Page::Notifications, "notifications"},
                                                  {Page::Certificates, "certificates"}};
    const auto* book = settings.findChild<PageBook*>();
    for (const auto& [page, topic] : pages) {
        settings.showPage(page);
        for (const QWidget* asking :
             {static_cast<const QWidget*>(book->list()), static_cast<const QWidget*>(book->currentWidget()),
              settings.findChild<const QWidget*>(u"closeButton"_s)})
            QCOMPARE(HelpKey::pageFor(asking), QLatin1String(topic));
    }
    AccountSettingsDialog account(engine, m_desk->mail.work);
    account.show();
    using Of = AccountSettingsDialog::Page;
    const std::pair<Of, const char*> ofAccount[] = {{Of::General, "account"}, {Of::Identities, "writing"},
                                                    {Of::Servers, "ports"},   {Of::Fetching, "fetching"},
                                                    {Of::Card, "account"},    {Of::Log, "trouble"}};
    for (const auto& [page, topic] : ofAccount) {
        account.showPage(page);
        QCOMPARE(HelpKey::pageFor(account.findChild<PageBook*>()->list()), QLatin1String(topic));
    }
    const ImportMailDialog import(engine);
    QCOMPARE(HelpKey::pageFor(&import), u"import"_s);
    const ExportMailDialog exporting(engine, {});
    QCOMPARE(HelpKey::pageFor(&exporting), u"export"_s);
    const ThunderbirdDialog thunderbird(engine, {});
    QCOMPARE(HelpKey::pageFor(&thunderbird), u"import"_s);
    const RepairDialog repair(m_desk->dir.path());
    QCOMPARE(HelpKey::pageFor(repair.findChild<QPushButton*>(u"repairButton"_s)), u"repair"_s);
    settings.showPage(Page::Storage);
    const std::pair<const char*, const char*> ofStorage[] = {{"backUpButton", "backup"},
                                                             {"restoreButton", "backup"},
                                                             {"keptCopiesCombo", "backup"},
                                                             {"checkProfileButton", "repair"},
                                                             {"cachedAgeCombo", "data"}};
    for (const auto& [name, topic] : ofStorage)
        QCOMPARE(HelpKey::pageFor(settings.findChild<QWidget*>(QLatin1String(name))), QLatin1String(topic));
    const ConnectionLogWindow log(engine);
    QCOMPARE(HelpKey::pageFor(&log), u"trouble"_s);
    const AccountWizard wizard(engine, m_desk->providers, {});
    QCOMPARE(HelpKey::pageFor(&wizard), u"account"_s);
    QCOMPARE(HelpKey::pageFor(wizard.findChild<QLineEdit*>(u"passwordEdit"_s)), u"passwords"_s);
    QCOMPARE(HelpKey::pageFor(wizard.findChild<QLineEdit*>(u"incomingHostEdit"_s)), u"ports"_s);
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
