#include "protocol/SaslClient.h"
#include "unit/protocol/SessionFixtures.h"

#include <QMessageAuthenticationCode>

using namespace postaci;
using namespace postaci::test;

class SaslClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesOneMechanism_data();
    void choosesOneMechanism();
    void plain();
    void loginWhateverThePrompts();
    void cramMd5();
    void scramRefusesAServerThatDoesNotKnowThePassword();
    void scramDoesNoWorkWithoutEnd();
    void tokens_data();
    void tokens();
    void brokenChallengesAreErrors();
};

namespace {

const Credentials kCredentials{QStringLiteral("tim"), QStringLiteral("tanstaaftanstaaf"),
                               Credentials::Kind::Password};

} // namespace

void SaslClientTest::choosesOneMechanism_data()
{
    using Names = QSet<QByteArray>;
    QTest::addColumn<Names>("offered");
    QTest::addColumn<Credentials::Kind>("kind");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<QByteArray>("chosen");
    constexpr auto password = Credentials::Kind::Password;
    constexpr auto token = Credentials::Kind::OAuthToken;
    QTest::newRow("the best") << Names{"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-1"} << password << true
                              << QByteArray("SCRAM-SHA-256");
    QTest::newRow("scram 1") << Names{"PLAIN", "SCRAM-SHA-1"} << password << true
                             << QByteArray("SCRAM-SHA-1");
    QTest::newRow("plain in TLS") << Names{"CRAM-MD5", "PLAIN", "LOGIN"} << password << true
                                  << QByteArray("PLAIN");
    QTest::newRow("no password in clear")
        << Names{"CRAM-MD5", "PLAIN"} << password << false << QByteArray("CRAM-MD5");
    QTest::newRow("login only") << Names{"LOGIN", "X"} << password << true << QByteArray("LOGIN");
    QTest::newRow("none") << Names{"GSSAPI", "XOAUTH2"} << password << true << QByteArray();
    QTest::newRow("token") << Names{"PLAIN", "XOAUTH2", "OAUTHBEARER"} << token << true
                           << QByteArray("OAUTHBEARER");
    QTest::newRow("what it was made of")
        << Names{"PLAIN", "XOAUTH2"} << token << true << QByteArray("XOAUTH2");
    QTest::newRow("bearer") << Names{"PLAIN", "OAUTHBEARER"} << token << true << QByteArray("OAUTHBEARER");
    QTest::newRow("no token in PLAIN") << Names{"PLAIN"} << token << true << QByteArray();
}

void SaslClientTest::choosesOneMechanism()
{
    QFETCH(QSet<QByteArray>, offered);
    QFETCH(Credentials::Kind, kind);
    QFETCH(bool, encrypted);
    QTEST(SaslClient::chooseMechanism(offered, kind, encrypted), "chosen");
}

void SaslClientTest::plain()
{
    SaslClient sasl("PLAIN", {QStringLiteral("ayşe"), QStringLiteral("şifre"), Credentials::Kind::Password},
                    "imap", optionsFor(1));
    QVERIFY(sasl.isClientFirst());
    const auto answer = sasl.step({});
    VERIFY_RESULT(answer);
    QCOMPARE(*answer, QByteArray("\0ay\xc5\x9f"
                                 "e\0\xc5\x9fifre",
                                 13));
    QVERIFY(sasl.isComplete());
}

void SaslClientTest::loginWhateverThePrompts() // IMAP-028
{
    for (const QByteArrayList& prompts :
         {QByteArrayList{QByteArray("User Name\0", 10), QByteArray("Password\0", 9)},
          QByteArrayList{"Username:", "Password:"}, QByteArrayList{"Benutzer", "x"}}) {
        SaslClient sasl("LOGIN", kCredentials, "imap", optionsFor(1));
        QVERIFY(!sasl.isClientFirst());
        QCOMPARE(sasl.step(prompts[0]).value_or({}), QByteArray("tim"));
        QCOMPARE(sasl.step(prompts[1]).value_or({}), QByteArray("tanstaaftanstaaf"));
        QVERIFY(sasl.isComplete());
    }
}

void SaslClientTest::cramMd5() // the example of RFC 2195
{
    SaslClient sasl("CRAM-MD5", kCredentials, "imap", optionsFor(1));
    QVERIFY(!sasl.isClientFirst());
    QCOMPARE(sasl.step("<1896.697170952@postoffice.reston.mci.net>").value_or({}),
             QByteArray("tim b913a602c7eda7a495b4e6e7334d3890"));
    QVERIFY(sasl.isComplete());
}

void SaslClientTest::scramRefusesAServerThatDoesNotKnowThePassword()
{
    SaslClient sasl("SCRAM-SHA-256", kCredentials, "imap", optionsFor(1));
    const auto first = sasl.step({});
    VERIFY_RESULT(first);
    QVERIFY(first->startsWith("n,,n=tim,r=") || first->startsWith("y,,n=tim,r="));
    const QByteArray nonce = first->mid(first->indexOf("r=") + 2);
    const auto proof = sasl.step("r=" + nonce + "server,s=" + QByteArray("salt").toBase64() + ",i=4096");
    VERIFY_RESULT(proof);
    QVERIFY(proof->contains(",p="));
    QVERIFY(!sasl.isComplete()); // an "OK" now would be from anybody
    const auto end = sasl.step("v=" + QByteArray(32, 'x').toBase64());
    QVERIFY(!end);
    QVERIFY(!sasl.isComplete());
}

void SaslClientTest::scramDoesNoWorkWithoutEnd()
{
    for (const char* iterations : {"1000001", "4000000000", "99999999999999999999", "-1", "0", "x", ""}) {
        SaslClient sasl("SCRAM-SHA-256", kCredentials, "imap", optionsFor(1));
        const auto first = sasl.step({});
        VERIFY_RESULT(first);
        const QByteArray nonce = first->mid(first->indexOf("r=") + 2);
        const auto proof =
            sasl.step("r=" + nonce + "server,s=" + QByteArray("salt").toBase64() + ",i=" + iterations);
        QVERIFY2(!proof, iterations);
        QCOMPARE(proof.error().kind, ErrorKind::Protocol);
    }
}

void SaslClientTest::tokens_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("understood");
    QTest::newRow("xoauth2") << QByteArray("XOAUTH2")
                             << QByteArray("user=a=b@x.org\1auth=Bearer ya29.token\1\1") << QByteArray();
    QTest::newRow("bearer") << QByteArray("OAUTHBEARER")
                            << QByteArray(
                                   "n,a=a=3Db@x.org,\1host=127.0.0.1\1port=993\1auth=Bearer ya29.token\1\1")
                            << QByteArray("\1");
}

void SaslClientTest::tokens() // IMAP-026
{
    QFETCH(QByteArray, mechanism);
    SaslClient sasl(
        mechanism, {QStringLiteral("a=b@x.org"), QStringLiteral("ya29.token"), Credentials::Kind::OAuthToken},
        "imap", optionsFor(993));
    QVERIFY(sasl.isClientFirst());
    QTEST(sasl.step({}).value_or("failed"), "first");
    for (int i = 0; i < 2; ++i) // whatever the server says then, JSON or not
        QTEST(sasl.step("not json").value_or("failed"), "understood");
}

void SaslClientTest::brokenChallengesAreErrors()
{
    SaslClient scram("SCRAM-SHA-1", kCredentials, "smtp", optionsFor(1));
    VERIFY_RESULT(scram.step({}));
    const auto answer = scram.step("nonsense");
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Protocol);
    SaslClient unknown("NO-SUCH-MECHANISM", kCredentials, "smtp", optionsFor(1));
    QVERIFY(!unknown.step({}));
}

QTEST_GUILESS_MAIN(SaslClientTest)
#include "tst_saslclient.moc"
