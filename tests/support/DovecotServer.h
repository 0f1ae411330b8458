#pragma once

#include "support/ServerHost.h"
#include "support/TestAuthority.h"
#include "support/TestMaildir.h"

#include <QByteArrayList>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <array>
#include <memory>

namespace postaci::test {

/// The password of every user of every test server.
inline constexpr auto fixturePassword = "fixture-password";

/// A private Dovecot on free loopback ports (IMAP, POP3, LMTP, submission; each with STARTTLS and with TLS),
/// and a relay that delivers what is submitted back into it. Lives in the thread that starts it; blocks up to
/// some seconds there.
///
/// Any user name is accepted with fixturePassword, so every test function takes a fresh one. Recipients whose
/// local part starts with "refuse", "defer" or "nodata" are refused as relay.py says.
class DovecotServer
{
public:
    enum class Outgoing { Relay, None };

    /// What Options::without may name: the extensions of IMAP that a client makes use of.
    static constexpr std::array switchableExtensions{
        "UIDPLUS", "MOVE",          "CONDSTORE",   "QRESYNC",  "ENABLE",   "IDLE",
        "ID",      "LIST-EXTENDED", "LIST-STATUS", "ESEARCH",  "UNSELECT", "NAMESPACE",
        "PREVIEW", "NOTIFY",        "SPECIAL-USE", "LITERAL+", "SASL-IR",  "COMPRESS=DEFLATE"};

    struct Options
    {
        /// Replaces what the server advertises ("IMAP4rev1 UIDPLUS"), or adds to it when it begins with '+'.
        QByteArray imapCapability;
        /// Leaves these out of what it advertises otherwise; not together with imapCapability.
        QByteArrayList without;
        QByteArray authMechanisms = "plain login cram-md5 scram-sha-1 scram-sha-256";
        TestAuthority::Kind certificate = TestAuthority::Kind::Good;
        QStringList certificateNames; ///< for these host names, instead of the above
        /// To share one authority between servers; made by the server where null.
        std::shared_ptr<TestAuthority> authority;
        /// Where an issuer of OAuth 2 tokens says whose a token is (RFC 7662); it is certified by
        /// `authority`. Not empty: tokens are taken too, by the mechanisms xoauth2 and oauthbearer.
        QByteArray introspectionUrl;
        qint64 quotaBytes = 0; ///< 0 is no quota
        Outgoing outgoing = Outgoing::Relay;
        /// Appended to the configuration, so it wins; @CA@ stands for the authority's certificate.
        QByteArray extraConfig;
    };

    DovecotServer();
    explicit DovecotServer(Options options);
    ~DovecotServer();
    DovecotServer(const DovecotServer&) = delete;
    DovecotServer& operator=(const DovecotServer&) = delete;

    /// Starts, and returns when it greets. The first start chooses the ports; later ones keep them, and the
    /// mail.
    bool start();
    /// Why start() was false.
    QString errorText() const { return m_error; }
    bool isRunning() const;
    /// Asks it to end (clients hear BYE), and waits: about a second.
    void stop();
    /// Ends it and all its connections at once, as a crash would. start() brings it back with the same ports
    /// and mail.
    void kill();
    /// Takes another certificate at the next start(), as after a renewal that went wrong or was forgotten.
    bool useCertificate(TestAuthority::Kind kind);

    QString host() const { return QStringLiteral("localhost"); }
    quint16 imapPort() const { return m_ports.imap; }   ///< STARTTLS
    quint16 imapsPort() const { return m_ports.imaps; } ///< TLS
    quint16 pop3Port() const { return m_ports.pop3; }   ///< STLS
    quint16 pop3sPort() const { return m_ports.pop3s; } ///< TLS
    quint16 smtpPort() const { return m_ports.smtp; }   ///< submission, STARTTLS
    quint16 smtpsPort() const { return m_ports.smtps; } ///< submissions, TLS
    quint16 lmtpPort() const { return m_ports.lmtp; }   ///< no TLS, no login
    QString caFile() const;
    TestAuthority& authority() { return *m_options.authority; }

    /// Checks of a password that the server did for this user; for one service ("imap", "pop3", "submission")
    /// or all.
    int loginAttempts(const QString& user, const QByteArray& service = {}) const;
    /// Those that failed, whatever the mechanism.
    int failedLogins(const QString& user) const;

    TestMaildir mailbox(const QString& user) const;
    bool deliver(const QString& user, const QByteArray& rawMessage,
                 const QString& folder = QStringLiteral("INBOX"), const QByteArray& flags = {},
                 const QDateTime& date = {}) const;
    /// Thousands at once, written straight into the Maildir; UIDs follow the order of the list.
    bool deliver(const QString& user, const QList<NewMessage>& messages,
                 const QString& folder = QStringLiteral("INBOX")) const;
    /// The bytes on the server's disk, in the order of delivery.
    QByteArrayList messagesIn(const QString& user, const QString& folder = QStringLiteral("INBOX")) const;
    QByteArrayList messageIds(const QString& user, const QString& folder = QStringLiteral("INBOX")) const;

    /// What the relay was given: {sender, recipients, size, reply}, {refused} or {deferred}.
    QList<QJsonObject> transactions() const;
    QByteArray log() const;

private:
    struct Ports
    {
        quint16 imap = 0, imaps = 0, pop3 = 0, pop3s = 0, smtp = 0, smtps = 0, lmtp = 0, relay = 0;
    };

    void choosePorts();
    bool prepare();
    bool installCertificate();
    bool writeConfig();
    QByteArray config() const;
    QByteArray services() const;
    QByteArray tokenConfig() const;
    void launch();
    void removeLocks() const;
    void launchRelay();
    bool waitUntilGreeting();
    bool fail(const QString& reason);
    QString path(const QString& name) const { return m_dir.filePath(name); }

    Options m_options;
    QTemporaryDir m_dir;
    Ports m_ports;
    QProcess m_dovecot;
    QProcess m_relay;
    QString m_servers;
    QString m_error;
    ServerUser m_user;
};

} // namespace postaci::test
