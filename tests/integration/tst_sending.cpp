#include "EngineFixture.h"
#include "Oracle.h"
#include "message/MessageReader.h"
#include "support/CuttingProxy.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

/// The outbox against a real submission server: what is sent arrives once, and only where it should.
class SendingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sentMessageArrivesAndIsFiledOnce();
    void bccStaysSecretButIsKept();
    void answerMarksTheOriginal();
    void aReceiptGoesWithoutASender();
    void anInvitationIsAnswered();
    void refusedRecipientAmongFourThenASecondMessage();
    void allRefusedIsToldAndStays();
    void offlineMessageWaits();
    void cutBeforeTheDotIsSentAgainOnce();
    void cutAfterTheDotIsUncertainAndNotRepeated();
    void sentCopyIsNotDoubledAfterACut();

private:
    [[nodiscard]] QString freshUser() { return QStringLiteral("sender%1@example.org").arg(++m_users); }
    /// Puts a message in the outbox; its id, or 0.
    OutboxId queue(EngineFixture& fixture, const OutgoingMessage& message);
    [[nodiscard]] static OutboxState stateOf(EngineFixture& fixture, OutboxId id);

    DovecotServer m_server;
    int m_users = 0;
};

void SendingTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

OutboxId SendingTest::queue(EngineFixture& fixture, const OutgoingMessage& message)
{
    OutboxId id = 0;
    bool done = false;
    fixture.engine().send(message, 0, [&](const Result<OutboxId>& queued) {
        done = true;
        id = queued.value_or(0);
    });
    (void)QTest::qWaitFor([&] { return done; }, 60000); // one test has 16 MB to encode
    return id;
}

OutboxState SendingTest::stateOf(EngineFixture& fixture, OutboxId id)
{
    const auto entry = fixture.reader().outboxEntry(id);
    return entry ? entry->state : OutboxState::Sent; // it has left the outbox
}

void SendingTest::sentMessageArrivesAndIsFiledOnce()
{
    const QString sender = freshUser();
    const QString receiver = freshUser();
    EngineFixture fixture(m_server, sender);
    QVERIFY(fixture.open());
    fixture.engine().start();
    OutgoingMessage message = fixture.newMessage({receiver}, QStringLiteral("İlk ileti"),
                                                 QStringLiteral("Merhaba,\n.nokta\n..iki\n"));
    message.attachments.append({QStringLiteral("ölçüm.bin"), QStringLiteral("application/octet-stream"),
                                QByteArray("\0\r\n.\r\n\xFF", 7)});
    QVERIFY(queue(fixture, message) != 0);
    QTRY_COMPARE(m_server.messagesIn(receiver).size(), 1);
    QTRY_VERIFY(fixture.isSettled());
    QCOMPARE(m_server.messagesIn(sender, QStringLiteral("Sent")).size(), 1);

    const QByteArray arrived = m_server.messagesIn(receiver).first();
    const MessageContent content = readMessage(arrived);
    QCOMPARE(content.envelope.subject, message.subject);
    QCOMPARE(content.envelope.messageId, message.messageId);
    QCOMPARE(content.text.trimmed(), QStringLiteral("Merhaba,\n.nokta\n..iki"));
    QCOMPARE(content.attachments.size(), 1);
    QCOMPARE(content.attachments.first().name, QStringLiteral("ölçüm.bin"));
    QCOMPARE(attachmentData(arrived, content.attachments.first().path), message.attachments.first().data);
    QTRY_COMPARE(fixture.engine().accountState(fixture.accountId()).activity, AccountActivity::Push);
    QTRY_COMPARE(fixture.shown(fixture.folder(FolderRole::Sent)).size(), 1);
    // What the server said of the biggest message it takes is remembered for the next one.
    const auto limit = fixture.reader().sendingLimit(fixture.reader().account(fixture.accountId())->outgoing);
    QVERIFY(limit && limit->has_value());
    QVERIFY((*limit)->bytes > 1'000'000);
}

void SendingTest::bccStaysSecretButIsKept()
{
    const QString sender = freshUser();
    const QString receiver = freshUser();
    const QString secret = freshUser();
    EngineFixture fixture(m_server, sender);
    QVERIFY(fixture.open());
    fixture.engine().start();
    OutgoingMessage message = fixture.newMessage({receiver}, QStringLiteral("Gizli"), QStringLiteral("x"));
    message.bcc.append({{}, secret});
    QVERIFY(queue(fixture, message) != 0);
    QTRY_COMPARE(m_server.messagesIn(receiver).size(), 1);
    QTRY_COMPARE(m_server.messagesIn(secret).size(), 1);
    QTRY_COMPARE(m_server.messagesIn(sender, QStringLiteral("Sent")).size(), 1);
    QVERIFY(!m_server.messagesIn(receiver).first().contains(secret.toLatin1()));
    QCOMPARE(readMessage(m_server.messagesIn(sender, QStringLiteral("Sent")).first()).envelope.bcc.size(), 1);
}

void SendingTest::answerMarksTheOriginal()
{
    const QString sender = freshUser();
    QVERIFY(m_server.deliver(sender, sampleMessage(QStringLiteral("Soru") + sender)));
    EngineFixture fixture(m_server, sender);
    QVERIFY(fixture.open());
    fixture.engine().start();
    QTRY_COMPARE(fixture.shown(fixture.folder(FolderRole::Inbox)).size(), 1);
    const MessageId original = fixture.shown(fixture.folder(FolderRole::Inbox)).first();
    OutgoingMessage reply =
        fixture.newMessage({freshUser()}, QStringLiteral("Re: Soru"), QStringLiteral("x"));
    reply.kind = OutgoingKind::Reply;
    reply.original = original;
    QVERIFY(queue(fixture, reply) != 0);
    QTRY_VERIFY(fixture.row(original).flags.testFlag(MessageFlag::Answered));
    QTRY_VERIFY(fixture.isSettled());
    QTRY_VERIFY(m_server.mailbox(sender).messages(QStringLiteral("INBOX")).first().flags.contains('R'));
}

void SendingTest::aReceiptGoesWithoutASender()
{
    const QString reader = freshUser();
    const QString asker = freshUser();
    const QByteArray raw = "Disposition-Notification-To: <" + asker.toLatin1() + ">\r\n" +
                           sampleMessage(QStringLiteral("Teklif") + reader, "x\r\n");
    QVERIFY(m_server.deliver(reader, raw));
    EngineFixture fixture(m_server, reader);
    QVERIFY(fixture.open());
    fixture.engine().start();
    QTRY_COMPARE(fixture.shown(fixture.folder(FolderRole::Inbox)).size(), 1);
    const MessageId original = fixture.shown(fixture.folder(FolderRole::Inbox)).first();
    OutboxId queued = 0;
    fixture.engine().sendReceipt(original, readMessage(raw),
                                 {QStringLiteral("Okundu: Teklif"), QStringLiteral("Görüntülendi.")},
                                 [&queued](const Result<OutboxId>& id) { queued = id.value_or(0); });
    QTRY_COMPARE(m_server.messagesIn(asker).size(), 1);
    QVERIFY(queued != 0);
    const QByteArray arrived = m_server.messagesIn(asker).first();
    QVERIFY2(arrived.contains("Return-Path: <>"), arrived.constData());
    QVERIFY2(arrived.contains("Disposition: manual-action/MDN-sent-manually; displayed"),
             arrived.constData());
    QTRY_VERIFY(fixture.isSettled());
    QVERIFY(fixture.row(original).keywords.contains(QLatin1String("$MDNSent"))); // as the server has it now
    QVERIFY(fixture.engine().isReceiptSettled(original));
}

void SendingTest::anInvitationIsAnswered()
{
    const QString invited = freshUser();
    const QString organizer = freshUser();
    const QByteArray raw =
        "Content-Type: text/calendar; method=REQUEST\r\n" +
        sampleMessage(QStringLiteral("Davet") + invited,
                      "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:u1\r\nSEQUENCE:1\r\n"
                      "DTSTART:20261127T110000Z\r\nORGANIZER:mailto:" +
                          organizer.toLatin1() + "\r\nATTENDEE;RSVP=TRUE:mailto:" + invited.toLatin1() +
                          "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    QVERIFY(m_server.deliver(invited, raw));
    EngineFixture fixture(m_server, invited);
    QVERIFY(fixture.open());
    fixture.engine().start();
    QTRY_COMPARE(fixture.shown(fixture.folder(FolderRole::Inbox)).size(), 1);
    const MessageId original = fixture.shown(fixture.folder(FolderRole::Inbox)).first();
    const MessageContent content = readMessage(raw);
    QVERIFY(content.invitation != nullptr);
    OutboxId queued = 0;
    fixture.engine().answerInvitation(original, *content.invitation, InvitationAnswer::Tentative,
                                      {QStringLiteral("Belki: toplantı"), QStringLiteral("Belki gelecek.")},
                                      [&queued](const Result<OutboxId>& id) { queued = id.value_or(0); });
    QTRY_COMPARE(m_server.messagesIn(organizer).size(), 1);
    QVERIFY(queued != 0);
    const QByteArray arrived = m_server.messagesIn(organizer).first();
    QVERIFY2(arrived.contains("Return-Path: <" + invited.toLatin1() + '>'), arrived.constData());
    const MessageContent answer = readMessage(arrived);
    QCOMPARE(answer.envelope.subject, QStringLiteral("Belki: toplantı"));
    QCOMPARE(answer.text.trimmed(), QStringLiteral("Belki gelecek."));
    QVERIFY(answer.invitation != nullptr);
    QCOMPARE(answer.invitation->method, InvitationMethod::Reply);
    QCOMPARE(answer.invitation->uid, QByteArray("u1"));
    QCOMPARE(answer.invitation->sequence, 1);
    QCOMPARE(answer.invitation->attendees.size(), 1);
    QCOMPARE(answer.invitation->attendees.first().who.addr, invited);
    QCOMPARE(answer.invitation->attendees.first().answer, InvitationAnswer::Tentative);
    QTRY_VERIFY(fixture.isSettled());
    QCOMPARE(answerOf(fixture.row(original).keywords),
             InvitationAnswer::Tentative); // as the server has it now
}

void SendingTest::refusedRecipientAmongFourThenASecondMessage()
{
    const QString sender = freshUser();
    const QStringList good{freshUser(), freshUser(), freshUser()};
    const QString other = freshUser();
    const QString refused = QStringLiteral("refuse-") + freshUser();
    EngineFixture fixture(m_server, sender);
    QVERIFY(fixture.open());
    fixture.engine().start();
    const QStringList four{good.at(0), refused, good.at(1), good.at(2)};
    const OutgoingMessage first =
        fixture.newMessage(four, QStringLiteral("Birinci"), QStringLiteral(".bir\n"));
    const OutgoingMessage second =
        fixture.newMessage({other}, QStringLiteral("İkinci"), QStringLiteral("iki\n"));
    const OutboxId firstId = queue(fixture, first);
    const OutboxId secondId = queue(fixture, second);
    const QByteArray firstWire = fixture.reader().outboxWire(firstId).value_or({});
    const QByteArray secondWire = fixture.reader().outboxWire(secondId).value_or({});
    QTRY_COMPARE(m_server.messagesIn(other).size(), 1);
    for (const QString& user : good) {
        QTRY_COMPARE(m_server.messagesIn(user).size(), 1);
        if (!firstWire.isEmpty())
            QVERIFY(m_server.messagesIn(user).first().endsWith(firstWire));
    }
    if (!secondWire.isEmpty())
        QVERIFY(m_server.messagesIn(other).first().endsWith(secondWire));
    // The user is told who did not get it, by name, and the entry stays until that was seen.
    QTRY_VERIFY(fixture.reader().outboxEntry(firstId) && fixture.reader().outboxEntry(firstId)->sentCopyDone);
    const OutboxEntry entry = fixture.reader().outboxEntry(firstId).value();
    QCOMPARE(entry.state, OutboxState::Sent);
    QCOMPARE(entry.refused.size(), 1);
    QCOMPARE(entry.refused.first().addr, refused);
    QVERIFY2(entry.refused.first().reply.contains(QStringLiteral("5.1.1")),
             qPrintable(entry.refused.first().reply));
    fixture.engine().outboxNewsSeen(firstId);
    QTRY_VERIFY(!fixture.reader().outboxEntry(firstId));
    QTRY_VERIFY(!fixture.reader().outboxEntry(secondId));
}

void SendingTest::allRefusedIsToldAndStays()
{
    EngineFixture fixture(m_server, freshUser());
    QVERIFY(fixture.open());
    fixture.engine().start();
    const OutboxId id = queue(fixture, fixture.newMessage({QStringLiteral("refuse-all@example.org")},
                                                          QStringLiteral("Yok"), QStringLiteral("x")));
    QTRY_COMPARE(stateOf(fixture, id), OutboxState::Failed);
    const OutboxEntry entry = fixture.reader().outboxEntry(id).value();
    QVERIFY(entry.lastError->detail.contains(QStringLiteral("5.1.1")));
    fixture.engine().discardOutbox(id);
    QTRY_VERIFY(fixture.isSettled());
}

void SendingTest::offlineMessageWaits()
{
    const QString sender = freshUser();
    const QString receiver = freshUser();
    EngineFixture fixture(m_server, sender);
    CuttingProxy proxy(m_server.smtpPort());
    proxy.setMode(CuttingProxy::Mode::Refuse);
    fixture.account.outgoing.port = proxy.port();
    QVERIFY(fixture.open());
    fixture.engine().start();
    const OutboxId id =
        queue(fixture, fixture.newMessage({receiver}, QStringLiteral("Bekleyen"), QStringLiteral("x")));
    QTRY_VERIFY(fixture.reader().outboxEntry(id) && fixture.reader().outboxEntry(id)->lastError.has_value());
    QCOMPARE(stateOf(fixture, id), OutboxState::Queued);
    proxy.setMode(CuttingProxy::Mode::Forward);
    QTRY_COMPARE(m_server.messagesIn(receiver).size(), 1);
}

void SendingTest::cutBeforeTheDotIsSentAgainOnce()
{
    const QString receiver = freshUser();
    EngineFixture fixture(m_server, freshUser());
    CuttingProxy proxy(m_server.smtpPort());
    fixture.account.outgoing.port = proxy.port();
    QVERIFY(fixture.open());
    fixture.engine().start();
    OutgoingMessage message = fixture.newMessage({receiver}, QStringLiteral("Uzun"), QStringLiteral("x"));
    message.attachments.append(
        {QStringLiteral("a.bin"), QStringLiteral("application/octet-stream"), QByteArray(16 << 20, 'a')});
    // Early in a text that is larger than what the sockets between may hold.
    proxy.cutAfterBytes(CuttingProxy::Direction::Up, 300000);
    QVERIFY(queue(fixture, message) != 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.messagesIn(receiver).size(), 1, 20000);
    QCOMPARE(proxy.cuts(), 1);
    QTRY_VERIFY(fixture.isSettled());
    QCOMPARE(m_server.messagesIn(receiver).size(), 1);
}

void SendingTest::cutAfterTheDotIsUncertainAndNotRepeated()
{
    const QString receiver = freshUser();
    EngineFixture fixture(m_server, freshUser());
    // Loopback without encryption, so that the proxy can read where the text ends.
    CuttingProxy proxy(m_server.smtpPort());
    fixture.account.outgoing.port = proxy.port();
    fixture.account.outgoing.security = Security::None;
    QVERIFY(fixture.open());
    fixture.engine().start();
    proxy.cutReplyTo("BDAT 0 LAST");
    const OutboxId id =
        queue(fixture, fixture.newMessage({receiver}, QStringLiteral("Belirsiz"), QStringLiteral("x")));
    QTRY_COMPARE(stateOf(fixture, id), OutboxState::Uncertain);
    QTRY_COMPARE(m_server.messagesIn(receiver).size(), 1);
    // A restart does not repeat it either: only the user decides.
    fixture.close();
    QVERIFY(fixture.open());
    fixture.engine().start();
    QTRY_COMPARE(fixture.engine().accountState(fixture.accountId()).activity, AccountActivity::Push);
    QCOMPARE(stateOf(fixture, id), OutboxState::Uncertain);
    QCOMPARE(m_server.messagesIn(receiver).size(), 1);
    fixture.engine().retryOutbox(id);
    QTRY_COMPARE(m_server.messagesIn(receiver).size(), 2);
}

void SendingTest::sentCopyIsNotDoubledAfterACut()
{
    const QString sender = freshUser();
    EngineFixture fixture(m_server, sender);
    CuttingProxy proxy(m_server.imapPort());
    fixture.account.incoming.port = proxy.port();
    fixture.account.incoming.security = Security::None;
    QVERIFY(fixture.open());
    fixture.engine().start();
    QTRY_COMPARE(fixture.engine().accountState(fixture.accountId()).activity, AccountActivity::Push);
    const OutgoingMessage message =
        fixture.newMessage({freshUser()}, QStringLiteral("Kopya"), QStringLiteral("kopya metni\n"));
    // The copy reaches the server, and its answer never comes back.
    proxy.cutReplyTo("kopya metni");
    QVERIFY(queue(fixture, message) != 0);
    QTRY_COMPARE_WITH_TIMEOUT(proxy.cuts(), 1, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSettled(), 20000);
    QCOMPARE(m_server.messagesIn(sender, QStringLiteral("Sent")).size(), 1);
}

QTEST_GUILESS_MAIN(SendingTest)
#include "tst_sending.moc"
