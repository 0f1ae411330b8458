#include "accounts/ClientCertificateField.h"
#include "gui/Desktop.h"
#include "gui/WizardFixture.h"
#include "support/OAuthIssuer.h"

#include <QApplication>
#include <QFile>

using namespace Qt::Literals::StringLiterals;
using namespace postaci::test;

namespace postaci {

namespace {

constexpr int kPatienceMs = 20000;

QByteArray server(const QByteArray& kind, const QByteArray& type, const QByteArray& host, int port)
{
    return "<" + kind + "Server type=\"" + type + "\"><hostname>" + host + "</hostname><port>" +
           QByteArray::number(port) + "</port><socketType>SSL</socketType>" +
           "<authentication>OAuth2</authentication></" + kind + "Server>";
}

} // namespace

/// The wizard with a provider that lets people sign in in the browser, as its settings file says: the issuer
/// on loopback has that file too.
class WizardSignInTest : public QObject, private test::WizardFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aSignInTakesThePlaceOfThePassword();
    void aSignInIsBesideACertificate();
    void thePasswordIsStillAWay();
    void anotherAddressNeedsAnotherSignIn();
    void withoutAClientIdNothingIsOffered();

private:
    void writeClients();
    void typeAddress();
    void browse()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_desktop->opened.size(), 1, kPatienceMs);
        m_browser->open(m_desktop->opened.takeFirst());
    }

    TestAuthority m_authority;
    std::unique_ptr<OAuthIssuer> m_issuer;
    std::unique_ptr<TestBrowser> m_browser;
    std::unique_ptr<Desktop> m_desktop;
};

void WizardSignInTest::initTestCase()
{
    QVERIFY2(m_authority.error().isEmpty(), qPrintable(m_authority.error()));
}

void WizardSignInTest::init()
{
    m_issuer = std::make_unique<OAuthIssuer>(m_authority.certificate(TestAuthority::Kind::Good));
    QVERIFY(m_issuer->isListening());
    m_issuer->setAnswer(
        "/autoconfig/firma.example",
        {HttpAnswer::Kind::Whole, 200,
         "<clientConfig version=\"1.1\"><emailProvider id=\"x\"><displayName>Firma Posta</displayName>" +
             server("incoming", "imap", "imap.firma.example", 993) +
             server("outgoing", "smtp", "smtp.firma.example", 465) +
             "</emailProvider><oAuth2><issuer>localhost</issuer><scope>mail</scope><authURL>" +
             m_issuer->authUrl().toUtf8() + "</authURL><tokenURL>" + m_issuer->tokenUrl().toUtf8() +
             "</tokenURL></oAuth2></clientConfig>"});
    m_browser = std::make_unique<TestBrowser>(m_authority.caFile());
    m_desktop = std::make_unique<Desktop>();
    DiscoveryOptions options;
    options.certificates.addedAuthorities = loadAuthorities(m_authority.caFile()).value_or({});
    options.stepLimitMs = options.totalLimitMs = kPatienceMs;
    options.nameServer = QHostAddress(u"127.0.0.1"_s); // where none listens
    options.probe = options.askAutodiscover = false;
    options.autoconfigUrl = m_issuer->url("/autoconfig/").toString() + u"%1"_s;
    options.wellKnownUrl = m_issuer->url("/well-known/").toString() + u"%1"_s;
    options.ispdbUrl = m_issuer->url("/ispdb/").toString() + u"%1"_s;
    setDiscovery(options);
    open();
}

void WizardSignInTest::cleanup()
{
    close();
    m_desktop.reset();
    m_browser.reset();
    m_issuer.reset();
}

void WizardSignInTest::writeClients()
{
    QFile file(engine().profileDir() + u"/oauth-clients.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"format": 1, "clients": {"localhost": {"id": "postaci-test"}}})");
}

void WizardSignInTest::typeAddress()
{
    type("nameEdit", u"Ayşe"_s);
    type("addressEdit", u"ayse@firma.example"_s);
    QTest::keyClick(edit("addressEdit"), Qt::Key_Tab);
    QTRY_VERIFY_WITH_TIMEOUT(textOf("providerLine").contains(u"Firma Posta"), kPatienceMs);
    QCoreApplication::processEvents(); // now it was seen
}

void WizardSignInTest::aSignInTakesThePlaceOfThePassword()
{
    writeClients();
    typeAddress();
    QTRY_VERIFY(isShown("browserSignInButton"));
    button("browserSignInButton")->click();
    QVERIFY(!edit("passwordEdit")->isEnabled());
    button("nextButton")->click(); // too early
    QCOMPARE(testCount(), 0);
    QCOMPARE(textOf("passwordEditError"), u"Finish the sign-in in the browser, or cancel it."_s);
    QVERIFY(button("browserSignInCancelButton")->hasFocus());
    browse();
    QTRY_COMPARE_WITH_TIMEOUT(textOf("browserSignInLine"), u"You are signed in with the browser."_s,
                              kPatienceMs);
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    QCOMPARE(testedAccount().oauth2.value_or(OAuth2Endpoints()).tokenUrl, m_issuer->tokenUrl());
    QVERIFY(OAuthTokens::fromSecret(testedPassword()));
    QVERIFY(nothingIsSaved());
    passAll();
    button("nextButton")->click();
    QTRY_VERIFY(!wizard().isVisible());
    QCOMPARE(storedPassword(), testedPassword());
    const auto accounts = engine().reader().accounts();
    QVERIFY(accounts && accounts->size() == 1);
    QCOMPARE(accounts->first().oauth2, testedAccount().oauth2);
}

void WizardSignInTest::aSignInIsBesideACertificate()
{
    writeClients();
    typeAddress();
    QTRY_VERIFY(isShown("browserSignInButton"));
    child<ClientCertificateField>("clientCertificateField")->load(ClientCertificate{"der", true});
    button("browserSignInButton")->click();
    browse();
    QTRY_COMPARE_WITH_TIMEOUT(textOf("browserSignInLine"), u"You are signed in with the browser."_s,
                              kPatienceMs);
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    QVERIFY(testedAccount().oauth2);
    QVERIFY(testedAccount().clientCertificate && !testedAccount().clientCertificate->insteadOfPassword);
}

void WizardSignInTest::thePasswordIsStillAWay()
{
    writeClients();
    typeAddress();
    QTRY_VERIFY(isShown("browserSignInButton"));
    type("passwordEdit", u"gizli söz"_s);
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    QVERIFY(!testedAccount().oauth2);
    QCOMPARE(testedPassword(), u"gizli söz"_s);
}

void WizardSignInTest::anotherAddressNeedsAnotherSignIn()
{
    writeClients();
    typeAddress();
    QTRY_VERIFY(isShown("browserSignInButton"));
    button("browserSignInButton")->click();
    browse();
    QTRY_COMPARE_WITH_TIMEOUT(textOf("browserSignInLine"), u"You are signed in with the browser."_s,
                              kPatienceMs);
    type("addressEdit", u"mehmet@firma.example"_s);
    QVERIFY(!isShown("browserSignIn"));
    QTest::keyClick(edit("addressEdit"), Qt::Key_Tab);
    QTRY_VERIFY_WITH_TIMEOUT(isShown("browserSignInButton"), kPatienceMs);
    QVERIFY(edit("passwordEdit")->isEnabled());
    button("nextButton")->click();
    QCOMPARE(testCount(), 0); // neither a password nor a sign-in
}

void WizardSignInTest::withoutAClientIdNothingIsOffered()
{
    typeAddress();
    QVERIFY(!isShown("browserSignIn"));
    type("addressEdit", u"ayse@outlook.com"_s);
    QTest::keyClick(edit("addressEdit"), Qt::Key_Tab);
    QVERIFY(textOf("providerNotes").contains(u"only after a sign-in in the browser"));
    QVERIFY(!isShown("browserSignIn"));
}

} // namespace postaci

QTEST_MAIN(postaci::WizardSignInTest)
#include "tst_wizard_signin.moc"
