#pragma once

#include "MailEngine.h"
#include "security/InMemorySecretStore.h"
#include "support/DovecotServer.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <atomic>
#include <chrono>
#include <memory>

namespace postaci::test {

/// The system's clock, set forward.
class ForwardClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override
    {
        return QDateTime::currentDateTimeUtc().addSecs(m_seconds);
    }
    void goForward(std::chrono::seconds by) { m_seconds += by.count(); }

private:
    std::atomic<qint64> m_seconds{0};
};

/// An engine on a profile of its own with one account at a private server, as a program has it. Lives in the
/// test's thread, whose event loop it needs.
class EngineFixture
{
public:
    /// `user` is an address, which is its login name too.
    EngineFixture(const DovecotServer& server, const QString& user);
    /// Any server; without outgoing mail. `caFile` may be empty.
    EngineFixture(const ServerSettings& incoming, const QString& caFile);

    /// Opens the profile (again). The account is added the first time. False with errorText().
    bool open();
    /// Before the first open(): the same mailbox by POP3, at `port` if it is not the server's own.
    void usePop3(const DovecotServer& server, quint16 port = 0);
    void close() { m_engine.reset(); }
    [[nodiscard]] QString errorText() const { return m_error; }

    /// One whole pass; the profile must be open.
    Result<SyncReport> pass(BodyPolicy bodies = BodyPolicy::OnDemand);

    [[nodiscard]] MailEngine& engine() { return *m_engine; }
    [[nodiscard]] InMemorySecretStore& keyring() { return m_secrets; }
    [[nodiscard]] const MailReader& reader() const { return m_engine->reader(); }
    [[nodiscard]] AccountId accountId() const { return m_accountId; }
    [[nodiscard]] QString profileDir() const { return m_profile.path(); }
    [[nodiscard]] FolderId folder(FolderRole role) const;
    [[nodiscard]] FolderId folder(const QString& path) const;
    /// Ids shown in a folder, newest first.
    [[nodiscard]] QList<MessageId> shown(FolderId folder) const;
    [[nodiscard]] MessageId bySubject(FolderId folder, const QString& subject) const;
    [[nodiscard]] MessageRow row(MessageId id) const;
    /// True when nothing waits for the server any more.
    [[nodiscard]] bool isSettled() const;

    OutgoingMessage newMessage(const QStringList& to, const QString& subject, const QString& text) const;

    Account account; ///< change it before the first open()
    SignInSecrets secrets;
    EngineTimings timings;
    BodyPolicy bodies = BodyPolicy::OnDemand;
    ForwardClock clock;
    int connectionsPerHost = 5;
    SystemConditions* conditions = nullptr;

private:
    bool addAccount();

    QTemporaryDir m_profile;
    QList<QSslCertificate> m_authorities;
    InMemorySecretStore m_secrets;
    std::unique_ptr<MailEngine> m_engine;
    AccountId m_accountId = 0;
    QString m_error;
};

/// A number from the environment, for tests that can be played otherwise or longer.
quint32 numberFrom(const char* variable, quint32 otherwise);

/// A small message with that subject; its Message-ID is made from it.
QByteArray sampleMessage(const QString& subject, const QByteArray& body = "Merhaba\r\n");

} // namespace postaci::test
