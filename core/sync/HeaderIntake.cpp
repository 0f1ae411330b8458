#include "sync/HeaderIntake.h"

#include <algorithm>
#include <future>
#include <memory>
#include <span>

namespace postaci {

namespace {

constexpr size_t kRowsPerPiece = 4000;
/// While the disk is waited for after one, the next is there already.
constexpr size_t kPiecesUnderWay = 2;
/// About 20 ms of writing, so that a click never waits longer for the writer.
constexpr size_t kRowsAtOnce = 500;
constexpr qint64 kLongestWait = 300; ///< milliseconds for rows to be joined by others

NewMessage toNewMessage(ImapHeader&& header)
{
    NewMessage message;
    message.uid = header.uid;
    message.flags = header.flags;
    message.keywords = keywordTexts(header.keywords);
    message.modSeq = header.modSeq;
    message.internalDate = header.internalDate;
    message.size = header.size;
    message.hasAttachment = header.hasAttachment;
    message.envelope = std::move(header.envelope);
    message.identity = std::move(header.identity);
    return message;
}

} // namespace

/// Rows and how far they are written.
struct HeaderIntake::Piece : std::enable_shared_from_this<Piece>
{
    PreparedHeaders rows;
    size_t committed = 0;
    size_t reached = 0; ///< in the transaction under way
    std::future<Result<void>> underWay;

    /// Emptied, for the next piece: megabytes that would else be taken from the system and given back each
    /// time.
    [[nodiscard]] PreparedHeaders takeRows()
    {
        rows.clear();
        return std::move(rows);
    }
};

QStringList keywordTexts(const QList<QByteArray>& keywords)
{
    QStringList texts;
    for (const QByteArray& keyword : keywords)
        texts.append(QString::fromUtf8(keyword));
    return texts;
}

HeaderIntake::~HeaderIntake()
{
    while (!m_pieces.empty())
        awaitFirst();
}

void HeaderIntake::add(ImapHeader&& header)
{
    if (!m_outcome)
        return;
    m_rows.push_back(prepareHeader(toNewMessage(std::move(header))));
    if (m_rows.size() >= kRowsPerPiece)
        (void)handOver();
}

Result<void> HeaderIntake::handOverIfDue()
{
    if (m_sinceHandOver.isValid() && !m_sinceHandOver.hasExpired(kLongestWait))
        return m_outcome;
    return handOver();
}

Result<void> HeaderIntake::handOver()
{
    while (m_pieces.size() >= kPiecesUnderWay)
        awaitFirst();
    if (!m_outcome || m_rows.empty())
        return m_outcome;
    m_sinceHandOver.start();
    const auto piece = m_pieces.emplace_back(std::make_shared<Piece>());
    piece->rows = std::exchange(m_rows, std::exchange(m_spare, {}));
    write(*piece);
    return m_outcome;
}

void HeaderIntake::write(Piece& piece)
{
    const auto work = [folder = m_folder,
                       piece = piece.shared_from_this()](Transaction& transaction) -> Result<void> {
        const std::span<const PreparedHeader> rows(piece->rows);
        piece->reached = piece->committed; // again from there if it was tried before
        do {
            const size_t count = std::min(kRowsAtOnce, rows.size() - piece->reached);
            const auto ids = transaction.insertHeaders(folder, rows.subspan(piece->reached, count));
            if (!ids)
                return unexpected(ids.error());
            piece->reached += count;
        } while (piece->reached < rows.size() && !transaction.isUserWaiting());
        return {};
    };
    piece.underWay = m_store.beginWrite(WritePriority::Refetchable, work);
}

Result<void> HeaderIntake::finish()
{
    (void)handOver();
    while (!m_pieces.empty())
        awaitFirst();
    return m_outcome;
}

void HeaderIntake::awaitFirst()
{
    Piece& piece = *m_pieces.front();
    const Result<void> written = piece.underWay.get();
    if (m_outcome)
        m_outcome = written;
    piece.committed = piece.reached;
    if (written && piece.committed < piece.rows.size())
        return write(piece); // the user's work came first
    m_spare = piece.takeRows();
    m_pieces.pop_front();
}

} // namespace postaci
