#pragma once

#include "base/Account.h"
#include "base/Address.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

namespace postaci {

/// A file that goes with a message: read when it was attached, so that a later change on disk changes
/// nothing.
struct OutgoingAttachment
{
    QString name;
    QString mimeType;
    QByteArray data;
    QString contentId = {}; ///< of an image that the HTML shows as "cid:…"; empty: a file of its own
    bool operator==(const OutgoingAttachment&) const = default;
};

enum class OutgoingKind { New, Reply, Forward };

/// What the composer hands over: everything needed to build the bytes, and nothing decided yet about the
/// wire.
struct OutgoingMessage
{
    AccountId account = 0;
    Address from;
    AddressList replyTo;
    AddressList to;
    AddressList cc;
    AddressList bcc;
    QString subject;
    QString text; ///< what goes out alone, or beside `html` for those who read no HTML
    QString html; ///< a whole document; empty: the message is plain text
    QList<OutgoingAttachment> attachments;
    QList<OutgoingAttachment> inlineImages; ///< with contentId; those that `html` does not show are left out
    QString messageId; ///< without brackets; fixed when the composer opened, by makeMessageId()
    QString inReplyTo;
    QStringList references;
    QDateTime date; ///< UTC
    OutgoingKind kind = OutgoingKind::New;
    MessageId original = 0; ///< the message replied to or forwarded; 0 is none
};

/// One build, two byte forms: the Sent copy keeps Bcc, the wire does not. CRLF line ends.
struct BuiltMessage
{
    QByteArray wire;
    QByteArray sentCopy;
    QString envelopeFrom;   ///< empty: reports go without (RFC 5321 4.5.5)
    QStringList recipients; ///< addr-specs of To, Cc and Bcc, each once
};

} // namespace postaci
