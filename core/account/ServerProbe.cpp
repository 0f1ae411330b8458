#include "account/ServerProbe.h"

#include "protocol/HostLookup.h"

#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <mutex>
#include <utility>

namespace postaci {

namespace {

constexpr qsizetype kMostExchangers = 2;
constexpr qsizetype kMostOfAFamily = 2; ///< addresses of one host that are tried, of IPv4 and of IPv6 each
constexpr int kGoodbyeMs = 500;
constexpr qint64 kLargestAnswer = 64 << 10; ///< to a greeting or a question for capabilities

/// In the order given, which is the system's idea of what can be reached.
QList<QHostAddress> someOfEach(const QList<QHostAddress>& addresses)
{
    QList<QHostAddress> some;
    QHash<QAbstractSocket::NetworkLayerProtocol, qsizetype> taken;
    for (const QHostAddress& address : addresses) {
        if (++taken[address.protocol()] <= kMostOfAFamily)
            some.append(address);
    }
    return some;
}

bool areSame(const QList<QHostAddress>& some, const QList<QHostAddress>& others)
{
    return some.size() == others.size() && std::all_of(some.begin(), some.end(), [&](const auto& address) {
               return others.contains(address);
           });
}

} // namespace

/// What other threads have of a ServerProbe, which may be gone before they end.
struct ServerProbe::Link
{
    std::mutex mutex;
    ServerProbe* probe = nullptr;

    /// Calls `function` with the probe in its thread, if it is still there then.
    template <typename Function> void post(Function function)
    {
        const std::lock_guard lock(mutex);
        if (probe)
            QMetaObject::invokeMethod(
                probe, [probe = probe, function] { function(*probe); }, Qt::QueuedConnection);
    }
};

ServerProbe::ServerProbe(CertificatePolicy certificates, ProbeLimits limits, QObject* parent)
    : QObject(parent), m_certificates(std::move(certificates)), m_limits(limits),
      m_link(std::make_shared<Link>())
{
    m_link->probe = this;
    m_lookUpLimit.setSingleShot(true);
    connect(&m_lookUpLimit, &QTimer::timeout, this, [this] { takeAnswers(); });
}

ServerProbe::~ServerProbe()
{
    {
        const std::lock_guard lock(m_link->mutex);
        m_link->probe = nullptr;
    }
    cancel();
}

void ServerProbe::cancel()
{
    m_isCancelled = true;
    for (const CancelToken& token : std::as_const(m_running))
        token.cancel();
}

void ServerProbe::start(const QString& domain)
{
    m_lookUpLimit.start(m_limits.lookUpMs);
    const QList<Protocol> all{Protocol::Imap, Protocol::Smtp, Protocol::Pop3};
    addName(QStringLiteral("imap.") + domain, {Protocol::Imap});
    addName(QStringLiteral("smtp.") + domain, {Protocol::Smtp});
    addName(QStringLiteral("pop.") + domain, {Protocol::Pop3});
    addName(QStringLiteral("mail.") + domain, all);
    addName(domain, all);
}

void ServerProbe::addMailExchangers(const QStringList& hosts)
{
    for (const QString& host : hosts.first(std::min(hosts.size(), kMostExchangers)))
        addName(host, {Protocol::Imap, Protocol::Smtp, Protocol::Pop3});
}

ServerCandidates ServerProbe::servers() const
{
    ServerCandidates servers;
    for (const ServerCandidate& server : m_found) {
        auto& list = server.settings.protocol == Protocol::Smtp ? servers.outgoing : servers.incoming;
        const bool isKnown = std::any_of(list.begin(), list.end(), [&server](const ServerCandidate& known) {
            return known.settings == server.settings;
        });
        if (!isKnown)
            list.append(server);
    }
    return servers;
}

void ServerProbe::addName(const QString& host, const QList<Protocol>& protocols)
{
    const bool isKnown =
        std::any_of(m_names.begin(), m_names.end(), [&host](const Name& name) { return name.host == host; });
    if (isKnown)
        return;
    const auto lookup = HostLookup::start(
        host, [link = m_link] { link->post([](ServerProbe& probe) { probe.takeAnswers(); }); });
    m_names.append({host, protocols, lookup, false});
    QTimer::singleShot(m_limits.stepMs, this, [this, lookup] {
        for (Name& name : m_names) {
            if (name.lookup == lookup)
                name.isTaken = true;
        }
        takeAnswers();
    });
}

void ServerProbe::takeAnswers()
{
    const bool isWaiting = std::any_of(m_names.begin(), m_names.end(), [](const Name& name) {
        return !name.isTaken && !name.lookup->answer();
    });
    if (isWaiting && m_lookUpLimit.isActive())
        return;
    for (Name& name : m_names) {
        if (name.isTaken || !name.lookup->answer())
            continue;
        name.isTaken = true;
        takeName(name);
    }
    beginJobs();
    endIfIdle();
}

void ServerProbe::takeName(const Name& name)
{
    const QList<QHostAddress> addresses = name.lookup->answer()->addresses();
    if (addresses.isEmpty())
        return;
    for (const Protocol protocol : name.protocols) {
        const auto same = std::find_if(m_jobs.begin(), m_jobs.end(), [&](const Job& job) {
            return job.target.protocol == protocol && areSame(job.target.addresses, addresses);
        });
        if (same == m_jobs.end())
            m_jobs.append({{protocol, Security::Tls, {name.host}, addresses}, m_jobs.size(), false});
        else if (!same->isBegun)
            same->target.names.append(name.host);
    }
}

void ServerProbe::beginJobs()
{
    if (m_isCancelled)
        return;
    for (const Security security : {Security::Tls, Security::StartTls}) {
        for (qsizetype i = 0; i < m_jobs.size() && m_running.size() < m_limits.connections; ++i) {
            if (!m_jobs.at(i).isBegun && m_jobs.at(i).target.security == security)
                begin(i);
        }
    }
}

void ServerProbe::begin(qsizetype index)
{
    m_jobs[index].isBegun = true;
    ConnectionOptions conditions;
    conditions.policy = m_certificates;
    conditions.limits.connectMs = m_limits.connectMs;
    conditions.limits.leastTryMs = m_limits.leastTryMs;
    conditions.limits.replyMs = m_limits.connectMs;
    conditions.limits.logoutMs = kGoodbyeMs;
    conditions.limits.maxLine = kLargestAnswer;
    conditions.limits.maxTextLine = kLargestAnswer;
    conditions.limits.maxTextReply = kLargestAnswer;
    conditions.limits.maxReply = kLargestAnswer;
    m_running.insert(index, conditions.cancel);
    QTimer::singleShot(m_limits.stepMs, this, [token = conditions.cancel] { token.cancel(); });
    // Qt's own pool, which the application waits for at its end, as in HostLookup.
    QThreadPool* const pool = QThreadPool::globalInstance();
    ProbeTarget target = m_jobs.at(index).target;
    target.addresses = someOfEach(target.addresses);
    pool->start([pool, link = m_link, index, target, conditions] {
        pool->releaseThread(); // waiting for a server takes nobody's turn
        const auto server = probeService(target, conditions);
        pool->reserveThread();
        link->post([index, server](ServerProbe& probe) { probe.ended(index, server); });
    });
}

void ServerProbe::ended(qsizetype index, const std::optional<ServerCandidate>& server)
{
    m_running.remove(index);
    ProbeTarget target = m_jobs.at(index).target;
    if (server) {
        m_found.insert({target.security, m_jobs.at(index).rank}, *server);
    } else if (target.security == Security::Tls) {
        target.security = Security::StartTls;
        m_jobs.append({target, m_jobs.at(index).rank, false});
    }
    beginJobs();
    const QPointer<ServerProbe> self(this);
    if (server)
        Q_EMIT found();
    if (self) // who hears of it may have let go
        endIfIdle();
}

void ServerProbe::endIfIdle()
{
    const bool isLookingUp =
        std::any_of(m_names.begin(), m_names.end(), [](const Name& name) { return !name.isTaken; });
    if (!isLookingUp && m_running.isEmpty())
        Q_EMIT finished();
}

} // namespace postaci
