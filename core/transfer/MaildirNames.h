#pragma once

#include "base/Flags.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace postaci {

/// The flags in the name of a file in a Maildir's cur (":2,FRS"; also with ";" or "!", which programs take
/// where a file's name cannot have a colon). Nothing where the name has no such end.
[[nodiscard]] std::optional<MessageFlags> maildirFlags(const QString& fileName);
/// The letters for it, in the order that they have to have.
[[nodiscard]] QString maildirLetters(MessageFlags flags);

/// The levels of a folder that Maildir++ calls ".Work.Projects"; empty where the name does not begin with a
/// dot. Names are in modified UTF-7.
[[nodiscard]] QStringList maildirLevels(const QString& directory);
[[nodiscard]] QString maildirDirectory(const QStringList& levels);

} // namespace postaci
