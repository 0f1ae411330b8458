#pragma once

#include "cli/Output.h"
#include "store/MailReader.h"

namespace postaci::cli {

/// True if the program has kept mail there.
[[nodiscard]] bool isProfile(const QString& directory);
/// One line or one JSON object a message, as `list` and `search` print them.
[[nodiscard]] Result<void> printRows(const MailReader& reader, const QList<MessageId>& ids, Format format);

} // namespace postaci::cli
