#pragma once

class QString;

namespace postaci {

/// Whether a file has many messages in it (an mbox, by its name or what it begins with), which are imported;
/// not one, which is shown. Reads its beginning.
[[nodiscard]] bool isMailboxFile(const QString& file);

} // namespace postaci
