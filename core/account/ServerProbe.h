#pragma once

#include "account/ServiceProbe.h"
#include "base/CancelToken.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QTimer>

#include <memory>
#include <utility>

namespace postaci {

class HostLookup;

/// What trying servers may take. Times in milliseconds.
struct ProbeLimits
{
    int connections = 8;   ///< at the same time
    int lookUpMs = 1500;   ///< how long names are waited for that may be the same host
    int connectMs = 3000;  ///< for TCP and TLS of one connection, and again for its greeting
    int leastTryMs = 1000; ///< for one of several addresses
    int stepMs = 4000;     ///< for all that is tried of one service at one place
};

/// Looks for the servers of an address by trying them: imap., pop., smtp., mail. and the domain itself, and
/// the hosts that take its mail, on 993, 465 and 995; where one of these does not answer well, on 143, 587
/// with 25, and 110, with STARTTLS. Nobody signs in anywhere, and the address is not told. Names that lead to
/// the same addresses are one place, so that a domain under which every name exists costs no more than
/// another. It lives in its owner's thread and does not block it: sessions run in threads of their own, which
/// end soon after its own end.
class ServerProbe : public QObject
{
    Q_OBJECT

public:
    ServerProbe(CertificatePolicy certificates, ProbeLimits limits, QObject* parent = nullptr);
    ~ServerProbe() override;
    Q_DISABLE_COPY_MOVE(ServerProbe)

    /// Begins. Call it once, with a host name's form of the domain.
    void start(const QString& domain);
    /// Tries these too, behind the domain's own; at most two.
    void addMailExchangers(const QStringList& hosts);
    /// Breaks off what runs; nothing is begun any more.
    void cancel();
    /// What answered so far, without user names.
    [[nodiscard]] ServerCandidates servers() const;

Q_SIGNALS:
    void found();
    /// Nothing is left to try. It may come again, also without anything new.
    void finished();

private:
    struct Name
    {
        QString host;
        QList<Protocol> protocols; ///< that are usually found under it
        std::shared_ptr<HostLookup> lookup;
        bool isTaken = false; ///< its addresses are known, or it has none
    };
    struct Job
    {
        ProbeTarget target;
        qsizetype rank = 0; ///< the place of its name; with STARTTLS that of the same service with TLS
        bool isBegun = false;
    };
    struct Link;

    void addName(const QString& host, const QList<Protocol>& protocols);
    void takeAnswers();
    void takeName(const Name& name);
    void beginJobs();
    void begin(qsizetype index);
    void ended(qsizetype index, const std::optional<ServerCandidate>& server);
    void endIfIdle();

    CertificatePolicy m_certificates;
    ProbeLimits m_limits;
    std::shared_ptr<Link> m_link; ///< for the other threads
    QTimer m_lookUpLimit;
    QList<Name> m_names;
    QList<Job> m_jobs;                                             ///< only grows
    QMap<std::pair<Security, qsizetype>, ServerCandidate> m_found; ///< TLS first, then by rank
    QHash<qsizetype, CancelToken> m_running;
    bool m_isCancelled = false;
};

} // namespace postaci
