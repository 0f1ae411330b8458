// Messages through a real submission server into real mailboxes: what arrives, where, and what does not.
#include "protocol/SmtpSession.h"
#include "support/CuttingProxy.h"
#include "unit/protocol/SessionFixtures.h"

using namespace postaci;
using namespace postaci::test;
using State = SmtpOutcome::State;

class SmtpDeliveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everySecurityWorks_data();
    void everySecurityWorks();
    void aWrongPasswordIsOneAttempt();
    void oneRefusedOfFourAndThenAnother_data();
    void oneRefusedOfFourAndThenAnother();
    void aBigMessageArrivesByteForByte();
    void cutsBeforeTheDotDeliverNothing();
    void aCutAfterTheDotIsUncertain();

private:
    std::unique_ptr<SmtpSession> open(const QString& user);
    QString address(const QString& local) const { return local + QStringLiteral("@example.org"); }
    QByteArray lastMessageOf(const QString& user) const;

    std::unique_ptr<DovecotServer> m_server;
};

namespace {

QByteArray messageWith(const QByteArray& id, const QByteArray& body)
{
    return "From: a@example.org\r\nTo: b@example.org\r\nSubject: " + id + "\r\nMessage-ID: <" + id +
           "@example.org>\r\n\r\n" + body;
}

const auto kGoOn = [] { return true; };

} // namespace

void SmtpDeliveryTest::initTestCase()
{
    m_server = std::make_unique<DovecotServer>();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
}

std::unique_ptr<SmtpSession> SmtpDeliveryTest::open(const QString& user)
{
    auto session = std::make_unique<SmtpSession>(optionsFor(*m_server, m_server->smtpsPort(), Security::Tls));
    if (!session->connect() || !session->login(passwordOf(user)))
        return nullptr;
    return session;
}

/// Without the lines that servers put on top on the way.
QByteArray SmtpDeliveryTest::lastMessageOf(const QString& user) const
{
    const QByteArray raw = m_server->messagesIn(user).value(0);
    return raw.mid(qMax<qsizetype>(raw.indexOf("From: a@example.org"), 0));
}

void SmtpDeliveryTest::everySecurityWorks_data()
{
    QTest::addColumn<Security>("security");
    QTest::newRow("tls") << Security::Tls;
    QTest::newRow("starttls") << Security::StartTls;
    QTest::newRow("none") << Security::None;
}

void SmtpDeliveryTest::everySecurityWorks()
{
    QFETCH(Security, security);
    const quint16 port = security == Security::Tls ? m_server->smtpsPort() : m_server->smtpPort();
    SmtpSession session(optionsFor(*m_server, port, security));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login(passwordOf(QStringLiteral("writer"))));
    const QString reader = QStringLiteral("reader%1").arg(int(security));
    const QByteArray message = messageWith("one", "text\r\n");
    const SmtpOutcome outcome =
        session.send(address(QStringLiteral("writer")), {address(reader)}, message, kGoOn);
    QVERIFY2(outcome.state == State::Sent, qPrintable(outcome.error.detail));
    QTRY_COMPARE(lastMessageOf(address(reader)).size(), message.size());
    session.quit();
    QVERIFY(!session.isConnected());
}

void SmtpDeliveryTest::aWrongPasswordIsOneAttempt()
{
    SmtpSession session(optionsFor(*m_server, m_server->smtpsPort(), Security::Tls));
    VERIFY_RESULT(session.connect());
    const auto done = session.login(passwordOf(QStringLiteral("wrong"), QStringLiteral("no")));
    QVERIFY(!done);
    QCOMPARE(done.error().reason, ErrorReason::CredentialsRejected);
    QVERIFY2(done.error().detail.contains(QStringLiteral("uthentication")), qPrintable(done.error().detail));
    session.quit();
    QTRY_COMPARE(m_server->failedLogins(QStringLiteral("wrong")), 1);
    QCOMPARE(m_server->loginAttempts(QStringLiteral("wrong")), 1);
}

void SmtpDeliveryTest::oneRefusedOfFourAndThenAnother_data()
{
    QTest::addColumn<RefusedRecipients>("policy");
    QTest::newRow("all or none") << RefusedRecipients::AbortAll;
    QTest::newRow("the others") << RefusedRecipients::SendToOthers;
}

/// VMime's own transport sent the second message to the first one's recipients and reported success.
void SmtpDeliveryTest::oneRefusedOfFourAndThenAnother()
{
    QFETCH(RefusedRecipients, policy);
    const QString mark = QString::fromLatin1(policy == RefusedRecipients::AbortAll ? "all" : "others");
    const auto session = open(QStringLiteral("writer"));
    QVERIFY(session);
    QStringList four;
    for (const char* const local : {"ali", "refuse", "veli", "can"})
        four.append(address(QString::fromLatin1(local) + mark));
    const QByteArray first = messageWith("first", ".dots\r\n..\r\n.\r\n\r\nend without a line end");
    const SmtpOutcome outcome = session->send(address(QStringLiteral("writer")), four, first, kGoOn, policy);
    QCOMPARE(outcome.recipients.size(), 4);
    QVERIFY(!outcome.recipients[1].accepted);
    QCOMPARE(outcome.recipients[1].code, 550);
    QVERIFY2(outcome.recipients[1].reply.contains(QStringLiteral("5.1.1")),
             qPrintable(outcome.recipients[1].reply));
    QCOMPARE(outcome.state, policy == RefusedRecipients::AbortAll ? State::NotSent : State::Sent);
    const QByteArray second = messageWith("second", "only for one\r\n");
    const QString one = QStringLiteral("last") + mark;
    QVERIFY(session->isConnected());
    const SmtpOutcome again =
        session->send(address(QStringLiteral("writer")), {address(one)}, second, kGoOn, policy);
    QVERIFY2(again.state == State::Sent, qPrintable(again.error.detail));

    QTRY_COMPARE(m_server->messagesIn(address(one)).size(), 1);
    QCOMPARE(lastMessageOf(address(one)), second);
    for (const QString& recipient : {four[0], four[2], four[3]}) {
        const qsizetype expected = policy == RefusedRecipients::AbortAll ? 0 : 1;
        QCOMPARE(m_server->messagesIn(recipient).size(), expected);
        if (expected == 1)
            QCOMPARE(lastMessageOf(recipient), first + "\r\n");
    }
    QCOMPARE(m_server->messagesIn(four[1]).size(), 0);
}

void SmtpDeliveryTest::aBigMessageArrivesByteForByte()
{
    const auto session = open(QStringLiteral("writer"));
    QVERIFY(session);
    QByteArray body;
    for (int i = 0; i < 100'000; ++i)
        body += (i % 7 == 0 ? ".line " : "line ") + QByteArray::number(i) + " \xc3\xbc\r\n";
    const QByteArray message = messageWith("big", body);
    const QString reader = address(QStringLiteral("bigreader"));
    const SmtpOutcome outcome = session->send(address(QStringLiteral("writer")), {reader}, message, kGoOn);
    QVERIFY2(outcome.state == State::Sent, qPrintable(outcome.error.detail));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->messagesIn(reader).size(), 1, 20'000);
    QVERIFY(lastMessageOf(reader) == message);
}

void SmtpDeliveryTest::cutsBeforeTheDotDeliverNothing()
{
    const QString reader = address(QStringLiteral("cutreader"));
    const QByteArray message =
        messageWith("cut", QByteArray("0123456789\r\n").repeated(20'000) + "last line\r\n");
    for (const QByteArray& place :
         {QByteArray("EHLO"), QByteArray("MAIL FROM"), QByteArray("RCPT TO"), QByteArray("BDAT "),
          QByteArray("Subject: cut"), QByteArray("last line\r\n")}) {
        CuttingProxy proxy(m_server->smtpPort());
        proxy.cutAfterText(CuttingProxy::Direction::Up, place);
        ConnectionOptions options = optionsFor(*m_server, proxy.port(), Security::None);
        SmtpSession session(options);
        SmtpOutcome outcome;
        if (session.connect() && session.login(passwordOf(QStringLiteral("writer"))))
            outcome = session.send(address(QStringLiteral("writer")), {reader}, message, kGoOn);
        QCOMPARE(proxy.cuts(), 1);
        // By BDAT every chunk has its reply before the end is written: then it is known for sure.
        QVERIFY2(outcome.state == State::NotSent, place.constData());
        QVERIFY(!session.isConnected());
    }
    QCOMPARE(m_server->messagesIn(reader).size(), 0);
}

void SmtpDeliveryTest::aCutAfterTheDotIsUncertain()
{
    const QString reader = address(QStringLiteral("dotreader"));
    CuttingProxy proxy(m_server->smtpPort());
    proxy.cutReplyTo("BDAT 0 LAST");
    SmtpSession session(optionsFor(*m_server, proxy.port(), Security::None));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login(passwordOf(QStringLiteral("writer"))));
    int ends = 0;
    const SmtpOutcome outcome = session.send(address(QStringLiteral("writer")), {reader},
                                             messageWith("dot", "text\r\n"), [&ends] { return ++ends > 0; });
    QCOMPARE(outcome.state, State::Uncertain);
    QCOMPARE(ends, 1);
    QVERIFY(outcome.error.isRetriedQuietly());
    QTRY_COMPARE(m_server->messagesIn(reader).size(), 1); // it did arrive: sending it again would double it
}

QTEST_GUILESS_MAIN(SmtpDeliveryTest)
#include "tst_smtpdelivery.moc"
