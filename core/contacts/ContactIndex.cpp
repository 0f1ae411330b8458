#include "contacts/ContactIndex.h"

#include "message/TextFolding.h"

#include <algorithm>

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
                {name, contact.nickname, contact.organisation, contact.given, contact.family},
                use == nullptr ? 0 : usage(use->times, use->last, now));
        }
    }
    for (const ContactGroup& group : book.groups)
        add({RecipientSuggestion::Kind::Group, {group.name, {}}, 0, group.id, group.members.size()},
            {group.name}, 0);
    for (const CollectedAddress& collected : book.collected) {
        if (!m_contactAddresses.contains(collected.address.addr.toLower()))
            add({RecipientSuggestion::Kind::Collected, collected.address, 0, 0, 0}, {collected.address.name},
                usage(collected.times, collected.last, now));
    }
    std::sort(m_words.begin(), m_words.end(), [this](const Word& a, const Word& b) {
        const int order = lettersOf(a).compare(lettersOf(b));
        return order != 0 ? order < 0 : a.entry < b.entry;
    });
}

void ContactIndex::add(const RecipientSuggestion& suggestion, const QStringList& names, qint64 usage)
{
    m_entries.push_back({suggestion, usage, {}});
    for (const QString& name : names)
        addWords(name, false);
    const Address& address = suggestion.address;
    if (address.addr.isEmpty())
        return;
    addWords(address.localPart(), false);
    addWords(address.domain(), true);
    if (!address.domain().isEmpty())
        m_domains.insert(address.domain());
    // Typed as a whole, an address is one word to its writer.
    m_entries.back().words += QLatin1Char(' ') + foldedName(address.addr);
}

void ContactIndex::addWords(const QString& text, bool isOfDomain)
{
    Entry& entry = m_entries.back();
    for (const QString& word : wordsOf(foldedName(text))) {
        const QString marked = QLatin1Char(' ') + word;
        if ((entry.words + QLatin1Char(' ')).contains(marked + QLatin1Char(' ')))
            continue;
        m_words.push_back({static_cast<quint32>(m_letters.size()), static_cast<quint16>(word.size()),
                           isOfDomain, static_cast<quint32>(m_entries.size() - 1)});
        m_letters += word;
        entry.words += marked;
    }
}

QStringView ContactIndex::lettersOf(const Word& word) const
{
    return QStringView(m_letters).mid(word.begin, word.length);
}

std::vector<ContactIndex::Hit> ContactIndex::find(const QStringList& words) const
{
    const QString* longest = &words.first();
    for (const QString& word : words) {
        if (word.size() > longest->size())
            longest = &word;
    }
    const auto first = std::lower_bound(
        m_words.begin(), m_words.end(), *longest,
        [this](const Word& word, const QString& typed) { return lettersOf(word).compare(typed) < 0; });
    std::vector<Hit> hits;
    std::vector<quint32> placeOf(m_entries.size(), 0); // in `hits`, from 1
    for (auto word = first; word != m_words.end() && lettersOf(*word).startsWith(*longest); ++word) {
        quint32& place = placeOf[word->entry];
        if (place != 0) {
            Hit& known = hits[place - 1];
            known.isByDomain = known.isByDomain && word->isOfDomain;
            continue;
        }
        const QString& all = m_entries[word->entry].words;
        const bool hasAll = std::all_of(words.begin(), words.end(), [&](const QString& typed) {
            return &typed == longest || all.contains(QLatin1Char(' ') + typed);
        });
        if (!hasAll)
            continue;
        hits.push_back({word->entry, word->isOfDomain});
        place = static_cast<quint32>(hits.size());
    }
    return hits;
}

bool ContactIndex::isBefore(const Hit& a, const Hit& b) const
{
    if (a.isByDomain != b.isByDomain)
        return b.isByDomain;
    const Entry& one = m_entries[a.entry];
    const Entry& other = m_entries[b.entry];
    const auto isCollected = [](const Entry& entry) {
        return entry.suggestion.kind == RecipientSuggestion::Kind::Collected;
    };
    if (isCollected(one) != isCollected(other))
        return isCollected(other);
    return one.usage != other.usage ? one.usage > other.usage : a.entry < b.entry;
}

QList<RecipientSuggestion> ContactIndex::complete(const QString& typed, qsizetype limit) const
{
    const QStringList words = wordsOf(foldedName(typed));
    if (words.isEmpty() || limit <= 0)
        return {};
    std::vector<Hit> hits = find(words);
    // Somebody who types an address means no other that has the same words somewhere.
    if (typed.contains(QLatin1Char('@'))) {
        const QString whole = QLatin1Char(' ') + foldedName(typed.trimmed());
        std::erase_if(hits, [&](const Hit& hit) { return !m_entries[hit.entry].words.contains(whole); });
    }
    const auto count = std::min<qsizetype>(limit, static_cast<qsizetype>(hits.size()));
    std::partial_sort(hits.begin(), hits.begin() + count, hits.end(),
                      [this](const Hit& a, const Hit& b) { return isBefore(a, b); });
    QList<RecipientSuggestion> suggestions;
    for (qsizetype i = 0; i < count; ++i)
        suggestions.append(m_entries[hits[static_cast<size_t>(i)].entry].suggestion);
    return suggestions;
}

bool ContactIndex::hasContact(const QString& address) const
{
    return m_contactAddresses.contains(address.toLower());
}

} // namespace postaci
