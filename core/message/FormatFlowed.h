#pragma once

#include <QString>

namespace postaci {

enum class DelSp { No, Yes };

/// Undoes format=flowed (RFC 3676): one line a paragraph, quoting as ">> text". LF line ends in and out.
[[nodiscard]] QString decodeFlowed(const QString& text, DelSp delSp);

/// Writes paragraphs (one a line, quotes as "> text") as format=flowed with lines of at most 72 columns where
/// there are blanks to break at. LF line ends in and out; blanks at the end of a line are lost, but not of
/// "-- ".
[[nodiscard]] QString encodeFlowed(const QString& text);

} // namespace postaci
