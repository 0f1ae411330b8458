#pragma once

#include "base/CancelToken.h"
#include "base/Ids.h"
#include "base/Result.h"

#include <QByteArrayView>

#include <array>
#include <unordered_set>

namespace postaci {

class MailReader;

/// Knows which messages a folder has: by Message-ID, and those without one by their bytes. What it is asked
/// about counts as being there from then on. 16 bytes of a hash stand for each, which nobody can make two
/// messages agree in. Lives in one thread.
class DuplicateFilter
{
public:
    static Result<DuplicateFilter> of(const MailReader& reader, FolderId folder, const CancelToken& cancel);

    /// False: the folder has it.
    [[nodiscard]] bool isNew(QByteArrayView raw);

private:
    using Key = std::array<quint64, 2>;
    struct Hash
    {
        size_t operator()(const Key& key) const { return key[0]; }
    };
    [[nodiscard]] static Key keyOf(const QString& messageId);
    [[nodiscard]] static Key keyOf(QByteArrayView raw);

    std::unordered_set<Key, Hash> m_known;
};

} // namespace postaci
