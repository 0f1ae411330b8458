#include "account/AccountFile.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

/// The account FILE of the command line.
class AccountFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMissingIsUsual();
    void tokensHaveTheirEndpoints();
    void wrongFilesSayWhatIsWrong_data();
    void wrongFilesSayWhatIsWrong();
};

void AccountFileTest::whatIsMissingIsUsual()
{
    const auto account = accountFromJson(
        R"({"address": "ayse@ornek.example", "incoming": {"host": "imap.ornek.example"},
            "outgoing": {"host": "smtp.ornek.example", "security": "starttls"}})");
    QVERIFY2(account, account ? "" : qPrintable(account.error().message));
    const QString address = u"ayse@ornek.example"_s;
    QCOMPARE(account->incoming,
             (ServerSettings{Protocol::Imap, u"imap.ornek.example"_s, 993, Security::Tls, address}));
    QCOMPARE(account->outgoing,
             (ServerSettings{Protocol::Smtp, u"smtp.ornek.example"_s, 587, Security::StartTls, address}));
    QVERIFY(!account->oauth2);
}

void AccountFileTest::tokensHaveTheirEndpoints()
{
    const auto account = accountFromJson(
        R"({"address": "ayse@ornek.example", "incoming": {"host": "imap.ornek.example"},
            "outgoing": {"host": "smtp.ornek.example"},
            "oauth2": {"issuer": "login.ornek.example", "scope": "mail",
                       "authUrl": "https://login.ornek.example/a", "tokenUrl": "https://login.ornek.example/t"}})");
    QVERIFY2(account, account ? "" : qPrintable(account.error().message));
    QVERIFY(account->oauth2);
    QCOMPARE(*account->oauth2,
             (OAuth2Endpoints{u"login.ornek.example"_s, u"mail"_s, u"https://login.ornek.example/a"_s,
                              u"https://login.ornek.example/t"_s}));
}

void AccountFileTest::wrongFilesSayWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("words");
    QTest::newRow("not JSON") << QByteArray("address:") << u"JSON"_s;
    QTest::newRow("no address") << QByteArray("{}") << u"address"_s;
    QTest::newRow("no host") << QByteArray(R"({"address": "a@b.example"})") << u"host"_s;
    QTest::newRow("tokens without encryption")
        << QByteArray(R"({"address": "a@b.example", "incoming": {"host": "i"}, "outgoing": {"host": "o"},
                          "oauth2": {"tokenUrl": "http://b.example/t"}})")
        << u"tokenUrl"_s;
}

void AccountFileTest::wrongFilesSayWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, words);
    const auto account = accountFromJson(json);
    QVERIFY(!account);
    QCOMPARE(account.error().kind, ErrorKind::Input);
    QVERIFY2(account.error().message.contains(words), qPrintable(account.error().message));
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::AccountFileTest)
#include "tst_account_file.moc"
