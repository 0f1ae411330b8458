#include "spelling/SpellDictionary.h"

#include "message/Charset.h"

#include <hunspell/hunspell.hxx>
#include <unicode/unistr.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace postaci {

namespace {

/// Longer ones are no words, and cost what they like.
constexpr qsizetype longestWord = 60;

QString normalised(const QString& word)
{
    QString plain = word.normalized(QString::NormalizationForm_C);
    return plain.replace(QChar(0x2019), QLatin1Char('\''));
}

/// The letter that is typed in its place on a keyboard without Turkish letters, and the other way round;
/// null: none.
QChar otherOf(QChar letter)
{
    static const QString plain = QStringLiteral("cgiosuCGIOSU");
    static const QString marked = QStringLiteral("çğıöşüÇĞİÖŞÜ");
    if (const qsizetype at = plain.indexOf(letter); at >= 0)
        return marked.at(at);
    return {};
}

} // namespace

QList<SpellLanguage> dictionariesIn(const QStringList& directories)
{
    QList<SpellLanguage> languages;
    for (const QString& directory : directories) {
        const QDir dir(directory);
        const QStringList files = dir.entryList({QStringLiteral("*.aff")}, QDir::Files | QDir::Readable);
        for (const QString& file : files) {
            const QString code = file.chopped(4);
            const QString words = code + QStringLiteral(".dic");
            const bool isKnown =
                std::any_of(languages.begin(), languages.end(),
                            [&code](const SpellLanguage& known) { return known.code == code; });
            if (!isKnown && QFileInfo(dir.filePath(words)).isReadable())
                languages.append({code, dir.filePath(file), dir.filePath(words)});
        }
    }
    std::sort(languages.begin(), languages.end(),
              [](const SpellLanguage& one, const SpellLanguage& other) { return one.code < other.code; });
    return languages;
}

QStringList dictionaryPlaces()
{
    QStringList places = qEnvironmentVariable("DICPATH").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    const QStringList shared = QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation);
    for (const QString& place : shared)
        places << place + QStringLiteral("/hunspell");
    return places << QCoreApplication::applicationDirPath() + QStringLiteral("/dictionaries");
}

std::unique_ptr<SpellDictionary> SpellDictionary::load(const SpellLanguage& language)
{
    // Hunspell takes a missing file for a dictionary without words.
    if (!QFileInfo(language.affixFile).isReadable() || !QFileInfo(language.wordFile).isReadable())
        return nullptr;
    return std::unique_ptr<SpellDictionary>(new SpellDictionary(language));
}

SpellDictionary::SpellDictionary(const SpellLanguage& language)
    : m_hunspell(std::make_unique<Hunspell>(QFile::encodeName(language.affixFile).constData(),
                                            QFile::encodeName(language.wordFile).constData())),
      m_charset(QByteArray::fromStdString(m_hunspell->get_dict_encoding())),
      m_isUtf8(m_charset.compare("UTF-8", Qt::CaseInsensitive) == 0),
      m_isTurkish(language.code.startsWith(QLatin1String("tr")))
{
}

SpellDictionary::~SpellDictionary() = default;

std::string SpellDictionary::encoded(const QString& word) const
{
    if (m_isUtf8)
        return word.toStdString();
    const icu::UnicodeString text(reinterpret_cast<const char16_t*>(word.utf16()),
                                  static_cast<int32_t>(word.size()));
    std::string bytes(static_cast<size_t>(word.size()) * 4 + 1, '\0');
    const int32_t size = text.extract(0, text.length(), bytes.data(), static_cast<uint32_t>(bytes.size()),
                                      m_charset.constData());
    bytes.resize(static_cast<size_t>(std::max(0, size)));
    return bytes;
}

QString SpellDictionary::decoded(const std::string& word) const
{
    return m_isUtf8 ? QString::fromStdString(word)
                    : decodeCharset(QByteArray::fromStdString(word), m_charset);
}

bool SpellDictionary::hasWord(const QString& word) const
{
    return m_hunspell->spell(encoded(word));
}

bool SpellDictionary::knows(const QString& word) const
{
    const QString plain = normalised(word);
    if (plain.size() > longestWord || hasWord(plain))
        return true;
    const qsizetype apostrophe = plain.indexOf(QLatin1Char('\''));
    return m_isTurkish && apostrophe > 0 && hasWord(plain.left(apostrophe));
}

/// Known words that differ from this one in marks alone, in up to as many letters as can be tried out.
QStringList SpellDictionary::withMarks(const QString& word) const
{
    constexpr qsizetype mostLetters = 10;
    QList<qsizetype> places;
    for (qsizetype at = 0; at < word.size() && places.size() < mostLetters; ++at) {
        if (!otherOf(word.at(at)).isNull())
            places.append(at);
    }
    QStringList known;
    for (quint32 choice = 1; choice < (1U << places.size()); ++choice) {
        QString tried = word;
        for (qsizetype i = 0; i < places.size(); ++i) {
            if ((choice & (1U << i)) != 0)
                tried[places.at(i)] = otherOf(word.at(places.at(i)));
        }
        if (hasWord(tried))
            known.append(tried);
    }
    return known;
}

QStringList SpellDictionary::suggestions(const QString& word, qsizetype most) const
{
    const QString plain = normalised(word);
    QStringList words;
    if (plain.size() > longestWord)
        return words;
    if (m_isTurkish)
        words = withMarks(plain);
    for (const std::string& suggested : m_hunspell->suggest(encoded(plain)))
        words.append(decoded(suggested));
    words.removeDuplicates();
    return words.mid(0, most);
}

} // namespace postaci
