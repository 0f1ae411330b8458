#include "accounts/AccountSettingsDialog.h"
#include "accounts/BrowserSignIn.h"
#include "gui/Desktop.h"
#include "gui/MarkingTranslator.h"
#include "security/InMemorySecretStore.h"
#include "support/OAuthIssuer.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

namespace postaci {

namespace {

constexpr int kPatienceMs = 20000;

} // namespace

/// Signing in in the browser, from an account's settings: what is offered, waited for, told and kept.
class BrowserSignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aGrantTakesThePlaceOfTheTokens();
    void aPasswordTakesTheirPlaceToo();
    void halfASignInIsNeitherSavedNorTried();
    void thePersonCanLeaveIt();
    void whatWentWrongIsSaid();
    void theAddressCanBeCopied();
    void itIsOfferedOnlyWhereItIsPossible();
    void aGrantIsForItsServersOnly();
    void allTextsFollowTheLanguage();

private:
    void open();
    template <typename T> [[nodiscard]] T* child(const char* name) const
    {
        T* found = m_dialog->findChild<T*>(QLatin1String(name));
        if (!found)
            qFatal("no %s in the dialog", name);
        return found;
    }
    void press(const char* name) { child<QPushButton>(name)->click(); }
    [[nodiscard]] QString line() const { return child<QWidget>("browserSignInLine")->accessibleName(); }
    [[nodiscard]] BrowserSignIn* signIn() const { return child<BrowserSignIn>("browserSignIn"); }
    /// The browser goes to the page that it was sent to.
    void browse()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop->opened.size(), 1, kPatienceMs);
        m_browser->open(m_desktop->opened.takeFirst());
    }
    [[nodiscard]] Account stored() const { return m_engine->reader().account(m_id).value_or({}); }
    [[nodiscard]] QString storedSecret();

    TestAuthority m_authority;
    std::unique_ptr<OAuthIssuer> m_issuer;
    std::unique_ptr<TestBrowser> m_browser;
    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<InMemorySecretStore> m_secrets;
    SystemClock m_clock;
    std::unique_ptr<MailEngine> m_engine;
    std::unique_ptr<AccountSettingsDialog> m_dialog;
    AccountId m_id = 0;
};

void BrowserSignInTest::initTestCase()
{
    QVERIFY2(m_authority.error().isEmpty(), qPrintable(m_authority.error()));
}

void BrowserSignInTest::init()
{
    m_issuer = std::make_unique<OAuthIssuer>(m_authority.certificate(TestAuthority::Kind::Good));
    QVERIFY(m_issuer->isListening());
    m_browser = std::make_unique<TestBrowser>(m_authority.caFile());
    m_desktop = std::make_unique<Desktop>();
    m_dir = std::make_unique<QTemporaryDir>();
    QFile clients(m_dir->filePath(u"oauth-clients.json"_s));
    QVERIFY(clients.open(QIODevice::WriteOnly));
    clients.write(R"({"format": 1, "clients": {"localhost": {"id": "postaci-test"},
                      "login.microsoftonline.com": {"id": "m"}}})");
    clients.close();
    m_secrets = std::make_unique<InMemorySecretStore>();
    EngineOptions options;
    options.profileDir = m_dir->path();
    options.certificates.addedAuthorities = loadAuthorities(m_authority.caFile()).value_or({});
    auto engine = MailEngine::open(options, *m_secrets, m_clock);
    QVERIFY2(engine, engine ? "" : qPrintable(engine.error().message));
    m_engine = std::move(engine).value();
    Account account;
    account.label = u"İş"_s;
    account.identity = {u"Ayşe"_s, u"ayse@ornek.example"_s, {}, {}};
    account.incoming = {Protocol::Imap, u"imap.ornek.example"_s, 993, Security::Tls, u"ayse@ornek.example"_s};
    account.outgoing = {Protocol::Smtp, u"smtp.ornek.example"_s, 465, Security::Tls, u"ayse@ornek.example"_s};
    account.oauth2 = OAuth2Endpoints{u"localhost"_s, u"mail"_s, m_issuer->authUrl(), m_issuer->tokenUrl()};
    m_id = 0;
    m_engine->addAccount(account, {OAuthTokens{u"old"_s, {}, {}, {}}.toSecret()},
                         [this](const Result<AccountId>& added) { m_id = added.value_or(0); });
    QTRY_VERIFY(m_id != 0);
    open();
}

void BrowserSignInTest::open()
{
    m_dialog = std::make_unique<AccountSettingsDialog>(*m_engine, m_id);
    m_dialog->showPage(AccountSettingsDialog::Page::Servers);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void BrowserSignInTest::cleanup()
{
    m_dialog.reset();
    m_engine.reset();
    m_desktop.reset();
    m_browser.reset();
    m_issuer.reset();
}

QString BrowserSignInTest::storedSecret()
{
    QString secret;
    m_secrets->read(secretKey(stored().incoming),
                    [&secret](const Result<QString>& read) { secret = read.value_or(u"(none)"_s); });
    return secret;
}

void BrowserSignInTest::aGrantTakesThePlaceOfTheTokens()
{
    auto* button = child<QPushButton>("browserSignInButton");
    QVERIFY(button->isVisible() && button->hasFocus()); // that is what an account that stopped needs
    QVERIFY(line().contains(u"No password is kept here"));
    button->click();
    QVERIFY(signIn()->isWaiting() && !button->isVisible());
    QVERIFY(child<QPushButton>("browserSignInCancelButton")->hasFocus());
    QVERIFY(!child<QWidget>("passwordEdit")->isEnabled());
    QVERIFY(line().contains(u"Your browser shows"));
    browse();
    QTRY_VERIFY_WITH_TIMEOUT(signIn()->grant().has_value(), kPatienceMs);
    QCOMPARE(line(), u"You are signed in with the browser."_s);
    QCOMPARE(m_issuer->lastAuthorization().queryItemValue(u"login_hint"_s, QUrl::FullyDecoded),
             u"ayse@ornek.example"_s);
    QVERIFY(storedSecret().contains(u"\"old\"")); // nothing is saved before Save
    const QString granted = signIn()->grant()->tokens.toSecret();
    press("saveButton");
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(storedSecret(), granted);
    QVERIFY(stored().oauth2);
}

void BrowserSignInTest::aPasswordTakesTheirPlaceToo()
{
    auto* edit = child<QLineEdit>("passwordEdit");
    QCOMPARE(edit->placeholderText(), u"none"_s);
    edit->setFocus();
    QTest::keyClicks(edit, u"parola"_s);
    press("saveButton");
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(storedSecret(), u"parola"_s);
    QVERIFY(!stored().oauth2);
}

void BrowserSignInTest::halfASignInIsNeitherSavedNorTried()
{
    auto* edit = child<QLineEdit>("passwordEdit");
    edit->setFocus();
    QTest::keyClicks(edit, u"yarim"_s); // and then the person thinks of the browser
    press("browserSignInButton");
    QTRY_COMPARE(m_desktop->opened.size(), 1);
    const auto isRefused = [this](const char* button) {
        child<QLineEdit>("outgoingHostEdit")->setFocus();
        press(button);
        const QString error = child<QWidget>("passwordEditError")->accessibleName();
        return m_dialog->isVisible() && child<QPushButton>("saveButton")->isEnabled() &&
               error == u"Finish the sign-in in the browser, or cancel it." &&
               child<QPushButton>("browserSignInCancelButton")->hasFocus();
    };
    QVERIFY(isRefused("testButton"));
    QVERIFY(!child<QWidget>("loginChecklist")->isVisible());
    m_dialog->showPage(AccountSettingsDialog::Page::General); // what is only half done is brought up
    child<QLineEdit>("labelEdit")->setText(u"Yeni"_s);
    QVERIFY(isRefused("saveButton"));
    QCOMPARE(stored().label, u"İş"_s);
    browse();
    QTRY_VERIFY_WITH_TIMEOUT(signIn()->grant().has_value(), kPatienceMs);
    QVERIFY(!child<QWidget>("passwordEditError")->isVisible());
    const QString granted = signIn()->grant()->tokens.toSecret();
    press("saveButton");
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(storedSecret(), granted);
    QCOMPARE(stored().label, u"Yeni"_s);
}

void BrowserSignInTest::thePersonCanLeaveIt()
{
    press("browserSignInButton");
    QTRY_COMPARE(m_desktop->opened.size(), 1);
    press("browserSignInCancelButton");
    QVERIFY(!signIn()->isWaiting());
    QVERIFY(child<QPushButton>("browserSignInButton")->hasFocus());
    QVERIFY(child<QWidget>("passwordEdit")->isEnabled());
    browse(); // who comes back now comes back to nobody
    QTRY_COMPARE_WITH_TIMEOUT(m_browser->lastPage().host(), u"127.0.0.1"_s, kPatienceMs);
    QCOMPARE(m_issuer->redemptions(), 0);
    press("browserSignInButton");
    browse();
    QTRY_VERIFY_WITH_TIMEOUT(signIn()->grant().has_value(), kPatienceMs);
    press("browserSignInCancelButton"); // what was granted can be left too
    QVERIFY(!signIn()->grant());
    press("saveButton");
    QTRY_VERIFY(!m_dialog->isVisible());
    QVERIFY(storedSecret().contains(u"\"old\""));
}

void BrowserSignInTest::whatWentWrongIsSaid()
{
    m_issuer->personRefuses = true;
    press("browserSignInButton");
    browse();
    QTRY_VERIFY_WITH_TIMEOUT(line().contains(u"was not given the permission"), kPatienceMs);
    QVERIFY(!signIn()->isWaiting());
    m_issuer->personRefuses = false;
    m_issuer->setAnswer("/token", {HttpAnswer::Kind::Whole, 401, R"({"error": "invalid_client"})"});
    press("browserSignInButton");
    browse();
    QTRY_VERIFY_WITH_TIMEOUT(line().contains(u"localhost does not let Postacı sign in"), kPatienceMs);
    QFile::remove(m_dir->filePath(u"oauth-clients.json"_s));
    press("browserSignInButton");
    QVERIFY(line().contains(u"is not registered with localhost"));
    QVERIFY(line().contains(u"app password"));
}

void BrowserSignInTest::theAddressCanBeCopied()
{
    press("browserSignInButton");
    QTRY_COMPARE(m_desktop->opened.size(), 1);
    press("browserSignInCopyButton");
    QCOMPARE(QUrl(QApplication::clipboard()->text()), m_desktop->opened.first());
}

void BrowserSignInTest::itIsOfferedOnlyWhereItIsPossible()
{
    const auto offeredFor = [this](const QString& incoming, const QString& outgoing) {
        Account account = stored();
        account.incoming.host = incoming;
        account.outgoing.host = outgoing;
        BrowserSignIn widget(*m_engine);
        widget.offer(account, std::nullopt);
        return widget.isOffered() && !widget.isHidden();
    };
    QVERIFY(offeredFor(u"outlook.office365.com"_s, u"smtp.office365.com"_s));
    QVERIFY(!offeredFor(u"imap.gmail.com"_s, u"smtp.gmail.com"_s)); // no client id
    QVERIFY(!offeredFor(u"imap.ornek.example"_s, u"smtp.ornek.example"_s));
}

void BrowserSignInTest::aGrantIsForItsServersOnly()
{
    press("browserSignInButton");
    browse();
    QTRY_VERIFY_WITH_TIMEOUT(signIn()->grant().has_value(), kPatienceMs);
    auto* host = child<QLineEdit>("incomingHostEdit");
    host->setFocus();
    host->selectAll();
    QTest::keyClicks(host, u"imap.gmail.com"_s);
    QVERIFY(!signIn()->grant());
    QVERIFY(!signIn()->isVisible());
}

void BrowserSignInTest::allTextsFollowTheLanguage()
{
    MarkingTranslator translator;
    QApplication::installTranslator(&translator);
    QTRY_VERIFY(line().startsWith(u'«'));
    for (const char* name : {"browserSignInButton", "browserSignInCopyButton", "browserSignInCancelButton"})
        QVERIFY(child<QPushButton>(name)->text().startsWith(u'«'));
    QApplication::removeTranslator(&translator);
    QTRY_VERIFY(!line().startsWith(u'«'));
}

} // namespace postaci

QTEST_MAIN(postaci::BrowserSignInTest)
#include "tst_browser_signin.moc"
