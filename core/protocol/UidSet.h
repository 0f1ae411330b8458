#pragma once

#include <QByteArray>
#include <QList>

#include <limits>
#include <optional>
#include <vector>

namespace postaci {

/// A set of IMAP UIDs (1 to 2^32-1) kept as sorted ranges that do not touch. A plain value.
class UidSet
{
public:
    struct Range
    {
        quint32 first = 0;
        quint32 last = 0;
        bool operator==(const Range&) const = default;
    };

    static constexpr quint32 kGreatest =
        std::numeric_limits<quint32>::max();             ///< the greatest UID there can be
    static constexpr qsizetype kLongestInCommand = 8000; ///< bytes

    UidSet() = default;
    [[nodiscard]] static UidSet fromList(const QList<quint32>& uids); ///< any order, duplicates allowed
    [[nodiscard]] static UidSet fromRange(quint32 first, quint32 last);
    /// Reads a sequence-set without `*` (RFC 3501 9), at most `maxRanges` long; nothing if it is malformed.
    [[nodiscard]] static std::optional<UidSet> parse(QByteArrayView text, size_t maxRanges = 1'000'000);

    void add(quint32 uid) { add(uid, uid); }
    void add(quint32 first, quint32 last); ///< 0 is left out; constant time when added in ascending order
    void unite(const UidSet& other);       ///< linear in the ranges of both
    void remove(quint32 uid);
    [[nodiscard]] bool contains(quint32 uid) const;
    [[nodiscard]] bool isEmpty() const { return m_ranges.empty(); }
    [[nodiscard]] quint64 size() const; ///< the number of UIDs, not of ranges
    [[nodiscard]] const std::vector<Range>& ranges() const { return m_ranges; }
    /// All UIDs in ascending order, at most `limit` of them.
    [[nodiscard]] QList<quint32> toList(quint64 limit = 5'000'000) const;
    [[nodiscard]] QByteArray toImap() const; ///< "1:3,7"; empty for the empty set
    /// The same set as pieces whose toImap() is at most `maxBytes` long, so that a command line stays short.
    [[nodiscard]] std::vector<UidSet> chunks(qsizetype maxBytes = kLongestInCommand) const;
    /// The same set as pieces of at most `maxUids`; a set so large that these would be more than 10,000 stays
    /// whole.
    [[nodiscard]] std::vector<UidSet> windows(quint32 maxUids) const;
    bool operator==(const UidSet&) const = default;

private:
    std::vector<Range> m_ranges;
};

} // namespace postaci
