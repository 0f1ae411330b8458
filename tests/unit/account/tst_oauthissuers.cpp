#include "account/OAuthIssuers.h"

#include "account/ProviderTable.h"

#include <QDate>
#include <QTest>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

namespace {

Account accountAt(const QString& incoming, const QString& outgoing)
{
    Account account;
    account.incoming = {Protocol::Imap, incoming, 993, Security::Tls, u"ayse@ornek.example"_s};
    account.outgoing = {Protocol::Smtp, outgoing, 465, Security::Tls, u"ayse@ornek.example"_s};
    return account;
}

const QString ownAuth = u"https://login.ornek.example/a"_s;
const QString ownToken = u"https://login.ornek.example/t"_s;

} // namespace

/// Where a person signs in for which servers, and who gets the tokens.
class OAuthIssuersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyEntryIsComplete();
    void providersHaveTheirIssuer_data();
    void providersHaveTheirIssuer();
    void serversOfTwoIssuersHaveNone();
    void unknownServersHaveWhatIsTold();
    void endpointsElsewhereAreNotBelieved_data();
    void endpointsElsewhereAreNotBelieved();
    void tokensOfKnownIssuersStayWithThem_data();
    void tokensOfKnownIssuersStayWithThem();
    void knownIssuersAreNotLedElsewhere();
    void aSecretIsMissedWhereItIsNeeded();

private:
    OAuthIssuers m_issuers;
};

void OAuthIssuersTest::initTestCase()
{
    const auto bundled = OAuthIssuers::bundled();
    QVERIFY2(bundled, bundled ? "" : qPrintable(bundled.error().message));
    m_issuers = *bundled;
}

void OAuthIssuersTest::everyEntryIsComplete()
{
    QCOMPARE(m_issuers.issuers().size(), 7);
    QStringList hosts;
    for (const OAuthIssuer& issuer : m_issuers.issuers()) {
        const QByteArray name = issuer.name.toUtf8();
        for (const QString& text : {issuer.endpoints.authUrl, issuer.endpoints.tokenUrl}) {
            const QUrl url(text, QUrl::StrictMode);
            QVERIFY2(url.isValid() && url.scheme() == u"https"_s && !url.hasQuery(), name);
        }
        QVERIFY2(!issuer.endpoints.scope.contains(u"  "_s), name);
        QVERIFY2(!issuer.source.isEmpty() && QDate::fromString(issuer.checked, u"yyyy-MM"_s).isValid(), name);
        hosts += issuer.hosts;
    }
    const qsizetype all = hosts.size();
    hosts.removeDuplicates();
    QCOMPARE(hosts.size(), all);
}

void OAuthIssuersTest::providersHaveTheirIssuer_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* address, const char* name) {
        QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(name);
    };
    row("a@gmail.com", "Google");
    row("a@outlook.com", "Microsoft");
    row("a@hotmail.com", "Microsoft");
    row("a@yahoo.com", "Yahoo");
    row("a@aol.com", "AOL");
    row("a@yandex.com.tr", "Yandex");
    row("a@mail.ru", "Mail.ru");
    row("a@fastmail.com", "Fastmail");
}

/// The provider table and this one are about the same servers, by IMAP and by POP3.
void OAuthIssuersTest::providersHaveTheirIssuer()
{
    QFETCH(QString, address);
    QFETCH(QString, name);
    const auto providers = ProviderTable::bundled();
    QVERIFY(providers);
    for (const Protocol protocol : providers->incomingProtocols(address)) {
        const auto found = m_issuers.endpointsFor(providers->prefill({}, address, protocol), std::nullopt);
        QVERIFY(found);
        const auto issuer = std::find_if(m_issuers.issuers().begin(), m_issuers.issuers().end(),
                                         [&](const OAuthIssuer& known) { return known.endpoints == *found; });
        QVERIFY(issuer != m_issuers.issuers().end());
        QCOMPARE(issuer->name, name);
    }
}

void OAuthIssuersTest::serversOfTwoIssuersHaveNone()
{
    QVERIFY(!m_issuers.endpointsFor(accountAt(u"imap.gmail.com"_s, u"smtp.office365.com"_s), std::nullopt));
    QVERIFY(!m_issuers.endpointsFor(accountAt(u"imap.gmail.com"_s, u"smtp.ornek.example"_s), std::nullopt));
    QVERIFY(m_issuers.endpointsFor(accountAt(u"IMAP.gmail.com"_s, u"smtp.gmail.com"_s), std::nullopt));
    const auto google =
        m_issuers.endpointsFor(accountAt(u"imap.gmail.com"_s, u"smtp.gmail.com"_s), std::nullopt);
    QVERIFY(m_issuers.mayReceive(u"SMTP.gmail.com"_s, *google));
    QVERIFY(!m_issuers.mayReceive(u"smtp.gmial.com"_s, *google));
    QVERIFY(!m_issuers.mayReceive(u"smtp.office365.com"_s, *google));
    const OAuth2Endpoints own{u"sso.ornek.example"_s, u"mail"_s, {}, u"https://sso.ornek.example/token"_s};
    QVERIFY(m_issuers.mayReceive(u"mail.ornek.example"_s, own));
}

void OAuthIssuersTest::unknownServersHaveWhatIsTold()
{
    const Account account = accountAt(u"imap.ornek.example"_s, u"smtp.ornek.example"_s);
    QVERIFY(!m_issuers.endpointsFor(account, std::nullopt));
    QVERIFY(!m_issuers.endpointsFor(account, OAuth2Endpoints{{}, u"mail"_s, {}, {}}));
    const OAuth2Endpoints whole{u"login.ornek.example"_s, u"mail"_s, ownAuth, ownToken};
    QCOMPARE(m_issuers.endpointsFor(account, whole).value_or(OAuth2Endpoints()), whole);
    const OAuth2Endpoints unnamed{{}, u"mail"_s, ownAuth, ownToken};
    QCOMPARE(m_issuers.endpointsFor(account, unnamed).value_or(OAuth2Endpoints()), whole);
}

void OAuthIssuersTest::endpointsElsewhereAreNotBelieved_data()
{
    QTest::addColumn<QString>("authUrl");
    QTest::addColumn<QString>("tokenUrl");
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("one is missing") << ownAuth << QString();
    QTest::newRow("the code would go elsewhere") << ownAuth << u"https://evil.example/t"_s;
    QTest::newRow("the page is elsewhere") << u"https://evil.example/a"_s << ownToken;
}

/// The issuer itself is asked then.
void OAuthIssuersTest::endpointsElsewhereAreNotBelieved()
{
    QFETCH(QString, authUrl);
    QFETCH(QString, tokenUrl);
    const Account account = accountAt(u"imap.ornek.example"_s, u"smtp.ornek.example"_s);
    const auto found = m_issuers.endpointsFor(
        account, OAuth2Endpoints{u"https://login.ornek.example"_s, u"m"_s, authUrl, tokenUrl});
    QCOMPARE(found.value_or(OAuth2Endpoints()),
             (OAuth2Endpoints{u"https://login.ornek.example"_s, u"m"_s, {}, {}}));
}

void OAuthIssuersTest::tokensOfKnownIssuersStayWithThem_data()
{
    QTest::addColumn<QString>("issuer");
    QTest::addColumn<QString>("authUrl");
    QTest::addColumn<QString>("tokenUrl");
    const QString googleAuth = u"https://accounts.google.com/o/oauth2/auth"_s;
    QTest::newRow("by name") << u"accounts.google.com"_s << QString() << QString();
    QTest::newRow("by its page") << QString() << googleAuth << u"https://evil.example/t"_s;
    QTest::newRow("under another name") << u"evil.example"_s << googleAuth << u"https://evil.example/t"_s;
    QTest::newRow("by its token endpoint")
        << u"evil.example"_s << u"https://evil.example/a"_s << u"https://oauth2.googleapis.com/token"_s;
}

/// A configuration file must not bring Google's tokens to a server of its own.
void OAuthIssuersTest::tokensOfKnownIssuersStayWithThem()
{
    QFETCH(QString, issuer);
    QFETCH(QString, authUrl);
    QFETCH(QString, tokenUrl);
    QVERIFY(!m_issuers.endpointsFor(accountAt(u"imap.evil.example"_s, u"smtp.evil.example"_s),
                                    OAuth2Endpoints{issuer, u"mail"_s, authUrl, tokenUrl}));
}

void OAuthIssuersTest::knownIssuersAreNotLedElsewhere()
{
    const auto found =
        m_issuers.endpointsFor(accountAt(u"imap.gmail.com"_s, u"smtp.gmail.com"_s),
                               OAuth2Endpoints{u"accounts.google.com"_s, u"all"_s,
                                               u"https://evil.example/a"_s, u"https://evil.example/t"_s});
    QVERIFY(found);
    QCOMPARE(QUrl(found->tokenUrl).host(), u"oauth2.googleapis.com"_s);
    QCOMPARE(found->scope, u"https://mail.google.com/"_s);
}

void OAuthIssuersTest::aSecretIsMissedWhereItIsNeeded()
{
    const auto clients = OAuthClients::fromJson(R"({"format": 1, "clients": {
        "accounts.google.com": {"id": "g"}, "login.microsoftonline.com": {"id": "m"}}})");
    QVERIFY(clients);
    const auto google = m_issuers.endpointsFor(accountAt(u"imap.gmail.com"_s, u"smtp.gmail.com"_s), {});
    const auto microsoft =
        m_issuers.endpointsFor(accountAt(u"outlook.office365.com"_s, u"smtp.office365.com"_s), {});
    QVERIFY(google && microsoft);
    QCOMPARE(m_issuers.clientFor(*google, *clients).error().reason, ErrorReason::OAuthClientMissing);
    QCOMPARE(m_issuers.clientFor(*microsoft, *clients).value_or({}).id, u"m"_s);
    const auto whole = OAuthClients::fromJson(
        R"({"format": 1, "clients": {"accounts.google.com": {"id": "g", "secret": "s"}}})");
    QCOMPARE(m_issuers.clientFor(*google, *whole).value_or({}).id, u"g"_s);
    QCOMPARE(m_issuers.clientFor(*microsoft, *whole).error().reason, ErrorReason::OAuthClientMissing);
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::OAuthIssuersTest)
#include "tst_oauthissuers.moc"
