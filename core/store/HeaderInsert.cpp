#include "store/HeaderInsert.h"

#include "store/LocalMail.h"
#include "store/MessagePlaces.h"
#include "store/MoveIntents.h"
#include "store/Reminders.h"

#include <QRandomGenerator>

#include <sqlite3.h>

#include <algorithm>
#include <tuple>
#include <vector>

namespace postaci {

namespace {

constexpr int lowBits = 20;

qint64 newStamp()
{
    return static_cast<qint64>(QRandomGenerator::global()->generate64());
}

/// Binds the header texts in their order.
void bindTexts(Query& query, const HeaderTexts& texts)
{
    for (const std::string& text : texts)
        query.bind(text);
}

} // namespace

HeaderInsert::HeaderInsert(WriteContext& context, FolderId folder, Transaction::Arrival arrival)
    : m_context(context), m_folder(folder), m_isLocal(isLocalFolder(context, folder)),
      m_isNews(arrival == Transaction::Arrival::New), m_now(context.database().clock().now()),
      m_newMail(context, folder)
{
    m_someAwait = context.query("SELECT 1 FROM message WHERE folder = ? AND uid IS NULL", folder).next();
    m_someAreLeftMarked = context.query("SELECT 1 FROM left_marked WHERE folder = ?", folder).next();
    m_someAreGone = context.query("SELECT 1 FROM message WHERE gone IS NOT NULL").next();
    m_someAreMuted = context.query("SELECT 1 FROM message WHERE (shown_flags & 512) <> 0 LIMIT 1").next();
    m_isSentMail = context
                       .query("SELECT 1 FROM folder WHERE id = ? AND role = ?", folder,
                              static_cast<int>(FolderRole::Sent))
                       .next();
    Query uids = context.query("SELECT (SELECT min(uid) FROM message WHERE folder = ?1),"
                               " (SELECT max(uid) FROM message WHERE folder = ?1)",
                               folder);
    if (uids.next()) {
        m_lowestUid = uids.number32(0);
        m_highestUid = uids.number32(1);
    }
}

QList<MessageId> HeaderInsert::run(std::span<const PreparedHeader> headers)
{
    struct Place
    {
        qint64 sortSeconds;
        quint32 uid;
        size_t index;
    };
    // In the order of the key, which is the order of the table and of the search index.
    std::vector<Place> places;
    places.reserve(headers.size());
    for (size_t i = 0; i < headers.size(); ++i)
        places.push_back({sortDate(headers[i].message, m_now), headers[i].message.uid, i});
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return std::tie(a.sortSeconds, a.uid, a.index) < std::tie(b.sortSeconds, b.uid, b.index);
    });
    QList<MessageId> ids(static_cast<qsizetype>(headers.size()));
    for (const Place& place : places)
        ids[static_cast<qsizetype>(place.index)] = put(headers[place.index], place.sortSeconds);
    return ids;
}

MessageId HeaderInsert::put(const PreparedHeader& header, qint64 sortSeconds)
{
    if (m_isLocal) // no server has numbered it, and nothing can be known of it yet
        return insert(header, ++m_highestUid, sortSeconds);
    const quint32 uid = header.message.uid;
    if (uid == 0)
        return 0; // no UID at all (RFC 3501 9): nothing could ever be said about it to the server
    MessageId id = known(uid);
    if (id == 0 && m_someAreLeftMarked && isLeftMarked(header.message))
        return 0;
    if (id == 0 && m_someAwait)
        id = awaiting(header.message, header.texts);
    if (id == 0 && m_someAreGone) {
        id = gone(header.message, header.texts);
        if (id != 0)
            adopt(id);
    }
    if (id == 0)
        id = insert(header, uid, sortSeconds);
    else
        update(id, header.message, header.texts);
    m_ofThisBatch[uid] = id;
    return id;
}

MessageId HeaderInsert::known(quint32 uid)
{
    if (const auto found = m_ofThisBatch.find(uid); found != m_ofThisBatch.end())
        return found->second;
    // Headers mostly come from beyond both ends of what is here, so this saves a look into the index.
    if (uid < m_lowestUid || uid > m_highestUid)
        return 0;
    Query row = m_context.query("SELECT id FROM message WHERE folder = ? AND uid = ?", m_folder, uid);
    return row.next() ? row.number(0) : 0;
}

bool HeaderInsert::isLeftMarked(const NewMessage& message)
{
    if (!m_context.query("SELECT 1 FROM left_marked WHERE folder = ? AND uid = ?", m_folder, message.uid)
             .next())
        return false;
    if (message.flags.testFlag(MessageFlag::Deleted))
        return true;
    // Another program has taken the mark away.
    m_context.query("DELETE FROM left_marked WHERE folder = ? AND uid = ?", m_folder, message.uid).run();
    return false;
}

MessageId HeaderInsert::awaiting(const NewMessage& message, const HeaderTexts& texts)
{
    // Servers that rewrite a message while moving it change its size, others its INTERNALDATE; one without a
    // Message-ID has to agree in more. Between several the closest one is taken.
    Query row = m_context.query(
        "SELECT id, (size = ?3) * 4 + (date IS ?4 AND ?4 IS NOT NULL) * 2"
        "  + (internal_date IS ?5 AND ?5 IS NOT NULL) AS likeness"
        " FROM message INDEXED BY message_awaiting"
        " WHERE folder = ?1 AND message_id = ?2 AND uid IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM copy_log c WHERE c.copy = message.id AND c.state = 0)"
        " AND CASE WHEN ?2 <> '' THEN likeness >= 2 ELSE likeness >= 5 AND subject = ?6 END"
        " ORDER BY likeness DESC, id LIMIT 1",
        m_folder, texts[0], message.size, message.envelope.date, message.internalDate, texts[3]);
    return row.next() ? row.number(0) : 0;
}

MessageId HeaderInsert::gone(const NewMessage& message, const HeaderTexts& texts)
{
    if (texts[0].empty())
        return 0;
    Query row = m_context.query(
        "SELECT m.id FROM message m INDEXED BY message_gone JOIN folder f ON f.id = m.folder"
        " WHERE m.gone IS NOT NULL AND m.message_id = ?1 AND m.size = ?2"
        " AND f.account = (SELECT account FROM folder WHERE id = ?3) ORDER BY m.gone DESC LIMIT 1",
        texts[0], message.size, m_folder);
    return row.next() ? row.number(0) : 0;
}

void HeaderInsert::adopt(MessageId id)
{
    const PlacedMessage placed = placedMessage(m_context, id);
    writeMove(m_context, id, {});
    relocate(m_context, id, m_folder, 0);
    if (placed.move.target != 0)
        writeMove(m_context, id, moveTowards(placedMessage(m_context, id), placed.move.target));
}

MessageId HeaderInsert::freeId(qint64 sortSeconds)
{
    for (qint64 second = sortSeconds;; ++second) {
        const MessageId first = qMax<MessageId>(second << lowBits, 1);
        const MessageId last = (second << lowBits) + (1 << lowBits) - 1;
        Query row = m_context.query(
            "SELECT id FROM message WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1", first, last);
        if (!row.next())
            return first;
        if (row.number(0) < last)
            return row.number(0) + 1;
    }
}

MessageId HeaderInsert::insert(const PreparedHeader& header, quint32 uid, qint64 sortSeconds)
{
    // Mostly the first id of that second is free, which the insertion itself finds out.
    MessageId id = qMax<MessageId>(sortSeconds << lowBits, 1);
    const qint64 stamp = newStamp();
    if (!insertRow(id, stamp, header, uid)) {
        id = freeId(sortSeconds);
        if (!insertRow(id, stamp, header, uid))
            throw SQLite::Exception("a new message is not as the table wants it", SQLITE_CONSTRAINT);
    }
    m_context.arrived(id, {m_folder, header.message.flags}, header.keys);
    if (m_isSentMail)
        noteRecipients(header.texts, sortSeconds);
    if (m_someAreMuted && isInMutedConversation(m_context, id))
        m_muted.append(id);
    if (m_isNews)
        m_newMail.noteArrival(id, header);
    const bool hasIdentity = !header.message.identity.message.isEmpty();
    if (hasIdentity)
        learnIdentity(m_context, id, header.message.identity, RowAge::New);
    if (!hasIdentity || isFirstPlace(m_context, id))
        m_context.searchIndex().putNew(id, stamp, header.folded);
    return id;
}

void HeaderInsert::noteRecipients(const HeaderTexts& texts, qint64 sortSeconds)
{
    constexpr qsizetype kMostNoted = 200; // nobody knows those of a circular
    AddressList people;
    for (const size_t list : {10, 11, 12}) // to_list, cc, bcc
        people += decodeAddresses(QByteArray::fromStdString(texts.at(list)));
    if (people.size() > kMostNoted)
        people.resize(kMostNoted);
    if (!people.isEmpty())
        m_context.changes().writtenToChanged();
    for (const Address& person : std::as_const(people)) {
        if (!person.addr.isEmpty())
            m_context
                .query(
                    "INSERT INTO correspondent (address, account, name, times, last)"
                    " SELECT ?1, account, ?2, 1, ?3 FROM folder WHERE id = ?4"
                    " ON CONFLICT (address, account) DO UPDATE SET times = times + 1, last = max(last, ?3),"
                    " name = CASE WHEN ?2 <> '' AND ?3 >= last THEN ?2 ELSE name END",
                    person.addr, person.name, sortSeconds, m_folder)
                .run();
    }
}

bool HeaderInsert::insertRow(MessageId id, qint64 stamp, const PreparedHeader& header, quint32 uid)
{
    const NewMessage& message = header.message;
    Query row = m_context.query(
        "INSERT OR IGNORE INTO message (id, folder, uid, shown_folder, flags, shown_flags, size, "
        "has_attachment, mod_seq, date, internal_date, stamp, arrived, keywords, shown_keywords, message_id, "
        "in_reply_to, refs, subject, from_name, from_addr, from_more, sender, reply_to, to_names, to_list, "
        "cc, bcc)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id, m_folder, uid, m_folder, message.flags.toInt(), message.flags.toInt(), message.size,
        message.hasAttachment, message.modSeq, message.envelope.date, message.internalDate, stamp, m_now,
        joinLines(message.keywords), joinLines(message.keywords));
    for (const std::string& text : header.texts)
        row.bindInPlace(text);
    return row.run() > 0;
}

bool HeaderInsert::saysSomethingNew(MessageId id, const NewMessage& message, const HeaderTexts& texts)
{
    Query row =
        m_context.query("SELECT 1 FROM message WHERE (message_id, in_reply_to, refs, subject, from_name, "
                        "from_addr, from_more,"
                        " sender, reply_to, to_names, to_list, cc, bcc, size, date) IS NOT"
                        " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) AND id = ?16");
    bindTexts(row, texts);
    row.bind(message.size, message.envelope.date, id);
    return row.next();
}

void HeaderInsert::update(MessageId id, const NewMessage& message, const HeaderTexts& texts)
{
    // What is the same is not news: servers repeat the last message unasked.
    const bool isNews = saysSomethingNew(id, message, texts);
    if (isNews)
        m_context.forgetTexts(id);
    m_context
        .query(
            "UPDATE message SET uid = ?, flags = ?, keywords = ?, mod_seq = ?, internal_date = ?, gone = NULL"
            " WHERE id = ?",
            message.uid, message.flags.toInt(), joinLines(message.keywords), message.modSeq,
            message.internalDate, id)
        .run();
    if (isNews) {
        // The date of sorting stays. Another stamp, since search.db may not hear of it in time.
        Query row = m_context.query(
            "UPDATE message SET stamp = CASE WHEN (subject, from_name, from_addr, from_more, to_list, cc, "
            "bcc) IS"
            " (?4, ?5, ?6, ?7, ?11, ?12, ?13) THEN stamp ELSE ?17 END, message_id = ?1, in_reply_to = ?2, "
            "refs = ?3, subject = ?4, from_name = ?5,"
            " from_addr = ?6, from_more = ?7, sender = ?8, reply_to = ?9, to_names = ?10, to_list = ?11,"
            " cc = ?12, bcc = ?13, size = ?14, date = ?15 WHERE id = ?16");
        bindTexts(row, texts);
        row.bind(message.size, message.envelope.date, id, newStamp());
        row.run();
        m_context.learnTexts(id);
    }
    learnIdentity(m_context, id, message.identity, RowAge::Known);
    shareFlags(m_context, id);
    m_context.refresh(id, isNews ? Touch::Always : Touch::IfDifferent);
}

} // namespace postaci
