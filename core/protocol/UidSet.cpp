#include "protocol/UidSet.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace postaci {

namespace {

constexpr quint32 kLargestUid = std::numeric_limits<quint32>::max();

/// Reads a number of 1 to 2^32-1 at `pos`, which it moves; 0 if there is none.
quint32 readUid(QByteArrayView text, qsizetype& pos)
{
    quint64 value = 0;
    const qsizetype begin = pos;
    while (pos < text.size() && text[pos] >= '0' && text[pos] <= '9') {
        value = value * 10 + static_cast<quint64>(text[pos++] - '0');
        if (value > kLargestUid)
            return 0;
    }
    return pos == begin ? 0 : static_cast<quint32>(value);
}

void appendRange(QByteArray& text, const UidSet::Range& range)
{
    if (!text.isEmpty())
        text += ',';
    text += QByteArray::number(range.first);
    if (range.last != range.first)
        text += ':' + QByteArray::number(range.last);
}

} // namespace

UidSet UidSet::fromList(const QList<quint32>& uids)
{
    QList<quint32> sorted = uids;
    std::sort(sorted.begin(), sorted.end());
    UidSet set;
    for (const quint32 uid : sorted)
        set.add(uid);
    return set;
}

UidSet UidSet::fromRange(quint32 first, quint32 last)
{
    UidSet set;
    set.add(first, last);
    return set;
}

std::optional<UidSet> UidSet::parse(QByteArrayView text, size_t maxRanges)
{
    std::vector<Range> ranges;
    qsizetype pos = 0;
    while (pos < text.size()) {
        const quint32 first = readUid(text, pos);
        quint32 last = first;
        if (first != 0 && pos < text.size() && text[pos] == ':')
            last = readUid(text, ++pos);
        const bool goesOn = pos < text.size();
        if (first == 0 || last == 0 || (goesOn && (text[pos] != ',' || pos + 1 == text.size())))
            return std::nullopt;
        if (ranges.size() >= maxRanges)
            return std::nullopt;
        ranges.push_back({std::min(first, last), std::max(first, last)});
        ++pos;
    }
    // Sorted first, so that a set in descending order does not cost its square.
    std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) { return a.first < b.first; });
    UidSet set;
    for (const Range& range : ranges)
        set.add(range.first, range.last);
    return set;
}

void UidSet::add(quint32 first, quint32 last)
{
    first = std::max(first, 1U);
    if (last < first)
        return;
    // The first range that touches or follows the new one.
    auto from = m_ranges.end();
    if (!m_ranges.empty() && (m_ranges.back().last == kLargestUid || m_ranges.back().last + 1 >= first)) {
        from = std::lower_bound(m_ranges.begin(), m_ranges.end(), first, [](const Range& range, quint32 uid) {
            return range.last != kLargestUid && range.last + 1 < uid;
        });
    }
    auto to = from;
    while (to != m_ranges.end() && (last == kLargestUid || to->first <= last + 1)) {
        first = std::min(first, to->first);
        last = std::max(last, to->last);
        ++to;
    }
    if (from == to) {
        m_ranges.insert(from, Range{first, last});
        return;
    }
    *from = Range{first, last};
    m_ranges.erase(from + 1, to);
}

void UidSet::unite(const UidSet& other)
{
    std::vector<Range> all;
    all.reserve(m_ranges.size() + other.m_ranges.size());
    std::merge(m_ranges.begin(), m_ranges.end(), other.m_ranges.begin(), other.m_ranges.end(),
               std::back_inserter(all), [](const Range& a, const Range& b) { return a.first < b.first; });
    m_ranges.clear();
    for (const Range& range : all) // ascending, so each is put at the end
        add(range.first, range.last);
}

void UidSet::remove(quint32 uid)
{
    const auto range =
        std::lower_bound(m_ranges.begin(), m_ranges.end(), uid,
                         [](const Range& candidate, quint32 wanted) { return candidate.last < wanted; });
    if (range == m_ranges.end() || range->first > uid)
        return;
    if (range->first == range->last) {
        m_ranges.erase(range);
    } else if (range->first == uid) {
        ++range->first;
    } else if (range->last == uid) {
        --range->last;
    } else {
        const Range rest{uid + 1, range->last};
        range->last = uid - 1;
        m_ranges.insert(range + 1, rest);
    }
}

bool UidSet::contains(quint32 uid) const
{
    const auto range =
        std::lower_bound(m_ranges.begin(), m_ranges.end(), uid,
                         [](const Range& candidate, quint32 wanted) { return candidate.last < wanted; });
    return range != m_ranges.end() && range->first <= uid;
}

quint64 UidSet::size() const
{
    quint64 count = 0;
    for (const Range& range : m_ranges)
        count += quint64{range.last} - range.first + 1;
    return count;
}

QList<quint32> UidSet::toList(quint64 limit) const
{
    QList<quint32> uids;
    uids.reserve(static_cast<qsizetype>(std::min(size(), limit)));
    for (const Range& range : m_ranges) {
        for (quint64 uid = range.first; uid <= range.last; ++uid) {
            if (static_cast<quint64>(uids.size()) >= limit)
                return uids;
            uids.append(static_cast<quint32>(uid));
        }
    }
    return uids;
}

QByteArray UidSet::toImap() const
{
    QByteArray text;
    for (const Range& range : m_ranges)
        appendRange(text, range);
    return text;
}

std::vector<UidSet> UidSet::chunks(qsizetype maxBytes) const
{
    constexpr qsizetype kLongestRange = 22; // ",4294967295:4294967295"
    std::vector<UidSet> pieces;
    qsizetype length = 0;
    for (const Range& range : m_ranges) {
        QByteArray text;
        appendRange(text, range);
        if (pieces.empty() || length + text.size() + 1 > std::max(maxBytes, kLongestRange)) {
            pieces.emplace_back();
            length = 0;
        }
        pieces.back().m_ranges.push_back(range);
        length += text.size() + 1;
    }
    return pieces;
}

std::vector<UidSet> UidSet::windows(quint32 maxUids) const
{
    constexpr quint64 kMostWindows = 10'000;
    if (size() > kMostWindows * maxUids)
        return {*this};
    std::vector<UidSet> pieces;
    quint32 room = 0;
    for (const Range& range : m_ranges) {
        for (quint32 first = range.first;;) {
            if (room == 0) {
                pieces.emplace_back();
                room = maxUids;
            }
            const quint32 count = std::min(room, range.last - first + 1);
            pieces.back().m_ranges.push_back({first, first + count - 1});
            room -= count;
            if (range.last - first < count)
                break;
            first += count;
        }
    }
    return pieces;
}

} // namespace postaci
