#include "sync/AppendSender.h"

#include "sync/CopyFinder.h"

#include <QElapsedTimer>

namespace postaci {

namespace {

/// Milliseconds; then what else waits for the connection has its turn.
constexpr qint64 kLongestTurn = 2000;

/// Mail of this computer comes by the thousands, so the connection that serves clicks leaves it to the other.
qint64 sizeAsWork(const AppendEntry& entry)
{
    return entry.replaces != 0 ? qMax(entry.size, bigAppend) : entry.size;
}

} // namespace

Result<bool> AppendSender::send()
{
    const auto entries = m_scope.sync.reader.appends(m_scope.sync.account);
    if (!entries)
        return unexpected(entries.error());
    bool worked = false;
    QElapsedTimer turn;
    turn.start();
    for (const AppendEntry& entry : *entries) {
        if (m_scope.sync.cancel.isCancelled() || !isMine(m_sizes, sizeAsWork(entry)))
            continue;
        if (m_sizes == AppendSizes::Big && turn.hasExpired(kLongestTurn))
            break;
        const auto folder = m_scope.sync.reader.folder(entry.folder);
        if (folder && !folder->atServer)
            continue; // its turn comes when the folder is made
        worked = true;
        const auto sent = folder ? sendOne(entry, *folder) : reject(entry, {}, folder.error());
        if (!sent)
            return unexpected(sent.error());
    }
    return worked;
}

Result<void> AppendSender::sendOne(const AppendEntry& entry, const Folder& folder)
{
    const auto raw = m_scope.sync.reader.appendBytes(entry.id);
    if (!raw && raw.error().kind == ErrorKind::Gone && entry.copy != 0)
        return reject(entry, folder.path, raw.error());
    if (!raw && raw.error().kind == ErrorKind::Gone) // deleted, or at another server, before its turn came
        return m_scope.sync.write(
            [&](Transaction& transaction) { return transaction.rejectAppend(entry.id); });
    if (!raw)
        return unexpected(raw.error());
    std::optional<quint32> there;
    if (entry.isBegun) {
        const auto found = isThere(entry, folder, raw->size());
        if (!found)
            return unexpected(found.error());
        there = *found;
    }
    const auto uid = there ? Result<quint32>(*there) : append(entry, folder, *raw);
    if (!uid && uid.error().kind == ErrorKind::Gone && uid.error().reason == ErrorReason::MessageMissing)
        return {}; // taken back before anything was sent
    if (!uid) {
        const bool isRefused = isLastingNo(uid.error()) && m_scope.sync.session.isConnected();
        return isRefused ? reject(entry, folder.path, uid.error()) : unexpected(uid.error());
    }
    return m_scope.sync.write(
        [&](Transaction& transaction) { return transaction.appendDone(entry.id, *uid, *raw); });
}

Result<std::optional<quint32>> AppendSender::isThere(const AppendEntry& entry, const Folder& folder,
                                                     qint64 size)
{
    const SoughtMessage sought{{entry.messageId, size, entry.internalDate, entry.subject},
                               entry.targetUidNext};
    const auto found = findInFolder(m_scope, folder, {sought});
    if (!found)
        return unexpected(found.error());
    return found->isEmpty() ? std::nullopt : std::optional<quint32>(found->value(0));
}

Result<quint32> AppendSender::append(const AppendEntry& entry, const Folder& folder, const QByteArray& raw)
{
    if (raw.contains('\0')) // RFC 9051 4.3: no literal may have it
        return unexpected(ErrorKind::Input, ErrorReason::Unspecified,
                          QStringLiteral("The message has zero bytes in it, which no IMAP server takes"));
    const auto next = nextUidOf(m_scope, folder);
    if (!next)
        return unexpected(next.error());
    auto logged = m_scope.sync.write(
        [&](Transaction& transaction) { return transaction.beginAppend(entry.id, *next); });
    if (!logged)
        return unexpected(logged.error());
    const auto appended = m_scope.sync.session.append(folder.rawName, entry.flags, entry.internalDate, raw);
    if (!appended)
        return unexpected(appended.error());
    // Where the server calls messages by an id, it is learnt with the UID, in the next look at the folder.
    return m_scope.sync.session.tellsIdentities() ? 0 : appended->uid;
}

Result<void> AppendSender::reject(const AppendEntry& entry, const QString& folder, const Error& error)
{
    const RejectedChange change{RejectedChange::Kind::Upload, 1, entry.subject, folder, error};
    return m_scope.reject(change,
                          [&](Transaction& transaction) { return transaction.rejectAppend(entry.id); });
}

} // namespace postaci
