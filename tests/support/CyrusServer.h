#pragma once

#include "support/PasswordDaemon.h"
#include "support/SecondClient.h"
#include "support/ServerHost.h"
#include "support/TestAuthority.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace postaci::test {

/// A private Cyrus IMAP on free loopback ports, each with STARTTLS and with TLS: a second opinion beside
/// Dovecot, with OBJECTID, APPENDLIMIT, XLIST and what else it has of its own. Lives in the thread that
/// starts it; blocks up to some seconds there.
///
/// Any user name is accepted with fixturePassword and has an INBOX, Drafts, Sent, Junk, Trash and Archive.
class CyrusServer
{
public:
    struct Options
    {
        qint64 quotaKilobytes = 0; ///< 0: no limit
        qint64 biggestBytes = 0;   ///< what APPENDLIMIT tells; 0: Cyrus's own
        QByteArray extraConfig;    ///< appended to imapd.conf
        /// To share one authority between servers; made by the server where null.
        std::shared_ptr<TestAuthority> authority;
    };

    CyrusServer();
    explicit CyrusServer(Options options);
    ~CyrusServer();
    CyrusServer(const CyrusServer&) = delete;
    CyrusServer& operator=(const CyrusServer&) = delete;

    /// Starts, and returns when it greets. The first start chooses the ports; later ones keep them, and the
    /// mail.
    bool start();
    /// Why start() was false.
    QString errorText() const { return m_error; }
    bool isRunning() const { return m_master.state() == QProcess::Running; }
    void stop(); ///< asks it to end, and waits
    void kill(); ///< ends it and all its connections at once, as a crash would

    QString host() const { return QStringLiteral("localhost"); }
    quint16 imapPort() const { return m_imapPort; }   ///< STARTTLS
    quint16 imapsPort() const { return m_imapsPort; } ///< TLS
    QString caFile() const { return m_options.authority->caFile(); }
    /// Checks of a password that the server did for this user.
    int loginAttempts(const QString& user) const { return m_passwords.attempts(user); }

    /// Another program at this user's mail: the way to deliver and to see what is there.
    std::unique_ptr<SecondClient> client(const QString& user) const;

private:
    bool prepare();
    bool installCertificate();
    bool writeConfig();
    QByteArray imapdConfig() const;
    QByteArray masterConfig() const;
    void launch();
    bool waitUntilGreeting();
    void waitUntilClosed();
    bool fail(const QString& reason);
    QString path(const QString& name) const { return m_dir.filePath(name); }

    Options m_options;
    QTemporaryDir m_dir;
    QString m_servers;
    QString m_error;
    quint16 m_imapPort = 0;
    quint16 m_imapsPort = 0;
    ServerUser m_user;
    PasswordDaemon m_passwords;
    QProcess m_master;
};

} // namespace postaci::test
