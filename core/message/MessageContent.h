#pragma once

#include "message/DeliveryReport.h"
#include "message/Envelope.h"
#include "message/Invitation.h"
#include "message/ListUnsubscribe.h"
#include "message/ReplyAddresses.h"
#include "message/SenderProof.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace postaci {

/// One attachment or inline part, as the reader lists it; its bytes are asked for by `path`.
struct AttachmentInfo
{
    QString path;          ///< the part's number, "2.1" (RFC 3501 6.4.5); of a file in a winmail.dat "2.1!3"
    QString name;          ///< decoded and made safe to save under; never empty
    QString mimeType;      ///< lower case, "image/png"
    QString contentId;     ///< without angle brackets; empty if none
    qint64 size = 0;       ///< decoded bytes
    bool isInline = false; ///< as the sender marked it, or a part that belongs to the HTML
    bool isReferenced = false; ///< shown by the HTML through its Content-ID: no list needs it
};

/// A message taken apart for showing: what the reader and `postaci-cli message` print.
struct MessageContent
{
    Envelope envelope;
    bool hasText = false;
    bool hasHtml = false;
    QString text; ///< the chosen text/plain parts joined, decoded, format=flowed undone
    QString html; ///< the sender's HTML, decoded, NOT safe: goes through cleanHtml() before any engine
    QList<AttachmentInfo> attachments;
    ListUnsubscribe unsubscribe;
    /// Whom the sender wants to be told that it was read (Disposition-Notification-To, RFC 8098 2.1).
    AddressList receiptTo;
    ReplyAddresses replyAddresses;
    bool isBulk = false; ///< of a list, or sent by a program (RFC 2919, RFC 3834): nobody waits for an answer
    SenderTrace trace;
    SenderProof proof; ///< Unknown unless the engine has read the message: it knows the account
    std::shared_ptr<const Invitation> invitation;         ///< the event that it is about; null: none
    std::shared_ptr<const DeliveryReport> deliveryReport; ///< what it says of a sent message; null: nothing
    bool truncated = false; ///< limits were hit: the rest is one opaque part, and the reader says so
};

/// What is allowed of remote content in one rendering.
enum class RemoteContent { Blocked, Allowed };

} // namespace postaci
