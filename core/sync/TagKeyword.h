#pragma once

#include <QString>

namespace postaci {

/// The keyword that stands for a tag at the server: an atom of IMAP (RFC 3501 9), letters beyond ASCII as in
/// folder names, as other programs write it too. Empty when nothing is left of the name.
[[nodiscard]] QString tagKeyword(const QString& name);
/// The name that a keyword was made of.
[[nodiscard]] QString tagName(const QString& keyword);

} // namespace postaci
