// The other client of the random world, and the comparison at its end.
#include "Oracle.h"
#include "RandomWorld.h"

#include "message/MailboxName.h"

#include <QDeadlineTimer>
#include <QTest>

#include <algorithm>

namespace postaci::test {

namespace {

constexpr int kQuietMs = 90'000;

QString failure(const char* what, const Error& error)
{
    return QString::fromLatin1(what) + QStringLiteral(": ") + error.message + QLatin1Char(' ') + error.detail;
}

QByteArray maildirFlags(MessageFlags flags)
{
    QByteArray letters;
    if (flags.testFlag(MessageFlag::Flagged))
        letters += 'F';
    if (flags.testFlag(MessageFlag::Answered))
        letters += 'R';
    if (flags.testFlag(MessageFlag::Seen))
        letters += 'S';
    return letters;
}

} // namespace

QString RandomWorld::connectThere()
{
    if (m_other && m_other->isConnected())
        return {};
    ConnectionOptions options;
    options.host = m_server.host();
    options.port = m_server.imapPort();
    options.security = Security::None;
    m_other = std::make_unique<ImapSession>(options);
    m_otherFolder.clear();
    if (const auto connected = m_other->connect(); !connected)
        return failure("the other client", connected.error());
    const auto in =
        m_other->login({m_user, QString::fromLatin1(fixturePassword), Credentials::Kind::Password});
    return in ? QString() : failure("the other client", in.error());
}

QString RandomWorld::actThere()
{
    if (const QString wrong = connectThere(); !wrong.isEmpty())
        return wrong;
    const int lot = percent();
    if (lot < 25)
        return deliver();
    const QByteArray* const picked = pickThere();
    if (picked == nullptr)
        return {};
    const QByteArray messageId = *picked;
    if (lot < 60)
        return flagThere(messageId);
    if (lot < 65)
        return tagThere(messageId);
    return lot < 93 ? moveThere(messageId) : expungeThere(messageId);
}

const QByteArray* RandomWorld::pickThere()
{
    if (m_messages.empty())
        return nullptr;
    auto it = m_messages.begin();
    std::advance(it, m_random.bounded(int(m_messages.size())));
    const Message& message = it->second;
    const bool isTheirs = message.owner != Owner::Here && !message.isGone && message.copyIn.isEmpty();
    return isTheirs ? &it->first : nullptr;
}

quint32 RandomWorld::findThere(const QByteArray& messageId)
{
    QStringList folders = m_server.mailbox(m_user).folders();
    // Most likely it is where it was put last.
    const QString last = m_messages[messageId].folder;
    folders.removeOne(last);
    folders.prepend(last);
    for (const QString& folder : folders) {
        if (!m_other->select(encodeMailbox(folder), std::nullopt))
            continue;
        m_otherFolder = folder;
        const auto found = m_other->search("HEADER Message-ID " + ImapSession::quoted(messageId));
        if (found && !found->isEmpty())
            return found->first();
    }
    return 0;
}

QString RandomWorld::deliver()
{
    if (const QString wrong = connectThere(); !wrong.isEmpty())
        return wrong;
    const QByteArray messageId = newMessageId();
    Message message;
    message.owner = anyOwner();
    message.folder = percent() < 60 ? QStringLiteral("INBOX") : anyFolder();
    message.flags = m_random.bounded(2) == 0 ? MessageFlags() : MessageFlags(MessageFlag::Seen);
    note(QStringLiteral("there delivers %1 to %2 for %3")
             .arg(QString::fromLatin1(messageId), message.folder)
             .arg(int(message.owner)));
    const QByteArray raw = "From: ayse@example.net\r\nTo: " + m_user.toLatin1() + "\r\nSubject: Ileti " +
                           QByteArray::number(m_lastNumber) + "\r\nMessage-ID: " + messageId +
                           "\r\nDate: Thu, 26 Nov 2026 10:00:00 +0300\r\n\r\n" +
                           QByteArray("satir\r\n").repeated(1 + int(m_random.bounded(50)));
    const auto appended = m_other->append(encodeMailbox(message.folder), message.flags, {}, raw);
    if (!appended)
        return failure("delivery", appended.error());
    m_messages[messageId] = message;
    return {};
}

QString RandomWorld::flagThere(const QByteArray& messageId)
{
    const quint32 uid = findThere(messageId);
    if (uid == 0)
        return {};
    const auto flag = std::array{MessageFlag::Seen, MessageFlag::Flagged, MessageFlag::Answered}.at(
        size_t(m_random.bounded(3)));
    const bool on = m_random.bounded(2) == 1;
    note(QStringLiteral("there flags %1 %2 %3").arg(QString::fromLatin1(messageId)).arg(uint(flag)).arg(on));
    m_messages[messageId].flags.setFlag(flag, on);
    const auto stored =
        m_other->storeFlags(UidSet::fromRange(uid, uid), flag, on ? StoreMode::Add : StoreMode::Remove);
    return stored ? QString() : failure("flags", stored.error());
}

QString RandomWorld::tagThere(const QByteArray& messageId)
{
    const quint32 uid = findThere(messageId);
    if (uid == 0)
        return {};
    note(QStringLiteral("there tags ") + QString::fromLatin1(messageId));
    m_messages[messageId].tags.insert("Fatura");
    const auto stored = m_other->storeKeywords(UidSet::fromRange(uid, uid), {"Fatura"}, StoreMode::Add);
    return stored ? QString() : failure("tags", stored.error());
}

QString RandomWorld::moveThere(const QByteArray& messageId)
{
    const quint32 uid = findThere(messageId);
    const QString target = anyFolder();
    if (uid == 0 || target == m_otherFolder)
        return {};
    note(QStringLiteral("there moves %1 from %2 to %3")
             .arg(QString::fromLatin1(messageId), m_otherFolder, target));
    m_messages[messageId].folder = target;
    // Dovecot knows MOVE also where it does not announce it.
    const auto moved = m_other->move(UidSet::fromRange(uid, uid), encodeMailbox(target));
    return moved ? QString() : failure("move", moved.error());
}

QString RandomWorld::expungeThere(const QByteArray& messageId)
{
    const quint32 uid = findThere(messageId);
    if (uid == 0)
        return {};
    note(QStringLiteral("there expunges %1 from %2").arg(QString::fromLatin1(messageId), m_otherFolder));
    Message& message = m_messages[messageId];
    message.isGone = message.owner == Owner::There;
    message.mayBeGone = true;
    const UidSet uids = UidSet::fromRange(uid, uid);
    if (const auto marked = m_other->storeFlags(uids, MessageFlag::Deleted, StoreMode::Add); !marked)
        return failure("deletion", marked.error());
    const auto gone = m_other->uidExpunge(uids);
    return gone ? QString() : failure("expunge", gone.error());
}

/// What the program still has to do, or to learn; empty when it is quiet.
QString RandomWorld::notQuiet()
{
    if (!m_reader->flagIntents(m_account).value_or({}).isEmpty())
        return QStringLiteral("flags wait");
    if (!m_reader->moveIntents(m_account).value_or({}).isEmpty())
        return QStringLiteral("moves wait");
    if (!m_reader->expungeIntents(m_account).value_or({}).isEmpty())
        return QStringLiteral("deletions wait");
    if (!m_reader->keywordIntents(m_account).value_or({}).isEmpty())
        return QStringLiteral("tags wait");
    if (!m_reader->copyIntents(m_account).value_or({}).isEmpty())
        return QStringLiteral("copies wait");
    if (!m_reader->folderOperations(m_account).value_or({}).isEmpty())
        return QStringLiteral("folders wait");
    for (const OutboxEntry& entry : m_reader->outbox().value_or({})) {
        if (entry.state != OutboxState::Uncertain)
            return QStringLiteral("a message waits in the outbox");
    }
    return differenceToServer(*m_reader, m_account, m_server.mailbox(m_user));
}

QString RandomWorld::finish()
{
    note(QStringLiteral("the end"));
    setOnline(true);
    QString waits = QStringLiteral("not looked");
    for (QDeadlineTimer deadline(kQuietMs); !waits.isEmpty() && !deadline.hasExpired();) {
        if (!m_hand.order({QStringLiteral("check")}))
            return QStringLiteral("the program does not obey");
        QTest::qWait(200);
        waits = notQuiet();
    }
    if (!waits.isEmpty())
        return QStringLiteral("it does not become quiet: ") + waits;
    if (const QString wrong = compareSent(); !wrong.isEmpty())
        return wrong;
    if (!m_hand.quit())
        return QStringLiteral("the program did not end well");
    if (const QString wrong = compareAll(); !wrong.isEmpty())
        return wrong;
    m_reader.reset();
    // Another start finds nothing to do.
    if (!m_fixture.open() || !m_fixture.pass())
        return QStringLiteral("no last pass");
    const auto pass = m_fixture.pass();
    if (!pass || pass->added + pass->changed + pass->removed > 0)
        return QStringLiteral("another pass finds changes");
    return differenceToServer(m_fixture.reader(), m_account, m_server.mailbox(m_user));
}

QString RandomWorld::compareAll()
{
    std::map<QByteArray, QList<Stored>> onServer;
    const TestMaildir mailbox = m_server.mailbox(m_user);
    QStringList ownFolders;
    for (const QString& folder : mailbox.folders()) {
        if (isOwnFolder(folder))
            ownFolders.append(folder);
        for (const StoredMessage& stored : mailbox.messages(folder))
            onServer[stored.messageId].append({folder, stored.flags, stored.keywords});
    }
    m_ownFolders.sort();
    ownFolders.sort();
    if (ownFolders != m_ownFolders)
        return QStringLiteral("the server has the folders %1, not %2")
            .arg(ownFolders.join(QLatin1Char(' ')), m_ownFolders.join(QLatin1Char(' ')));
    for (const auto& [messageId, message] : m_messages) {
        if (const QString wrong = compare(message, onServer[messageId]); !wrong.isEmpty())
            return QStringLiteral("%1 of owner %2 %3")
                .arg(QString::fromLatin1(messageId))
                .arg(int(message.owner))
                .arg(wrong);
    }
    return {};
}

QString RandomWorld::compare(const Message& message, const QList<Stored>& found) const
{
    const qsizetype times = message.copyIn.isEmpty() ? 1 : 2;
    if (message.owner == Owner::Both) {
        // A copy of ours and a move of theirs can meet where there is no MOVE; then it is there twice.
        const qsizetype most = m_kind == ServerKind::Plain ? times + 1 : times;
        if (found.size() > most || (found.isEmpty() && !message.mayBeGone))
            return QStringLiteral("is there %1 times").arg(found.size());
        return {};
    }
    if (found.size() != (message.isGone ? 0 : times))
        return QStringLiteral("is there %1 times").arg(found.size());
    QStringList wanted{message.folder};
    if (!message.copyIn.isEmpty())
        wanted.append(message.copyIn);
    for (const Stored& stored : found) {
        if (!wanted.removeOne(stored.folder))
            return QStringLiteral("is in %1, not in %2").arg(stored.folder, wanted.first());
        QByteArray flags = stored.flags;
        flags.removeIf([](char letter) { return letter != 'F' && letter != 'R' && letter != 'S'; });
        QByteArrayList tags = stored.tags;
        tags.removeAll("$Junk"); // moves into Junk and out of it say so: tst_junkmail
        flags += ' ' + tags.join(' ');
        QByteArray right = maildirFlags(message.flags) + ' ';
        right += QByteArrayList(message.tags.begin(), message.tags.end()).join(' ');
        if (flags != right)
            return QStringLiteral("has %1, not %2")
                .arg(QString::fromLatin1(flags), QString::fromLatin1(right));
    }
    return {};
}

QString RandomWorld::compareSent()
{
    std::set<QByteArray> uncertain;
    for (const OutboxEntry& entry : m_reader->outbox().value_or({})) {
        uncertain.insert('<' + entry.messageId.toUtf8() + '>');
        if (!m_hand.order({QStringLiteral("discard"), QString::number(entry.id)}))
            return QStringLiteral("the program does not obey");
    }
    const QByteArrayList arrived = m_server.messageIds(QStringLiteral("receiver-of-") + m_user);
    const QByteArrayList filed = m_server.messageIds(m_user, QStringLiteral("Sent"));
    for (const auto& [messageId, sent] : m_sent) {
        const qsizetype times = arrived.count(messageId);
        const bool mayBeMissing = uncertain.contains(messageId) || !sent.isCertain;
        if (times > 1 || (times == 0 && !mayBeMissing))
            return QString::fromLatin1(messageId) + QStringLiteral(" arrived %1 times").arg(times);
        const qsizetype copies = filed.count(messageId);
        if (copies > 1 || (copies == 0 && times == 1 && !uncertain.contains(messageId)))
            return QString::fromLatin1(messageId) + QStringLiteral(" was filed %1 times").arg(copies);
    }
    return {};
}

} // namespace postaci::test
