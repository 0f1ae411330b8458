#pragma once

#include "message/MimeTree.h"

#include <QList>
#include <QString>

#include <memory>

namespace postaci {

/// What a report says of one recipient (RFC 3464 2.3).
struct DeliveryStatus
{
    /// As `Action` has it; Unknown where that is none of the five.
    enum class Action { Failed, Delayed, Delivered, Relayed, Expanded, Unknown };
    QString recipient; ///< whom it was sent to: the original recipient, else the final one
    Action action = Action::Failed;
    QString status; ///< "5.1.1" (RFC 3463); empty: not said
    QString reply;  ///< the words of the server that refused it; empty: not said
    QString server; ///< that server's name; empty: not said
    bool operator==(const DeliveryStatus&) const = default;
};

/// A report of what has become of a message: what a mail server sends back. Anybody can write one, so what it
/// says counts only for a message that was sent (Transaction::noteDelivery).
struct DeliveryReport
{
    QList<DeliveryStatus> recipients; ///< at least one, at most kMostRecipients
    QString messageId; ///< of the message that it is about, from the header fields that came back; empty: not
                       ///< known
    QString envelopeId;     ///< Original-Envelope-Id; empty: none
    QString subject;        ///< of that message; empty: not known
    bool isStandard = true; ///< a multipart/report; false: read out of a text

    static constexpr qsizetype kMostRecipients = 500;
};

/// Reads a delivery report: the multipart/report of RFC 3464 and RFC 6533, and the texts of qmail, Exim,
/// Exchange, Postfix and their like where they come without one. Null for any other message. Looks at no more
/// than the first megabyte of a part; linear time, any bytes.
[[nodiscard]] std::shared_ptr<const DeliveryReport> readDeliveryReport(QByteArrayView raw,
                                                                       const MimeTree& tree);

/// Whether a message with this sender may be a report: what is worth being looked into before anybody opens
/// it.
[[nodiscard]] bool mayBeDeliveryReport(const QString& senderAddress);

} // namespace postaci
