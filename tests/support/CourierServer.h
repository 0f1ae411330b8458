#pragma once

#include "support/SecondClient.h"
#include "support/ServerHost.h"

#include <QHash>
#include <QTemporaryDir>

#include <memory>

namespace postaci::test {

/// Courier's imapd behind a listener of ours, as inetd would start it: a second opinion beside Dovecot, with
/// the INBOX. namespace, UTF8=ACCEPT, no UIDNEXT and an alert before its greeting. No TLS, and no login: each
/// user has a loopback port of his own where he is greeted with PREAUTH.
///
/// Lives in one thread; what it starts runs by itself.
class CourierServer
{
public:
    CourierServer();
    ~CourierServer();
    CourierServer(const CourierServer&) = delete;
    CourierServer& operator=(const CourierServer&) = delete;

    bool start();
    /// Why start() was false, or a port 0.
    QString errorText() const { return m_error; }
    /// Makes the user's mailbox, with Drafts, Sent, Trash and Archive, when it is asked for the first time.
    quint16 portOf(const QString& user);

    QString host() const { return QStringLiteral("127.0.0.1"); }
    /// Another program at this user's mail: the way to deliver and to see what is there.
    std::unique_ptr<SecondClient> client(const QString& user);

private:
    class Listener;

    bool makeMailbox(const QString& directory);
    bool fail(const QString& reason);

    QTemporaryDir m_dir;
    QString m_servers;
    QString m_error;
    QHash<QString, std::shared_ptr<Listener>> m_listeners;
};

} // namespace postaci::test
