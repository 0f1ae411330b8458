#pragma once

#include "base/Address.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

namespace postaci {

/// What the header of a message says of where answers go, beyond Reply-To, and of whom it came to.
struct ReplyAddresses
{
    QString listPost;         ///< the address that a mailing list takes mail at (RFC 2369 3.4); empty: none
    AddressList mailReplyTo;  ///< Mail-Reply-To: for an answer to the author alone
    AddressList mailFollowup; ///< Mail-Followup-To: for an answer to all
    QStringList delivered;    ///< X-Original-To, Envelope-To and Delivered-To, each address once

    [[nodiscard]] bool isFromList() const { return !listPost.isEmpty(); }
    bool operator==(const ReplyAddresses&) const = default;
};

/// Reads a header block; at most 100 addresses of a kind, since it is a stranger's. Any thread.
[[nodiscard]] ReplyAddresses readReplyAddresses(QByteArrayView headerBlock);

} // namespace postaci
