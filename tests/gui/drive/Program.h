#pragma once

#include "MailEngine.h"
#include "account/ProviderTable.h"
#include "base/Clock.h"
#include "mainwindow/MainWindow.h"
#include "security/InMemorySecretStore.h"
#include "settings/AppSettings.h"
#include "support/DovecotServer.h"

#include <QTemporaryDir>

#include <memory>

namespace postaci::test {

/// What the program is started with, as its switches of the same names.
struct ProgramOptions
{
    QString profile; ///< empty: a new one that goes with the Program
    QString providers;
    QString ca;
    EngineTimings timings;
};

/// The program as its main() puts it together, with passwords kept in memory instead of the keyring. UI
/// thread.
class Program
{
public:
    /// `secrets` must outlive it. Errors: what main() would refuse to start with.
    static Result<std::unique_ptr<Program>> open(const ProgramOptions& options, SecretStore& secrets);
    ~Program();

    /// Shows the window and begins as main() does: without an account the wizard opens.
    void start();

    [[nodiscard]] MailEngine& engine() { return *m_engine; }
    [[nodiscard]] MainWindow& window() { return *m_window; }
    [[nodiscard]] AppSettings& settings() { return *m_settings; }
    [[nodiscard]] QString profile() const { return m_profile; }
    /// The first account; id 0 if there is none.
    [[nodiscard]] Account account() const;

private:
    Program() = default;

    QTemporaryDir m_ownProfile;
    QString m_profile;
    SystemClock m_clock;
    ProviderTable m_providers;
    std::unique_ptr<MailEngine> m_engine;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

/// Deniz's account of that address at `server`, whose user names are whole addresses.
[[nodiscard]] Account accountAt(const DovecotServer& server, const QString& address);

/// The program with a new profile and one account of Deniz at `server`, not started. `secrets` must outlive
/// it. Errors: those of Program::open(), and of adding the account.
[[nodiscard]] Result<std::unique_ptr<Program>> programAt(const DovecotServer& server, const QString& address,
                                                         SecretStore& secrets);

/// How the program reaches `server`: IMAP with TLS, submission with STARTTLS.
[[nodiscard]] ServerSettings incomingOf(const DovecotServer& server);
[[nodiscard]] ServerSettings outgoingOf(const DovecotServer& server);

/// Writes a providers file in which `domain` has these servers and user names are whole addresses. False if
/// the file cannot be written.
[[nodiscard]] bool writeProvidersFile(const QString& path, const QString& name, const QString& domain,
                                      const QList<ServerSettings>& incoming, const ServerSettings& outgoing);

/// Waiting times for tests: trying again comes soon.
[[nodiscard]] EngineTimings quickTimings();

} // namespace postaci::test
