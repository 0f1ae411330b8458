#include "RandomWorld.h"

#include <QThread>

#include <array>

namespace postaci::test {

namespace {

const std::array kTags{"Acil", "Fatura"};
const std::array kFlags{MessageFlag::Seen, MessageFlag::Flagged, MessageFlag::Answered};

} // namespace

RandomWorld::RandomWorld(const DovecotServer& server, ServerKind kind, const QString& user, quint32 seed,
                         Kills kills)
    : m_server(server), m_kind(kind), m_kills(kills), m_user(user), m_random(seed), m_imap(server.imapPort()),
      m_smtp(server.smtpPort()), m_fixture(server, user), m_hand(m_fixture.profileDir(), server.caFile())
{
    m_fixture.account.incoming.port = m_imap.port();
    m_fixture.account.incoming.security = Security::None;
    m_fixture.account.outgoing.port = m_smtp.port();
    m_fixture.account.outgoing.security = Security::None;
}

RandomWorld::~RandomWorld() = default;

const QStringList& RandomWorld::folderNames()
{
    static const QStringList names{QStringLiteral("INBOX"), QStringLiteral("Archive"),
                                   QStringLiteral("Trash"), QStringLiteral("Junk"),
                                   QStringLiteral("Projeler/Çığ & Düş")};
    return names;
}

QString RandomWorld::begin()
{
    for (const QString& folder : folderNames()) {
        if (!m_server.mailbox(m_user).createFolder(folder) && !m_server.mailbox(m_user).exists())
            return QStringLiteral("no mailbox");
    }
    for (int i = 0; i < 40; ++i) {
        if (const QString wrong = deliver(); !wrong.isEmpty())
            return wrong;
    }
    if (!m_fixture.open() || !m_fixture.pass())
        return QStringLiteral("no first pass: ") + m_fixture.errorText();
    m_account = m_fixture.accountId();
    m_fixture.close();
    auto reader = MailReader::open(m_fixture.profileDir());
    if (!reader)
        return reader.error().message;
    m_reader = std::move(reader).value();
    return m_hand.start() ? QString() : QStringLiteral("the program did not start");
}

void RandomWorld::note(const QString& line)
{
    m_log += line.toUtf8() + '\n';
}

QString RandomWorld::anyFolder()
{
    return folderNames().at(m_random.bounded(int(folderNames().size())));
}

RandomWorld::Owner RandomWorld::anyOwner()
{
    const int lot = percent();
    return lot < 45 ? Owner::Here : lot < 80 ? Owner::There : Owner::Both;
}

QByteArray RandomWorld::newMessageId()
{
    return "<" + QByteArray::number(++m_lastNumber) + "." + m_user.toLatin1() + ">";
}

QString RandomWorld::step()
{
    const int lot = percent();
    QString wrong;
    if (lot < 48)
        wrong = actHere();
    else if (lot < 88)
        wrong = actThere();
    else
        wrong = disturb();
    // Some operations come close together, some after the program has had its time.
    QThread::msleep(m_random.bounded(20) == 0 ? m_random.bounded(40) : 0);
    return wrong;
}

// The program's user

FolderId RandomWorld::folderHere(const QString& path) const
{
    for (const Folder& folder : m_reader->folders(m_account).value_or({})) {
        if (folder.path == path || (folder.role == FolderRole::Inbox && path == QLatin1String("INBOX")))
            return folder.id;
    }
    return 0;
}

QString RandomWorld::pathHere(FolderId id) const
{
    const auto folder = m_reader->folder(id);
    if (!folder)
        return {};
    return folder->role == FolderRole::Inbox ? QStringLiteral("INBOX") : folder->path;
}

MessageId RandomWorld::pickHere(QByteArray* messageId)
{
    const QString own = anyOwnFolder();
    const QString folder = own.isEmpty() || percent() < 80 ? anyFolder() : own;
    const auto ids = m_reader->messageIds({ListQuery::Kind::Folder, folderHere(folder)}, 0, 0).value_or({});
    if (ids.isEmpty())
        return 0;
    const MessageId id = ids.at(m_random.bounded(int(ids.size())));
    const auto envelope = m_reader->envelope(id);
    if (!envelope)
        return 0;
    *messageId = '<' + envelope->messageId.toUtf8() + '>';
    const auto found = m_messages.find(*messageId);
    const bool isOurs = found != m_messages.end() && found->second.owner != Owner::There;
    return isOurs && found->second.copyIn.isEmpty() ? id : 0;
}

QString RandomWorld::actHere()
{
    const int lot = percent();
    if (lot < 6)
        return sendHere();
    if (lot < 10)
        return changeFoldersHere();
    QByteArray messageId;
    const MessageId id = pickHere(&messageId);
    if (id == 0)
        return {};
    const bool isOnlyOurs = m_messages[messageId].owner == Owner::Here;
    if (lot < 40)
        return flagHere(id, messageId);
    if (lot < 48)
        return tagHere(id, messageId);
    if (lot < 52 && isOnlyOurs)
        return copyHere(id, messageId, anyFolder());
    if (lot < 60 && isOnlyOurs && !m_ownFolders.isEmpty())
        return moveHere(id, messageId, anyOwnFolder());
    if (lot < 82)
        return moveHere(id, messageId, anyFolder());
    if (lot < 92)
        return deleteHere(id, messageId);
    if (lot < 96)
        return order({QStringLiteral("body"), QString::number(id)}, {});
    return order({QStringLiteral("open"), QString::number(folderHere(anyFolder()))}, {});
}

/// Gives an order; now and then the program is killed over it, and then nobody knows if it was carried out.
QString RandomWorld::order(const QStringList& words, const QByteArray& messageId)
{
    note(QStringLiteral("here %1 %2").arg(words.join(QLatin1Char(' ')), QString::fromLatin1(messageId)));
    if (m_kills == Kills::Sometimes && m_random.bounded(25) == 0) {
        m_hand.throwOrder(words);
        QThread::usleep(m_random.bounded(6000));
        if (const auto found = m_messages.find(messageId); found != m_messages.end()) {
            found->second.owner = Owner::Both;
            found->second.mayBeGone = found->second.mayBeGone || words.first() == QLatin1String("delete");
        }
        if (const auto found = m_sent.find(messageId); found != m_sent.end())
            found->second.isCertain = false;
        return restart(true);
    }
    return m_hand.order(words) ? QString() : QStringLiteral("the program does not obey");
}

QString RandomWorld::flagHere(MessageId id, const QByteArray& messageId)
{
    const MessageFlag flag = kFlags.at(size_t(m_random.bounded(3)));
    const bool on = m_random.bounded(2) == 1;
    m_messages[messageId].flags.setFlag(flag, on);
    return order(
        {QStringLiteral("flag"), QString::number(id), QString::number(uint(flag)), QString::number(int(on))},
        messageId);
}

QString RandomWorld::moveHere(MessageId id, const QByteArray& messageId, const QString& target)
{
    const FolderId folder = folderHere(target);
    if (folder == 0)
        return QStringLiteral("the program does not know ") + target;
    m_messages[messageId].folder = target;
    return order({QStringLiteral("move"), QString::number(id), QString::number(folder)}, messageId);
}

QString RandomWorld::deleteHere(MessageId id, const QByteArray& messageId)
{
    Message& message = m_messages[messageId];
    const auto rows = m_reader->rows({id});
    const QString shownIn = rows && !rows->isEmpty() ? pathHere(rows->first().folder) : QString();
    const bool forGood = shownIn == QLatin1String("Trash");
    message.isGone = message.isGone || forGood;
    // What both move about may be in Trash by the time that this is carried out.
    message.mayBeGone = message.mayBeGone || forGood || message.owner == Owner::Both;
    message.folder = QStringLiteral("Trash");
    return order({QStringLiteral("delete"), QString::number(id)}, messageId);
}

QString RandomWorld::tagHere(MessageId id, const QByteArray& messageId)
{
    const QByteArray tag = kTags.at(size_t(m_random.bounded(2)));
    const bool on = m_random.bounded(2) == 1;
    if (on)
        m_messages[messageId].tags.insert(tag);
    else
        m_messages[messageId].tags.erase(tag);
    return order(
        {QStringLiteral("tag"), QString::number(id), QString::fromLatin1(tag), QString::number(int(on))},
        messageId);
}

QString RandomWorld::copyHere(MessageId id, const QByteArray& messageId, const QString& target)
{
    const FolderId folder = folderHere(target);
    if (folder == 0)
        return QStringLiteral("the program does not know ") + target;
    m_messages[messageId].copyIn = target;
    return order({QStringLiteral("copy"), QString::number(id), QString::number(folder)}, messageId);
}

QString RandomWorld::sendHere()
{
    const QByteArray messageId = newMessageId();
    const QString receiver = QStringLiteral("receiver-of-") + m_user;
    m_sent[messageId] = {receiver, true};
    return order(
        {QStringLiteral("send"), receiver, QString::fromLatin1(messageId.mid(1, messageId.size() - 2))},
        messageId);
}

// What lies between

void RandomWorld::setOnline(bool online)
{
    m_online = online;
    for (CuttingProxy* proxy : {&m_imap, &m_smtp}) {
        proxy->setMode(online ? CuttingProxy::Mode::Forward : CuttingProxy::Mode::Refuse);
        if (!online)
            proxy->cutNow();
    }
}

QString RandomWorld::disturb()
{
    const int lot = percent();
    if (lot < 35) {
        note(m_online ? QStringLiteral("network goes") : QStringLiteral("network comes"));
        setOnline(!m_online);
        return {};
    }
    if (lot < 75) {
        note(QStringLiteral("network cuts"));
        CuttingProxy& proxy = m_random.bounded(4) == 0 ? m_smtp : m_imap;
        const auto direction =
            m_random.bounded(2) == 0 ? CuttingProxy::Direction::Up : CuttingProxy::Direction::Down;
        proxy.cutAfterLines(direction, 1 + int(m_random.bounded(30)));
        return {};
    }
    if (lot < 90)
        return order({QStringLiteral("check")}, {});
    return restart(m_kills == Kills::Sometimes && m_random.bounded(2) == 0);
}

QString RandomWorld::restart(bool killed)
{
    note(killed ? QStringLiteral("program killed") : QStringLiteral("program restarted"));
    if (killed)
        m_hand.kill();
    else if (!m_hand.quit())
        return QStringLiteral("the program did not end well");
    return m_hand.start() ? QString() : QStringLiteral("the program did not start again");
}

} // namespace postaci::test
