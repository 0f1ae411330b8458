#include "store/BodyPiece.h"
#include "store/MailReaderPrivate.h"
#include "store/Schema.h"

#include "base/Logging.h"

#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace postaci {

namespace {

/// What is beyond every id.
constexpr MessageId endOfIds = std::numeric_limits<MessageId>::max();

void takeIds(Query query, QList<MessageId>& ids)
{
    while (query.next())
        ids.append(query.number(0));
}

void takeIdsOfFolder(Connection& mail, FolderId folder, ListQuery::Mode mode, MessageId before, qint64 limit,
                     QList<MessageId>& ids)
{
    if (mode == ListQuery::Mode::Conversations)
        takeIds(mail.query("SELECT newest FROM thread_folder WHERE folder = ? AND newest < ?"
                           " ORDER BY newest DESC LIMIT ?",
                           folder, before, limit),
                ids);
    else
        takeIds(
            mail.query("SELECT id FROM message WHERE shown_folder = ? AND id < ? ORDER BY id DESC LIMIT ?",
                       folder, before, limit),
            ids);
}

/// Whether a list over folders shows the message here: another place of it that the list is for, too, by its
/// flags (those of `mask` are `wanted`), may be better.
bool isBestPlace(Connection& mail, MessageId message, qint64 mask, qint64 wanted)
{
    Query rows = mail.query("SELECT m.id, f.role FROM message_place p CROSS JOIN message_place o"
                            " ON o.server_message = p.server_message CROSS JOIN message m ON m.id = o.message"
                            " CROSS JOIN folder f ON f.id = m.shown_folder"
                            " WHERE p.message = ? AND (m.shown_flags & ?) = ? ORDER BY o.message",
                            message, mask, wanted);
    MessageId best = message;
    int bestRank = std::numeric_limits<int>::max();
    while (rows.next()) {
        const int rank = rankOfPlace(static_cast<FolderRole>(rows.number(1)));
        if (rank < bestRank) {
            best = rows.number(0);
            bestRank = rank;
        }
    }
    return best == message;
}

void takeFlaggedIds(Connection& mail, MessageId before, qint64 limit, QList<MessageId>& ids)
{
    constexpr qint64 flagged = static_cast<qint64>(MessageFlag::Flagged);
    const bool havePlaces = mail.query("SELECT 1 FROM message_place LIMIT 1").next();
    Query rows = mail.query("SELECT id FROM message INDEXED BY message_flagged"
                            " WHERE (shown_flags & 4) <> 0 AND shown_folder IS NOT NULL AND id < ?"
                            " ORDER BY id DESC",
                            before);
    while ((limit < 0 || ids.size() < limit) && rows.next()) {
        if (!havePlaces || isBestPlace(mail, rows.number(0), flagged, flagged))
            ids.append(rows.number(0));
    }
}

void sortNewestFirst(QList<MessageId>& ids, qint64 limit)
{
    std::sort(ids.begin(), ids.end(), std::greater<>());
    if (limit > 0 && ids.size() > limit)
        ids.resize(limit);
}

/// The folders of a use one after the other, then merged: SQLite would sort all of their messages for every
/// page.
QList<MessageId> idsByRole(Connection& mail, FolderRole role, ListQuery::Mode mode, MessageId before,
                           qint64 limit)
{
    QList<FolderId> folders;
    takeIds(mail.query("SELECT id FROM folder WHERE role = ?", static_cast<int>(role)), folders);
    QList<MessageId> ids;
    for (const FolderId folder : std::as_const(folders))
        takeIdsOfFolder(mail, folder, mode, before, limit, ids);
    sortNewestFirst(ids, limit);
    return ids;
}

/// There is no index of unread mail, but each folder's number of it, so that most of them are not looked
/// through to their end.
QList<MessageId> unreadIds(Connection& mail, MessageId before, qint64 limit)
{
    constexpr qint64 seen = static_cast<qint64>(MessageFlag::Seen);
    QList<std::pair<FolderId, qint64>> folders;
    {
        Query rows = mail.query("SELECT id, unread FROM folder WHERE unread > 0 AND role NOT IN (?, ?, ?, ?)",
                                static_cast<int>(FolderRole::Drafts), static_cast<int>(FolderRole::Junk),
                                static_cast<int>(FolderRole::Trash), static_cast<int>(FolderRole::Snoozed));
        while (rows.next())
            folders.append({rows.number(0), rows.number(1)});
    }
    const bool havePlaces = mail.query("SELECT 1 FROM message_place LIMIT 1").next();
    QList<MessageId> ids;
    for (const auto& [folder, unread] : std::as_const(folders)) {
        QList<MessageId> here;
        takeIds(mail.query("SELECT id FROM message WHERE shown_folder = ? AND id < ?"
                           " AND (shown_flags & 1) = 0 ORDER BY id DESC LIMIT ?",
                           folder, before, limit > 0 ? std::min(unread, limit) : unread),
                here);
        if (havePlaces)
            here.removeIf([&mail](MessageId id) { return !isBestPlace(mail, id, seen, 0); });
        ids += here;
    }
    sortNewestFirst(ids, limit);
    return ids;
}

Unexpected noMessage(MessageId id)
{
    return unexpected(ErrorKind::Gone, ErrorReason::MessageMissing, QStringLiteral("No message %1").arg(id));
}

Unexpected noBody(MessageId id)
{
    return unexpected(ErrorKind::Gone, ErrorReason::MessageMissing,
                      QStringLiteral("The body of message %1 is not cached").arg(id));
}

/// What exists only here; `size` -1: it is not here whole.
Result<QByteArray> localBody(Connection& mail, MessageId id, qint64 size)
{
    if (size < 0)
        return noBody(id);
    Query pieces = mail.query("SELECT data FROM local_piece WHERE message = ? ORDER BY number", id);
    auto raw = joinBodyPieces(pieces, size);
    if (!raw)
        return unexpected(ErrorKind::Storage, ErrorReason::DatabaseBroken,
                          QStringLiteral("The body of message %1 is damaged").arg(id));
    return std::move(*raw);
}

} // namespace

std::optional<MessageRow> readMessageRow(Connection& mail, BodyReader& bodies, MessageId id)
{
    Query row = mail.query("SELECT f.account, m.shown_folder, m.subject, m.from_name, m.from_addr, "
                           "m.to_names, m.shown_flags, m.preview,"
                           " m.size, m.has_attachment, m.stamp, l.complete,"
                           " EXISTS (SELECT 1 FROM intent_flag WHERE message = ?1)"
                           " OR EXISTS (SELECT 1 FROM intent_move WHERE message = ?1)"
                           " OR EXISTS (SELECT 1 FROM intent_keyword WHERE message = ?1)"
                           " OR EXISTS (SELECT 1 FROM copy_log WHERE copy = ?1), m.shown_keywords,"
                           " EXISTS (SELECT 1 FROM message_place WHERE message = ?1),"
                           " CASE WHEN f.role = ?2 THEN (SELECT wakes FROM snooze WHERE message = ?1) END,"
                           " (SELECT due FROM follow_up WHERE message = ?1),"
                           " CASE WHEN f.role = ?2 THEN (SELECT folder FROM snooze WHERE message = ?1) END"
                           " FROM message m JOIN folder f ON f.id = m.shown_folder"
                           " LEFT JOIN local_body l ON l.message = m.id WHERE m.id = ?1",
                           id, static_cast<int>(FolderRole::Snoozed));
    if (!row.next())
        return std::nullopt;
    MessageRow result;
    result.id = id;
    result.account = row.number(0);
    result.folder = row.number(1);
    result.subject = row.text(2);
    result.from = {row.text(3), row.text(4)};
    result.to = row.text(5);
    result.flags = readFlags(row, 6);
    result.preview = row.text(7);
    result.size = row.number(8);
    result.hasAttachment = row.truth(9);
    const bool isLocalWhole = row.truth(11);
    const qint64 stamp = row.number(10);
    result.hasPendingChange = row.truth(12);
    result.keywords = splitLines(row.text(13));
    const bool hasPlaces = row.truth(14);
    result.snoozedUntil = row.time(15);
    result.followUp = row.time(16);
    result.snoozedFrom = row.number(17);
    result.hasBody =
        isLocalWhole || (hasPlaces ? hasCachedBody(mail, bodies, {id, stamp}) : bodies.has(id, stamp));
    if (hasPlaces)
        result.labels = readLabels(mail, id, result.folder);
    return result;
}

ListQuery::Mode shownMode(Connection& mail, const ListQuery& query)
{
    if (query.kind == ListQuery::Kind::AllInboxes || query.mode == ListQuery::Mode::Messages)
        return query.mode;
    if (query.kind != ListQuery::Kind::Folder)
        return ListQuery::Mode::Messages;
    Query row = mail.query("SELECT role FROM folder WHERE id = ?", query.folder);
    const bool isApart = row.next() && isApartFromConversations(static_cast<FolderRole>(row.number(0)));
    return isApart ? ListQuery::Mode::Messages : query.mode;
}

QList<MessageId> readListIds(Connection& mail, const ListQuery& query, MessageId before, int limit)
{
    const MessageId end = before > 0 ? before : endOfIds;
    const qint64 rows = limitOrAll(limit);
    QList<MessageId> ids;
    switch (query.kind) {
    case ListQuery::Kind::Folder:
        takeIdsOfFolder(mail, query.folder, shownMode(mail, query), end, rows, ids);
        break;
    case ListQuery::Kind::AllInboxes:
        return idsByRole(mail, FolderRole::Inbox, query.mode, end, rows);
    case ListQuery::Kind::Flagged:
        takeFlaggedIds(mail, end, rows, ids);
        break;
    case ListQuery::Kind::Unread:
        return unreadIds(mail, end, rows);
    case ListQuery::Kind::Drafts:
        return idsByRole(mail, FolderRole::Drafts, ListQuery::Mode::Messages, end, rows);
    case ListQuery::Kind::Sent:
        return idsByRole(mail, FolderRole::Sent, ListQuery::Mode::Messages, end, rows);
    case ListQuery::Kind::Snoozed:
        return idsByRole(mail, FolderRole::Snoozed, ListQuery::Mode::Messages, end, rows);
    case ListQuery::Kind::FollowUps:
        takeIds(mail.query("SELECT w.message FROM follow_up w JOIN message m ON m.id = w.message"
                           " JOIN folder f ON f.id = m.shown_folder AND f.role NOT IN (?3, ?4)"
                           " WHERE w.message < ?1 ORDER BY w.message DESC LIMIT ?2",
                           end, rows, static_cast<int>(FolderRole::Junk),
                           static_cast<int>(FolderRole::Trash)),
                ids);
        break;
    }
    return ids;
}

ReadMoment::~ReadMoment()
{
    try {
        m_connection.query("COMMIT").run();
    } catch (const SQLite::Exception& exception) {
        qCWarning(logStore) << "a reading transaction did not end:" << exception.what();
    }
}

MailReader::MailReader(std::unique_ptr<Private> opened) : d(std::move(opened)) {}

MailReader::~MailReader() = default;

Result<std::unique_ptr<MailReader>> MailReader::open(const QString& profileDir)
{
    if (const auto checked = checkUpgraded(mailFile(profileDir)); !checked)
        return unexpected(checked.error());
    return withStorageErrors([&]() -> Result<std::unique_ptr<MailReader>> {
        auto opened = std::make_unique<Private>(profileDir);
        opened->mail.execute(QStringLiteral("PRAGMA cache_size = -4096; PRAGMA temp_store = MEMORY;"
                                            "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON"));
        return std::unique_ptr<MailReader>(new MailReader(std::move(opened)));
    });
}

Result<QList<MessageId>> MailReader::messageIds(const ListQuery& query, MessageId before, int limit) const
{
    return withStorageErrors([&]() -> Result<QList<MessageId>> {
        const ReadMoment moment(d->mail);
        return readListIds(d->mail, query, before, limit);
    });
}

Result<QList<MessageRow>> MailReader::rows(const QList<MessageId>& ids) const
{
    return withStorageErrors([&]() -> Result<QList<MessageRow>> {
        const ReadMoment moment(d->mail);
        d->bodies.look();
        QList<MessageRow> result;
        result.reserve(ids.size());
        for (const MessageId id : ids) {
            if (const auto row = readMessageRow(d->mail, d->bodies, id))
                result.append(*row);
        }
        return result;
    });
}

Result<MessageLocation> MailReader::location(MessageId id) const
{
    return withStorageErrors([&]() -> Result<MessageLocation> {
        Query row =
            d->mail.query("SELECT m.id, m.folder, m.uid, f.uid_validity, m.flags, m.size, m.message_id"
                          " FROM message m JOIN folder f ON f.id = m.folder WHERE m.id = ?",
                          id);
        if (!row.next())
            return noMessage(id);
        return readLocation(row);
    });
}

Result<Envelope> MailReader::envelope(MessageId id) const
{
    return withStorageErrors([&]() -> Result<Envelope> {
        Query row =
            d->mail.query("SELECT message_id, in_reply_to, refs, subject, from_name, from_addr, from_more,"
                          " sender, reply_to, to_names, to_list, cc, bcc, date FROM message WHERE id = ?",
                          id);
        if (!row.next())
            return noMessage(id);
        return readEnvelope(row, 0);
    });
}

Result<QByteArray> MailReader::body(MessageId id) const
{
    return withStorageErrors([&]() -> Result<QByteArray> {
        const ReadMoment moment(d->mail); // size and pieces of the same moment
        Query row =
            d->mail.query("SELECT m.stamp, f.is_local, l.size FROM message m JOIN folder f ON f.id = m.folder"
                          " LEFT JOIN local_body l ON l.message = m.id AND l.complete WHERE m.id = ?",
                          id);
        if (!row.next())
            return noMessage(id);
        if (row.truth(1))
            return localBody(d->mail, id, row.isNull(2) ? -1 : row.number(2));
        d->bodies.look();
        auto raw = d->bodies.read(id, row.number(0));
        for (const BodyHolder& other : raw ? QList<BodyHolder>() : otherBodyHolders(d->mail, id)) {
            raw = d->bodies.read(other.message, other.stamp);
            if (raw)
                break;
        }
        if (raw)
            return std::move(*raw);
        Query source = d->mail.query("SELECT c.source, l.size FROM copy_log c JOIN local_body l"
                                     " ON l.message = c.source AND l.complete WHERE c.copy = ?",
                                     id);
        if (source.next())
            return localBody(d->mail, source.number(0), source.number(1));
        Query upload = d->mail.query(
            "SELECT b.raw FROM append_log a JOIN append_bytes b ON b.append = a.id WHERE a.copy = ?", id);
        return upload.next() ? Result<QByteArray>(upload.blob(0)) : noBody(id);
    });
}

} // namespace postaci
