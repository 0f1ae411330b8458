#include "sync/MaildropIntake.h"

#include "message/MessageReader.h"

namespace postaci {

namespace {

/// What is held in memory of one message, and of a batch; a store piece has the same size.
constexpr qint64 kPiece = 1 << 20;
constexpr size_t kLargestBatch = 50;
/// A commit waits for the disk, a row on screen waits for the commit.
constexpr qint64 kBatchMs = 300;

} // namespace

MaildropIntake::MaildropIntake(const MaildropScope& scope, MaildropMatch& match,
                               std::function<void(qsizetype, MessageId)> stored)
    : m_scope(scope), m_match(match), m_stored(std::move(stored))
{
}

MessageId MaildropIntake::messageOf(qsizetype index) const
{
    const MaildropMatch::Entry& entry = m_match.entries().at(index);
    return m_rows.value(index, entry.state == MaildropMatch::State::Known ? entry.known.message : 0);
}

bool MaildropIntake::isBig(qsizetype index) const
{
    return m_match.entries().at(index).item.size > largestAtOnce;
}

Result<void> MaildropIntake::fetchHeaders(const QList<qsizetype>& indexes)
{
    return transfer(indexes, true, {});
}

Result<void> MaildropIntake::fetch(const QList<qsizetype>& indexes,
                                   const std::function<void(qint64)>& progress)
{
    return transfer(indexes, false, progress);
}

Result<void> MaildropIntake::transfer(const QList<qsizetype>& indexes, bool headersOnly,
                                      const std::function<void(qint64)>& progress)
{
    QList<Pop3Item> items;
    for (const qsizetype index : indexes)
        items.append(m_match.entries().at(index).item);
    qsizetype place = 0;
    qint64 bytes = 0;
    const auto begin = [&] {
        m_incoming = {};
        if (place >= indexes.size())
            return;
        m_incoming.index = indexes.at(place);
        m_incoming.row = messageOf(m_incoming.index);
    };
    begin();
    const Pop3Receiver receiver{[&](const Pop3Item&, QByteArrayView piece) {
                                    bytes += piece.size();
                                    if (progress)
                                        progress(bytes);
                                    return takePiece(piece);
                                },
                                [&](const Pop3Item&, const Result<void>& outcome) {
                                    const bool goOn = finish(outcome, headersOnly);
                                    place += 1;
                                    begin();
                                    return goOn && !m_scope.cancel.isCancelled();
                                }};
    const auto fetched =
        headersOnly ? m_scope.session.fetchHeaders(items, receiver) : m_scope.session.fetch(items, receiver);
    // What came whole before the connection broke is kept.
    const auto flushed = m_failure ? Result<void>(unexpected(*m_failure)) : flush();
    return flushed ? fetched : flushed;
}

bool MaildropIntake::keep(const Result<void>& outcome)
{
    if (!outcome)
        m_failure = outcome.error();
    return outcome.has_value();
}

bool MaildropIntake::takePiece(QByteArrayView piece)
{
    if (m_incoming.isDropped)
        return true;
    m_incoming.bytes += piece;
    return m_incoming.bytes.size() < kPiece || keep(writePiece());
}

bool MaildropIntake::finish(const Result<void>& outcome, bool headersOnly)
{
    if (!outcome || m_incoming.isDropped)
        return true;
    if (auto settled = settle(); !settled)
        return keep(settled);
    if (m_incoming.isDropped)
        return true;
    if (headersOnly)
        return !isBig(m_incoming.index) || keep(makeRow());
    return keep(m_incoming.row != 0 ? finishInPieces() : finishWhole());
}

/// What could not be told from the list is told from the message itself.
Result<void> MaildropIntake::settle()
{
    const MaildropMatch::Entry& entry = m_match.entries().at(m_incoming.index);
    if (entry.state != MaildropMatch::State::Unsure)
        return {};
    m_match.settle(m_incoming.index, headerFingerprint(m_incoming.bytes));
    if (entry.state == MaildropMatch::State::Known) {
        m_incoming.row = entry.known.message;
        m_incoming.isDropped = entry.known.hasBody || entry.known.message == 0;
    }
    return {};
}

KnownUidl MaildropIntake::uidlFor(qsizetype index, const QByteArray& fingerprint, MessageId message) const
{
    KnownUidl known;
    known.uidl = m_match.storedUidl(index);
    known.fingerprint = fingerprint;
    known.size = m_match.entries().at(index).item.size;
    known.message = message;
    known.firstSeen = m_scope.clock.now();
    return known;
}

/// From the beginning of the message, which has its header block.
Result<void> MaildropIntake::makeRow()
{
    if (m_incoming.row != 0)
        return {};
    const qsizetype index = m_incoming.index;
    const NewMessage row = localRow(m_incoming.bytes, m_match.entries().at(index).item.size);
    const QByteArray fingerprint = headerFingerprint(m_incoming.bytes);
    const auto written = m_scope.write([&](Transaction& transaction) -> Result<void> {
        const auto ids = transaction.insertHeaders(m_scope.inbox, {row});
        if (!ids)
            return unexpected(ids.error());
        m_incoming.row = ids->first();
        return transaction.addUidl(m_scope.account.id, uidlFor(index, fingerprint, m_incoming.row));
    });
    if (written)
        m_rows.insert(index, m_incoming.row);
    return written;
}

Result<void> MaildropIntake::writePiece()
{
    if (auto settled = settle(); !settled || m_incoming.isDropped)
        return settled;
    if (auto made = makeRow(); !made)
        return made;
    const bool isFirst = m_incoming.attempt.number == 0;
    const auto written = m_scope.write([&](Transaction& transaction) -> Result<void> {
        if (isFirst) {
            const auto begun = transaction.beginBody(m_incoming.row);
            if (!begun)
                return unexpected(begun.error());
            m_incoming.attempt = *begun;
        }
        return transaction.appendBodyPiece(m_incoming.attempt, m_incoming.bytes);
    });
    m_incoming.bytes.clear();
    // The user has deleted it meanwhile: nobody waits for the rest.
    m_incoming.isDropped = !written && written.error().kind == ErrorKind::Gone;
    return m_incoming.isDropped ? Result<void>() : written;
}

Result<void> MaildropIntake::finishInPieces()
{
    if (auto written = writePiece(); !written || m_incoming.isDropped)
        return written;
    auto finished =
        m_scope.write([&](Transaction& transaction) { return transaction.finishBody(m_incoming.attempt); });
    if (!finished)
        return finished.error().kind == ErrorKind::Gone ? Result<void>() : finished;
    m_stored(m_incoming.index, m_incoming.row);
    const auto raw = m_scope.reader.body(m_incoming.row);
    if (!raw)
        return raw.error().kind == ErrorKind::Gone ? Result<void>() : unexpected(raw.error());
    const BodySummary summary = summaryOf(readMessage(*raw));
    return m_scope.write(
        [&](Transaction& transaction) { return transaction.setBodySummary(m_incoming.row, summary); });
}

Result<void> MaildropIntake::finishWhole()
{
    const QByteArray& raw = m_incoming.bytes;
    if (m_batch.empty())
        m_batchAge.start();
    m_batchBytes += raw.size();
    m_batch.push_back({m_incoming.index, localMessage(raw, {}), headerFingerprint(raw)});
    const bool isFull =
        m_batch.size() >= kLargestBatch || m_batchBytes >= kPiece || m_batchAge.elapsed() >= kBatchMs;
    return isFull ? flush() : Result<void>();
}

Result<void> MaildropIntake::flush()
{
    if (m_batch.empty())
        return {};
    QList<MessageId> ids;
    const auto written = m_scope.write([&](Transaction& transaction) -> Result<void> {
        ids.clear();
        for (const Arrived& arrived : m_batch) {
            const auto id = storeLocalMessage(transaction, m_scope.inbox, arrived.message);
            if (!id)
                return unexpected(id.error());
            if (auto kept =
                    transaction.addUidl(m_scope.account.id, uidlFor(arrived.index, arrived.fingerprint, *id));
                !kept)
                return kept;
            ids.append(*id);
        }
        return {};
    });
    for (size_t i = 0; written && i < m_batch.size(); ++i) {
        m_rows.insert(m_batch[i].index, ids.at(static_cast<qsizetype>(i)));
        m_stored(m_batch[i].index, ids.at(static_cast<qsizetype>(i)));
    }
    m_batch.clear();
    m_batchBytes = 0;
    return written;
}

} // namespace postaci
