// Whom an answer is from, and over which server it goes out.
#include "base/Identities.h"
#include "message/ReplyAddresses.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

namespace {

Account account(AccountId id, const QString& address, const QStringList& others = {})
{
    Account made;
    made.id = id;
    made.identity = {u"A"_s, address, {}, {}};
    made.outgoing.host = u"smtp%1.example"_s.arg(id);
    for (const QString& other : others)
        made.otherIdentities.append({u"B"_s, other, {}, {}});
    return made;
}

QString chosen(const QList<Account>& accounts, AccountId own, const CameTo& cameTo)
{
    const SenderChoice choice = chooseSender(accounts, own, cameTo);
    return QString::number(choice.account) + u' ' + choice.address;
}

} // namespace

class TestSenderChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exactBeforeTagged();
    void aliasIsFoundBehindTheMailbox();
    void otherAccountsCountByWhatIsAddressed();
    void tagsAreKept();
    void sendsOverItsOwnServer();
    void readsWhomItCameTo();
    void readsWhereAListTakesMail_data();
    void readsWhereAListTakesMail();
};

void TestSenderChoice::exactBeforeTagged()
{
    const QList<Account> accounts{account(1, u"ayse@a.example"_s, {u"satis@a.example"_s})};
    QCOMPARE(chosen(accounts, 1, {{}, {u"ayse+x@a.example"_s, u"satis@a.example"_s}}),
             u"1 satis@a.example"_s);
    QCOMPARE(chosen(accounts, 1, {{}, {u"SATIS@A.example"_s}}), u"1 satis@a.example"_s);
    QCOMPARE(chosen(accounts, 1, {{}, {u"biri@b.example"_s}}), u"1 ayse@a.example"_s);
    QCOMPARE(chosen({}, 1, {}), u"0 "_s);
}

void TestSenderChoice::aliasIsFoundBehindTheMailbox()
{
    const QList<Account> accounts{account(1, u"ayse@a.example"_s, {u"satis@a.example"_s})};
    // The mailbox is the default's; the alias is what somebody has written to.
    QCOMPARE(chosen(accounts, 1, {{u"ayse@a.example"_s}, {u"satis@a.example"_s}}), u"1 satis@a.example"_s);
    QCOMPARE(chosen(accounts, 1, {{u"satis@a.example"_s, u"ayse@a.example"_s}, {u"liste@l.example"_s}}),
             u"1 satis@a.example"_s);
    QCOMPARE(chosen(accounts, 1, {{u"ayse@a.example"_s}, {u"liste@l.example"_s}}), u"1 ayse@a.example"_s);
    // Addressed to both: what stands first.
    QCOMPARE(chosen(accounts, 1, {{}, {u"ayse@a.example"_s, u"satis@a.example"_s}}), u"1 ayse@a.example"_s);
}

void TestSenderChoice::otherAccountsCountByWhatIsAddressed()
{
    const QList<Account> accounts{account(1, u"ayse@a.example"_s), account(2, u"ayse@b.example"_s)};
    QCOMPARE(chosen(accounts, 2, {{}, {u"ayse@a.example"_s, u"ayse@b.example"_s}}), u"2 ayse@b.example"_s);
    QCOMPARE(chosen(accounts, 2, {{}, {u"ayse@a.example"_s}}), u"1 ayse@a.example"_s); // forwarded to there
    QCOMPARE(chosen(accounts, 2, {{u"ayse@a.example"_s}, {}}), u"2 ayse@b.example"_s);
    QCOMPARE(chosen(accounts, 2, {{}, {}}), u"2 ayse@b.example"_s);
    QCOMPARE(chosen(accounts, 0, {{}, {}}), u"1 ayse@a.example"_s);
}

void TestSenderChoice::tagsAreKept()
{
    const QList<Account> accounts{account(1, u"ayse@a.example"_s)};
    QCOMPARE(chosen(accounts, 1, {{u"ayse+fatura@a.example"_s}, {}}), u"1 ayse+fatura@a.example"_s);
    QCOMPARE(withoutTag(u"ayse+fatura+x@a.example"_s), u"ayse@a.example"_s);
    QCOMPARE(withoutTag(u"+x@a.example"_s), u"+x@a.example"_s);
    QCOMPARE(withoutTag(u"ayse@a+b.example"_s), u"ayse@a+b.example"_s);
    QCOMPARE(withoutTag(u"ayse"_s), u"ayse"_s);
}

void TestSenderChoice::sendsOverItsOwnServer()
{
    Account mine = account(1, u"ayse@a.example"_s, {u"kulup@k.example"_s});
    mine.oauth2 = OAuth2Endpoints{u"issuer"_s, {}, {}, u"https://x"_s};
    ServerSettings own;
    own.host = u"smtp.k.example"_s;
    mine.otherIdentities[0].outgoing = own;
    QCOMPARE(sendingAccount(mine, u"ayse@a.example"_s), mine);
    QCOMPARE(sendingAccount(mine, {}), mine);
    for (const QString& from : {u"kulup@k.example"_s, u"Kulup+x@K.example"_s}) {
        const Account sending = sendingAccount(mine, from);
        QCOMPARE(sending.outgoing.host, own.host);
        QVERIFY(!sending.oauth2); // the account's tokens are not for that server
    }
}

void TestSenderChoice::readsWhomItCameTo()
{
    const ReplyAddresses found = readReplyAddresses(
        "Delivered-To: ayse@a.example\r\nReceived: from x\r\nX-Original-To: <Satis+1@a.example>\r\n"
        "delivered-to: ayse@a.example\r\nEnvelope-To: c@a.example\r\nMail-Followup-To: l@x.example,\r\n"
        " d@x.example\r\nMail-Reply-To: Y <y@x.example>\r\nTo: z@x.example\r\n\r\nDelivered-To: "
        "no@x.example\r\n");
    QCOMPARE(found.delivered, (QStringList{u"ayse@a.example"_s, u"Satis+1@a.example"_s, u"c@a.example"_s}));
    QCOMPARE(found.mailFollowup.size(), 2);
    QCOMPARE(found.mailReplyTo.first().addr, u"y@x.example"_s);
    QByteArray flood;
    for (int i = 0; i < 5000; ++i)
        flood += "Delivered-To: a" + QByteArray::number(i) + "@x.example\r\n";
    QVERIFY(readReplyAddresses(flood + "\r\n").delivered.size() <= 100);
}

void TestSenderChoice::readsWhereAListTakesMail_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("address");
    QTest::newRow("plain") << QByteArray("<mailto:list@l.example>") << u"list@l.example"_s;
    QTest::newRow("with fields") << QByteArray("<mailto:list@l.example?subject=x> (Post)")
                                 << u"list@l.example"_s;
    QTest::newRow("encoded") << QByteArray("<mailto:list%2Bx@l.example>") << u"list+x@l.example"_s;
    QTest::newRow("second") << QByteArray("<https://l.example/post>, <mailto:list@l.example>")
                            << u"list@l.example"_s;
    QTest::newRow("nobody can") << QByteArray("NO (posting not allowed)") << QString();
    QTest::newRow("broken") << QByteArray("<mailto:list@l.example") << QString();
    QTest::newRow("two") << QByteArray("<mailto:a@l.example,b@l.example>") << QString();
}

void TestSenderChoice::readsWhereAListTakesMail()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, address);
    const ReplyAddresses found = readReplyAddresses("List-Post: " + value + "\r\n\r\n");
    QCOMPARE(found.listPost, address);
    QCOMPARE(found.isFromList(), !address.isEmpty());
}

} // namespace postaci

QTEST_GUILESS_MAIN(postaci::TestSenderChoice)
#include "tst_senderchoice.moc"
