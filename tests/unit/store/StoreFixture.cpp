#include "StoreFixture.h"

#include "ConversationCheck.h"

#include "store/Database.h"

namespace postaci::test {

QDateTime utc(int year, int month, int day, int hour, int minute, int second)
{
    return {QDate(year, month, day), QTime(hour, minute, second), Qt::UTC};
}

Account sampleAccount(const QString& address)
{
    Account account;
    account.label = address;
    account.identity = {QStringLiteral("Ayşe Işık"), address, QStringLiteral("reply@example.org"),
                        QStringLiteral("--\nAyşe")};
    account.incoming = {Protocol::Imap, QStringLiteral("imap.example.org"), 993, Security::Tls, address};
    account.outgoing = {Protocol::Smtp, QStringLiteral("smtp.example.org"), 587, Security::StartTls, address};
    return account;
}

ServerFolder listed(const QByteArray& rawName, FolderRole role)
{
    return {rawName, QString::fromUtf8(rawName), '/', role, true};
}

postaci::NewMessage sampleMessage(quint32 uid, MessageFlags flags)
{
    postaci::NewMessage message;
    message.uid = uid;
    message.flags = flags;
    message.internalDate = utc(2026, 1, 1, 0).addSecs(60 * qint64{uid});
    message.size = 1000 + uid;
    message.envelope.messageId = QStringLiteral("%1@example.org").arg(uid);
    message.envelope.subject = QStringLiteral("Konu %1: ğüşiöç").arg(uid);
    message.envelope.from = {
        {QStringLiteral("Gönderen %1").arg(uid), QStringLiteral("from%1@example.org").arg(uid)}};
    message.envelope.sender = message.envelope.from;
    message.envelope.replyTo = message.envelope.from;
    message.envelope.to = {{QStringLiteral("Ayşe"), QStringLiteral("ayse@example.org")}};
    message.envelope.date = message.internalDate.addSecs(-5);
    return message;
}

StoreFixture::StoreFixture()
{
    open();
    write([this](Transaction& t) -> Result<void> {
        const auto added = t.addAccount(sampleAccount(QStringLiteral("ayse@example.org")));
        if (!added)
            return unexpected(added.error());
        account = *added;
        return t.applyFolderList(account,
                                 {listed("INBOX"), listed("Archive"), listed("Trash"), listed("Work")});
    });
    inbox = folder("INBOX");
    archive = folder("Archive");
    trash = folder("Trash");
    work = folder("Work");
}

void StoreFixture::open()
{
    auto opened = Store::open(dir.path(), clock);
    if (!opened)
        qFatal("store: %s", qPrintable(opened.error().message));
    store = std::move(*opened);
    QObject::connect(
        store.get(), &Store::changed, store.get(),
        [this](const StoreChange& news) {
            change = news;
            ++changes;
        },
        Qt::DirectConnection);
    auto reading = MailReader::open(dir.path());
    if (!reading)
        qFatal("reader: %s", qPrintable(reading.error().message));
    reader = std::move(*reading);
}

void StoreFixture::close()
{
    reader.reset();
    store.reset();
}

Result<void> StoreFixture::tryWrite(const Store::Work& work_)
{
    change = {};
    return store->write(WritePriority::User, work_);
}

void StoreFixture::write(const Store::Work& work_)
{
    if (const auto written = tryWrite(work_); !written)
        qFatal("write: %s", qPrintable(written.error().message));
}

BodyAttempt StoreFixture::begin(MessageId message)
{
    BodyAttempt attempt;
    write([&](Transaction& t) -> Result<void> {
        const auto begun = t.beginBody(message);
        REQUIRE_OR_RETURN(begun);
        attempt = *begun;
        return {};
    });
    return attempt;
}

FolderId StoreFixture::folder(const QByteArray& rawName) const
{
    const auto folders = reader->folders(account);
    for (const Folder& candidate : folders.value_or({})) {
        if (candidate.rawName == rawName)
            return candidate.id;
    }
    return 0;
}

QList<MessageId> StoreFixture::insert(FolderId into, const QList<postaci::NewMessage>& messages)
{
    QList<MessageId> ids;
    write([&](Transaction& t) -> Result<void> {
        const auto inserted = t.insertHeaders(into, messages);
        if (!inserted)
            return unexpected(inserted.error());
        ids = *inserted;
        return {};
    });
    return ids;
}

void StoreFixture::lose(FolderId folder, const QList<quint32>& uids)
{
    write([&](Transaction& t) { return t.removeUids(folder, uids); });
    const StoreChange news = change;
    write([&](Transaction& t) { return t.forgetGone(reader->goneMessages(account).value_or({})); });
    change = news;
}

QList<MessageId> StoreFixture::ids(FolderId of) const
{
    return reader->messageIds({ListQuery::Kind::Folder, of}, 0, 0).value_or({});
}

MessageRow StoreFixture::row(MessageId id) const
{
    return reader->rows({id}).value_or({}).value(0);
}

const FolderChange* StoreFixture::changeIn(FolderId in) const
{
    for (const FolderChange& candidate : change.folders) {
        if (candidate.folder == in)
            return &candidate;
    }
    return nullptr;
}

namespace {

/// What has to be empty for the shown columns to be the server's state with the intents laid over it.
/// A wish for a flag that is the same in all places of a message (not for \\Deleted, 8) is one for each of
/// them.
constexpr Sql wrongOverlays(
    "WITH wishes AS (SELECT message, flag, is_on FROM intent_flag UNION"
    "  SELECT o.message, i.flag, i.is_on FROM intent_flag i JOIN message_place p ON p.message = i.message"
    "  JOIN server_message s ON s.id = p.server_message AND s.is_gmails"
    "  JOIN message_place o ON o.server_message = s.id WHERE i.flag <> 8),"
    // At Gmail: what is moved to where another place lies (and stays), and what another place is thrown away
    // from.
    " hidden AS (SELECT m.id FROM message_place p JOIN server_message s ON s.id = p.server_message"
    "  AND s.is_gmails JOIN message m ON m.id = p.message JOIN folder f ON f.id = m.folder"
    "  LEFT JOIN intent_move v ON v.message = m.id"
    "  JOIN message_place q ON q.server_message = s.id AND q.message <> p.message"
    "  JOIN message o ON o.id = q.message LEFT JOIN intent_move w ON w.message = o.id"
    "  LEFT JOIN folder g ON g.id = coalesce(w.next_target, w.target)"
    "  WHERE CASE WHEN coalesce(v.next_target, v.target, m.folder) <> m.folder"
    "   THEN o.folder = coalesce(v.next_target, v.target) AND o.gone IS NULL AND w.message IS NULL"
    "    AND o.id NOT IN (SELECT message FROM intent_expunge)"
    "   ELSE f.role NOT IN (4, 5) AND g.role IN (4, 5) END)"
    "SELECT m.id FROM message m LEFT JOIN intent_move v ON v.message = m.id"
    " LEFT JOIN snooze s ON s.message = m.id AND s.folder = coalesce(v.next_target, v.target, m.folder) WHERE"
    " m.shown_folder IS NOT CASE WHEN m.gone IS NOT NULL OR m.id IN (SELECT id FROM hidden)"
    "  OR EXISTS (SELECT 1 FROM intent_expunge e WHERE e.message = m.id) THEN NULL"
    "  WHEN s.message IS NOT NULL THEN (SELECT h.id FROM folder h JOIN folder f ON f.account = h.account"
    "   WHERE f.id = m.folder AND h.role = 10)"
    "  ELSE coalesce(v.next_target, v.target, m.folder) END"
    " OR m.shown_flags <> (((m.flags"
    "  | coalesce((SELECT sum(flag) FROM wishes i WHERE i.message = m.id AND i.is_on), 0))"
    "  & ~coalesce((SELECT sum(flag) FROM wishes i WHERE i.message = m.id AND NOT i.is_on), 0))"
    "  | m.local_flags) OR (m.shown_flags & 1025) = 1025"
    " OR (m.shown_keywords <> m.keywords"
    "  AND NOT EXISTS (SELECT 1 FROM intent_keyword k WHERE k.message = m.id))");

constexpr Sql wrongCounts(
    "SELECT f.id FROM folder f WHERE f.total <> (SELECT count(*) FROM message m WHERE m.shown_folder = f.id)"
    " OR f.unread <> (SELECT count(*) FROM message m WHERE m.shown_folder = f.id AND NOT m.shown_flags & 1)");

} // namespace

QString inconsistency(const QString& profileDir)
{
    Connection mail(mailFile(profileDir), Access::ReadOnly);
    if (Query check = mail.query("PRAGMA integrity_check");
        check.next() && check.text(0) != QStringLiteral("ok"))
        return check.text(0);
    if (mail.query("PRAGMA foreign_key_check").next())
        return QStringLiteral("a reference points to nothing");
    if (Query wrong = mail.query(wrongOverlays); wrong.next())
        return QStringLiteral("message %1 is shown wrongly").arg(wrong.number(0));
    if (Query wrong = mail.query(wrongCounts); wrong.next())
        return QStringLiteral("folder %1 is counted wrongly").arg(wrong.number(0));
    return conversationInconsistency(mail);
}

} // namespace postaci::test
