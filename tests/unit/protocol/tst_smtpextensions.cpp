// What SmtpSession does where a server offers CHUNKING (RFC 3030) and DSN (RFC 3461).
#include "unit/protocol/SmtpScene.h"

using namespace postaci;
using namespace postaci::test;
using State = SmtpOutcome::State;

namespace {

/// kMessage as one chunk.
const Script kChunk{expectLine("BDAT 35"),   expectLine("Subject: x"), expectLine(""),
                    expectLine("\\.hidden"), expectLine("\\.\\.two"),  expectLine("end")};

} // namespace

class SmtpExtensionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chunksInsteadOfData();
    void aRefusedChunkLeavesTheConnection();
    void aLostLastChunkIsUncertain();
    void aChunkMayTakeLongerThanACommand();
    void bdatThatIsNotKnownGoesByData();
    void sizesAreTold();
    void noticesAreAskedForOnlyWhereOffered();
};

void SmtpExtensionsTest::chunksInsteadOfData()
{
    Scene scene({"CHUNKING", "PIPELINING"},
                {expectLine("MAIL FROM:<a@x\\.org>"), expectLine("RCPT TO:<b@y\\.org>"), sendLine("250 ok"),
                 sendLine("250 ok"), expectLine("BDAT 35"), expectLine("Subject: x"), expectLine(""),
                 expectLine("\\.hidden"), expectLine("\\.\\.two"), expectLine("end"),
                 sendLine("250 35 octets"), expectLine("BDAT 0 LAST"), sendLine("250 2.0.0 queued")});
    VERIFY_RESULT(scene.ready);
    const SmtpOutcome outcome = scene.send();
    QCOMPARE(outcome.state, State::Sent);
    QCOMPARE(outcome.reply, QStringLiteral("2.0.0 queued"));
    QCOMPARE(scene.ends, 1);
    VERIFY_SCRIPT(scene.server);
}

void SmtpExtensionsTest::aRefusedChunkLeavesTheConnection()
{
    Scene scene({"CHUNKING"},
                mailAndRcpt() + kChunk +
                    Script{sendLine("552 5.3.4 too big"), expectLine("RSET"), sendLine("250 ok")});
    VERIFY_RESULT(scene.ready);
    const SmtpOutcome outcome = scene.send();
    QCOMPARE(outcome.state, State::NotSent);
    QCOMPARE(outcome.error.reason, ErrorReason::MessageTooLarge);
    QCOMPARE(scene.ends, 0);
    QVERIFY(scene.session->isConnected());
    VERIFY_SCRIPT(scene.server);
}

void SmtpExtensionsTest::aLostLastChunkIsUncertain()
{
    Scene scene({"CHUNKING"}, mailAndRcpt() + kChunk +
                                  Script{sendLine("250 ok"), expectLine("BDAT 0 LAST"), closeConnection()});
    VERIFY_RESULT(scene.ready);
    const SmtpOutcome outcome = scene.send();
    QCOMPARE(outcome.state, State::Uncertain);
    QCOMPARE(scene.ends, 1);
    QVERIFY(!scene.session->isConnected());
}

/// RFC 5321 4.5.3.2.5 gives it three minutes.
void SmtpExtensionsTest::aChunkMayTakeLongerThanACommand()
{
    NetworkLimits limits = testLimits();
    limits.replyMs = 300;
    limits.blockMs = 30'000;
    Scene scene(
        {"CHUNKING"},
        mailAndRcpt() + kChunk +
            Script{pause(1000), sendLine("250 ok"), expectLine("BDAT 0 LAST"), sendLine("250 2.0.0 queued")},
        limits);
    VERIFY_RESULT(scene.ready);
    QCOMPARE(scene.send().state, State::Sent);
}

void SmtpExtensionsTest::bdatThatIsNotKnownGoesByData()
{
    SmtpMail mail;
    mail.from = QStringLiteral("a@x.org");
    mail.recipients = QStringList{QStringLiteral("b@y.org")};
    const SmtpSteps steps{[](const auto&) { return true; }, {}};
    {
        // A server that does not know it takes what follows for commands.
        Scene scene({"CHUNKING"}, mailAndRcpt() + kChunk +
                                      Script{sendLine("502 5.5.1 what?"), sendLine("500 5.5.1 Subject?")});
        VERIFY_RESULT(scene.ready);
        ViewPieces pieces(kMessage);
        const SmtpOutcome outcome = scene.session->send(mail, pieces, steps);
        QCOMPARE(outcome.state, State::NotSent);
        QVERIFY(outcome.isBdatUnknown);
        QVERIFY(outcome.error.isRetriedQuietly());
        QVERIFY(!scene.session->isConnected());
    }
    mail.byData = true;
    Scene scene({"CHUNKING"}, mailAndRcpt() + Script{expectLine("DATA"), sendLine("354 go")} +
                                  takesMessage() + Script{expectLine("\\."), sendLine("250 ok")});
    VERIFY_RESULT(scene.ready);
    ViewPieces pieces(kMessage);
    QCOMPARE(scene.session->send(mail, pieces, steps).state, State::Sent);
    VERIFY_SCRIPT(scene.server);
}

void SmtpExtensionsTest::sizesAreTold()
{
    Scene announced({"SIZE 20"}, {});
    VERIFY_RESULT(announced.ready);
    const SmtpOutcome early = announced.send();
    QCOMPARE(early.error.reason, ErrorReason::MessageTooLarge);
    QCOMPARE(early.error.messageSize, kMessage.size());
    QCOMPARE(early.error.sizeLimit, 20);
    Scene said({"CHUNKING"},
               mailAndRcpt() + kChunk +
                   Script{sendLine("552 5.3.4 too big"), expectLine("RSET"), sendLine("250 ok")});
    VERIFY_RESULT(said.ready);
    const SmtpOutcome late = said.send();
    QCOMPARE(late.error.messageSize, kMessage.size());
    QCOMPARE(late.error.sizeLimit, 0); // nobody knows
}

void SmtpExtensionsTest::noticesAreAskedForOnlyWhereOffered()
{
    SmtpMail mail;
    mail.from = QStringLiteral("a@x.org");
    mail.recipients = QStringList{QStringLiteral("b+c@y.org")};
    mail.notices = {true, QStringLiteral("id+1@x.org")};
    for (const bool isOffered : {true, false}) {
        const QByteArray mailEnd = isOffered ? QByteArray(" RET=HDRS ENVID=id\\+2B1@x\\.org") : QByteArray();
        const QByteArray rcptEnd =
            isOffered ? QByteArray(" NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;b\\+2Bc@y\\.org")
                      : QByteArray();
        Scene scene({isOffered ? QByteArray("DSN") : QByteArray("X-NOTHING")},
                    Script{expectLine("MAIL FROM:<a@x\\.org>" + mailEnd), sendLine("250 ok"),
                           expectLine("RCPT TO:<b\\+c@y\\.org>" + rcptEnd), sendLine("250 ok"),
                           expectLine("DATA"), sendLine("354 go")} +
                        takesMessage() + Script{expectLine("\\."), sendLine("250 ok")});
        VERIFY_RESULT(scene.ready);
        ViewPieces pieces(kMessage);
        const SmtpOutcome outcome = scene.session->send(mail, pieces, {[](const auto&) { return true; }, {}});
        QCOMPARE(outcome.state, State::Sent);
        VERIFY_SCRIPT(scene.server);
    }
}

QTEST_GUILESS_MAIN(SmtpExtensionsTest)
#include "tst_smtpextensions.moc"
