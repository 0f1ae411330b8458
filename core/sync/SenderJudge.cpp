#include "sync/SenderJudge.h"

#include "message/MimeTree.h"
#include "store/MailReader.h"

namespace postaci {

namespace {

constexpr int kMessagesLookedAt = 20; ///< the newest of INBOX
constexpr int kMessagesThatName = 3;  ///< of those, so that a server's name is believed
constexpr qsizetype kMostRemembered = 2000;

void addHosts(const QList<ServerSettings>& servers, QStringList* domains)
{
    for (const ServerSettings& server : servers)
        domains->append(server.host);
}

} // namespace

SenderProof SenderJudge::judge(const MailReader& reader, MessageId message, const SenderTrace& trace)
{
    const auto rows = reader.rows({message});
    if (trace.border.isEmpty() || !rows || rows->isEmpty())
        return {};
    const auto account = reader.account(rows->first().account);
    if (!account)
        return {};
    ProofAuthorities authorities = authoritiesOf(*account);
    const SenderProof proof = judgeSender(trace, authorities);
    if (proof.verdict != SenderProof::Verdict::Unknown || namedAuthorities(trace).isEmpty())
        return proof;
    authorities.serverIds = learned(reader, account->id);
    return judgeSender(trace, authorities);
}

ProofAuthorities SenderJudge::authoritiesOf(const Account& account)
{
    if (!m_providers)
        m_providers = ProviderTable::bundled().value_or(ProviderTable());
    ProofAuthorities authorities;
    authorities.domains.append(account.incoming.host);
    const Provider* provider = m_providers->findByHost(account.incoming.host);
    if (provider == nullptr)
        provider = m_providers->find(account.identity.address);
    if (provider != nullptr) {
        addHosts(provider->incoming, &authorities.domains);
        addHosts(provider->outgoing, &authorities.domains);
        authorities.domains += provider->mxSuffixes;
    }
    return authorities;
}

QStringList SenderJudge::learned(const MailReader& reader, AccountId account)
{
    const auto inbox = reader.folderByRole(account, FolderRole::Inbox);
    if (!inbox || *inbox == 0)
        return {};
    ListQuery query;
    query.folder = *inbox;
    QHash<QString, int> counts;
    for (const MessageId id : reader.messageIds(query, 0, kMessagesLookedAt).value_or({})) {
        for (const QString& name : namedBy(reader, id))
            ++counts[name];
    }
    QStringList names;
    for (auto count = counts.constBegin(); count != counts.constEnd(); ++count) {
        if (count.value() >= kMessagesThatName)
            names.append(count.key());
    }
    return names;
}

QStringList SenderJudge::namedBy(const MailReader& reader, MessageId message)
{
    if (const auto known = m_namedIn.constFind(message); known != m_namedIn.constEnd())
        return *known;
    const auto raw = reader.body(message);
    if (!raw)
        return {}; // not here yet
    const MimeTree tree = MimeTree::parse(*raw);
    const QStringList names = namedAuthorities(readSenderTrace(tree.root().header.of(*raw)));
    if (m_namedIn.size() >= kMostRemembered)
        m_namedIn.clear();
    m_namedIn.insert(message, names);
    return names;
}

} // namespace postaci
