#pragma once

#include "message/LookAlikes.h"
#include "store/Contact.h"

#include <QHash>
#include <QSet>

#include <span>
#include <vector>

namespace postaci {

/// A recipient that what was typed may mean.
struct RecipientSuggestion
{
    enum class Kind { Contact, Group, Collected };
    Kind kind = Kind::Collected;
    Address address; ///< Group: only its name
    ContactId contact = 0;
    ContactGroupId group = 0;
    qsizetype members = 0; ///< Group
    bool operator==(const RecipientSuggestion&) const = default;
};

/// Everybody that can be written to, by the beginnings of words: built in some thread, then never changed, so
/// that all may read it. 50,000 addresses take about 15 MB and a lookup a few milliseconds.
class ContactIndex
{
public:
    ContactIndex() = default;
    /// `now` (UTC) is what uses are recent by. A collected address that is a contact's counts as its use.
    ContactIndex(const AddressBook& book, const QDateTime& now);

    /// Those that have a word for each word of `typed` that begins with it, folded for search: of the name,
    /// nickname, organisation, local part, domain or group's name. Last what is found by the domain alone,
    /// and before that what is by the organisation: first contacts and groups before collected addresses,
    /// then by how often and how lately it was used.
    [[nodiscard]] QList<RecipientSuggestion> complete(const QString& typed, qsizetype limit) const;
    [[nodiscard]] bool hasContact(const QString& address) const;
    /// Whether it is a word of the name of a contact that has an address, see isSameName().
    [[nodiscard]] bool isNameOfContact(const QString& word) const;
    /// The domains that were written to or are of contacts, in lower case.
    [[nodiscard]] const QSet<QString>& domains() const { return m_domains; }
    /// What tells names that look like those; a copy takes more of them.
    [[nodiscard]] const LookAlikes& lookAlikes() const { return m_lookAlikes; }
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_entries.size()); }

    /// How much a use counts: often, and the more the later the last one was.
    [[nodiscard]] static qint64 usage(qint64 times, const QDateTime& last, const QDateTime& now);

private:
    struct Entry
    {
        RecipientSuggestion suggestion;
        qint64 usage = 0;
        QString words; ///< folded, each behind a blank: what further words are looked for in
    };
    /// What a word is of, the best first. To a colleague's name belong all who work there.
    enum class Of : quint8 { Person, Organisation, Domain };
    struct Word
    {
        quint32 begin = 0; ///< in m_letters
        quint16 length = 0;
        Of of = Of::Person;
        quint32 entry = 0;
    };
    void add(const RecipientSuggestion& suggestion, const QStringList& names, const QString& organisation,
             qint64 usage);
    void addWords(const QString& text, Of of);
    [[nodiscard]] QStringView lettersOf(const Word& word) const;
    void rank();
    [[nodiscard]] std::span<const Word> beginningWith(const QString& typed) const;
    /// Ranks of those that have all words, with the place of the rarest one above; in no order.
    [[nodiscard]] std::vector<quint32> find(const QStringList& words) const;

    static constexpr int kOfBits = 30; ///< a rank has what its word is of in the bits from here on
    static constexpr quint32 kRank = (1U << kOfBits) - 1;

    std::vector<Entry> m_entries;
    std::vector<quint32> m_ranks;  ///< of each entry, by kind and use
    std::vector<quint32> m_byRank; ///< the entries in that order
    std::vector<Word> m_words;     ///< sorted by their letters
    QString m_letters;
    QSet<QString> m_contactAddresses; ///< in lower case
    QSet<QString> m_domains;
    LookAlikes m_lookAlikes;
};

} // namespace postaci
