#include "EngineFixture.h"

#include "message/MessageBuilder.h"

#include <QCryptographicHash>
#include <QTest>

namespace postaci::test {

EngineFixture::EngineFixture(const DovecotServer& server, const QString& user)
    : EngineFixture({Protocol::Imap, server.host(), server.imapsPort(), Security::Tls, user}, server.caFile())
{
    account.outgoing = {Protocol::Smtp, server.host(), server.smtpPort(), Security::StartTls, user};
}

EngineFixture::EngineFixture(const ServerSettings& incoming, const QString& caFile)
    : secrets{QString::fromLatin1(fixturePassword)}
{
    const QString& address = incoming.username;
    account.label = address;
    account.identity = {QStringLiteral("Deneme Kullanıcı"), address, {}, {}};
    account.incoming = incoming;
    account.outgoing = {Protocol::Smtp, incoming.host, 1, Security::None, address}; // nothing is sent
    timings.firstRetry = std::chrono::milliseconds(100);
    timings.longestRetry = std::chrono::milliseconds(400);
    timings.connect = std::chrono::seconds(5);
    timings.reply = std::chrono::seconds(10);
    if (!caFile.isEmpty())
        m_authorities = loadAuthorities(caFile).value_or({});
}

bool EngineFixture::open()
{
    EngineOptions options;
    options.profileDir = m_profile.path();
    options.certificates.addedAuthorities = m_authorities;
    options.timings = timings;
    options.bodies = bodies;
    options.connectionsPerHost = connectionsPerHost;
    options.conditions = conditions;
    auto engine = MailEngine::open(options, m_secrets, clock);
    if (!engine) {
        m_error = engine.error().message;
        return false;
    }
    m_engine = std::move(engine).value();
    return m_accountId != 0 || addAccount();
}

void EngineFixture::usePop3(const DovecotServer& server, quint16 port)
{
    // A proxy cannot follow what is encrypted, so through one it is not.
    account.incoming.protocol = Protocol::Pop3;
    account.incoming.port = port == 0 ? server.pop3sPort() : port;
    account.incoming.security = port == 0 ? Security::Tls : Security::None;
}

bool EngineFixture::addAccount()
{
    bool done = false;
    m_engine->addAccount(account, secrets, [&](const Result<AccountId>& added) {
        done = true;
        if (added)
            m_accountId = *added;
        else
            m_error = added.error().message;
    });
    return QTest::qWaitFor([&] { return done; }, 10000) && m_accountId != 0;
}

Result<SyncReport> EngineFixture::pass(BodyPolicy policy)
{
    std::optional<Result<SyncReport>> outcome;
    m_engine->syncOnce(m_accountId, PassScope::Everything, policy,
                       [&](const Result<SyncReport>& report) { outcome = report; });
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 60000))
        return unexpected(ErrorKind::Timeout, ErrorReason::TimedOut, QStringLiteral("The pass did not end"));
    return *outcome;
}

FolderId EngineFixture::folder(FolderRole role) const
{
    return reader().folderByRole(m_accountId, role).value_or(0);
}

FolderId EngineFixture::folder(const QString& path) const
{
    const auto folders = reader().folders(m_accountId);
    if (folders)
        for (const Folder& candidate : *folders)
            if (candidate.path == path)
                return candidate.id;
    return 0;
}

QList<MessageId> EngineFixture::shown(FolderId folderId) const
{
    return reader().messageIds({ListQuery::Kind::Folder, folderId}, 0, 0).value_or({});
}

MessageRow EngineFixture::row(MessageId id) const
{
    const auto rows = reader().rows({id});
    return rows && !rows->isEmpty() ? rows->first() : MessageRow();
}

MessageId EngineFixture::bySubject(FolderId folderId, const QString& subject) const
{
    const auto rows = reader().rows(shown(folderId));
    if (rows)
        for (const MessageRow& candidate : *rows)
            if (candidate.subject == subject)
                return candidate.id;
    return 0;
}

bool EngineFixture::isSettled() const
{
    const auto flags = reader().flagIntents(m_accountId);
    const auto moves = reader().moveIntents(m_accountId);
    const auto expunges = reader().expungeIntents(m_accountId);
    const auto outbox = reader().outbox();
    const auto keywords = reader().keywordIntents(m_accountId);
    const auto copies = reader().copyIntents(m_accountId);
    const auto operations = reader().folderOperations(m_accountId);
    const auto appends = reader().appends(m_accountId);
    if (!keywords || !keywords->isEmpty() || !copies || !copies->isEmpty() || !operations ||
        !operations->isEmpty() || !appends || !appends->isEmpty())
        return false;
    return flags && flags->isEmpty() && moves && moves->isEmpty() && expunges && expunges->isEmpty() &&
           outbox && outbox->isEmpty();
}

OutgoingMessage EngineFixture::newMessage(const QStringList& to, const QString& subject,
                                          const QString& text) const
{
    OutgoingMessage message;
    message.account = m_accountId;
    message.from = {account.identity.name, account.identity.address};
    for (const QString& address : to)
        message.to.append({{}, address});
    message.subject = subject;
    message.text = text;
    message.messageId = makeMessageId(account.identity.address);
    message.date = QDateTime::currentDateTimeUtc();
    return message;
}

quint32 numberFrom(const char* variable, quint32 otherwise)
{
    bool isNumber = false;
    const quint32 number = qEnvironmentVariable(variable).toUInt(&isNumber);
    return isNumber ? number : otherwise;
}

QByteArray sampleMessage(const QString& subject, const QByteArray& body)
{
    const QByteArray id = QCryptographicHash::hash(subject.toUtf8(), QCryptographicHash::Sha1).toHex();
    return "From: Ay\xC5\x9F"
           "e <ayse@example.net>\r\nTo: deneme@example.org\r\nSubject: " +
           subject.toUtf8() + "\r\nMessage-ID: <" + id +
           "@example.net>\r\nDate: " + QDateTime::currentDateTimeUtc().toString(Qt::RFC2822Date).toLatin1() +
           "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + body;
}

} // namespace postaci::test
