#pragma once

#include "account/CandidateRanking.h"
#include "account/ServerProbe.h"
#include "account/ServiceRecords.h"
#include "base/Result.h"
#include "security/HttpsRequest.h"

#include <QDnsLookup>
#include <QHostAddress>
#include <QMap>
#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>

#include <functional>
#include <utility>

namespace postaci {

/// How a search for an account's servers goes about it.
struct DiscoveryOptions
{
    bool online = true;          ///< false: the table alone
    bool askIspdb = true;        ///< Thunderbird's list of providers is told the domain, never the address
    bool askAutodiscover = true; ///< Microsoft's protocol, of which hosters' panels have an open form
    bool probe = true;           ///< try the usual names of servers where the other sources leave that open
    int stepLimitMs = 4000;
    int totalLimitMs = 8000;
    int probeAfterMs = 1000; ///< how long the other sources are waited for first, unless they end before
    ProbeLimits probing;     ///< its step is stepLimitMs
    CertificatePolicy certificates; ///< added authorities, for loopback hosts only
    QHostAddress nameServer;        ///< null: the system's. Its port is 53.
    /// %1 stands for the domain.
    QString autoconfigUrl = QStringLiteral("https://autoconfig.%1/mail/config-v1.1.xml");
    QString wellKnownUrl = QStringLiteral("https://%1/.well-known/autoconfig/mail/config-v1.1.xml");
    QString ispdbUrl = QStringLiteral("https://autoconfig.thunderbird.net/v1.1/%1");
    QString autodiscoverUrl = QStringLiteral("https://autodiscover.%1/autodiscover/autodiscover.xml");
    QString autodiscoverOwnUrl = QStringLiteral("https://%1/autodiscover/autodiscover.xml");
    /// Only asked where it leads.
    QString autodiscoverRedirectUrl = QStringLiteral("http://autodiscover.%1/autodiscover/autodiscover.xml");
};

/// A source that could not be asked. That it knows nothing is no failure.
struct DiscoveryFailure
{
    DiscoverySource source = DiscoverySource::Table;
    Error error;
};

/// Finds the servers for an address: the provider table, autoconfig at the domain, ISPDB, the same for the
/// host that takes the domain's mail, SRV records, and Autodiscover, all at the same time; then, where these
/// name no encrypted servers for both ways that need no confirmation, by trying the usual names. Lives in the
/// thread of its owner and never blocks it. Only the domain leaves the computer; there is no password here.
class Discovery : public QObject
{
    Q_OBJECT

public:
    explicit Discovery(ProviderTable table, DiscoveryOptions options = {}, QObject* parent = nullptr);
    ~Discovery() override;
    Q_DISABLE_COPY_MOVE(Discovery)

    /// Begins anew; a search that runs is dropped without a signal. All signals come from the event loop.
    /// Errors: Input with InvalidAddress, after which nothing is emitted.
    Result<void> start(const QString& address);
    /// Ends the search with finished(), unless it has ended.
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_running; }
    /// What was found so far.
    [[nodiscard]] const DiscoveryResult& result() const { return m_result; }
    [[nodiscard]] const QList<DiscoveryFailure>& failures() const { return m_failures; }

Q_SIGNALS:
    /// All that is known by now, each time that a source has added something.
    void found(const postaci::DiscoveryResult& result);
    /// Once for a start(): every source has answered, the time is over, or cancel() was called.
    void finished();

private:
    void askTable();
    void fetch(DiscoverySource source, int rank, const QString& urlTemplate, const QString& domain);
    void lookUp(DiscoverySource source, QDnsLookup::Type type, const QString& name,
                const std::function<void(const QDnsLookup&)>& answered);
    void lookUpMx();
    void lookUpServices();
    void takeMx(const QDnsLookup& lookup);
    void takeService(MailService service, const QDnsLookup& lookup);
    void askAutodiscover();
    HttpsRequest* beginFetch(DiscoverySource source,
                             const std::function<Result<void>(const QByteArray&)>& answered);
    void postAutodiscover(int rank, const QUrl& url);
    void takeReferral(int rank, const QString& host);
    void add(DiscoverySource source, int rank, const ServerCandidates& servers);
    [[nodiscard]] bool isSettled() const;
    bool beginProbing();
    void probeFurther(const QStringList& mxHosts);
    void endProbing();
    void takeProbed();
    void stepEnded();
    void stop();
    void finish();

    ProviderTable m_table;
    DiscoveryOptions m_options;
    QNetworkAccessManager m_network;
    QTimer m_totalLimit;
    QTimer m_probeDelay;
    QObject* m_steps = nullptr; ///< owns what runs
    QString m_address;
    QString m_domain;
    /// By source, and within one by the place of the domain that was asked about: answers come in any order.
    QMap<std::pair<DiscoverySource, int>, ServerCandidates> m_found;
    QList<ServiceRecord> m_records;
    QList<DiscoveryFailure> m_failures;
    DiscoveryResult m_result;
    ServerProbe* m_probe = nullptr; ///< from its beginning to the end of the search
    QStringList m_mxHosts;
    int m_pending = 0;
    bool m_running = false;
    bool m_isProbing = false;
    bool m_isProviderKnown = false; ///< by the table
};

} // namespace postaci
