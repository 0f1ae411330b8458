#pragma once

#include "protocol/SmtpReply.h"
#include "protocol/SmtpSession.h"

#include <optional>

namespace postaci {

class SmtpDialogue;

/// One message on its way through MAIL, RCPT, DATA or BDAT and its end, and what is known of it at every
/// step. Made for one send() or trySender() in the connection's thread.
class SmtpTransaction
{
public:
    SmtpTransaction(SmtpDialogue& dialogue, const SmtpMail& mail, PieceSource& message);

    /// MAIL FROM alone, taken back at once.
    Result<void> trySender();
    [[nodiscard]] SmtpOutcome run(const SmtpSteps& steps, RefusedRecipients refused);

private:
    /// Each step is true if the next may follow; else the outcome holds why not.
    bool check();
    bool sendEnvelope();
    bool judgeRecipients(RefusedRecipients refused);
    bool sendText(const SmtpProgress& progress);
    bool sendData(const SmtpProgress& progress);
    bool sendChunks(const SmtpProgress& progress);
    bool sendChunk(const QByteArray& chunk);
    /// Of one chunk, while so many others are under way.
    bool readChunkReply(int underWay);
    /// Its reply says that there is no such command.
    bool bdatUnknown(const SmtpReply& reply);
    bool end(const SmtpSteps& steps);
    bool judgeEnd(const Result<SmtpReply>& reply);

    /// The next piece of the message, empty at its end; nothing where it cannot be read any more.
    std::optional<QByteArray> nextPiece();
    [[nodiscard]] bool isChunked() const;
    [[nodiscard]] bool wantsNotices() const;
    [[nodiscard]] QByteArray mailCommand() const;
    [[nodiscard]] QByteArray rcptCommand(qsizetype index) const;
    bool sendRecipients(qsizetype first, qsizetype last);
    bool readRecipients(qsizetype first, qsizetype last);
    /// A reply that came unasked: it says why the connection is as good as gone.
    bool strayReply();
    /// For refusals that leave the connection fit for the next message.
    bool refuse(const SmtpReply& reply, ErrorReason reason);
    bool notSent(Error error);
    /// With the sizes that it is about, if it is about them.
    [[nodiscard]] Error tooLarge(Error error) const;
    QByteArray wirePath(const QString& address) const;

    SmtpDialogue& m_dialogue;
    const SmtpMail m_mail;
    PieceSource& m_message;
    bool m_needsUtf8 = false;
    bool m_isBdatKnown = false; ///< a chunk was taken
    SmtpOutcome m_outcome;
};

} // namespace postaci
