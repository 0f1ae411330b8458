#pragma once

#include "StoreFixture.h"

#include "store/Database.h"

#include <set>

namespace postaci::test {

inline ServerIdentity gmail(int message, int thread = 0, const QStringList& labels = {})
{
    return {QByteArray::number(message), thread == 0 ? QByteArray() : QByteArray::number(thread), true,
            labels};
}

inline ServerIdentity objectId(int message, int thread = 0)
{
    return {'M' + QByteArray::number(message),
            thread == 0 ? QByteArray() : 'T' + QByteArray::number(thread),
            false,
            {}};
}

/// The message of that number, in any folder.
inline postaci::NewMessage placed(quint32 uid, int number, const ServerIdentity& identity,
                                  MessageFlags flags = {})
{
    postaci::NewMessage message = sampleMessage(static_cast<quint32>(number), flags);
    message.uid = uid;
    message.identity = identity;
    return message;
}

inline qint64 count(const QString& file, const QString& from)
{
    Connection connection(file, Access::ReadOnly);
    return connection.numberOf(QStringLiteral("SELECT count(*) FROM ") + from);
}

inline qint64 bodies(const StoreFixture& f)
{
    return count(bodiesFile(f.dir.path()), QStringLiteral("body"));
}

inline void putBody(StoreFixture& f, MessageId message, const QByteArray& raw)
{
    f.write([&](Transaction& t) { return t.putBody(message, raw); });
}

/// Messages that the index has rows of.
inline std::set<MessageId> indexed(const StoreFixture& f)
{
    Connection search(searchFile(f.dir.path()), Access::ReadOnly);
    std::set<MessageId> messages;
    Query rows = search.query("SELECT message FROM folded");
    while (rows.next())
        messages.insert(rows.number(0));
    return messages;
}

/// Lost, and not moved by another program: its folder was looked at since the others' messages have come.
inline void loseAlone(StoreFixture& f, FolderId id, quint32 uid)
{
    f.write([&](Transaction& t) -> Result<void> {
        Folder folder = f.reader->folder(id).value_or(Folder());
        folder.lastSync = f.clock.now().addDays(1);
        return t.setSyncState(folder);
    });
    f.lose(id, {uid});
}

inline MessageId insertOne(StoreFixture& f, FolderId folder, const postaci::NewMessage& message)
{
    return f.insert(folder, {message}).value(0);
}

} // namespace postaci::test
