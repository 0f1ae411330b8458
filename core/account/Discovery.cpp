#include "account/Discovery.h"

#include "account/AutoconfigReader.h"
#include "account/AutodiscoverReader.h"

#include <algorithm>
#include <utility>

namespace postaci {

namespace {

constexpr qsizetype kMostMxDomains = 2;

/// The hosts that take a domain's mail, best first. A null MX (RFC 7505) is none.
QStringList mailExchangers(const QDnsLookup& lookup)
{
    QList<QDnsMailExchangeRecord> records = lookup.mailExchangeRecords();
    std::stable_sort(records.begin(), records.end(),
                     [](const QDnsMailExchangeRecord& a, const QDnsMailExchangeRecord& b) {
                         return a.preference() < b.preference();
                     });
    QStringList hosts;
    for (const QDnsMailExchangeRecord& record : records) {
        if (const QString host = normalizedHost(record.exchange()); !host.isEmpty())
            hosts.append(host);
    }
    return hosts;
}

/// The domain that was registered, going by the usual second levels of countries ("com.tr"), since Qt 6 keeps
/// the public suffix list to itself. Where that is wrong a domain is asked for that nobody has.
QString registeredDomain(const QStringList& labels)
{
    static const QStringList secondLevels{
        QStringLiteral("com"), QStringLiteral("co"),  QStringLiteral("net"), QStringLiteral("org"),
        QStringLiteral("edu"), QStringLiteral("gov"), QStringLiteral("ac"),  QStringLiteral("or"),
        QStringLiteral("ne"),  QStringLiteral("gen"), QStringLiteral("web"), QStringLiteral("bel"),
        QStringLiteral("k12"), QStringLiteral("gob"), QStringLiteral("mil")};
    const bool isBelowCountry =
        labels.size() > 2 && labels.last().size() == 2 && secondLevels.contains(labels.at(labels.size() - 2));
    return labels.last(std::min<qsizetype>(labels.size(), isBelowCountry ? 3 : 2)).join(u'.');
}

/// The domains under which a mail host's own settings may be found: its name without the first label, and the
/// registered domain.
QStringList domainsOfMx(const QString& host, const QString& besides)
{
    const QStringList labels = host.split(u'.');
    QStringList domains;
    if (labels.size() < 3 || !QHostAddress(host).isNull())
        return domains;
    const QString registered = registeredDomain(labels);
    const QString parent = labels.sliced(1).join(u'.');
    if (parent.size() > registered.size())
        domains.append(parent);
    domains.append(registered);
    domains.removeAll(besides);
    return domains.first(std::min(domains.size(), kMostMxDomains));
}

Error lookupError(const QDnsLookup& lookup)
{
    const bool tooLate = lookup.error() == QDnsLookup::OperationCancelledError;
    return makeError(tooLate ? ErrorKind::Timeout : ErrorKind::Offline,
                     tooLate ? ErrorReason::TimedOut : ErrorReason::HostNotFound,
                     QStringLiteral("%1: %2").arg(lookup.name(), lookup.errorString()));
}

} // namespace

Discovery::Discovery(ProviderTable table, DiscoveryOptions options, QObject* parent)
    : QObject(parent), m_table(std::move(table)), m_options(std::move(options))
{
    m_totalLimit.setSingleShot(true);
    connect(&m_totalLimit, &QTimer::timeout, this, [this] { finish(); });
    m_probeDelay.setSingleShot(true);
    connect(&m_probeDelay, &QTimer::timeout, this, [this] { beginProbing(); });
}

Discovery::~Discovery()
{
    stop();
}

Result<void> Discovery::start(const QString& address)
{
    stop();
    m_address = address.trimmed();
    m_domain = mailDomain(m_address);
    m_found.clear();
    m_records.clear();
    m_failures.clear();
    m_result = {};
    m_result.address = m_address;
    m_mxHosts.clear();
    m_isProviderKnown = false;
    if (m_domain.isEmpty())
        return unexpected(ErrorKind::Input, ErrorReason::InvalidAddress,
                          QStringLiteral("\"%1\" is not an address").arg(address));
    m_running = true;
    m_steps = new QObject(this);
    m_totalLimit.start(m_options.totalLimitMs);
    askTable();
    if (!m_options.online)
        return {};
    m_probeDelay.start(m_options.probeAfterMs);
    fetch(DiscoverySource::Autoconfig, 0, m_options.autoconfigUrl, m_domain);
    fetch(DiscoverySource::WellKnown, 0, m_options.wellKnownUrl, m_domain);
    if (m_options.askIspdb)
        fetch(DiscoverySource::Ispdb, 0, m_options.ispdbUrl, m_domain);
    lookUpMx();
    lookUpServices();
    if (m_options.askAutodiscover)
        askAutodiscover();
    return {};
}

void Discovery::cancel()
{
    if (m_running)
        finish();
}

void Discovery::askTable()
{
    ++m_pending;
    QMetaObject::invokeMethod(
        m_steps,
        [this, steps = m_steps] {
            if (steps != m_steps)
                return; // of a search before this one
            --m_pending;
            if (const Provider* provider = m_table.find(m_address)) {
                m_isProviderKnown = true;
                add(DiscoverySource::Table, 0, candidatesOf(*provider, m_address));
            }
            stepEnded();
        },
        Qt::QueuedConnection);
}

/// A fetch that was not started yet; `answered` gets what a good one brings.
HttpsRequest* Discovery::beginFetch(DiscoverySource source,
                                    const std::function<Result<void>(const QByteArray&)>& answered)
{
    ++m_pending;
    HttpsLimits limits;
    limits.milliseconds = m_options.stepLimitMs;
    auto* step = new HttpsRequest(m_network, m_options.certificates, limits, m_steps);
    connect(step, &HttpsRequest::finished, this,
            [this, step, source, answered](const Result<QByteArray>& body) {
                --m_pending;
                step->deleteLater();
                const Result<void> taken = body ? answered(*body) : unexpected(body.error());
                if (!taken && taken.error().kind != ErrorKind::Gone)
                    m_failures.append({source, taken.error()});
                stepEnded();
            });
    return step;
}

void Discovery::fetch(DiscoverySource source, int rank, const QString& urlTemplate, const QString& domain)
{
    const auto take = [this, source, rank](const QByteArray& body) -> Result<void> {
        const auto servers = AutoconfigReader::read(body, m_address);
        if (!servers)
            return unexpected(servers.error());
        add(source, rank, *servers);
        return {};
    };
    beginFetch(source, take)->get(QUrl(urlTemplate.arg(domain)));
}

void Discovery::askAutodiscover()
{
    postAutodiscover(0, QUrl(m_options.autodiscoverUrl.arg(m_domain)));
    postAutodiscover(1, QUrl(m_options.autodiscoverOwnUrl.arg(m_domain)));
    const auto take = [this](const QByteArray& target) -> Result<void> {
        takeReferral(2, QUrl::fromEncoded(target).host());
        return {};
    };
    beginFetch(DiscoverySource::Autodiscover, take)
        ->findRedirect(QUrl(m_options.autodiscoverRedirectUrl.arg(m_domain)));
    lookUp(DiscoverySource::Autodiscover, QDnsLookup::CNAME, QStringLiteral("autodiscover.") + m_domain,
           [this](const QDnsLookup& lookup) {
               const auto records = lookup.canonicalNameRecords();
               if (!records.isEmpty())
                   takeReferral(2, records.first().value());
           });
    lookUp(DiscoverySource::Autodiscover, QDnsLookup::SRV, QStringLiteral("_autodiscover._tcp.") + m_domain,
           [this](const QDnsLookup& lookup) {
               const auto records = lookup.serviceRecords();
               if (records.isEmpty())
                   return;
               const QString host = normalizedHost(records.first().target());
               QUrl url(m_options.autodiscoverOwnUrl.arg(host));
               url.setPort(records.first().port());
               if (!host.isEmpty())
                   postAutodiscover(3, url);
               takeReferral(2, host);
           });
}

void Discovery::postAutodiscover(int rank, const QUrl& url)
{
    const auto take = [this, rank](const QByteArray& body) -> Result<void> {
        const auto answer = AutodiscoverReader::read(body, m_address);
        if (!answer)
            return unexpected(answer.error());
        if (answer->servers.isEmpty())
            takeReferral(rank, answer->referredTo);
        else
            add(DiscoverySource::Autodiscover, rank, answer->servers);
        return {};
    };
    beginFetch(DiscoverySource::Autodiscover, take)->postXml(url, AutodiscoverReader::question(m_domain));
}

/// Of whom a domain is referred to only the name is used: the table may know him.
void Discovery::takeReferral(int rank, const QString& host)
{
    const QString name = normalizedHost(host);
    const Provider* provider = name.isEmpty() ? nullptr : m_table.findByAutodiscover(name);
    if (!provider)
        return;
    m_isProviderKnown = true;
    add(DiscoverySource::Autodiscover, rank, candidatesOf(*provider, m_address));
}

void Discovery::lookUp(DiscoverySource source, QDnsLookup::Type type, const QString& name,
                       const std::function<void(const QDnsLookup&)>& answered)
{
    ++m_pending;
    auto* step = new QDnsLookup(type, name, m_steps);
    if (!m_options.nameServer.isNull())
        step->setNameserver(m_options.nameServer);
    connect(step, &QDnsLookup::finished, this, [this, step, source, answered] {
        --m_pending;
        step->deleteLater();
        if (step->error() == QDnsLookup::NoError)
            answered(*step);
        else if (step->error() != QDnsLookup::NotFoundError)
            m_failures.append({source, lookupError(*step)});
        stepEnded();
    });
    QTimer::singleShot(m_options.stepLimitMs, step, [step] { step->abort(); });
    step->lookup();
}

void Discovery::lookUpMx()
{
    lookUp(DiscoverySource::MxTable, QDnsLookup::MX, m_domain,
           [this](const QDnsLookup& lookup) { takeMx(lookup); });
}

void Discovery::lookUpServices()
{
    for (const MailService service : kMailServices)
        lookUp(DiscoverySource::Srv, QDnsLookup::SRV, serviceName(service, m_domain),
               [this, service](const QDnsLookup& lookup) { takeService(service, lookup); });
}

void Discovery::takeMx(const QDnsLookup& lookup)
{
    const QStringList hosts = mailExchangers(lookup);
    if (hosts.isEmpty())
        return;
    int rank = 0;
    for (const QString& domain : domainsOfMx(hosts.first(), m_domain)) {
        fetch(DiscoverySource::MxAutoconfig, rank, m_options.autoconfigUrl, domain);
        if (m_options.askIspdb)
            fetch(DiscoverySource::MxIspdb, rank, m_options.ispdbUrl, domain);
        ++rank;
    }
    // Last, since who hears of it may cancel.
    if (const Provider* provider = m_table.findByMx(hosts)) {
        m_isProviderKnown = true;
        add(DiscoverySource::MxTable, 0, candidatesOf(*provider, m_address));
    } else {
        probeFurther(hosts);
    }
}

void Discovery::takeService(MailService service, const QDnsLookup& lookup)
{
    for (const QDnsServiceRecord& record : lookup.serviceRecords())
        m_records.append({service, record.target(), record.port(), record.priority(), record.weight()});
    add(DiscoverySource::Srv, 0, candidatesFromServiceRecords(m_records, m_address));
}

void Discovery::add(DiscoverySource source, int rank, const ServerCandidates& servers)
{
    if (servers.isEmpty() && servers.notes.isEmpty())
        return;
    m_found.insert({source, rank}, servers);
    QList<SourcedCandidates> all;
    for (auto it = m_found.cbegin(); it != m_found.cend(); ++it)
        all.append({it.key().first, it.value()});
    m_result = rankCandidates(m_address, all);
    if (isSettled())
        endProbing();
    Q_EMIT found(m_result);
}

/// Whether nobody has to be tried: the table knows the provider, or other sources name encrypted servers for
/// both ways that the person need not confirm.
bool Discovery::isSettled() const
{
    const auto isGood = [](const RankedServer& server) {
        return !server.needsConfirmation() && server.candidate.settings.security != Security::None &&
               server.sources.first() < DiscoverySource::Probe;
    };
    return m_isProviderKnown || (std::any_of(m_result.incoming.begin(), m_result.incoming.end(), isGood) &&
                                 std::any_of(m_result.outgoing.begin(), m_result.outgoing.end(), isGood));
}

/// False if there is no reason to, or if it has begun before.
bool Discovery::beginProbing()
{
    m_probeDelay.stop();
    if (m_probe || !m_options.probe || !m_options.online || isSettled())
        return false;
    ProbeLimits limits = m_options.probing;
    limits.stepMs = m_options.stepLimitMs;
    m_probe = new ServerProbe(m_options.certificates, limits, m_steps);
    connect(m_probe, &ServerProbe::found, this, [this] { takeProbed(); });
    connect(m_probe, &ServerProbe::finished, this, [this] {
        endProbing();
        stepEnded();
    });
    m_isProbing = true;
    ++m_pending;
    m_probe->start(m_domain);
    m_probe->addMailExchangers(m_mxHosts);
    return true;
}

void Discovery::probeFurther(const QStringList& mxHosts)
{
    for (const QString& host : mxHosts) {
        if (QHostAddress(host).isNull())
            m_mxHosts.append(host);
    }
    if (!m_probe || m_mxHosts.isEmpty() || isSettled())
        return;
    if (!std::exchange(m_isProbing, true))
        ++m_pending;
    m_probe->addMailExchangers(m_mxHosts);
}

void Discovery::endProbing()
{
    if (std::exchange(m_isProbing, false))
        --m_pending;
    if (m_probe && isSettled())
        m_probe->cancel();
}

void Discovery::takeProbed()
{
    ServerCandidates servers = m_probe->servers();
    for (QList<ServerCandidate>* list : {&servers.incoming, &servers.outgoing}) {
        for (ServerCandidate& server : *list)
            server.settings.username = m_address;
    }
    add(DiscoverySource::Probe, 0, servers);
}

void Discovery::stepEnded()
{
    if (m_running && m_pending == 0 && !beginProbing())
        finish();
}

void Discovery::stop()
{
    m_running = false;
    m_pending = 0;
    m_totalLimit.stop();
    m_probeDelay.stop();
    m_probe = nullptr; // one of the steps
    m_isProbing = false;
    if (!m_steps)
        return;
    // One of them may be the sender of the signal that has led here.
    for (QObject* step : m_steps->children())
        step->disconnect(this);
    std::exchange(m_steps, nullptr)->deleteLater();
}

void Discovery::finish()
{
    stop();
    Q_EMIT finished();
}

} // namespace postaci
