#include "EngineHand.h"
#include "QueuedMail.h"
#include "message/MessageReader.h"
#include "support/CuttingProxy.h"
#include "support/PeakMemory.h"

#include <QRandomGenerator>
#include <QTest>

using namespace postaci;
using namespace postaci::test;

namespace {

QByteArray deliveryReport(const QString& about, const QByteArray& recipient, const QByteArray& action)
{
    return QByteArray("From: MAILER-DAEMON@example.org\r\nSubject: Undelivered ") + recipient +
           "\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=B\r\n\r\n--B\r\n"
           "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: "
           "rfc822; " +
           recipient + "\r\nAction: " + action +
           "\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such\r\n"
           "\r\n--B\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <" +
           about.toLatin1() + ">\r\n--B--\r\n";
}

QDateTime dateOf(const QString& subject, const QByteArrayList& messages)
{
    for (const QByteArray& raw : messages)
        if (const Envelope envelope = readMessage(raw).envelope; envelope.subject == subject)
            return envelope.date;
    return {};
}

} // namespace

/// Many messages, big ones, and connections that break at random: none is lost, none is sent twice, and what
/// nobody can know is asked.
class OutboxRunsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aHundredOverOneConnection();
    void aServerThatEndsConnectionsIsSpokenToAgain();
    void whoIsPutOffIsTriedAgainAlone();
    void cutsAtRandom();
    void heldSurvivesAKill();
    void scheduledIsLate();
    void takenBackIsNotSent();
    void oddBytesArriveAsTheyAre();
    void bigOnesTakeNoMemory();
    void reportsAreMatched();
    void reportsOfOthersChangeNothing();

private:
    [[nodiscard]] QString freshUser() { return QStringLiteral("run%1@example.org").arg(++m_users); }
    qint64 peakWhileSending(qint64 bytes);
    /// A message that has arrived there; false: it did not.
    [[nodiscard]] bool sendOne(EngineFixture& fixture, const QString& receiver, OutgoingMessage& message);

    DovecotServer m_server;
    int m_users = 0;
};

void OutboxRunsTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

void OutboxRunsTest::aHundredOverOneConnection()
{
    constexpr int kMessages = 100;
    const QString receiver = freshUser();
    EngineFixture fixture(m_server, freshUser());
    CuttingProxy proxy(m_server.smtpPort());
    fixture.account.outgoing.port = proxy.port();
    QVERIFY(fixture.open());
    for (int i = 0; i < kMessages; ++i)
        QVERIFY(queue(fixture, fixture.newMessage({receiver}, QStringLiteral("Sıra %1").arg(i),
                                                  QStringLiteral("metin"))) != 0);
    fixture.engine().start();
    QTRY_COMPARE_WITH_TIMEOUT(m_server.messagesIn(receiver).size(), kMessages, 60000);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSettled(), 60000);
    QCOMPARE(proxy.connections(), 1);
    const QByteArrayList arrived = m_server.messagesIn(receiver);
    for (int i = 1; i < kMessages; ++i) // in their order
        QVERIFY(arrived.at(i - 1) != arrived.at(i));
}

void OutboxRunsTest::aServerThatEndsConnectionsIsSpokenToAgain()
{
    const QString receiver = freshUser();
    EngineFixture fixture(m_server, freshUser());
    CuttingProxy proxy(m_server.smtpPort());
    fixture.account.outgoing.port = proxy.port();
    fixture.account.outgoing.security = Security::None;
    fixture.timings.firstRetry = fixture.timings.longestRetry =
        std::chrono::hours(1); // nothing may need a pause
    QVERIFY(fixture.open());
    for (int i = 0; i < 5; ++i)
        QVERIFY(queue(fixture,
                      fixture.newMessage({receiver}, QStringLiteral("%1").arg(i), QStringLiteral("x"))) != 0);
    // The second message has its 250, and the connection ends before the third.
    proxy.cutAfterText(CuttingProxy::Direction::Up, "Subject: 2");
    fixture.engine().start();
    QTRY_COMPARE_WITH_TIMEOUT(m_server.messagesIn(receiver).size(), 5, 30000);
    QCOMPARE(proxy.cuts(), 1);
    QCOMPARE(proxy.connections(), 2);
}

void OutboxRunsTest::whoIsPutOffIsTriedAgainAlone()
{
    const QString sender = freshUser();
    const QString receiver = freshUser();
    EngineFixture fixture(m_server, sender);
    fixture.timings.firstRetry = std::chrono::milliseconds(50);
    fixture.timings.longestRetry = std::chrono::milliseconds(100);
    QVERIFY(fixture.open());
    fixture.engine().start();
    const QString deferred = QStringLiteral("defer-") + receiver;
    const OutboxId id =
        queue(fixture, fixture.newMessage({deferred, receiver}, QStringLiteral("Gri"), QStringLiteral("x")));
    QTRY_VERIFY(isSent(fixture, id)); // with its copy
    QTRY_COMPARE(fixture.reader().outbox()->size(), 1);
    QTRY_VERIFY(fixture.reader().outbox()->first().attempts > 2);
    const OutboxEntry left = fixture.reader().outbox()->first();
    QCOMPARE(left.recipients, QStringList{deferred});
    QCOMPARE(m_server.messagesIn(receiver).size(), 1);
    QCOMPARE(m_server.messagesIn(sender, QStringLiteral("Sent")).size(), 1);
    fixture.engine().discardOutbox(left.id);
    QTRY_VERIFY(fixture.isSettled());
}

void OutboxRunsTest::cutsAtRandom()
{
    const quint32 seeds = numberFrom("POSTACI_SEEDS", 100);
    const quint32 first = numberFrom("POSTACI_SEED", 20261127);
    const QString receiver = freshUser();
    const QString sender = freshUser();
    EngineFixture fixture(m_server, sender);
    CuttingProxy smtp(m_server.smtpPort());
    CuttingProxy imap(m_server.imapPort());
    fixture.account.outgoing.port = smtp.port();
    fixture.account.incoming.port = imap.port();
    fixture.account.incoming.security = Security::StartTls;
    fixture.timings.firstRetry = std::chrono::milliseconds(50);
    fixture.timings.longestRetry = std::chrono::milliseconds(200);
    QVERIFY(fixture.open());
    fixture.engine().start();
    QHash<QString, OutboxId> sent;
    for (quint32 seed = 0; seed < seeds; ++seed) {
        QRandomGenerator random(first + seed);
        for (int i = 0; i < 3; ++i) {
            OutgoingMessage message =
                fixture.newMessage({receiver}, QStringLiteral("%1.%2").arg(seed).arg(i),
                                   QStringLiteral(".satır\n").repeated(random.bounded(1, 400)));
            const OutboxId id = queue(fixture, message);
            QVERIFY(id != 0);
            sent.insert(message.messageId, id);
        }
        const auto direction =
            random.bounded(2) == 0 ? CuttingProxy::Direction::Up : CuttingProxy::Direction::Down;
        smtp.cutAfterBytes(direction, random.bounded(direction == CuttingProxy::Direction::Up ? 6000 : 900));
        imap.cutAfterBytes(direction, random.bounded(2500));
        const auto isOver = [&] {
            for (const OutboxEntry& entry : fixture.reader().outbox().value_or({}))
                if (entry.state != OutboxState::Uncertain)
                    return false;
            return true;
        };
        const bool over = QTest::qWaitFor(isOver, 30000);
        QString left;
        for (const OutboxEntry& entry : fixture.reader().outbox().value_or({}))
            left += QStringLiteral("%1: state %2, %3 attempts, %4\n")
                        .arg(entry.subject)
                        .arg(int(entry.state))
                        .arg(entry.attempts)
                        .arg(entry.lastError ? entry.lastError->message : QString());
        QVERIFY2(over,
                 qPrintable(
                     QStringLiteral("seed %1\n%2%3")
                         .arg(first + seed)
                         .arg(left, over ? QString()
                                         : fixture.engine().connectionLog(fixture.accountId()).right(3000))));
    }
    QHash<QString, int> arrived;
    for (const QByteArray& id : m_server.messageIds(receiver))
        ++arrived[QString::fromLatin1(id).mid(1).chopped(1)];
    QHash<QString, int> copies;
    for (const QByteArray& id : m_server.messageIds(sender, QStringLiteral("Sent")))
        ++copies[QString::fromLatin1(id).mid(1).chopped(1)];
    int uncertain = 0;
    for (auto it = sent.cbegin(); it != sent.cend(); ++it) {
        const bool isUncertain = stateOf(fixture, it.value()) == OutboxState::Uncertain;
        uncertain += isUncertain ? 1 : 0;
        QVERIFY2(arrived.value(it.key()) == 1 || (isUncertain && arrived.value(it.key()) == 0),
                 qPrintable(it.key()));
        QCOMPARE(copies.value(it.key()), isUncertain ? 0 : 1);
    }
    qInfo("%lld messages, %d uncertain, %d and %d cuts", sent.size(), uncertain, smtp.cuts(), imap.cuts());
}

void OutboxRunsTest::heldSurvivesAKill()
{
    const QString receiver = freshUser();
    EngineFixture fixture(m_server, freshUser());
    QVERIFY(fixture.open());
    const OutboxId held =
        queue(fixture, fixture.newMessage({receiver}, QStringLiteral("Tutulan"), QStringLiteral("x")),
              {std::chrono::seconds(30), {}, false, "{}"});
    const QDateTime due = fixture.clock.now().addSecs(3600);
    const OutboxId scheduled =
        queue(fixture, fixture.newMessage({receiver}, QStringLiteral("Zamanlı"), QStringLiteral("x")),
              {std::chrono::seconds(30), due, false, "{}"});
    QCOMPARE(stateOf(fixture, held), OutboxState::Held);
    QCOMPARE(stateOf(fixture, scheduled), OutboxState::Scheduled);
    fixture.close(); // the store has them before send() answers: a kill does no more than this
    QVERIFY(fixture.open());
    QCOMPARE(stateOf(fixture, held), OutboxState::Held);
    fixture.engine().start();
    fixture.clock.goForward(std::chrono::seconds(31));
    fixture.engine().checkNow(0);
    QTRY_COMPARE(m_server.messagesIn(receiver).size(), 1);
    QCOMPARE(stateOf(fixture, scheduled), OutboxState::Scheduled);
}

void OutboxRunsTest::scheduledIsLate()
{
    const QString receiver = freshUser();
    const QString sender = freshUser();
    const QString subject = QStringLiteral("Zamanlı");
    EngineFixture fixture(m_server, sender);
    QVERIFY(fixture.open());
    const QDateTime due = fixture.clock.now().addSecs(3600);
    const OutboxId scheduled = queue(fixture, fixture.newMessage({receiver}, subject, QStringLiteral("x")),
                                     {std::chrono::seconds(30), due, false, "{}"});
    fixture.close();
    fixture.clock.goForward(std::chrono::hours(2)); // the computer is off
    QVERIFY(fixture.open());
    fixture.engine().start();
    QTRY_COMPARE(m_server.messagesIn(receiver).size(), 1);
    // Its date is when it was sent, not when it was written; so is that of the copy.
    const QDateTime dated = dateOf(subject, m_server.messagesIn(receiver));
    QVERIFY2(dated >= due, qPrintable(dated.toString(Qt::ISODate)));
    QTRY_COMPARE(dateOf(subject, m_server.messagesIn(sender, QStringLiteral("Sent"))), dated);
    // It is said that it was late, until that was seen.
    QTRY_VERIFY(fixture.reader().outboxEntry(scheduled) &&
                fixture.reader().outboxEntry(scheduled)->sentCopyDone);
    const OutboxEntry late = *fixture.reader().outboxEntry(scheduled);
    QVERIFY(late.wasLate());
    QCOMPARE(late.due.toSecsSinceEpoch(), due.toSecsSinceEpoch());
    fixture.engine().outboxNewsSeen(scheduled);
    QTRY_VERIFY(isSent(fixture, scheduled));
}

void OutboxRunsTest::takenBackIsNotSent()
{
    const QString receiver = freshUser();
    EngineFixture fixture(m_server, freshUser());
    QVERIFY(fixture.open());
    fixture.engine().start();
    const OutboxId id =
        queue(fixture, fixture.newMessage({receiver}, QStringLiteral("Geri"), QStringLiteral("x")),
              {std::chrono::seconds(30), {}, false, "{\"text\":\"x\"}"});
    std::optional<Result<Draft>> taken;
    fixture.engine().takeOutOfOutbox(id, {}, [&](const Result<Draft>& draft) { taken = draft; });
    QTRY_VERIFY(taken.has_value());
    QVERIFY(taken->has_value());
    QCOMPARE((*taken)->data, QByteArray("{\"text\":\"x\"}"));
    QVERIFY(isSent(fixture, id)); // it is out of the outbox
    QCOMPARE(fixture.reader().drafts()->size(), 1);
    taken.reset();
    fixture.engine().takeOutOfOutbox(id, {}, [&](const Result<Draft>& draft) { taken = draft; });
    QTRY_VERIFY(taken.has_value());
    QVERIFY(!taken->has_value()); // only once
    fixture.clock.goForward(std::chrono::minutes(1));
    fixture.engine().checkNow(0);
    QTRY_COMPARE(fixture.engine().accountState(fixture.accountId()).activity, AccountActivity::Push);
    QCOMPARE(m_server.messagesIn(receiver).size(), 0);
}

void OutboxRunsTest::oddBytesArriveAsTheyAre()
{
    const int messages = int(numberFrom("POSTACI_ODD_MESSAGES", 1000));
    const QString receiver = freshUser();
    const QString sender = freshUser();
    EngineFixture fixture(m_server, sender);
    QVERIFY(fixture.open());
    QRandomGenerator random(numberFrom("POSTACI_SEED", 20261127));
    const QByteArrayList pieces{".",         "..",    ".\n", "\r",     "\n",     "\r\n",
                                "\r\n.\r\n", "\n.\n", "a",   "From x", "BDAT 3", " "};
    QByteArrayList expected;
    int queued = 0;
    for (int i = 0; i < messages; ++i) {
        QByteArray body;
        for (int left = random.bounded(1, 60); left > 0; --left)
            body += pieces.at(random.bounded(int(pieces.size())));
        RawMessage message;
        message.account = fixture.accountId();
        message.messageId = QStringLiteral("odd%1@example.org").arg(i);
        message.envelopeFrom = sender;
        message.recipients = QStringList{receiver};
        message.raw = "Message-ID: <" + message.messageId.toLatin1() + ">\r\nFrom: <" + sender.toLatin1() +
                      ">\r\nSubject: odd\r\n\r\n" + body;
        QByteArray wanted;
        for (qsizetype at = 0; at < body.size(); ++at) { // every kind of line end is one CRLF
            const bool isPair = body.at(at) == '\r' && at + 1 < body.size() && body.at(at + 1) == '\n';
            at += isPair ? 1 : 0;
            wanted += isPair || body.at(at) == '\r' || body.at(at) == '\n' ? QByteArray("\r\n")
                                                                           : QByteArray(1, body.at(at));
        }
        if (!wanted.endsWith("\r\n"))
            wanted += "\r\n";
        expected.append("\r\n\r\n" + wanted);
        fixture.engine().sendRaw(message, [&](const Result<OutboxId>& id) { queued += id ? 1 : 0; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(queued, messages, 60000);
    fixture.engine().start();
    QTRY_COMPARE_WITH_TIMEOUT(m_server.messagesIn(receiver).size(), messages, 120000);
    QByteArrayList arrived;
    for (const QByteArray& message : m_server.messagesIn(receiver))
        arrived.append(message.mid(message.indexOf("\r\n\r\n")));
    std::sort(arrived.begin(), arrived.end());
    std::sort(expected.begin(), expected.end());
    for (int i = 0; i < messages; ++i)
        QCOMPARE(arrived.at(i).toPercentEncoding(), expected.at(i).toPercentEncoding());
}

qint64 OutboxRunsTest::peakWhileSending(qint64 bytes)
{
    const QString receiver = freshUser();
    const QString sender = freshUser();
    EngineFixture fixture(m_server, sender);
    if (!fixture.open())
        return -1;
    OutgoingMessage message = fixture.newMessage({receiver}, QStringLiteral("Büyük"), QStringLiteral("x"));
    QByteArray data(bytes, Qt::Uninitialized);
    QRandomGenerator random(1);
    random.fillRange(reinterpret_cast<quint32*>(data.data()), bytes / 4);
    message.attachments.append({QStringLiteral("b.bin"), QStringLiteral("application/octet-stream"), data});
    if (queue(fixture, message) == 0)
        return -1;
    fixture.close();
    EngineHand program(fixture.profileDir(), m_server.caFile());
    if (!program.start())
        return -1;
    const PeakMemory peak(program.processId());
    const bool isSentAndFiled = QTest::qWaitFor(
        [&] {
            return m_server.messagesIn(receiver).size() == 1 &&
                   m_server.messagesIn(sender, QStringLiteral("Sent")).size() == 1;
        },
        120000);
    const qint64 growth = peak.growth();
    program.quit();
    return isSentAndFiled ? growth : -1;
}

/// What goes out, over SMTP and into the Sent folder, is never in memory as a whole: in base64 it is 68 MB.
void OutboxRunsTest::bigOnesTakeNoMemory()
{
    const qint64 small = peakWhileSending(64 << 10);
    QVERIFY(small >= 0);
    const qint64 big = peakWhileSending(50 << 20);
    QVERIFY(big >= 0);
    qInfo("%lld KB for a small one, %lld KB for 50 MB", small / 1024, big / 1024);
#if !defined(__SANITIZE_ADDRESS__)
    QVERIFY2(big - small < (40 << 20), qPrintable(QString::number(big - small)));
#endif
}

bool OutboxRunsTest::sendOne(EngineFixture& fixture, const QString& receiver, OutgoingMessage& message)
{
    if (!fixture.open())
        return false;
    fixture.engine().start();
    message = fixture.newMessage({receiver}, QStringLiteral("Konu"), QStringLiteral("x"));
    return queue(fixture, message) != 0 &&
           QTest::qWaitFor([&] { return m_server.messagesIn(receiver).size() == 1 && fixture.isSettled(); },
                           10'000);
}

void OutboxRunsTest::reportsAreMatched()
{
    const QString sender = freshUser();
    const QString receiver = freshUser();
    EngineFixture fixture(m_server, sender);
    OutgoingMessage message;
    QVERIFY(sendOne(fixture, receiver, message));
    // Of a message that was never sent: nothing is remembered.
    QVERIFY(m_server.deliver(
        sender, deliveryReport(QStringLiteral("forged@example.org"), "f@example.org", "failed")));
    QVERIFY(m_server.deliver(sender, deliveryReport(message.messageId, receiver.toLatin1(), "failed")));
    const auto reports = [&] {
        return *fixture.reader().deliveryReports(fixture.accountId(), message.messageId);
    };
    QTRY_COMPARE(reports().size(), 1);
    QCOMPARE(reports().first().recipient, receiver);
    QCOMPARE(reports().first().action, DeliveryAction::Failed);
    QCOMPARE(reports().first().status, QStringLiteral("5.1.1"));
    QTRY_COMPARE(fixture.shown(fixture.folder(FolderRole::Inbox)).size(), 2);
    QVERIFY(fixture.reader()
                .deliveryReports(fixture.accountId(), QStringLiteral("forged@example.org"))
                ->isEmpty());
    // A delay that comes later changes nothing about it.
    QVERIFY(m_server.deliver(sender, deliveryReport(message.messageId, receiver.toLatin1(), "delayed")));
    QTRY_COMPARE(fixture.shown(fixture.folder(FolderRole::Inbox)).size(), 3);
    QCOMPARE(reports().size(), 1);
    QCOMPARE(reports().first().action, DeliveryAction::Failed);
}

/// Of somebody who never had the message, or out of the junk.
void OutboxRunsTest::reportsOfOthersChangeNothing()
{
    const QString sender = freshUser();
    const QString receiver = freshUser();
    EngineFixture fixture(m_server, sender);
    OutgoingMessage message;
    QVERIFY(sendOne(fixture, receiver, message));
    QVERIFY(m_server.deliver(sender, deliveryReport(message.messageId, "other@example.org", "failed")));
    QVERIFY(m_server.deliver(sender, deliveryReport(message.messageId, receiver.toLatin1(), "delivered"),
                             QStringLiteral("Junk")));
    fixture.engine().checkNow(0); // no news of that folder come by themselves
    QTRY_COMPARE(fixture.shown(fixture.folder(FolderRole::Junk)).size(), 1);
    QSignalSpy read(&fixture.engine(), &MailEngine::bodyReady);
    fixture.engine().requestBody(fixture.shown(fixture.folder(FolderRole::Junk)).first());
    QTRY_COMPARE(read.size(), 1);
    QTRY_COMPARE(fixture.shown(fixture.folder(FolderRole::Inbox)).size(), 1);
    QVERIFY(m_server.deliver(sender, deliveryReport(message.messageId, receiver.toLatin1(), "failed")));
    const auto reports = [&] {
        return *fixture.reader().deliveryReports(fixture.accountId(), message.messageId);
    };
    QTRY_COMPARE(reports().size(), 1); // by then the others have been read as well
    QCOMPARE(reports().first().recipient, receiver);
    QCOMPARE(reports().first().action, DeliveryAction::Failed);
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (EngineHand::isWorker(QCoreApplication::arguments()))
        return EngineHand::runWorker(application);
    OutboxRunsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_outbox_runs.moc"
