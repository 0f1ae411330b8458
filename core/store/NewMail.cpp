#include "store/NewMail.h"

#include "store/MessageKey.h"

namespace postaci {

namespace {

/// How far the clock of a server may be behind ours. What came within that time before the last sync is known
/// by its key.
constexpr qint64 clockToleranceSeconds = 24 * 60 * 60;
/// Keys are kept for so long.
constexpr qint64 rememberedDays = 400;

qint64 keyOf(const PreparedHeader& header)
{
    const auto view = [](const std::string& text) {
        return QByteArrayView(text.data(), static_cast<qsizetype>(text.size()));
    };
    const HeaderTexts& texts = header.texts;
    return messageKey(MessageKeyParts{view(texts[0]), view(texts[5]), view(texts[3]),
                                      header.message.envelope.date, header.message.size});
}

} // namespace

NewMail::NewMail(WriteContext& context, FolderId folder) : m_context(context)
{
    Query row = context.query("SELECT account, is_local, synced_down_to, new_from_uid, new_since, role,"
                              " uid_next, last_sync FROM folder WHERE id = ?",
                              folder);
    if (!row.next())
        return;
    const auto role = static_cast<FolderRole>(row.number(5));
    m_isInbox = role == FolderRole::Inbox;
    m_isLocal = row.truth(1);
    if (m_isInbox) {
        m_fromUid = row.number32(3);
        m_since = row.time(4);
        // The first visit to a POP3 server brings what has lain there, and nothing tells it from what is new.
        const bool isKnown = m_isLocal ? row.number(2) == 1 : m_fromUid != 0;
        m_account = isKnown ? row.number(0) : 0;
        m_isWanted =
            context.query("SELECT 1 FROM rule WHERE is_on UNION ALL SELECT 1 FROM junk_choice").next();
        return;
    }
    // Mail is delivered there by the server's own filters. What a person files there is old, or moved here.
    const bool mayGetMail = role == FolderRole::None || role == FolderRole::Archive;
    if (mayGetMail && !m_isLocal && row.number(2) == 1 && row.number(6) != 0) {
        m_fromUid = row.number32(6);
        m_since = row.time(7);
        m_account = row.number(0);
    }
}

bool NewMail::isNew(const NewMessage& message) const
{
    if (m_account == 0 || message.flags.testFlag(MessageFlag::Deleted))
        return false;
    const bool isLate = m_since.isValid() && message.internalDate.isValid() &&
                        message.internalDate.addSecs(clockToleranceSeconds) >= m_since;
    if (!m_isInbox)
        return message.uid >= m_fromUid && isLate;
    return m_isLocal || message.uid >= m_fromUid || isLate;
}

void NewMail::noteArrival(MessageId message, const PreparedHeader& header)
{
    if (!isNew(header.message))
        return;
    if (!m_isInbox) {
        m_context.changes().newMail(message);
        return;
    }
    const QDateTime now = m_context.database().clock().now();
    m_context.query("DELETE FROM rule_seen WHERE seen < ?", now.addDays(-rememberedDays)).run();
    const int isFirst =
        m_context
            .query("INSERT OR IGNORE INTO rule_seen (account, message_key, seen) VALUES (?, ?, ?)", m_account,
                   keyOf(header), now)
            .run();
    if (isFirst > 0)
        m_context.changes().newMail(message);
    if (isFirst > 0 && m_isWanted)
        m_context.query("INSERT INTO rule_queue (message) VALUES (?)", message).run();
}

} // namespace postaci
