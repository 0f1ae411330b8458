#pragma once

#include "base/Result.h"
#include "spelling/SpellDictionary.h"

#include <QObject>
#include <QSet>
#include <QStringList>

#include <functional>
#include <memory>

namespace postaci {

/// What is asked about words.
struct SpellQuestion
{
    QString language;   ///< its code; empty: the one that `sample` seems to be written in
    QStringList sample; ///< words of the text, for the guess
    QString
        likely; ///< the language where the sample says nothing; its code or the beginning of it, may be empty
    QStringList words; ///< to be looked up
};

struct SpellAnswer
{
    QString language; ///< that the words were looked up in; empty: there is none
    QSet<QString> unknown;
};

/// Looks words up in the dictionaries of this computer and the person's own, in a thread of its own that
/// begins with the first question. Lives in the UI thread, where the answers come in the order of the
/// questions.
class SpellChecker : public QObject
{
    Q_OBJECT

public:
    /// `ownWords`: the file of the words that are taught. `places`: directories of dictionaries, see
    /// dictionaryPlaces().
    SpellChecker(const QString& ownWords, const QStringList& places, QObject* parent = nullptr);
    ~SpellChecker() override; ///< waits for the dictionary that is just being loaded, at most

    [[nodiscard]] QList<SpellLanguage> languages() const;
    /// Nothing is answered after `receiver` is gone.
    void check(const SpellQuestion& question, QObject* receiver,
               const std::function<void(const SpellAnswer&)>& answer);
    void suggest(const QString& language, const QString& word, QObject* receiver,
                 const std::function<void(const QStringList&)>& answer);

    [[nodiscard]] bool isOwnWord(const QString& word) const;
    [[nodiscard]] QStringList ownWords() const;
    /// Errors: Storage, if it is forgotten with the end of the program.
    Result<void> teach(const QString& word);
    Result<void> forget(const QString& word);

Q_SIGNALS:
    void ownWordsChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The language whose dictionary knows the most of these words, among those of `languages` that `load` gives;
/// `likely` where none is clearly better. Empty: there is none.
[[nodiscard]] QString guessLanguage(const QStringList& sample, const QStringList& languages,
                                    const QString& likely,
                                    const std::function<const SpellDictionary*(const QString&)>& load);

} // namespace postaci
