#pragma once

#include "store/Query.h"
#include "store/StoreTypes.h"

#include <array>
#include <string>

namespace postaci {

/// The text columns of a message's row that its header fields fill, as UTF-8 in the order of
/// headerColumnNames.
using HeaderTexts = std::array<std::string, 13>;

/// message_id, in_reply_to, refs, subject, from_name, from_addr, from_more, sender, reply_to, to_names,
/// to_list, cc, bcc
[[nodiscard]] HeaderTexts headerTexts(const Envelope& envelope);

/// Address lists as they are stored: [["name","addr"],...], empty for an empty list.
[[nodiscard]] std::string encodeAddresses(const AddressList& addresses);
[[nodiscard]] AddressList decodeAddresses(const QByteArray& json);

/// One a line; texts with a line break in them are left out, no Message-ID or keyword has one.
[[nodiscard]] QString joinLines(const QStringList& texts);
[[nodiscard]] QStringList splitLines(const QString& lines);

/// Reads back what headerTexts() made from columns `first`... of a row, and the date from the one after them.
[[nodiscard]] Envelope readEnvelope(const Query& row, int first);

[[nodiscard]] MessageFlags readFlags(const Query& row, int column);

/// The date that a message is sorted by, in seconds: INTERNALDATE unless it is missing or absurd (before
/// 1990, over two days ahead of `now`), then the Date field, then `now`.
[[nodiscard]] qint64 sortDate(const NewMessage& message, const QDateTime& now);

} // namespace postaci
