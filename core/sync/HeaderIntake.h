#pragma once

#include "protocol/ImapTypes.h"
#include "store/PreparedHeader.h"
#include "sync/SyncScope.h"

namespace postaci {

/// Headers of a folder on their way from the server into the store: while one piece is being written, the
/// next is read and prepared. Lives in its connection's thread, for one fetch.
class HeaderIntake
{
public:
    HeaderIntake(Store& store, FolderId folder) : m_store(store), m_folder(folder) {}
    ~HeaderIntake(); ///< waits
    HeaderIntake(const HeaderIntake&) = delete;
    HeaderIntake& operator=(const HeaderIntake&) = delete;

    void add(ImapHeader&& header);
    /// Begins to write what was added since the last piece, as soon as that is written. An error is the
    /// store's: of a piece before, none of this one is known yet.
    Result<void> handOver();
    /// Returns when everything is committed.
    Result<void> finish();

private:
    Result<void> wait();

    Store& m_store;
    const FolderId m_folder;
    PreparedHeaders m_rows;
    std::future<Result<void>> m_underWay;
    Result<void> m_outcome;
};

[[nodiscard]] QStringList keywordTexts(const QList<QByteArray>& keywords);

} // namespace postaci
