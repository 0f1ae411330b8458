#include "security/OAuthClients.h"

#include "security/OAuthTokens.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

/// Client ids and tokens as values: what is kept where, and what is refused.
class OAuthClientsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void issuersAreFoundByTheirHost();
    void aMissingClientIsItsOwnReason();
    void wrongFilesAreRefused_data();
    void wrongFilesAreRefused();
    void theProfilesFileIsRead();
    void tokensAreOneSecret();
    void otherSecretsAreNoTokens_data();
    void otherSecretsAreNoTokens();
    void tokensAreRenewedAheadOfTheirEnd_data();
    void tokensAreRenewedAheadOfTheirEnd();
};

void OAuthClientsTest::issuersAreFoundByTheirHost()
{
    const auto clients = OAuthClients::fromJson(R"({"format": 1, "clients": {
        "login.ornek.example": {"id": "first"},
        "Accounts.Google.com": {"id": "second", "secret": "s", "redirect": "http://localhost:8123/back"}}})");
    QVERIFY(clients);
    const OAuthClient first =
        clients->find({u"https://login.ornek.example/realm"_s, {}, {}, {}}).value_or({});
    QCOMPARE(first.id, u"first"_s);
    QCOMPARE(first.redirect, QUrl(u"http://127.0.0.1/"_s));
    QVERIFY(first.secret.isEmpty());
    QCOMPARE(clients->find({u"LOGIN.ornek.example"_s, {}, {}, {}}).value_or({}), first);
    const OAuthClient byPage =
        clients->find({{}, {}, u"https://accounts.google.com/o/auth"_s, {}}).value_or({});
    QCOMPARE(byPage.id, u"second"_s);
    QCOMPARE(byPage.redirect, QUrl(u"http://localhost:8123/back"_s));
}

void OAuthClientsTest::aMissingClientIsItsOwnReason()
{
    const auto found = OAuthClients().find({u"https://login.ornek.example/realm"_s, {}, {}, {}});
    QVERIFY(!found);
    QCOMPARE(found.error().reason, ErrorReason::OAuthClientMissing);
    QCOMPARE(found.error().host, u"login.ornek.example"_s);
}

void OAuthClientsTest::wrongFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("not JSON") << QByteArray("id = 5");
    QTest::newRow("no format") << QByteArray(R"({"clients": {}})");
    QTest::newRow("a list") << QByteArray(R"({"format": 1, "clients": []})");
    const auto redirect = [](const char* name, const char* url) {
        QTest::newRow(name) << QByteArray(
                                   R"({"format": 1, "clients": {"a.example": {"id": "x", "redirect": ")") +
                                   url + "\"}}}";
    };
    QTest::newRow("no id") << QByteArray(R"({"format": 1, "clients": {"a.example": {"secret": "x"}}})");
    redirect("not here", "http://a.example/");
    redirect("https", "https://127.0.0.1/");
    redirect("a scheme", "org.postaci:/back");
    redirect("with a query", "http://127.0.0.1/?x=1");
}

void OAuthClientsTest::wrongFilesAreRefused()
{
    QFETCH(QByteArray, json);
    const auto clients = OAuthClients::fromJson(json);
    QVERIFY(!clients);
    QCOMPARE(clients.error().kind, ErrorKind::Input);
}

void OAuthClientsTest::theProfilesFileIsRead()
{
    QTemporaryDir profile;
    const OAuth2Endpoints issuer{u"login.ornek.example"_s, {}, {}, {}};
    auto clients = OAuthClients::load(profile.path());
    QVERIFY(clients && !clients->find(issuer));
    QFile file(profile.filePath(u"oauth-clients.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"format": 1, "clients": {"login.ornek.example": {"id": "mine"}}})");
    file.close();
    clients = OAuthClients::load(profile.path());
    QVERIFY(clients);
    QCOMPARE(clients->find(issuer).value_or({}).id, u"mine"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{");
    file.close();
    QVERIFY(!OAuthClients::load(profile.path()));
}

void OAuthClientsTest::tokensAreOneSecret()
{
    const QDateTime end(QDate(2026, 11, 27), QTime(12, 0), Qt::UTC);
    const OAuthTokens tokens{u"a+b/c="_s, u"r"_s, end, end.addSecs(-300)};
    QCOMPARE(OAuthTokens::fromSecret(tokens.toSecret()).value_or({}), tokens);
    const OAuthTokens bare{u"a"_s, {}, {}, {}};
    QCOMPARE(OAuthTokens::fromSecret(bare.toSecret()).value_or({}), bare);
    QVERIFY(!bare.isDue(end) && !bare.isOver(end));
}

void OAuthClientsTest::otherSecretsAreNoTokens_data()
{
    QTest::addColumn<QString>("secret");
    QTest::newRow("a password") << u"geheim"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("a list") << u"[1]"_s;
    QTest::newRow("no token") << u"{\"refresh_token\": \"x\"}"_s;
}

void OAuthClientsTest::otherSecretsAreNoTokens()
{
    QFETCH(QString, secret);
    const auto tokens = OAuthTokens::fromSecret(secret);
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().kind, ErrorKind::Authentication);
    QCOMPARE(tokens.error().reason, ErrorReason::NoPassword);
}

void OAuthClientsTest::tokensAreRenewedAheadOfTheirEnd_data()
{
    QTest::addColumn<QByteArray>("life");
    QTest::addColumn<qint64>("due"); ///< seconds from now; 0: never
    QTest::addColumn<qint64>("over");
    QTest::newRow("an hour") << QByteArray("3600") << qint64(3300) << qint64(3600);
    QTest::newRow("as a string") << QByteArray("\"3600\"") << qint64(3300) << qint64(3600);
    QTest::newRow("a minute") << QByteArray("60") << qint64(30) << qint64(60);
    QTest::newRow("nothing") << QByteArray("0") << qint64(0) << qint64(0);
    QTest::newRow("less than that") << QByteArray("-5") << qint64(0) << qint64(0);
    QTest::newRow("a word") << QByteArray("\"soon\"") << qint64(0) << qint64(0);
    QTest::newRow("for ever") << QByteArray("1e300") << qint64(315'359'700) << qint64(315'360'000);
}

void OAuthClientsTest::tokensAreRenewedAheadOfTheirEnd()
{
    QFETCH(QByteArray, life);
    QFETCH(qint64, due);
    QFETCH(qint64, over);
    const QDateTime now(QDate(2026, 11, 27), QTime(12, 0), Qt::UTC);
    const auto tokens = OAuthTokens::fromAnswer(
        R"({"access_token": "a", "token_type": "bearer", "expires_in": )" + life + "}", now);
    QVERIFY(tokens);
    QCOMPARE(tokens->expires.isValid(), over > 0);
    if (over == 0) {
        QVERIFY(!tokens->isDue(now.addYears(1)) && !tokens->isOver(now.addYears(1)));
        return;
    }
    QVERIFY(!tokens->isDue(now.addSecs(due - 1)) && tokens->isDue(now.addSecs(due)));
    QVERIFY(!tokens->isOver(now.addSecs(over - 1)) && tokens->isOver(now.addSecs(over)));
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::OAuthClientsTest)
#include "tst_oauthclients.moc"
