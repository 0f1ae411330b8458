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
    Query row = context.query("SELECT account, is_local, synced_down_to, new_from_uid, new_since FROM folder"
                              " WHERE id = ? AND role = ?",
                              folder, static_cast<int>(FolderRole::Inbox));
    if (!row.next())
        return;
    m_isLocal = row.truth(1);
    m_fromUid = row.number32(3);
    m_since = row.time(4);
    // The first visit to a POP3 server brings what has lain there, and nothing tells it from what is new.
    const bool isKnown = m_isLocal ? row.number(2) == 1 : m_fromUid != 0;
    m_account = isKnown ? row.number(0) : 0;
    m_isWanted = context.query("SELECT 1 FROM rule WHERE is_on UNION ALL SELECT 1 FROM junk_choice").next();
}

bool NewMail::isNew(const NewMessage& message) const
{
    if (m_account == 0 || message.flags.testFlag(MessageFlag::Deleted))
        return false;
    if (m_isLocal || message.uid >= m_fromUid)
        return true;
    return m_since.isValid() && message.internalDate.isValid() &&
           message.internalDate.addSecs(clockToleranceSeconds) >= m_since;
}

void NewMail::noteArrival(MessageId message, const PreparedHeader& header)
{
    if (!isNew(header.message))
        return;
    const QDateTime now = m_context.database().clock().now();
    m_context.query("DELETE FROM rule_seen WHERE seen < ?", now.addDays(-rememberedDays)).run();
    const int isFirst =
        m_context
            .query("INSERT OR IGNORE INTO rule_seen (account, message_key, seen) VALUES (?, ?, ?)", m_account,
                   keyOf(header), now)
            .run();
    if (isFirst > 0 && m_isWanted)
        m_context.query("INSERT INTO rule_queue (message) VALUES (?)", message).run();
}

} // namespace postaci
