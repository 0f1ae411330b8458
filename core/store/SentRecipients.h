#pragma once

#include "store/MessageColumns.h"
#include "store/StoreTypes.h"

#include <optional>

namespace postaci {

/// Who a message was sent to from the account, by what is remembered of it (sent_record), and by the fields
/// of its copy in the Sent folder, which are looked at where nothing is remembered, or `withFields`. Empty if
/// neither knows it. `source`: whatever makes queries of mail.db. Throws as SQLite does.
template <typename Source>
std::optional<SentRecipients> sentRecipients(Source& source, AccountId account, const QString& messageId,
                                             bool withFields)
{
    std::optional<SentRecipients> sent;
    {
        Query row = source.query("SELECT recipients FROM sent_record WHERE message_id = ? AND account = ?",
                                 messageId, account);
        if (row.next())
            sent = SentRecipients{splitLines(row.text(0)), {}, {}, {}};
    }
    if (sent && !withFields)
        return sent;
    // By another program, or long ago: among the newest only, since who floods a mailbox with reports must
    // not keep the writer busy.
    Query row =
        source.query("SELECT to_list, cc, bcc FROM (SELECT m.message_id, m.to_list, m.cc, m.bcc FROM folder f"
                     " CROSS JOIN message m ON m.shown_folder = f.id WHERE f.account = ?1 AND f.role = 3"
                     " ORDER BY m.id DESC LIMIT 5000) WHERE message_id = ?2",
                     account, messageId);
    if (!row.next())
        return sent;
    const auto list = [&row](int column) {
        return decodeAddresses(QByteArray::fromStdString(row.utf8(column)));
    };
    SentRecipients copy{{}, list(0), list(1), list(2)};
    for (const AddressList& field : {copy.to, copy.cc, copy.bcc})
        for (const Address& address : field)
            copy.all.append(address.addr);
    if (sent)
        copy.all = sent->all;
    return copy;
}

} // namespace postaci
