#include "sync/HeaderIntake.h"

#include <algorithm>
#include <memory>
#include <span>

namespace postaci {

namespace {

constexpr size_t kRowsPerPiece = 4000;
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
struct HeaderIntake::Piece
{
    PreparedHeaders rows;
    size_t committed = 0;
    size_t reached = 0; ///< in the transaction under way

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
    (void)wait();
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
    if (!wait() || m_rows.empty())
        return m_outcome;
    m_sinceHandOver.start();
    m_piece = std::make_shared<Piece>();
    m_piece->rows = std::exchange(m_rows, std::exchange(m_spare, {}));
    write();
    return m_outcome;
}

void HeaderIntake::write()
{
    const auto work = [folder = m_folder, piece = m_piece](Transaction& transaction) -> Result<void> {
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
    m_underWay = m_store.beginWrite(WritePriority::Refetchable, work);
}

Result<void> HeaderIntake::finish()
{
    if (auto handedOver = handOver(); !handedOver)
        return handedOver;
    return wait();
}

Result<void> HeaderIntake::wait()
{
    while (m_piece) {
        const Result<void> written = m_underWay.get();
        if (m_outcome)
            m_outcome = written;
        m_piece->committed = m_piece->reached;
        if (!written || m_piece->committed == m_piece->rows.size())
            m_spare = std::exchange(m_piece, {})->takeRows();
        else
            write(); // the user's work came first
    }
    return m_outcome;
}

} // namespace postaci
