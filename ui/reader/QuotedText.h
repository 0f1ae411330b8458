#pragma once

#include <QList>
#include <QString>

namespace postaci {

/// One line of a plain text body, taken out of its quoting.
struct BodyLine
{
    enum class Part { Text, Signature };
    int depth = 0; ///< how many ">" stood before it
    QString text;
    Part part = Part::Text;
    bool continues = false; ///< goes on where the line before was cut, because it was too long
    bool operator==(const BodyLine&) const = default;
};

/// A run of quoted lines that is folded away at first.
struct QuoteFold
{
    qsizetype first = 0; ///< index of a line
    qsizetype count = 0;
    bool operator==(const QuoteFold&) const = default;
};

// Pure functions.

/// The lines of `text` with "> " marks counted and taken off, and the signature ("-- " at depth 0) marked.
/// Lines over 4,000 characters come in pieces: laying one out takes time with the square of its length.
[[nodiscard]] QList<BodyLine> bodyLines(const QString& text);

/// The quotes too long to be read through: over 8 lines, unless the message is nothing else.
[[nodiscard]] QList<QuoteFold> quoteFolds(const QList<BodyLine>& lines);

} // namespace postaci
