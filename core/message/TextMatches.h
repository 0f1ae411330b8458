#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace postaci {

/// A stretch of a text, in UTF-16 units.
struct TextRange
{
    qsizetype begin = 0;
    qsizetype length = 0;
    bool operator==(const TextRange&) const = default;
};

/// Where `text` has any of `words`, which are folded for search: at the beginning of a word of the text, and
/// compared as search does ("isik" is found in "Işık"). In order, not overlapping. Only the first
/// `mostLooked` units of the text are looked at.
[[nodiscard]] QList<TextRange> matchesIn(const QString& text, const QStringList& words,
                                         qsizetype mostLooked = 1000);

/// The words around the first match, on one line, about `length` units of them and … where it was cut; empty
/// where none of `words` is in the first 64 K units of `text`.
[[nodiscard]] QString passageWith(const QString& text, const QStringList& words, qsizetype length = 140);

} // namespace postaci
