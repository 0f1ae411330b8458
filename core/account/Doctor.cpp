#include "account/Doctor.h"

#include "account/DoctorSentences.h"
#include "account/ErrorSentence.h"
#include "account/ServerNames.h"
#include "base/CertificateProblem.h"
#include "protocol/ImapSession.h"
#include "protocol/Pop3Session.h"
#include "protocol/SmtpSession.h"

#include <QElapsedTimer>
#include <QNetworkInterface>

#include <algorithm>
#include <iterator>
#include <memory>

namespace postaci {

namespace {

using Kind = ConnectionStage::Kind;

bool isOnline()
{
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    return std::any_of(interfaces.begin(), interfaces.end(), [](const QNetworkInterface& one) {
        const auto flags = one.flags();
        return flags.testFlag(QNetworkInterface::IsUp) && flags.testFlag(QNetworkInterface::IsRunning) &&
               !flags.testFlag(QNetworkInterface::IsLoopBack) && !one.addressEntries().isEmpty();
    });
}

/// One server of the account, from its name on.
class ServerExamination
{
public:
    ServerExamination(const DoctorOptions& options, ServerRole role,
                      const std::function<void(const DoctorFinding&)>& tell)
        : m_options(options), m_role(role),
          m_server(role == ServerRole::Incoming ? options.account.incoming : options.account.outgoing),
          m_userNames(namesFor(m_server, options)), m_tell(tell)
    {
    }
    /// Tries `name` before the others, if it is one of them.
    void beginWith(const QString& name)
    {
        if (m_userNames.removeOne(name))
            m_userNames.prepend(name);
    }

    /// True if all is good.
    bool run(bool maySignIn)
    {
        m_step.start();
        switch (m_server.protocol) {
        case Protocol::Imap:
            return examineImap(maySignIn);
        case Protocol::Pop3:
            return examinePop3(maySignIn);
        case Protocol::Smtp:
            break;
        }
        return examineSmtp(maySignIn);
    }
    [[nodiscard]] bool isRefused() const { return m_isRefused; }
    [[nodiscard]] const QString& acceptedName() const { return m_acceptedName; }

private:
    static QStringList namesFor(const ServerSettings& server, const DoctorOptions& options)
    {
        const bool isAddress = server.username.contains(u'@');
        const QString other =
            isAddress ? server.username.section(u'@', 0, -2) : options.account.identity.address;
        const bool hasOther = options.userNames == UserNames::AlsoOtherForm && !other.isEmpty();
        return hasOther ? QStringList{server.username, other} : QStringList{server.username};
    }

    bool examineImap(bool maySignIn)
    {
        auto session = std::make_unique<ImapSession>(connectionOptions());
        if (!connect(*session))
            return false;
        good(DoctorStep::Capabilities, serverCan(m_server.protocol, session->capabilities(), 0));
        if (!maySignIn)
            return true;
        if (!signIn(session))
            return false;
        const auto folders = session->list(ListDetail::Names);
        if (!folders)
            return bad(DoctorStep::Folders, folders.error());
        good(DoctorStep::Folders, foldersListed(Protocol::Imap, static_cast<int>(folders->size())));
        session->logout();
        return true;
    }

    bool examinePop3(bool maySignIn)
    {
        auto session = std::make_unique<Pop3Session>(connectionOptions());
        if (!connect(*session))
            return false;
        QSet<QByteArray> capabilities;
        for (const char* capability : {"UIDL", "TOP", "PIPELINING"}) {
            if (session->has(capability))
                capabilities.insert(capability);
        }
        good(DoctorStep::Capabilities, serverCan(m_server.protocol, capabilities, 0));
        if (!maySignIn)
            return true;
        if (!signIn(session))
            return false;
        const auto messages = session->list();
        if (!messages)
            return bad(DoctorStep::Folders, messages.error());
        good(DoctorStep::Folders, foldersListed(Protocol::Pop3, static_cast<int>(messages->size())));
        (void)session->quit(); // nothing was marked deleted
        return true;
    }

    bool examineSmtp(bool maySignIn)
    {
        auto session = std::make_unique<SmtpSession>(connectionOptions());
        if (!connect(*session))
            return false;
        good(DoctorStep::Capabilities,
             serverCan(m_server.protocol, session->capabilities(), session->sizeLimit()));
        if (!maySignIn) {
            session->quit();
            return true;
        }
        if (!signIn(session))
            return false;
        const QString& address = m_options.account.identity.address;
        if (const auto taken = session->trySender(address); !taken)
            return bad(DoctorStep::Sender, taken.error());
        good(DoctorStep::Sender, senderIsTaken(address));
        if (m_options.sizeLimit) {
            ServerSettings taken = m_server;
            taken.username = m_acceptedName;
            m_options.sizeLimit(taken, session->sizeLimit());
        }
        session->quit();
        return true;
    }

    template <typename Session> bool connect(Session& session)
    {
        const auto connected = session.connect();
        if (!connected)
            return bad(stepOf(connected.error()), connected.error());
        if (m_server.security == Security::None)
            good(DoctorStep::Encryption, isNotEncrypted());
        return true;
    }

    /// May put a new connection in the place of one whose login was refused.
    template <typename Session> bool signIn(std::unique_ptr<Session>& session)
    {
        const auto password = m_options.password(m_server);
        if (!password)
            return bad(DoctorStep::SignIn, password.error());
        Result<void> accepted;
        for (const QString& name : std::as_const(m_userNames)) {
            if (!accepted && !reconnect(session))
                break; // what is told is why the login was refused
            accepted =
                logIn(*session, Credentials::of(m_options.account, name, *password), m_options.renewedToken);
            if (accepted) {
                m_acceptedName = name;
                return tellSignedIn();
            }
            if (classOf(accepted.error()) != ReplyClass::Authentication)
                break;
        }
        m_isRefused = accepted.error().kind == ErrorKind::Authentication;
        return bad(DoctorStep::SignIn, accepted.error());
    }

    template <typename Session> bool reconnect(std::unique_ptr<Session>& session)
    {
        ConnectionOptions options = connectionOptions();
        options.reached = {};
        session = std::make_unique<Session>(options);
        return session->connect().has_value();
    }

    bool tellSignedIn()
    {
        ServerSettings taken = m_server;
        taken.username = m_acceptedName;
        const bool isOther = m_acceptedName != m_server.username;
        m_tell({m_role, DoctorStep::SignIn, true, static_cast<int>(m_step.restart()),
                isOther ? signedInAs(taken) : signedIn(taken, Credentials::kindFor(m_options.account)),
                isOther ? std::optional(taken) : std::nullopt, std::nullopt});
        return true;
    }

    ConnectionOptions connectionOptions()
    {
        ConnectionOptions options;
        options.host = m_server.host;
        options.port = m_server.port;
        options.security = m_server.security;
        options.cleartextAllowed = m_options.account.cleartextAllowed;
        options.encryptedOnce = m_role == ServerRole::Incoming ? m_options.account.incomingEncryptedOnce
                                                               : m_options.account.outgoingEncryptedOnce;
        options.policy = m_options.certificates;
        options.identity = m_options.identity;
        options.limits = m_options.limits;
        options.cancel = m_options.cancel;
        if (m_options.transcript)
            options.transcript =
                Transcript::ofConnection(m_options.transcript, toString(m_server.protocol).toUpper());
        options.reached = [this](const ConnectionStage& stage) { reached(stage); };
        return options;
    }

    void reached(const ConnectionStage& stage)
    {
        m_reached.insert(stage.kind);
        switch (stage.kind) {
        case Kind::NameFound:
            m_addresses = stage.words;
            return good(DoctorStep::Name, nameWasFound(m_server.host, stage.words));
        case Kind::PortOpen:
            return good(DoctorStep::Port, portAnswers(m_server));
        case Kind::Greeted:
            return good(DoctorStep::Greeting, greetedRightly(m_server));
        case Kind::Encrypted:
            good(DoctorStep::Encryption, isEncrypted(stage.words));
            return good(DoctorStep::Certificate,
                        certificateIsGood(stage.certificate, QDateTime::currentDateTimeUtc()));
        }
    }

    /// At which step a connection that failed so has ended.
    [[nodiscard]] DoctorStep stepOf(const Error& error) const
    {
        switch (error.reason) {
        case ErrorReason::PlaintextOnTlsPort:
        case ErrorReason::TlsOnPlaintextPort:
        case ErrorReason::TlsHandshakeFailed:
        case ErrorReason::TlsUnavailable:
        case ErrorReason::StartTlsMissing:
        case ErrorReason::StartTlsInjection:
        case ErrorReason::CleartextRefused:
        case ErrorReason::DowngradeRefused:
            return DoctorStep::Encryption;
        default:
            break;
        }
        if (error.kind == ErrorKind::Certificate)
            return DoctorStep::Certificate;
        if (error.kind == ErrorKind::Authentication) // of the person's own certificate
            return DoctorStep::SignIn;
        if (!m_reached.contains(Kind::NameFound))
            return DoctorStep::Name;
        if (!m_reached.contains(Kind::PortOpen))
            return DoctorStep::Port;
        if (m_server.security == Security::Tls && !m_reached.contains(Kind::Encrypted))
            return DoctorStep::Encryption;
        if (!m_reached.contains(Kind::Greeted))
            return DoctorStep::Greeting;
        return m_server.security == Security::StartTls && !m_reached.contains(Kind::Encrypted)
                   ? DoctorStep::Encryption
                   : DoctorStep::Capabilities;
    }

    void good(DoctorStep step, const ErrorText& text)
    {
        m_tell({m_role, step, true, static_cast<int>(m_step.restart()), text, std::nullopt, std::nullopt});
    }

    bool bad(DoctorStep step, const Error& error)
    {
        const auto milliseconds = static_cast<int>(m_step.restart());
        // Who could be signed in to has the right settings, and who refuses a password mostly too.
        const bool isSettled = step >= DoctorStep::SignIn && !wantsAnotherWay(error);
        const auto fix = isSettled ? std::nullopt : fixFor(error);
        m_tell({m_role, step, false, milliseconds, describeError(error), fix, error});
        return false;
    }

    /// Settings that work in the place of those that have failed so, tried without signing in: the pair of
    /// port and encryption that was met on the way, a name of the certificate, what the provider documents,
    /// the same host by its other encryption, the account's other host, the usual names.
    [[nodiscard]] std::optional<ServerSettings> fixFor(const Error& error)
    {
        ServerSettings fixed = m_server;
        if (error.instead) {
            fixed.port = error.instead->port;
            fixed.security = error.instead->security;
            return fixed;
        }
        if (!mayBeTheSettings(error))
            return std::nullopt;
        ConnectionOptions probe = connectionOptions();
        probe.reached = {};
        if (error.reason == ErrorReason::CertificateWrongName && error.certificate) {
            fixed.host = nameThatVerifies(*error.certificate, m_server.protocol, probe, m_addresses);
            if (!fixed.host.isEmpty())
                return fixed;
        }
        for (const ServerSettings& other : alternatives(error)) {
            if (isServerThere(other, probe))
                return other;
        }
        return std::nullopt;
    }

    /// Whether the server would take a login on another port or with another encryption.
    static bool wantsAnotherWay(const Error& error)
    {
        return error.reason == ErrorReason::NoCommonMechanism ||
               error.reason == ErrorReason::CleartextRefused || classOf(error) == ReplyClass::TlsRequired;
    }

    /// Whether a failure can be due to a wrong host, port or encryption, rather than to who signs in or to
    /// this computer.
    static bool mayBeTheSettings(const Error& error)
    {
        switch (error.reason) {
        case ErrorReason::NetworkUnreachable:
        case ErrorReason::ProxyRefused:
        case ErrorReason::NameServerSilent:
        case ErrorReason::TlsUnavailable:
        case ErrorReason::ServerBusy:
        case ErrorReason::ServerBye:
            return false;
        case ErrorReason::StartTlsMissing:
        case ErrorReason::DowngradeRefused:
            return true;
        default:
            break;
        }
        return wantsAnotherWay(error) || error.kind == ErrorKind::Certificate ||
               error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout ||
               error.kind == ErrorKind::Protocol;
    }

    [[nodiscard]] QList<ServerSettings> alternatives(const Error& error) const
    {
        QList<ServerSettings> others;
        for (const ServerSettings& server : m_options.documented) {
            if (server.protocol == m_server.protocol)
                others.append(server);
        }
        const QString meant = hostAsMeant(m_server.host);
        others.append({m_server.protocol, meant, m_server.port, m_server.security, {}});
        const bool isIncoming = m_role == ServerRole::Incoming;
        const Account& account = m_options.account;
        const bool isElsewhere = error.kind != ErrorKind::Certificate && !wantsAnotherWay(error);
        QStringList hosts{meant};
        if (isElsewhere) // the two were mixed up, or are one
            hosts.append(hostAsMeant(isIncoming ? account.outgoing.host : account.incoming.host));
        for (const QString& host : std::as_const(hosts)) {
            for (const Security security : {Security::Tls, Security::StartTls})
                others.append(
                    {m_server.protocol, host, defaultPort(m_server.protocol, security), security, {}});
        }
        if (isElsewhere)
            others.append(usualServers(m_server.protocol, account.identity.address.section(u'@', -1)));
        for (ServerSettings& other : others)
            other.username = m_server.username;
        others.removeAll(m_server);
        others.removeIf([](const ServerSettings& other) { return other.host.isEmpty(); });
        QList<ServerSettings> once;
        std::copy_if(others.cbegin(), others.cend(), std::back_inserter(once),
                     [&once](const ServerSettings& other) { return !once.contains(other); });
        return once;
    }

    const DoctorOptions& m_options;
    const ServerRole m_role;
    const ServerSettings m_server;
    QStringList m_userNames; ///< to be tried, in this order
    const std::function<void(const DoctorFinding&)>& m_tell;
    QElapsedTimer m_step;
    QSet<Kind> m_reached;
    QString m_addresses;
    QString m_acceptedName; ///< empty: nobody was signed in
    bool m_isRefused = false;
};

} // namespace

QString nameOf(DoctorStep step)
{
    switch (step) {
    case DoctorStep::Network:
        return QStringLiteral("network");
    case DoctorStep::Name:
        return QStringLiteral("dns");
    case DoctorStep::Port:
        return QStringLiteral("tcp");
    case DoctorStep::Encryption:
        return QStringLiteral("tls");
    case DoctorStep::Certificate:
        return QStringLiteral("certificate");
    case DoctorStep::Greeting:
        return QStringLiteral("greeting");
    case DoctorStep::Capabilities:
        return QStringLiteral("capabilities");
    case DoctorStep::SignIn:
        return QStringLiteral("login");
    case DoctorStep::Folders:
        return QStringLiteral("folders");
    case DoctorStep::Sender:
        break;
    }
    return QStringLiteral("sender");
}

bool examineAccount(const DoctorOptions& options, const std::function<void(const DoctorFinding&)>& tell)
{
    const Account& account = options.account;
    const bool isBoth = options.servers == DoctorServers::Both;
    const bool needsNetwork =
        (isBoth && !isLoopbackHost(account.incoming.host)) || !isLoopbackHost(account.outgoing.host);
    const ServerRole first = isBoth ? ServerRole::Incoming : ServerRole::Outgoing;
    if (needsNetwork) {
        const bool online = isOnline();
        if (!online) {
            const Error error = makeError(ErrorKind::Offline, ErrorReason::NetworkUnreachable,
                                          QStringLiteral("no network interface is up"));
            tell({first, DoctorStep::Network, false, 0, describeError(error), std::nullopt, error});
            return false;
        }
        tell({first, DoctorStep::Network, true, 0, networkIsThere(), std::nullopt, std::nullopt});
    }
    const bool maySignIn = static_cast<bool>(options.password);
    if (!isBoth)
        return ServerExamination(options, ServerRole::Outgoing, tell).run(maySignIn);
    ServerExamination incoming(options, ServerRole::Incoming, tell);
    const bool incomingIsGood = incoming.run(maySignIn);
    if (options.cancel.isCancelled())
        return false;
    ServerExamination outgoing(options, ServerRole::Outgoing, tell);
    outgoing.beginWith(incoming.acceptedName());
    return outgoing.run(maySignIn && !incoming.isRefused()) && incomingIsGood;
}

} // namespace postaci
