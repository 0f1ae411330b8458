#pragma once

#include "base/Account.h"
#include "message/RichText.h"

#include <QList>
#include <QString>

namespace postaci {

// An identity's signature as it stands in a text, with the mark "-- " above it (RFC 3676 4.3). Pure functions
// for any thread.

/// Its lines in a plain text; empty: the identity has none.
[[nodiscard]] QString signatureLines(const Identity& identity);
/// Its paragraphs in a formatted one, as its HTML has it where there is any; none: the identity has none.
[[nodiscard]] QList<RichNode> signatureNodes(const Identity& identity);

} // namespace postaci
