#include "store/FolderRows.h"

#include "store/FolderList.h"
#include "store/KeptMail.h"

#include <QSet>
#include <QUuid>

#include <algorithm>

namespace postaci {

namespace {

/// What stands for the name that the server has not given yet: no mailbox is called that.
QByteArray placeholderName()
{
    return QByteArray(1, '\0') + QUuid::createUuid().toByteArray(QUuid::Id128);
}

void takeBackMovesInto(WriteContext& context, FolderId folder, QList<MessageId>* takenBack)
{
    QList<MessageId> messages;
    {
        Query rows = context.query("SELECT message FROM intent_move WHERE target = ?1"
                                   " UNION SELECT message FROM intent_move WHERE next_target = ?1",
                                   folder);
        while (rows.next())
            messages.append(rows.number(0));
    }
    context.query("DELETE FROM intent_move WHERE target = ?", folder).run();
    context.query("UPDATE intent_move SET next_target = NULL WHERE next_target = ?", folder).run();
    for (const MessageId message : std::as_const(messages))
        context.refresh(message, Touch::Always);
    if (takenBack != nullptr)
        *takenBack += messages;
}

} // namespace

FolderRows::FolderRows(WriteContext& context, AccountId account) : m_context(context), m_account(account)
{
    load();
    loadOperations();
}

void FolderRows::load()
{
    Query rows = m_context.query("SELECT id, raw_name, server_path, delimiter, role, selectable, subscribed,"
                                 " mailbox_id, at_server, path, name, parent, removing, is_local"
                                 " FROM folder WHERE account = ? AND role <> ?", // which no server knows
                                 m_account, static_cast<int>(FolderRole::Snoozed));
    while (rows.next()) {
        FolderRow row;
        row.id = rows.number(0);
        row.atServer = rows.truth(8);
        row.server.rawName = row.atServer ? rows.blob(1) : QByteArray();
        row.server.path = rows.text(2);
        row.server.delimiter = static_cast<char>(rows.number(3));
        row.server.role = static_cast<FolderRole>(rows.number(4));
        row.server.selectable = rows.truth(5);
        row.server.subscribed = rows.truth(6);
        row.server.mailboxId = rows.text(7);
        row.path = rows.text(9);
        row.name = rows.text(10);
        row.parent = rows.number(11);
        row.isRemoved = rows.truth(12);
        row.isLocal = rows.truth(13);
        m_rows.emplace(row.id, row);
    }
    m_stored = m_rows;
}

void FolderRows::loadOperations()
{
    Query rows = m_context.query("SELECT id, folder, kind, parent, raw_level, level, sent_name"
                                 " FROM folder_log WHERE account = ? ORDER BY id",
                                 m_account);
    while (rows.next())
        m_operations.append({rows.number(0),
                             rows.number(1),
                             static_cast<FolderOperationKind>(rows.number(2)),
                             rows.number(3),
                             {rows.blob(4), rows.text(5)},
                             rows.blob(6)});
}

const FolderRow* FolderRows::shown(const QByteArray& rawName, char delimiter) const
{
    const QByteArray key = folderKey(rawName, delimiter);
    for (const auto& [id, wanted] : wantedNames()) {
        const FolderRow& row = m_rows.at(id);
        if (!row.isRemoved && folderKey(wanted.rawName, wanted.delimiter) == key)
            return &row;
    }
    return nullptr;
}

QList<FolderId> FolderRows::descendantsOf(FolderId folder) const
{
    QList<FolderId> found{folder};
    for (qsizetype i = 0; i < found.size(); ++i) {
        for (const auto& [id, row] : m_rows) {
            if (row.parent == found.at(i) && !row.isRemoved && !found.contains(id))
                found.append(id);
        }
    }
    found.removeFirst();
    std::reverse(found.begin(), found.end());
    return found;
}

FolderId FolderRows::insert(const ServerFolder& folder, Home home)
{
    const bool isLocal = home == Home::Local;
    m_context
        .query("INSERT INTO folder (account, name, raw_name, path, delimiter, role, selectable, at_server,"
               " is_local, uid_validity, synced_down_to) VALUES (?1, '', ?2, '', ?3, ?4, ?5, ?6, ?7, ?7, ?7)",
               m_account, home == Home::Server ? folder.rawName : placeholderName(),
               static_cast<int>(static_cast<uchar>(folder.delimiter)), static_cast<int>(folder.role),
               folder.selectable, home == Home::Server, isLocal)
        .run();
    FolderRow row;
    row.id = m_context.lastInsertId();
    row.server = folder;
    row.atServer = home == Home::Server;
    row.isLocal = isLocal;
    if (!row.atServer)
        row.server.rawName.clear();
    m_rows.emplace(row.id, row);
    return row.id;
}

bool FolderRows::isLocalPlace(FolderId parent) const
{
    if (const auto row = m_rows.find(parent); row != m_rows.end())
        return row->second.isLocal;
    // An account has its folders either here or at a server.
    return !m_rows.empty() &&
           std::all_of(m_rows.begin(), m_rows.end(), [](const auto& entry) { return entry.second.isLocal; });
}

void FolderRows::remove(const QList<FolderId>& folders, QList<MessageId>* takenBack)
{
    for (const FolderId folder : folders)
        takeBackMovesInto(m_context, folder, takenBack);
    for (const FolderId folder : folders) {
        keepRemovedFolder(m_context, folder);
        m_context.removeMembers(folder, Members::All);
    }
    for (const FolderId folder : folders) {
        m_context.query("DELETE FROM folder WHERE id = ?", folder).run(); // and its operations with it
        m_context.changes().forgetCounts(folder);
        m_context.changes().foldersChanged();
        m_rows.erase(folder);
        m_stored.erase(folder);
        m_operations.removeIf([folder](const FolderOperation& known) { return known.folder == folder; });
    }
}

void FolderRows::merge(FolderId planned, FolderId existing)
{
    QList<MessageId> messages;
    {
        Query rows =
            m_context.query("SELECT id FROM message WHERE folder = ?1 OR shown_folder = ?1", planned);
        while (rows.next())
            messages.append(rows.number(0));
    }
    m_context.query("UPDATE intent_move SET target = ? WHERE target = ?", existing, planned).run();
    m_context.query("UPDATE intent_move SET next_target = ? WHERE next_target = ?", existing, planned).run();
    m_context.query("UPDATE message SET folder = ? WHERE folder = ?", existing, planned).run();
    m_context.query("UPDATE append_log SET folder = ? WHERE folder = ?", existing, planned).run();
    m_context
        .query("DELETE FROM intent_move WHERE target = ?1 AND state = 0 AND next_target IS NULL"
               " AND (SELECT folder FROM message WHERE id = intent_move.message) = ?1",
               existing)
        .run();
    for (const MessageId message : std::as_const(messages))
        m_context.refresh(message, Touch::Always);
    remove({planned}, nullptr);
}

void FolderRows::addOperation(FolderOperation operation)
{
    m_context
        .query("INSERT INTO folder_log (account, folder, kind, parent, raw_level, level)"
               " VALUES (?, ?, ?, ?, ?, ?)",
               m_account, operation.folder, static_cast<int>(operation.kind), operation.parent,
               operation.level.raw, operation.level.name)
        .run();
    operation.id = m_context.lastInsertId();
    m_operations.append(operation);
    m_context.changes().foldersChanged();
}

void FolderRows::dropOperation(qint64 id)
{
    m_context.query("DELETE FROM folder_log WHERE id = ?", id).run();
    m_operations.removeIf([id](const FolderOperation& known) { return known.id == id; });
    m_context.changes().foldersChanged();
}

bool FolderRows::isUnderWay(FolderId folder) const
{
    return std::any_of(m_operations.begin(), m_operations.end(), [folder](const FolderOperation& operation) {
        return operation.folder == folder && !operation.sentName.isEmpty();
    });
}

bool FolderRows::isAlreadySo(FolderId folder) const
{
    const FolderRow& row = m_rows.at(folder);
    return row.atServer && !isUnderWay(folder) && wantedNames().at(folder).rawName == row.server.rawName;
}

void FolderRows::renamed(FolderId folder, const QByteArray& rawName, const QString& path)
{
    FolderRow& renamed = m_rows.at(folder);
    const char delimiter = renamed.server.delimiter;
    const QByteArray oldRaw = renamed.server.rawName;
    const QString oldPath = renamed.server.path;
    for (auto& [id, row] : m_rows) {
        const bool isBelow =
            delimiter != '\0' && row.atServer && row.server.rawName.startsWith(oldRaw + delimiter);
        if (id != folder && !isBelow)
            continue;
        row.server.rawName = rawName + row.server.rawName.sliced(oldRaw.size());
        row.server.path = path + row.server.path.mid(oldPath.size());
    }
}

FolderRows::Names FolderRows::wantedNames() const
{
    Names names;
    for (const auto& [id, row] : m_rows) {
        if (row.atServer)
            names[id] = {row.server.rawName, row.server.path, row.server.delimiter};
    }
    for (const FolderOperation& operation : m_operations) {
        const bool named =
            operation.kind == FolderOperationKind::Create || operation.kind == FolderOperationKind::Rename;
        if (named && m_rows.contains(operation.folder))
            rename(names, operation);
    }
    return names;
}

void FolderRows::rename(Names& names, const FolderOperation& operation) const
{
    const char delimiter = m_rows.at(operation.folder).server.delimiter;
    Wanted wanted{operation.level.raw, operation.level.name, delimiter};
    if (const auto parent = names.find(operation.parent); parent != names.end() && delimiter != '\0') {
        wanted.rawName = folderKey(parent->second.rawName, delimiter) + delimiter + operation.level.raw;
        wanted.path = parent->second.path + QLatin1Char(delimiter) + operation.level.name;
    }
    const Wanted before = names[operation.folder];
    names[operation.folder] = wanted;
    if (operation.kind == FolderOperationKind::Create || delimiter == '\0' || before.rawName.isEmpty())
        return;
    for (auto& [id, below] : names) {
        if (!below.rawName.startsWith(before.rawName + delimiter))
            continue;
        below.rawName = wanted.rawName + below.rawName.sliced(before.rawName.size());
        below.path = wanted.path + below.path.mid(before.path.size());
    }
}

void FolderRows::arrange()
{
    for (auto& [id, row] : m_rows)
        row.isRemoved = false;
    for (const FolderOperation& operation : std::as_const(m_operations)) {
        const auto row = m_rows.find(operation.folder);
        if (operation.kind == FolderOperationKind::Delete && row != m_rows.end())
            row->second.isRemoved = true;
    }
    const Names names = wantedNames();
    QHash<QByteArray, FolderId> ids;
    QSet<QByteArray> keys;
    for (const auto& [id, wanted] : names) {
        if (m_rows.at(id).isRemoved)
            continue;
        keys.insert(folderKey(wanted.rawName, wanted.delimiter));
        ids.insert(folderKey(wanted.rawName, wanted.delimiter), id);
    }
    for (const auto& [id, wanted] : names) {
        FolderRow& row = m_rows.at(id);
        ServerFolder place = row.server;
        place.rawName = wanted.rawName;
        place.path = wanted.path;
        const FolderPlace found = folderPlace(place, keys);
        row.parent = found.parentKey.isEmpty() ? 0 : ids.value(found.parentKey);
        row.name = found.name;
        row.path = wanted.path;
    }
}

void FolderRows::done(const FolderOperation& operation, const QByteArray& rawName, const QString& path)
{
    const auto found = m_rows.find(operation.folder);
    if (found == m_rows.end())
        return;
    FolderRow& row = found->second;
    switch (operation.kind) {
    case FolderOperationKind::Create:
        row.atServer = true;
        row.server.rawName = rawName;
        row.server.path = path;
        row.server.subscribed = true;
        break;
    case FolderOperationKind::Rename:
        renamed(operation.folder, rawName, path);
        break;
    case FolderOperationKind::Delete:
        remove({operation.folder}, nullptr);
        break;
    case FolderOperationKind::Subscribe:
    case FolderOperationKind::Unsubscribe:
        row.server.subscribed = operation.kind == FolderOperationKind::Subscribe;
        break;
    }
    dropOperation(operation.id);
}

void FolderRows::settleLocally()
{
    for (const FolderOperation& operation : QList<FolderOperation>(m_operations)) {
        const auto row = m_rows.find(operation.folder);
        if (row == m_rows.end() || !row->second.isLocal)
            continue;
        const Names names = wantedNames();
        const auto wanted = names.find(operation.folder);
        if (wanted != names.end())
            done(operation, wanted->second.rawName, wanted->second.path);
        else
            dropOperation(operation.id);
    }
}

void FolderRows::write()
{
    settleLocally();
    arrange();
    QList<FolderId> different;
    for (const auto& [id, row] : m_rows) {
        const auto stored = m_stored.find(id);
        if (stored == m_stored.end() || stored->second != row)
            different.append(id);
    }
    // Two folders may have changed their names for each other's.
    for (const FolderId id : std::as_const(different))
        m_context.query("UPDATE folder SET raw_name = ? WHERE id = ?", placeholderName(), id).run();
    for (const FolderId id : std::as_const(different)) {
        writeRow(m_rows.at(id));
        m_stored[id] = m_rows.at(id);
    }
}

/// It has become a folder of sent mail with messages in it, see 012.sql.
void FolderRows::noteCorrespondents(FolderId folder)
{
    m_context.changes().writtenToChanged();
    m_context
        .query("INSERT INTO correspondent (address, account, name, times, last)"
               " SELECT json_extract(person.value, '$[1]') COLLATE NOCASE AS addr, ?2,"
               " coalesce(max(json_extract(person.value, '$[0]')), ''), count(*), max(sent.id >> 20)"
               " FROM (SELECT id, to_list AS people FROM message WHERE folder = ?1"
               "  UNION ALL SELECT id, cc FROM message WHERE folder = ?1"
               "  UNION ALL SELECT id, bcc FROM message WHERE folder = ?1) AS sent,"
               " json_each(CASE WHEN json_valid(sent.people) THEN sent.people ELSE '[]' END) AS person"
               " WHERE addr <> '' GROUP BY addr"
               " ON CONFLICT (address, account) DO UPDATE SET times = times + excluded.times,"
               " last = max(last, excluded.last)",
               folder, m_account)
        .run();
}

void FolderRows::writeRow(const FolderRow& row)
{
    // Junk and Trash are no part of conversations: what is in a folder that becomes or was one moves over.
    const auto before = m_stored.find(row.id);
    const bool changesSides =
        before != m_stored.end() &&
        isApartFromConversations(before->second.server.role) != isApartFromConversations(row.server.role);
    if (changesSides)
        m_context.conversations().forgetFolder(row.id);
    m_context
        .query(
            "UPDATE folder SET raw_name = CASE WHEN ?1 THEN ?2 ELSE raw_name END, server_path = ?3,"
            " delimiter = ?4, role = ?5, selectable = ?6, subscribed = ?7, mailbox_id = ?8, at_server = ?1,"
            " path = ?9, name = ?10, parent = ?11, removing = ?12 WHERE id = ?13",
            row.atServer, row.server.rawName, row.server.path,
            static_cast<int>(static_cast<uchar>(row.server.delimiter)), static_cast<int>(row.server.role),
            row.server.selectable, row.server.subscribed, row.server.mailboxId, row.path, row.name,
            orNull(row.parent), row.isRemoved, row.id)
        .run();
    if (changesSides)
        m_context.conversations().learnFolder(row.id);
    if (row.server.role == FolderRole::Sent && before != m_stored.end() &&
        before->second.server.role != FolderRole::Sent)
        noteCorrespondents(row.id);
    m_context.changes().foldersChanged();
}

} // namespace postaci
