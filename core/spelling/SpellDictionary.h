#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

class Hunspell;

namespace postaci {

/// A dictionary that is installed on this computer.
struct SpellLanguage
{
    QString code; ///< as the files are called: "tr_TR", "en_US"
    QString affixFile;
    QString wordFile;
    bool operator==(const SpellLanguage&) const = default;
};

/// The dictionaries in these directories, each language once (the first directory that has it), by code.
[[nodiscard]] QList<SpellLanguage> dictionariesIn(const QStringList& directories);
/// Where this system has them: $DICPATH, hunspell/ in the places of shared data, dictionaries/ beside the
/// program.
[[nodiscard]] QStringList dictionaryPlaces();

/// The words of one language, by Hunspell. Loading takes up to half a second and 100 MB, suggestions up to a
/// fifth of a second: not for the UI thread. One thread at a time.
class SpellDictionary
{
public:
    /// Null if the files cannot be read.
    static std::unique_ptr<SpellDictionary> load(const SpellLanguage& language);
    ~SpellDictionary();

    /// Both kinds of apostrophe are one. In Turkish, what stands before the apostrophe of a name is enough.
    [[nodiscard]] bool knows(const QString& word) const;
    /// The likeliest first. In Turkish words that were typed without their marks (yanlis for yanlış) come
    /// first.
    [[nodiscard]] QStringList suggestions(const QString& word, qsizetype most) const;

private:
    explicit SpellDictionary(const SpellLanguage& language);
    [[nodiscard]] bool hasWord(const QString& word) const;
    [[nodiscard]] QStringList withMarks(const QString& word) const;
    [[nodiscard]] std::string encoded(const QString& word) const;
    [[nodiscard]] QString decoded(const std::string& word) const;

    std::unique_ptr<Hunspell> m_hunspell;
    QByteArray m_charset;
    bool m_isUtf8 = true;
    bool m_isTurkish = false;
};

} // namespace postaci
