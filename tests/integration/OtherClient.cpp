#include "OtherClient.h"

#include "message/MailboxName.h"

#include <limits>

namespace postaci::test {

namespace {

const UidSet everything = UidSet::fromRange(1, std::numeric_limits<quint32>::max());

} // namespace

OtherClient::OtherClient(const DovecotServer& server, const QString& user)
{
    ConnectionOptions options;
    options.host = server.host();
    options.port = server.imapsPort();
    options.security = Security::Tls;
    options.policy.addedAuthorities = loadAuthorities(server.caFile()).value_or({});
    m_session = std::make_unique<ImapSession>(options);
    m_isIn = m_session->connect() &&
             m_session->login({user, QString::fromLatin1(fixturePassword), Credentials::Kind::Password});
}

bool OtherClient::create(const QString& folder)
{
    return m_session->create(encodeMailbox(folder)).has_value();
}

bool OtherClient::rename(const QString& folder, const QString& name)
{
    return m_session->rename(encodeMailbox(folder), encodeMailbox(name)).has_value();
}

bool OtherClient::remove(const QString& folder)
{
    return m_session->unselect() && m_session->deleteMailbox(encodeMailbox(folder));
}

bool OtherClient::append(const QString& folder, const QByteArray& raw, MessageFlags flags)
{
    return m_session->append(encodeMailbox(folder), flags, {}, raw).has_value();
}

std::optional<UidSet> OtherClient::find(const QString& folder, const QStringList& subjects)
{
    if (!m_session->select(encodeMailbox(folder), std::nullopt))
        return std::nullopt;
    QList<quint32> uids;
    const auto fetched = m_session->fetchHeaders(everything, [&](ImapHeader&& header) {
        if (subjects.contains(header.envelope.subject))
            uids.append(header.uid);
    });
    if (!fetched || uids.size() != subjects.size())
        return std::nullopt;
    return UidSet::fromList(uids);
}

bool OtherClient::flag(const QString& folder, const QStringList& subjects, MessageFlag flag, bool on)
{
    const auto uids = find(folder, subjects);
    return uids && m_session->storeFlags(*uids, flag, on ? StoreMode::Add : StoreMode::Remove);
}

bool OtherClient::tag(const QString& folder, const QStringList& subjects, const QByteArray& keyword, bool on)
{
    const auto uids = find(folder, subjects);
    return uids && m_session->storeKeywords(*uids, {keyword}, on ? StoreMode::Add : StoreMode::Remove);
}

bool OtherClient::move(const QString& folder, const QStringList& subjects, const QString& target)
{
    const auto uids = find(folder, subjects);
    return uids && m_session->move(*uids, encodeMailbox(target));
}

bool OtherClient::expunge(const QString& folder, const QStringList& subjects)
{
    const auto uids = find(folder, subjects);
    return uids && m_session->storeFlags(*uids, MessageFlag::Deleted, StoreMode::Add) &&
           m_session->uidExpunge(*uids);
}

QStringList OtherClient::subjects(const QString& folder)
{
    QStringList found;
    if (!m_session->select(encodeMailbox(folder), std::nullopt))
        return {QStringLiteral("no such folder")};
    (void)m_session->fetchHeaders(everything,
                                  [&](ImapHeader&& header) { found.append(header.envelope.subject); });
    found.sort();
    return found;
}

QStringList OtherClient::tags(const QString& folder, const QString& subject)
{
    QStringList found;
    if (!m_session->select(encodeMailbox(folder), std::nullopt))
        return {};
    (void)m_session->fetchHeaders(everything, [&](ImapHeader&& header) {
        if (header.envelope.subject == subject)
            for (const QByteArray& keyword : header.keywords)
                found.append(QString::fromUtf8(keyword));
    });
    found.sort();
    return found;
}

QStringList OtherClient::folders()
{
    QStringList names;
    for (const ImapMailbox& mailbox : m_session->list().value_or({}))
        names.append(mailbox.name);
    names.sort();
    return names;
}

QStringList OtherClient::subscribed()
{
    QStringList names;
    for (const ImapMailbox& mailbox : m_session->list().value_or({}))
        if (mailbox.subscribed.value_or(false))
            names.append(mailbox.name);
    names.sort();
    return names;
}

} // namespace postaci::test
