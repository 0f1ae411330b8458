#pragma once

#include "base/Account.h"
#include "message/OutgoingMessage.h"
#include "store/MailReader.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace postaci {

/// A message that is bigger than what a server takes.
struct TooLarge
{
    qint64 size = 0;      ///< bytes on the wire, or of the copy
    qint64 limit = 0;     ///< bytes
    QString where;        ///< the outgoing server, or the name of the folder for copies
    bool isCopy = false;  ///< only the copy of it is refused
    bool isGuess = false; ///< the server has said so longer ago than a day, and may say something else now
    bool operator==(const TooLarge&) const = default;
};

/// What the servers of `account` have said of their limits (SIZE of RFC 1870, APPENDLIMIT of RFC 7889) beside
/// what the message takes. Nothing where they have said nothing. UI thread: reads a few rows.
[[nodiscard]] std::optional<TooLarge> checkSize(const MailReader& reader, const Account& account,
                                                const OutgoingMessage& message, const QDateTime& now);

} // namespace postaci
