#include "reader/KnownPlaces.h"

#include "MailEngine.h"
#include "account/ProviderTable.h"

namespace postaci {

namespace {

constexpr int kMessagesLookedAt = 300; ///< the newest in each folder

void addDomains(const Envelope& envelope, QSet<QString>* domains)
{
    for (const AddressList* list : {&envelope.to, &envelope.cc, &envelope.bcc}) {
        for (const Address& address : list->mid(0, 50))
            domains->insert(address.domain());
    }
}

QStringList correspondentDomains(const QString& profile)
{
    const auto reader = MailReader::open(profile);
    if (!reader)
        return {};
    QSet<QString> domains;
    for (const Account& account : (*reader)->accounts().value_or({})) {
        domains.insert(Address{{}, account.identity.address}.domain());
        ListQuery sent;
        sent.folder = (*reader)->folderByRole(account.id, FolderRole::Sent).value_or(0);
        if (sent.folder == 0)
            continue;
        for (const MessageId id : (*reader)->messageIds(sent, 0, kMessagesLookedAt).value_or({}))
            addDomains((*reader)->envelope(id).value_or({}), &domains);
    }
    return domains.values();
}

} // namespace

KnownPlaces::KnownPlaces(MailEngine& engine, QObject* parent) : QObject(parent), m_engine(engine)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_engine, &MailEngine::outboxChanged, this, [this](const OutboxEntry& entry) {
        if (entry.state != OutboxState::Sent)
            return;
        QStringList domains;
        for (const QString& recipient : entry.recipients)
            domains.append(Address{{}, recipient}.domain());
        m_lookAlikes.add(domains);
    });
    addCorrespondents();
}

KnownPlaces::~KnownPlaces()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void KnownPlaces::addProviders(const ProviderTable& providers)
{
    for (const Provider& provider : providers.providers())
        m_lookAlikes.add(provider.domains);
}

void KnownPlaces::addCorrespondents()
{
    m_pool.start([this, profile = m_engine.profileDir()] {
        const QStringList domains = correspondentDomains(profile);
        // The destructor waits for this thread, and drops its call with this object.
        QMetaObject::invokeMethod(
            this,
            [this, domains] {
                m_lookAlikes.add(domains);
                Q_EMIT correspondentsAdded();
            },
            Qt::QueuedConnection);
    });
}

} // namespace postaci
