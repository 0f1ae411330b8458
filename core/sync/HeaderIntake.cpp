#include "sync/HeaderIntake.h"

#include <memory>

namespace postaci {

namespace {

/// About 20 ms of writing, so that a click never waits longer for the writer.
constexpr size_t kRowsPerCommit = 1000;

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
    return message;
}

} // namespace

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
    if (m_rows.size() >= kRowsPerCommit)
        (void)handOver();
}

Result<void> HeaderIntake::handOver()
{
    if (!wait() || m_rows.empty())
        return m_outcome;
    // Shared, since a function that is kept has to be copyable.
    const auto rows = std::make_shared<const PreparedHeaders>(std::exchange(m_rows, {}));
    m_underWay = m_store.beginWrite(WritePriority::Refetchable,
                                    [folder = m_folder, rows](Transaction& transaction) -> Result<void> {
                                        const auto ids = transaction.insertHeaders(folder, *rows);
                                        return ids ? Result<void>() : unexpected(ids.error());
                                    });
    return m_outcome;
}

Result<void> HeaderIntake::finish()
{
    if (auto handedOver = handOver(); !handedOver)
        return handedOver;
    return wait();
}

Result<void> HeaderIntake::wait()
{
    if (!m_underWay.valid())
        return m_outcome;
    const Result<void> written = m_underWay.get();
    if (m_outcome)
        m_outcome = written;
    return m_outcome;
}

} // namespace postaci
