#include "account/AccountFile.h"
#include "account/AutoconfigReader.h"

#include <QTest>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

/// The forms in which an account is handed on: what goes out comes in again, for the same person or, as an
/// autoconfig file, for anybody of the domain.
class AccountCardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenComesBack_data();
    void whatIsWrittenComesBack();
    void autoconfigIsForTheWholeDomain();
    void aSignInInTheBrowserIsToldWithoutTokens();
    void ownUserNamesStay();
    void namesAreEscaped();
    void brokenCardsAreRefused_data();
    void brokenCardsAreRefused();

private:
    static Account account(Protocol protocol, Security security)
    {
        Account account;
        account.identity = {u"Ayşe \"Ç\" Yılmaz"_s, u"ayse@firma.example"_s, {}, {}};
        account.label = account.identity.address;
        account.incoming = {protocol, u"in.firma.example"_s, 1993, security, u"ayse"_s};
        account.outgoing = {Protocol::Smtp, u"out.firma.example"_s, 587, Security::StartTls,
                            u"ayse@firma.example"_s};
        return account;
    }
};

void AccountCardTest::whatIsWrittenComesBack_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<Security>("security");
    QTest::newRow("imap, tls") << Protocol::Imap << Security::Tls;
    QTest::newRow("imap, starttls") << Protocol::Imap << Security::StartTls;
    QTest::newRow("pop3, none") << Protocol::Pop3 << Security::None;
}

void AccountCardTest::whatIsWrittenComesBack()
{
    QFETCH(Protocol, protocol);
    QFETCH(Security, security);
    const Account sent = account(protocol, security);
    const auto json = accountFromCard(accountToJson(sent), {});
    QVERIFY(json);
    QVERIFY(json->identity == sent.identity);
    QVERIFY(json->incoming == sent.incoming && json->outgoing == sent.outgoing);
    const auto xml = accountFromCard(accountToAutoconfig(sent), sent.identity.address);
    QVERIFY(xml);
    QCOMPARE(xml->identity.address, sent.identity.address);
    QVERIFY(xml->incoming == sent.incoming && xml->outgoing == sent.outgoing);
}

void AccountCardTest::autoconfigIsForTheWholeDomain()
{
    const QByteArray file = accountToAutoconfig(account(Protocol::Imap, Security::Tls));
    QVERIFY2(!file.contains("ayse") && !file.contains("Yılmaz"), file.constData());
    const auto other = accountFromCard(file, u"can@firma.example"_s);
    QVERIFY(other);
    QCOMPARE(other->incoming.username, u"can"_s);
    QCOMPARE(other->outgoing.username, u"can@firma.example"_s);
}

void AccountCardTest::aSignInInTheBrowserIsToldWithoutTokens()
{
    Account mine = account(Protocol::Imap, Security::Tls);
    mine.oauth2 =
        OAuth2Endpoints{u"login.firma.example"_s, u"mail offline"_s, u"https://login.firma.example/auth"_s,
                        u"https://login.firma.example/token"_s};
    const auto json = accountFromCard(accountToJson(mine), {});
    QVERIFY(json);
    QVERIFY(json->oauth2 == mine.oauth2);
    const auto xml = AutoconfigReader::read(accountToAutoconfig(mine), mine.identity.address);
    QVERIFY(xml);
    QVERIFY(xml->incoming.first().authentications == QList<Authentication>{Authentication::OAuth2});
    QVERIFY(xml->incoming.first().oauth2 == mine.oauth2);
}

void AccountCardTest::ownUserNamesStay()
{
    Account mine = account(Protocol::Imap, Security::Tls);
    mine.incoming.username = u"FIRMA\\kutu-7"_s;
    const auto back = accountFromCard(accountToAutoconfig(mine), mine.identity.address);
    QVERIFY(back);
    QCOMPARE(back->incoming.username, mine.incoming.username);
}

void AccountCardTest::namesAreEscaped()
{
    Account mine = account(Protocol::Imap, Security::Tls);
    mine.incoming.username = u"a<b>&\"c"_s;
    QCOMPARE(accountFromCard(accountToAutoconfig(mine), mine.identity.address)->incoming.username,
             mine.incoming.username);
    QCOMPARE(accountFromCard(accountToJson(mine), {})->incoming.username, mine.incoming.username);
}

void AccountCardTest::brokenCardsAreRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("address");
    const QByteArray xml = accountToAutoconfig(account(Protocol::Imap, Security::Tls));
    const QByteArray json = accountToJson(account(Protocol::Imap, Security::Tls));
    const QString address = u"ayse@firma.example"_s;
    QTest::newRow("nothing") << QByteArray() << address;
    QTest::newRow("cut json") << json.first(json.size() / 2) << address;
    QTest::newRow("cut xml") << xml.first(xml.size() / 2) << address;
    QTest::newRow("another kind of xml") << QByteArray("<html><body/></html>") << address;
    QTest::newRow("no servers")
        << QByteArray("<clientConfig version=\"1.1\"><emailProvider id=\"x\"/></clientConfig>") << address;
    QTest::newRow("xml without an address") << xml << QString();
    QTest::newRow("entities") << "<!DOCTYPE x [<!ENTITY a \"b\">]>" + xml.mid(xml.indexOf("<clientConfig"))
                              << address;
}

void AccountCardTest::brokenCardsAreRefused()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, address);
    const auto card = accountFromCard(file, address);
    QVERIFY(!card);
    QVERIFY(card.error().kind == ErrorKind::Input);
}

QTEST_GUILESS_MAIN(AccountCardTest)
#include "tst_account_card.moc"
