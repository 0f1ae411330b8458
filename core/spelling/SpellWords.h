#pragma once

#include <QList>
#include <QString>

namespace postaci {

/// A word in a text, in UTF-16 units.
struct SpellWord
{
    qsizetype begin = 0;
    qsizetype length = 0;
    QString text;
};

/// What a dictionary can be asked of a line: without addresses, links, names of files and whatever has digits
/// or underscores in it, and without single letters.
[[nodiscard]] QList<SpellWord> spellWords(const QString& line);

} // namespace postaci
