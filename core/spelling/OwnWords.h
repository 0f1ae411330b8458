#pragma once

#include "base/Result.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace postaci {

/// The words that the person has taught, in a file of one word a line. Upper and lower case are one at the
/// beginning of a word: who has taught "postacı" knows "Postacı" too. UI thread; small.
class OwnWords
{
public:
    explicit OwnWords(QString file); ///< a missing file is an empty one
    [[nodiscard]] bool contains(const QString& word) const;
    [[nodiscard]] QStringList all() const; ///< sorted
    Result<void> add(const QString& word); ///< Errors: Storage/FileUnwritable, then it is known until the end
                                           ///< of the program
    Result<void> remove(const QString& word); ///< likewise

private:
    [[nodiscard]] Result<void> write() const;

    QString m_file;
    QSet<QString> m_words;
};

} // namespace postaci
