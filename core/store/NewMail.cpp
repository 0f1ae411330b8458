#include "store/NewMail.h"

#include <QCryptographicHash>

#include <cstring>

namespace postaci {

namespace {

/// How far the clock of a server may be behind ours. What came within that time before the last sync is known
/// by its key.
constexpr qint64 clockToleranceSeconds = 24 * 60 * 60;
/// Keys are kept for so long.
constexpr qint64 rememberedDays = 400;

/// Another copy of the same message, as from a mailing list, mostly has another size.
qint64 messageKey(const NewMessage& message, const HeaderTexts& texts)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const auto add = [&hash](const std::string& text) {
        hash.addData(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
        hash.addData(QByteArrayView("\n"));
    };
    add(texts[0]);
    if (texts[0].empty()) { // Message-ID, else From, subject and date
        add(texts[5]);
        add(texts[3]);
        add(std::to_string(message.envelope.date.toSecsSinceEpoch()));
    }
    add(std::to_string(message.size));
    qint64 key = 0;
    std::memcpy(&key, hash.result().constData(), sizeof key);
    return key;
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
    m_isWanted = context.query("SELECT 1 FROM rule WHERE is_on").next();
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
                   messageKey(header.message, header.texts), now)
            .run();
    if (isFirst > 0 && m_isWanted)
        m_context.query("INSERT INTO rule_queue (message) VALUES (?)", message).run();
}

} // namespace postaci
