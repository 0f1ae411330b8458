#pragma once

#include "store/BodyReader.h"
#include "store/Connection.h"
#include "store/Database.h"
#include "store/MailReader.h"
#include "store/MessageColumns.h"
#include "store/StorageError.h"

namespace postaci {

/// The two connections of a MailReader. In the thread of its owner.
struct MailReader::Private
{
    explicit Private(const QString& profileDir)
        : mail(mailFile(profileDir), Access::ReadOnly), bodies(bodiesFile(profileDir))
    {
    }

    Connection mail;
    BodyReader bodies;
};

/// Where the body of a message may be, with the stamp that it has to carry: its own row, then its other
/// places.
struct BodyHolder
{
    MessageId message = 0;
    qint64 stamp = 0;
};
[[nodiscard]] QList<BodyHolder> otherBodyHolders(Connection& mail, MessageId message);
/// Whether a message is cached whole, by its own row or that of another place.
[[nodiscard]] bool hasCachedBody(Connection& mail, BodyReader& bodies, const BodyHolder& own);
/// See MessageRow::labels.
[[nodiscard]] QStringList readLabels(Connection& mail, MessageId message, FolderId shownIn);

/// Several statements that see the same moment of the store.
class ReadMoment
{
public:
    explicit ReadMoment(Connection& connection) : m_connection(connection)
    {
        m_connection.query("BEGIN").run();
    }
    ~ReadMoment();
    ReadMoment(const ReadMoment&) = delete;
    ReadMoment& operator=(const ReadMoment&) = delete;

private:
    Connection& m_connection;
};

/// So many messages of a conversation are looked at for what its row says of them.
constexpr int kLastMessagesRead = 12;

/// SQLite's way of saying all.
[[nodiscard]] inline qint64 limitOrAll(int limit)
{
    return limit > 0 ? limit : -1;
}

/// The row of a message that is shown somewhere.
[[nodiscard]] std::optional<MessageRow> readMessageRow(Connection& mail, BodyReader& bodies, MessageId id);

/// What a list has: junk and trash, and lists over folders but that of the inboxes, have no conversations.
[[nodiscard]] ListQuery::Mode shownMode(Connection& mail, const ListQuery& query);
/// See MailReader::messageIds().
[[nodiscard]] QList<MessageId> readListIds(Connection& mail, const ListQuery& query, MessageId before,
                                           int limit);

/// Reads the columns `m.id, m.folder, m.uid, f.uid_validity, m.flags, m.size, m.message_id` from the first
/// on.
[[nodiscard]] inline MessageLocation readLocation(const Query& row)
{
    return {row.number(0),     row.number(1), row.number32(2), row.number32(3),
            readFlags(row, 4), row.number(5), row.text(6)};
}

} // namespace postaci
