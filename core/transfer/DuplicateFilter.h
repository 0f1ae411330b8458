#pragma once

#include "base/CancelToken.h"
#include "base/Ids.h"
#include "base/Result.h"

#include <QByteArrayView>

#include <array>
#include <unordered_set>
#include <vector>

namespace postaci {

class MailReader;

/// Knows which messages a folder has. Two are the same where Message-ID, Date, Subject, From, To and text
/// are: fields that servers and programs add on the way, how lines end and how an mbox has quoted them make
/// no difference. A Message-ID alone says nothing: each version of a draft may have the same, and programs
/// send whole series under one. What it is asked about counts as being there from then on. Bodies that the
/// folder has are read when a message comes with the same Message-ID. Two hashes stand for each message, with
/// seeds that nobody knows before. Lives in one thread.
class DuplicateFilter
{
public:
    /// `reader` outlives it.
    static Result<DuplicateFilter> of(const MailReader& reader, FolderId folder, const CancelToken& cancel);

    /// False: the folder has it. Means nothing once it was cancelled.
    [[nodiscard]] bool isNew(QByteArrayView raw);

private:
    using Key = std::array<size_t, 2>;
    struct Hash
    {
        size_t operator()(const Key& key) const { return key[0]; }
    };
    /// In the folder from the beginning.
    struct Stored
    {
        size_t messageId = 0;  ///< its hash
        MessageId message = 0; ///< 0: its body was read
    };
    DuplicateFilter(const MailReader& reader, const CancelToken& cancel);
    [[nodiscard]] size_t hashOf(const QString& messageId) const;
    [[nodiscard]] Key keyOf(QByteArrayView raw) const;
    void readThoseWith(size_t messageId);

    const MailReader* m_reader;
    CancelToken m_cancel;
    Key m_seeds;
    std::vector<Stored> m_stored; ///< in the order of `messageId`
    std::unordered_set<Key, Hash> m_known;
};

} // namespace postaci
