#pragma once

#include "protocol/ImapTypes.h"
#include "store/PreparedHeader.h"
#include "sync/SyncScope.h"

#include <QElapsedTimer>

#include <deque>

namespace postaci {

/// Headers of a folder on their way from the server into the store: while a few pieces are being written, the
/// next is read and prepared. A piece is as large as that the pages it changes are many rows' each, and ends
/// early when the user waits for the writer. Lives in its connection's thread, for one fetch.
class HeaderIntake
{
public:
    HeaderIntake(Store& store, FolderId folder) : m_store(store), m_folder(folder) {}
    ~HeaderIntake(); ///< waits
    HeaderIntake(const HeaderIntake&) = delete;
    HeaderIntake& operator=(const HeaderIntake&) = delete;

    void add(ImapHeader&& header);
    /// Begins to write what was added since the last piece; waits first while too many are under way. An
    /// error is the store's: of a piece before, none of this one is known yet.
    Result<void> handOver();
    /// The same if these rows are the first, or have waited for others for long enough.
    Result<void> handOverIfDue();
    /// Returns when everything is committed.
    Result<void> finish();

private:
    struct Piece;
    void write(Piece& piece); ///< what is left of it
    void awaitFirst();

    Store& m_store;
    const FolderId m_folder;
    PreparedHeaders m_rows;
    PreparedHeaders m_spare;                     ///< empty, but with room
    std::deque<std::shared_ptr<Piece>> m_pieces; ///< being written
    QElapsedTimer m_sinceHandOver;
    Result<void> m_outcome;
};

[[nodiscard]] QStringList keywordTexts(const QList<QByteArray>& keywords);

} // namespace postaci
