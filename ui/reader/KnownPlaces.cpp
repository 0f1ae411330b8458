#include "reader/KnownPlaces.h"

#include "MailEngine.h"
#include "account/ProviderTable.h"

namespace postaci {

namespace {

QStringList correspondentDomains(const QString& profile)
{
    const auto reader = MailReader::open(profile);
    if (!reader)
        return {};
    QStringList domains = (*reader)->writtenDomains().value_or({});
    for (const Account& account : (*reader)->accounts().value_or({}))
        domains.append(Address{{}, account.identity.address}.domain());
    return domains;
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
