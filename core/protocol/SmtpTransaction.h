#pragma once

#include "protocol/SmtpSession.h"

namespace postaci {

class SmtpDialogue;
struct SmtpReply;

/// One message on its way through MAIL, RCPT, DATA and the final dot, and what is known of it at every step.
/// Made for one send() or trySender() in the connection's thread.
class SmtpTransaction
{
public:
    SmtpTransaction(SmtpDialogue& dialogue, const QString& from, const QStringList& recipients,
                    QByteArrayView message);

    /// MAIL FROM alone, taken back at once.
    Result<void> trySender();
    [[nodiscard]] SmtpOutcome run(const std::function<bool()>& beforeEnd, RefusedRecipients refused);

private:
    /// Each step is true if the next may follow; else the outcome holds why not.
    bool check(const QString& from);
    bool sendEnvelope();
    bool judgeRecipients(RefusedRecipients refused);
    bool beginData();
    bool sendBody();
    bool end(const std::function<bool()>& beforeEnd);

    [[nodiscard]] QByteArray mailCommand() const;
    [[nodiscard]] QByteArray rcptCommand(qsizetype index) const;
    bool sendRecipients(qsizetype first, qsizetype last);
    bool readRecipients(qsizetype first, qsizetype last);
    /// A reply that came unasked: it says why the connection is as good as gone.
    bool strayReply();
    /// For refusals that leave the connection fit for the next message.
    bool refuse(const SmtpReply& reply, ErrorReason reason);
    bool notSent(Error error);
    QByteArray wirePath(const QString& address) const;

    SmtpDialogue& m_dialogue;
    QString m_from;
    const QByteArrayView m_message;
    bool m_needsUtf8 = false;
    SmtpOutcome m_outcome;
};

} // namespace postaci
