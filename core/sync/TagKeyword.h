#pragma once

#include <QString>
#include <QStringList>

namespace postaci {

/// The keyword that stands for a tag at the server: an atom of IMAP (RFC 3501 9), letters beyond ASCII as in
/// folder names, as other programs write it too. Empty when nothing is left of the name.
[[nodiscard]] QString tagKeyword(const QString& name);
/// The name that a keyword was made of.
[[nodiscard]] QString tagName(const QString& keyword);
/// The keywords that may be meant by what somebody calls a tag: the keyword itself, what tagKeyword() makes
/// of it, and the five usual ones by their names in either language.
[[nodiscard]] QStringList keywordsOfTag(const QString& name);

} // namespace postaci
