#include "contacts/ContactIndex.h"

#include "base/NameWords.h"
#include "message/TextFolding.h"

#include <algorithm>
#include <numeric>

namespace postaci {

namespace {

/// Longer words are nobody's name.
constexpr qsizetype kLongestWord = 200;
/// Of a name: a hostile one cannot fill the memory.
constexpr qsizetype kLongestName = 400;

bool isBetweenWords(QChar c)
{
    return !c.isLetterOrNumber() && c.category() != QChar::Mark_NonSpacing;
}

/// The pieces of letters and digits.
QStringList wordsOf(const QString& folded)
{
    QStringList words;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= folded.size(); ++i) {
        if (i < folded.size() && !isBetweenWords(folded.at(i)))
            continue;
        if (i > begin)
            words.append(folded.mid(begin, std::min(i - begin, kLongestWord)));
        begin = i + 1;
    }
    return words;
}

QString foldedName(const QString& text)
{
    return foldForSearch(text.left(kLongestName));
}

} // namespace

qint64 ContactIndex::usage(qint64 times, const QDateTime& last, const QDateTime& now)
{
    constexpr qint64 kWeek = 7;
    constexpr qint64 kMonth = 31;
    constexpr qint64 kQuarter = 92;
    constexpr qint64 kYear = 366;
    if (times <= 0)
        return 0;
    const qint64 days = last.isValid() ? last.daysTo(now) : kYear + 1;
    const qint64 weight = days <= kWeek      ? 100
                          : days <= kMonth   ? 70
                          : days <= kQuarter ? 40
                          : days <= kYear    ? 20
                                             : 8;
    return std::min<qint64>(times, 1'000'000) * weight;
}

ContactIndex::ContactIndex(const AddressBook& book, const QDateTime& now)
{
    QHash<QString, const CollectedAddress*> used;
    for (const CollectedAddress& collected : book.collected)
        used.insert(collected.address.addr.toLower(), &collected);
    for (const Contact& contact : book.contacts) {
        const QString name = contact.shownName();
        for (const LabelledText& own : contact.addresses) {
            const QString key = own.text.toLower();
            m_contactAddresses.insert(key);
            const CollectedAddress* const use = used.value(key);
            add({RecipientSuggestion::Kind::Contact,
                 {name == own.text ? QString() : name, own.text},
                 contact.id,
                 0,
                 0},
                {name, contact.nickname, contact.given, contact.family}, contact.organisation,
                use == nullptr ? 0 : usage(use->times, use->last, now));
        }
    }
    for (const ContactGroup& group : book.groups)
        add({RecipientSuggestion::Kind::Group, {group.name, {}}, 0, group.id, group.members.size()},
            {group.name}, {}, 0);
    for (const CollectedAddress& collected : book.collected) {
        if (!m_contactAddresses.contains(collected.address.addr.toLower()))
            add({RecipientSuggestion::Kind::Collected, collected.address, 0, 0, 0}, {collected.address.name},
                {}, usage(collected.times, collected.last, now));
    }
    constexpr qsizetype kMostLookedLike = 15'000; // there is to be room for providers
    m_lookAlikes.add(m_domains.values().mid(0, kMostLookedLike));
    rank();
    std::sort(m_words.begin(), m_words.end(), [this](const Word& a, const Word& b) {
        const int order = lettersOf(a).compare(lettersOf(b));
        return order != 0 ? order < 0 : a.entry < b.entry;
    });
}

void ContactIndex::add(const RecipientSuggestion& suggestion, const QStringList& names,
                       const QString& organisation, qint64 usage)
{
    m_entries.push_back({suggestion, usage, {}});
    for (const QString& name : names)
        addWords(name, Of::Person);
    const Address& address = suggestion.address;
    addWords(address.localPart(), Of::Person);
    addWords(organisation, Of::Organisation); // behind what is the person's: a word is taken once
    if (address.addr.isEmpty())
        return;
    addWords(address.domain(), Of::Domain);
    if (!address.domain().isEmpty())
        m_domains.insert(address.domain());
    // Typed as a whole, an address is one word to its writer.
    m_entries.back().words += QLatin1Char(' ') + foldedName(address.addr);
}

void ContactIndex::addWords(const QString& text, Of of)
{
    Entry& entry = m_entries.back();
    for (const QString& word : wordsOf(foldedName(text))) {
        const QString marked = QLatin1Char(' ') + word;
        if ((entry.words + QLatin1Char(' ')).contains(marked + QLatin1Char(' ')))
            continue;
        m_words.push_back({static_cast<quint32>(m_letters.size()), static_cast<quint16>(word.size()), of,
                           static_cast<quint32>(m_entries.size() - 1)});
        m_letters += word;
        entry.words += marked;
    }
}

QStringView ContactIndex::lettersOf(const Word& word) const
{
    return QStringView(m_letters).mid(word.begin, word.length);
}

void ContactIndex::rank()
{
    m_byRank.resize(m_entries.size());
    std::iota(m_byRank.begin(), m_byRank.end(), 0U);
    const auto isCollected = [this](quint32 entry) {
        return m_entries[entry].suggestion.kind == RecipientSuggestion::Kind::Collected;
    };
    std::stable_sort(m_byRank.begin(), m_byRank.end(), [&](quint32 a, quint32 b) {
        return isCollected(a) != isCollected(b) ? isCollected(b) : m_entries[a].usage > m_entries[b].usage;
    });
    m_ranks.resize(m_entries.size());
    for (size_t i = 0; i < m_byRank.size(); ++i)
        m_ranks[m_byRank[i]] = static_cast<quint32>(i);
}

std::span<const ContactIndex::Word> ContactIndex::beginningWith(const QString& typed) const
{
    const auto first = std::lower_bound(
        m_words.begin(), m_words.end(), typed,
        [this](const Word& word, const QString& letters) { return lettersOf(word).compare(letters) < 0; });
    const auto last = std::partition_point(
        first, m_words.end(), [&](const Word& word) { return lettersOf(word).startsWith(typed); });
    return {first, last};
}

std::vector<quint32> ContactIndex::find(const QStringList& words) const
{
    // Only those with the rarest of the words are looked at for the others.
    QString rarest = words.first();
    std::span<const Word> range = beginningWith(rarest);
    for (const QString& word : words.mid(1)) {
        const std::span<const Word> other = beginningWith(word);
        if (other.size() < range.size()) {
            range = other;
            rarest = word;
        }
    }
    QStringList others;
    for (const QString& word : words) {
        if (word != rarest)
            others.append(QLatin1Char(' ') + word);
    }
    std::vector<quint32> hits;
    std::vector<quint32> placeOf(m_entries.size(), 0); // in `hits`, from 1
    for (const Word& word : range) {
        quint32& place = placeOf[word.entry];
        const quint32 hit = m_ranks[word.entry] | (static_cast<quint32>(word.of) << kOfBits);
        if (place != 0) {
            hits[place - 1] = std::min(hits[place - 1], hit);
            continue;
        }
        const QString& all = m_entries[word.entry].words;
        const bool hasAll = std::all_of(others.begin(), others.end(),
                                        [&all](const QString& typed) { return all.contains(typed); });
        if (!hasAll)
            continue;
        hits.push_back(hit);
        place = static_cast<quint32>(hits.size());
    }
    return hits;
}

QList<RecipientSuggestion> ContactIndex::complete(const QString& typed, qsizetype limit) const
{
    const QStringList words = wordsOf(foldedName(typed));
    if (words.isEmpty() || limit <= 0)
        return {};
    std::vector<quint32> hits = find(words);
    const auto entryOf = [this](quint32 hit) -> const Entry& { return m_entries[m_byRank[hit & kRank]]; };
    // Somebody who types an address means no other that has the same words somewhere.
    if (typed.contains(QLatin1Char('@'))) {
        const QString whole = QLatin1Char(' ') + foldedName(typed.trimmed());
        std::erase_if(hits, [&](quint32 hit) { return !entryOf(hit).words.contains(whole); });
    }
    const auto count = std::min<qsizetype>(limit, static_cast<qsizetype>(hits.size()));
    std::partial_sort(hits.begin(), hits.begin() + count, hits.end());
    QList<RecipientSuggestion> suggestions;
    for (qsizetype i = 0; i < count; ++i)
        suggestions.append(entryOf(hits[static_cast<size_t>(i)]).suggestion);
    return suggestions;
}

bool ContactIndex::isNameOfContact(const QString& word) const
{
    const QString folded = foldedName(word);
    if (folded.isEmpty())
        return false;
    for (const Word& known : beginningWith(folded)) {
        if (known.length != folded.size())
            break; // longer ones follow
        const RecipientSuggestion& person = m_entries[known.entry].suggestion;
        if (known.of != Of::Person || person.kind != RecipientSuggestion::Kind::Contact)
            continue;
        const QStringList words = nameWords(person.address.name);
        if (std::any_of(words.begin(), words.end(),
                        [&word](const QString& ofName) { return isSameName(ofName, word); }))
            return true;
    }
    return false;
}

bool ContactIndex::hasContact(const QString& address) const
{
    return m_contactAddresses.contains(address.toLower());
}

} // namespace postaci
