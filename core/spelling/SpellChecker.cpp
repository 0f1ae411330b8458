#include "spelling/SpellChecker.h"

#include "spelling/OwnWords.h"

#include <QLocale>
#include <QPointer>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <map>

namespace postaci {

namespace {

constexpr qsizetype leastSample = 3;
constexpr qsizetype mostSample = 100;
constexpr qsizetype mostSuggestions = 7;
/// Dictionaries that a guess loads: each takes some 30 MB and a quarter of a second.
constexpr qsizetype mostGuessed = 4;

/// The first of `codes` that is this language, or one of its kind; empty: none.
QString bestOf(const QStringList& codes, const QString& language)
{
    if (language.isEmpty() || codes.contains(language))
        return language;
    const QString kind = language.section(QLatin1Char('_'), 0, 0);
    // The dictionary of the language's own country, as tr_TR or de_DE, before others.
    const QString own = kind + QLatin1Char('_') + kind.toUpper();
    if (codes.contains(own))
        return own;
    if (kind == QLatin1String("en") && codes.contains(QStringLiteral("en_US")))
        return QStringLiteral("en_US");
    const auto found = std::find_if(codes.begin(), codes.end(), [&kind](const QString& code) {
        return code.section(QLatin1Char('_'), 0, 0) == kind;
    });
    return found == codes.end() ? QString() : *found;
}

/// Those that the person is likely to write, one of each kind.
QStringList guessedAmong(const QStringList& codes, const QString& likely)
{
    QStringList wanted{likely};
    for (const QString& system : QLocale::system().uiLanguages())
        wanted << QLocale(system).name();
    wanted << QStringLiteral("tr_TR") << QStringLiteral("en_US");
    for (const QString& code : codes) // what a person has installed besides is meant to be used
        wanted << code;
    QStringList chosen;
    QStringList kinds;
    for (const QString& language : wanted) {
        const QString code = bestOf(codes, language);
        const QString kind = code.section(QLatin1Char('_'), 0, 0);
        if (code.isEmpty() || kinds.contains(kind) || chosen.size() == mostGuessed)
            continue;
        chosen << code;
        kinds << kind;
    }
    return chosen;
}

} // namespace

QString guessLanguage(const QStringList& sample, const QStringList& languages, const QString& likely,
                      const std::function<const SpellDictionary*(const QString&)>& load)
{
    const QStringList candidates = guessedAmong(languages, likely);
    const QString otherwise = candidates.value(0);
    if (sample.size() < leastSample)
        return otherwise;
    const QStringList words = sample.mid(0, mostSample);
    std::map<QString, qsizetype> known;
    for (const QString& language : candidates) {
        const SpellDictionary* const dictionary = load(language);
        known[language] =
            dictionary == nullptr ? 0 : std::count_if(words.begin(), words.end(), [&](const QString& word) {
                return dictionary->knows(word);
            });
    }
    const auto best = std::max_element(known.begin(), known.end(), [](const auto& one, const auto& other) {
        return one.second < other.second;
    });
    return best == known.end() || best->second <= known[otherwise] ? otherwise : best->first;
}

struct SpellChecker::Private
{
    Private(const QString& file, const QStringList& places) : languages(dictionariesIn(places)), own(file)
    {
        worker.setMaxThreadCount(1);
        worker.setExpiryTimeout(-1);
        for (const SpellLanguage& language : languages)
            codes << language.code;
    }

    /// In the worker's thread. Null if it cannot be read.
    const SpellDictionary* dictionary(const QString& code)
    {
        const auto [place, isNew] = loaded.try_emplace(code);
        const auto language =
            std::find_if(languages.begin(), languages.end(),
                         [&code](const SpellLanguage& known) { return known.code == code; });
        if (isNew && language != languages.end())
            place->second = SpellDictionary::load(*language);
        return place->second.get();
    }

    SpellAnswer answer(const SpellQuestion& question)
    {
        const auto load = [this](const QString& code) { return dictionary(code); };
        SpellAnswer answer;
        answer.language = codes.contains(question.language)
                              ? question.language
                              : guessLanguage(question.sample, codes, question.likely, load);
        const SpellDictionary* const words =
            answer.language.isEmpty() ? nullptr : dictionary(answer.language);
        if (words == nullptr)
            return {};
        for (const QString& word : question.words) {
            if (!words->knows(word))
                answer.unknown.insert(word);
        }
        return answer;
    }

    const QList<SpellLanguage> languages;
    QStringList codes;
    OwnWords own;                                                     ///< UI thread
    std::map<QString, std::unique_ptr<const SpellDictionary>> loaded; ///< the worker's
    QThreadPool worker;                                               ///< ends before what it uses
};

SpellChecker::SpellChecker(const QString& ownWords, const QStringList& places, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(ownWords, places))
{
}

SpellChecker::~SpellChecker()
{
    d->worker.clear();
    d->worker.waitForDone();
}

QList<SpellLanguage> SpellChecker::languages() const
{
    return d->languages;
}

void SpellChecker::check(const SpellQuestion& question, QObject* receiver,
                         const std::function<void(const SpellAnswer&)>& answer)
{
    d->worker.start([this, question, receiver = QPointer<QObject>(receiver), answer] {
        const SpellAnswer found = d->answer(question);
        QMetaObject::invokeMethod(
            this,
            [receiver, answer, found] {
                if (receiver)
                    answer(found);
            },
            Qt::QueuedConnection);
    });
}

void SpellChecker::suggest(const QString& language, const QString& word, QObject* receiver,
                           const std::function<void(const QStringList&)>& answer)
{
    d->worker.start([this, language, word, receiver = QPointer<QObject>(receiver), answer] {
        const SpellDictionary* const words = d->dictionary(language);
        const QStringList found =
            words == nullptr ? QStringList() : words->suggestions(word, mostSuggestions);
        QMetaObject::invokeMethod(
            this,
            [receiver, answer, found] {
                if (receiver)
                    answer(found);
            },
            Qt::QueuedConnection);
    });
}

bool SpellChecker::isOwnWord(const QString& word) const
{
    return d->own.contains(word);
}

QStringList SpellChecker::ownWords() const
{
    return d->own.all();
}

Result<void> SpellChecker::teach(const QString& word)
{
    const auto kept = d->own.add(word);
    Q_EMIT ownWordsChanged();
    return kept;
}

Result<void> SpellChecker::forget(const QString& word)
{
    const auto kept = d->own.remove(word);
    Q_EMIT ownWordsChanged();
    return kept;
}

} // namespace postaci
