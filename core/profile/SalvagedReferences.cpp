#include "profile/SalvagedReferences.h"

#include "profile/OutboxCaution.h"

#include <QCoreApplication>
#include <QtEndian>

#include <zlib.h>

namespace postaci {

namespace {

/// Settings of accounts that are lost: nobody is at that host, so nothing is asked of anybody before the user
/// has given them again. 0 IMAP, 1 POP3; 2 TLS.
constexpr auto lostAccounts =
    "INSERT INTO account (id, label, name, address, reply_to, signature, in_protocol, in_host, in_port,"
    " in_security, in_username, out_protocol, out_host, out_port, out_security, out_username,"
    " server_files_sent_copies, cleartext_allowed, in_encrypted_once, out_encrypted_once)"
    " SELECT lost.id, 'recovered-' || lost.id, '', 'recovered-' || lost.id || '@unknown.invalid', '', '',"
    "  EXISTS (SELECT 1 FROM folder f WHERE f.account = lost.id AND f.is_local AND f.role = 1),"
    "  'unknown.invalid', 993, 2, 'unknown', 2, 'unknown.invalid', 465, 2, 'unknown', 0, 0, 1, 1"
    " FROM (SELECT account AS id FROM folder UNION SELECT account FROM outbox UNION SELECT account FROM uidl"
    "  UNION SELECT account FROM identity UNION SELECT account FROM kept_mail"
    "  UNION SELECT account FROM append_log) AS lost"
    " WHERE lost.id IS NOT NULL AND lost.id NOT IN (SELECT id FROM account)";

/// Mail that exists only here, and nobody whose it is: it is nobody's account's ("On this computer") then.
constexpr auto localAccount =
    "INSERT INTO account (label, name, address, reply_to, signature, in_protocol, in_host, in_port,"
    " in_security, in_username, out_protocol, out_host, out_port, out_security, out_username,"
    " server_files_sent_copies, cleartext_allowed, in_encrypted_once, out_encrypted_once, is_local)"
    " SELECT 'recovered', '', 'recovered@unknown.invalid', '', '', 1, 'unknown.invalid', 995, 2, 'unknown',"
    " 2, 'unknown.invalid', 465, 2, 'unknown', 0, 0, 1, 1, 1 WHERE NOT EXISTS (SELECT 1 FROM account)";

/// Where mail lies that exists only here; other mail of lost folders is at the server still.
constexpr auto lostFolders =
    "INSERT INTO folder (id, account, raw_name, path, name, server_path, delimiter, role, selectable, "
    "is_local)"
    " SELECT lost.folder, coalesce((SELECT u.account FROM uidl u JOIN message m ON m.id = u.message"
    "   WHERE m.folder = lost.folder LIMIT 1), (SELECT min(id) FROM account WHERE in_protocol = 1),"
    "   (SELECT min(id) FROM account)),"
    "  CAST('recovered-' || lost.folder AS BLOB), 'Recovered ' || lost.folder, 'Recovered ' || lost.folder,"
    "  'Recovered ' || lost.folder, 0, 0, 1, 1"
    " FROM (SELECT DISTINCT folder FROM message WHERE id IN"
    "  (SELECT message FROM local_body UNION SELECT message FROM local_piece)) AS lost"
    " WHERE lost.folder NOT IN (SELECT id FROM folder)";

/// In this order: what a statement takes away, others belong to.
constexpr const char* removals[] = {
    "DELETE FROM message WHERE folder NOT IN (SELECT id FROM folder)",
    "UPDATE message SET shown_folder = folder WHERE shown_folder NOT IN (SELECT id FROM folder)",
    "UPDATE folder SET parent = NULL WHERE parent NOT IN (SELECT id FROM folder)",
    "DELETE FROM intent_flag WHERE message NOT IN (SELECT id FROM message)",
    "DELETE FROM intent_keyword WHERE message NOT IN (SELECT id FROM message)",
    "DELETE FROM intent_move WHERE message NOT IN (SELECT id FROM message) OR target NOT IN (SELECT id FROM "
    "folder)",
    "UPDATE intent_move SET next_target = NULL WHERE next_target NOT IN (SELECT id FROM folder)",
    "DELETE FROM intent_expunge WHERE message NOT IN (SELECT id FROM message)",
    "DELETE FROM snooze WHERE message NOT IN (SELECT id FROM message) OR folder NOT IN (SELECT id FROM "
    "folder)",
    "DELETE FROM follow_up WHERE message NOT IN (SELECT id FROM message)",
    "DELETE FROM rule_queue WHERE message NOT IN (SELECT id FROM message)",
    // The server is asked for the ids again, and for messages that are lost here.
    "DELETE FROM message_place WHERE message NOT IN (SELECT id FROM message)"
    " OR server_message NOT IN (SELECT id FROM server_message)",
    "DELETE FROM server_message WHERE id NOT IN (SELECT server_message FROM message_place)",
    "UPDATE folder SET ids_asked = 0",
    "DELETE FROM uidl WHERE message NOT IN (SELECT id FROM message)",
    "UPDATE draft SET account = NULL WHERE account NOT IN (SELECT id FROM account)",
    "UPDATE draft SET outbox = NULL WHERE outbox NOT IN (SELECT id FROM outbox)",
    "DELETE FROM copy_log WHERE copy NOT IN (SELECT id FROM message)",
    "UPDATE copy_log SET source = NULL WHERE source NOT IN (SELECT id FROM message)",
    "UPDATE append_log SET folder = NULL WHERE folder NOT IN (SELECT id FROM folder)",
    "DELETE FROM append_log WHERE id NOT IN (SELECT append FROM append_bytes)"
    " AND replaces NOT IN (SELECT message FROM local_body)",
    "DELETE FROM append_bytes WHERE append NOT IN (SELECT id FROM append_log)",
    "DELETE FROM draft_copy WHERE account NOT IN (SELECT id FROM account)",
    "UPDATE draft_copy SET folder = NULL, state = 0 WHERE folder NOT IN (SELECT id FROM folder)",
    "DELETE FROM draft_copy WHERE folder IS NULL AND id NOT IN (SELECT copy FROM draft_copy_bytes)",
    "DELETE FROM draft_copy_bytes WHERE copy NOT IN (SELECT id FROM draft_copy)",
    "UPDATE identity SET sent_folder = NULL WHERE sent_folder NOT IN (SELECT id FROM folder)",
    "DELETE FROM folder_log WHERE folder NOT IN (SELECT id FROM folder) OR account NOT IN (SELECT id FROM "
    "account)",
    "DELETE FROM left_marked WHERE folder NOT IN (SELECT id FROM folder)",
    "DELETE FROM append_limit WHERE folder NOT IN (SELECT id FROM folder)",
    "DELETE FROM rule_seen WHERE account NOT IN (SELECT id FROM account)",
    "DELETE FROM junk_choice WHERE account NOT IN (SELECT id FROM account)",
    "DELETE FROM archive_choice WHERE account NOT IN (SELECT id FROM account)",
    "DELETE FROM fetch_choice WHERE account NOT IN (SELECT id FROM account)",
    "DELETE FROM correspondent WHERE account NOT IN (SELECT id FROM account)",
    "DELETE FROM sent_record WHERE account NOT IN (SELECT id FROM account)",
    "DELETE FROM delivery_report WHERE account NOT IN (SELECT id FROM account)",
};

/// An address is worth keeping without the name that it belonged to.
constexpr const char* contactsMadeUp[] = {
    "INSERT INTO contact (id, uid, full_name, prefix, given, additional, family, suffix, nickname, "
    "organisation,"
    " notes, birthday, other)"
    " SELECT lost.contact, 'recovered-' || lost.contact, '', '', '', '', '', '', '', '', '', '', ''"
    " FROM (SELECT contact FROM contact_address UNION SELECT contact FROM contact_phone"
    "  UNION SELECT contact FROM contact_picture) AS lost WHERE lost.contact NOT IN (SELECT id FROM contact)",
    "INSERT INTO contact_group (id, uid, name)"
    " SELECT DISTINCT grp, 'recovered-' || grp, 'Recovered ' || grp FROM contact_member"
    " WHERE grp NOT IN (SELECT id FROM contact_group)",
    "DELETE FROM contact_member WHERE contact IS NOT NULL AND contact NOT IN (SELECT id FROM contact)",
};

/// What is shown is the server's state where no wish is left that would change it.
constexpr const char* workedOut[] = {
    "UPDATE message SET shown_folder = folder WHERE shown_folder IS NOT folder AND gone IS NULL"
    " AND id NOT IN (SELECT message FROM intent_move) AND id NOT IN (SELECT message FROM intent_expunge)"
    " AND id NOT IN (SELECT message FROM snooze) AND id NOT IN (SELECT message FROM message_place)",
    "UPDATE message SET shown_flags = flags | local_flags WHERE shown_flags <> flags | local_flags"
    " AND id NOT IN (SELECT message FROM intent_flag) AND id NOT IN (SELECT message FROM message_place)",
    "UPDATE message SET shown_keywords = keywords WHERE shown_keywords <> keywords"
    " AND id NOT IN (SELECT message FROM intent_keyword)",
    "UPDATE folder SET total = (SELECT count(*) FROM message m WHERE m.shown_folder = folder.id),"
    " unread = (SELECT count(*) FROM message m WHERE m.shown_folder = folder.id AND NOT m.shown_flags & 1)",
    // Conversations and the index for search are made anew out of the messages, in the background.
    "DELETE FROM thread_member",
    "DELETE FROM thread_key",
    "DELETE FROM thread_untidy",
    "DELETE FROM thread_folder",
    "DELETE FROM upkeep",
    "INSERT INTO upkeep (task, position) SELECT 'conversations', coalesce(max(id) + 1, 0) FROM message",
    "DELETE FROM search_generation",
    "INSERT INTO search_generation SELECT abs(random() % 1000000000) + 1000000000",
    // Numbers that were given out once are not given out again.
    "UPDATE sqlite_sequence SET seq = seq + 1000",
};

void run(Connection& mail, const char* sql)
{
    mail.execute(QString::fromLatin1(sql));
}

/// A piece as BodyPiece.h packs it, of at most 1 MB; empty where it is damaged. (qUncompress would complain
/// about each, and take the size that the bytes claim.)
QByteArray unpacked(const QByteArray& piece)
{
    constexpr uLongf kLargest = 2 << 20;
    constexpr int kSizeField = 4;
    if (piece.size() <= kSizeField)
        return {};
    uLongf size = qMin<uLongf>(qFromBigEndian<quint32>(piece.constData()), kLargest);
    QByteArray raw(qsizetype(size), Qt::Uninitialized);
    const int outcome = ::uncompress(reinterpret_cast<Bytef*>(raw.data()), &size,
                                     reinterpret_cast<const Bytef*>(piece.constData()) + kSizeField,
                                     uLong(piece.size() - kSizeField));
    raw.truncate(qsizetype(size));
    return outcome == Z_OK ? raw : QByteArray();
}

/// What stands where a part of a text is lost.
QByteArray gapMark()
{
    return "\r\n" +
           QCoreApplication::translate("ProfileSentence", "[A part of this message could not be read.]")
               .toUtf8() +
           "\r\n";
}

/// A header block for a text that has lost its own.
QByteArray headerMadeUp()
{
    const QString subject = QCoreApplication::translate("ProfileSentence", "Recovered");
    return "Subject: =?UTF-8?B?" + subject.toUtf8().toBase64() + "?=\r\n\r\n";
}

/// The pieces of a message, joined, with a mark where some between are lost.
QByteArray joined(Query pieces, bool arePacked, bool* areWhole)
{
    QByteArray raw;
    qint64 expected = 0;
    bool isAfterGap = false;
    *areWhole = true;
    while (pieces.next()) {
        const QByteArray piece = arePacked ? unpacked(pieces.blob(1)) : pieces.blob(1);
        isAfterGap = isAfterGap || pieces.number(0) != expected;
        expected = pieces.number(0) + 1;
        if (piece.isEmpty()) {
            isAfterGap = true;
            continue;
        }
        if (isAfterGap)
            raw += gapMark();
        *areWhole = *areWhole && !isAfterGap;
        isAfterGap = false;
        raw += piece;
    }
    *areWhole = *areWhole && !isAfterGap;
    return raw;
}

QList<qint64> numbersOf(Query rows)
{
    QList<qint64> numbers;
    while (rows.next())
        numbers.append(rows.number(0));
    return numbers;
}

void keepText(FoundTexts& texts, const QByteArray& raw)
{
    if (!raw.isEmpty())
        texts.add(raw.startsWith(gapMark()) ? headerMadeUp() + raw : raw);
}

/// Bodies of mail that exists only here: what is whole stays, what lost its message or a part is a text by
/// itself.
void settleLocalBodies(Connection& mail, FoundTexts& texts)
{
    const QList<qint64> bodies =
        numbersOf(mail.query("SELECT message FROM local_body UNION SELECT message FROM local_piece"));
    for (const qint64 message : bodies) {
        bool areWhole = false;
        const QByteArray raw = joined(
            mail.query("SELECT number, data FROM local_piece WHERE message = ? ORDER BY number", message),
            true, &areWhole);
        qint64 size = -1;
        bool hasMessage = false;
        {
            Query known = mail.query("SELECT (SELECT size FROM local_body WHERE message = ?1 AND complete),"
                                     " (SELECT size FROM message WHERE id = ?1)",
                                     message);
            if (known.next()) {
                hasMessage = !known.isNull(1);
                size = known.isNull(0) ? known.number(1) : known.number(0);
            }
        }
        if (areWhole && hasMessage && raw.size() == size && !raw.isEmpty()) {
            mail.query("INSERT INTO local_body (message, size, complete) VALUES (?1, ?2, 1)"
                       " ON CONFLICT (message) DO UPDATE SET complete = 1",
                       message, size)
                .run();
            continue;
        }
        keepText(texts, raw);
        mail.query("DELETE FROM local_piece WHERE message = ?", message).run();
        mail.query("DELETE FROM local_body WHERE message = ?", message).run();
        if (!hasMessage || raw.isEmpty())
            continue; // a known message without its text is fetched again where the server has it
        mail.query("DELETE FROM uidl WHERE message = ?", message).run();
        mail.query("DELETE FROM message WHERE id = ?", message).run();
    }
}

QByteArray outboxText(Connection& mail, qint64 entry, bool* areWhole)
{
    QByteArray head;
    qint64 size = -1;
    {
        Query text = mail.query("SELECT wire_head, size FROM outbox_text WHERE outbox = ?", entry);
        if (text.next()) {
            head = text.blob(0);
            size = text.number(1);
        }
    }
    const QByteArray rest =
        joined(mail.query("SELECT number, data FROM outbox_piece WHERE outbox = ? ORDER BY number", entry),
               false, areWhole);
    *areWhole = *areWhole && !head.isEmpty() && rest.size() == size;
    return head + rest;
}

/// A message of which a part is lost must not go out. The composer's form of it is whole.
void settleOutbox(Connection& mail, FoundTexts& texts)
{
    const QList<qint64> entries = numbersOf(mail.query(
        "SELECT id FROM outbox UNION SELECT outbox FROM outbox_text UNION SELECT outbox FROM outbox_piece"));
    for (const qint64 entry : entries) {
        bool areWhole = false;
        const QByteArray text = outboxText(mail, entry, &areWhole);
        const bool hasEntry = mail.query("SELECT 1 FROM outbox WHERE id = ?", entry).next();
        if (hasEntry && areWhole)
            continue;
        const int drafts =
            mail.query("INSERT INTO draft (account, subject, data)"
                       " SELECT account, subject, draft FROM outbox WHERE id = ? AND draft IS NOT NULL",
                       entry)
                .run();
        if (drafts == 0)
            keepText(texts, text);
        mail.query("UPDATE draft SET outbox = NULL WHERE outbox = ?", entry).run();
        mail.query("DELETE FROM outbox WHERE id = ?", entry).run();
        mail.query("DELETE FROM outbox_text WHERE outbox = ?", entry).run();
        mail.query("DELETE FROM outbox_piece WHERE outbox = ?", entry).run();
    }
}

void settleKept(Connection& mail, FoundTexts& texts)
{
    const QList<qint64> lost = numbersOf(mail.query("SELECT DISTINCT mail FROM kept_piece WHERE mail NOT IN"
                                                    " (SELECT id FROM kept_mail)"));
    for (const qint64 entry : lost) {
        bool areWhole = false;
        keepText(
            texts,
            joined(mail.query("SELECT number, data FROM kept_piece WHERE mail = ? ORDER BY number", entry),
                   true, &areWhole));
        mail.query("DELETE FROM kept_piece WHERE mail = ?", entry).run();
    }
    run(mail, "DELETE FROM kept_mail WHERE id NOT IN (SELECT mail FROM kept_piece)");
}

} // namespace

void ensureAccount(Connection& mail)
{
    run(mail, localAccount);
}

SettledReferences settleReferences(Connection& mail, FoundTexts& texts)
{
    SettledReferences settled;
    run(mail, "BEGIN IMMEDIATE");
    const qint64 accounts = mail.numberOf(QStringLiteral("SELECT count(*) FROM account"));
    run(mail, lostAccounts);
    if (mail.numberOf(QStringLiteral("SELECT EXISTS (SELECT 1 FROM local_body)"
                                     " OR EXISTS (SELECT 1 FROM local_piece)")) != 0)
        ensureAccount(mail);
    settled.lostAccounts = mail.numberOf(QStringLiteral("SELECT count(*) FROM account")) > accounts;
    run(mail, lostFolders);
    settleLocalBodies(mail, texts);
    settleOutbox(mail, texts);
    settleKept(mail, texts);
    for (const char* sql : removals)
        run(mail, sql);
    for (const char* sql : contactsMadeUp)
        run(mail, sql);
    for (const char* sql : workedOut)
        run(mail, sql);
    makeUnsentUncertain(mail);
    run(mail, "COMMIT");
    return settled;
}

} // namespace postaci
