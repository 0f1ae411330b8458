#pragma once

#include "MailEngine.h"
#include "account/ProviderTable.h"
#include "accounts/AccountWizard.h"
#include "accounts/LoginChecklist.h"
#include "security/InMemorySecretStore.h"
#include "widgets/EnterKey.h"

#include <QApplication>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace postaci::test {

/// An open wizard on an empty profile, with a login test that goes as the test says. UI thread.
class WizardFixture
{
public:
    /// Anew, with `secrets` or a store of its own.
    void open(SecretStore* secrets = nullptr)
    {
        close();
        m_tests = 0;
        m_table = *ProviderTable::bundled();
        m_dir = std::make_unique<QTemporaryDir>();
        EngineOptions options;
        options.profileDir = m_dir->path();
        options.certificates = m_discovery.certificates;
        auto engine = MailEngine::open(options, secrets ? *secrets : m_secrets, m_clock);
        if (!engine)
            qFatal("%s", qPrintable(engine.error().message));
        m_engine = std::move(engine).value();
        WizardParts parts;
        parts.discovery = m_discovery;
        parts.tester = [this](const LoginTrial& trial) { return startTest(trial); };
        EnterKey::install(*qApp);
        m_wizard = std::make_unique<AccountWizard>(*m_engine, m_table, parts);
        m_wizard->open();
        if (!QTest::qWaitForWindowActive(m_wizard.get()))
            qFatal("the wizard does not become active");
    }

    /// For the next open(); offline unless a test says otherwise.
    void setDiscovery(const DiscoveryOptions& options) { m_discovery = options; }

    void close()
    {
        m_wizard.reset();
        m_engine.reset();
        m_secrets = InMemorySecretStore();
    }

    [[nodiscard]] AccountWizard& wizard() { return *m_wizard; }
    [[nodiscard]] MailEngine& engine() { return *m_engine; }

    template <typename T> [[nodiscard]] T* child(const char* name) const
    {
        T* found = m_wizard->findChild<T*>(QLatin1String(name));
        if (!found)
            qFatal("no %s in the wizard", name);
        return found;
    }
    [[nodiscard]] QLineEdit* edit(const char* name) const { return child<QLineEdit>(name); }
    [[nodiscard]] QPushButton* button(const char* name) const { return child<QPushButton>(name); }
    /// What a line says, whether it is shown or not.
    [[nodiscard]] QString textOf(const char* name) const { return child<QWidget>(name)->accessibleName(); }
    [[nodiscard]] bool isShown(const char* name) const { return child<QWidget>(name)->isVisible(); }

    /// Key by key, into the widget that has the focus.
    static void typeHere(const QString& text)
    {
        for (const QChar c : text)
            QTest::sendKeyEvent(QTest::Click, QApplication::focusWidget(), Qt::Key_unknown, QString(c),
                                Qt::NoModifier);
    }
    /// Replaces what is in the field.
    void type(const char* field, const QString& text)
    {
        edit(field)->setFocus();
        edit(field)->selectAll();
        QTest::keyClick(edit(field), Qt::Key_Delete);
        typeHere(text);
    }
    void fillIn(const QString& address)
    {
        type("nameEdit", QStringLiteral("Ayşe Yılmaz"));
        type("addressEdit", address);
        type("passwordEdit", QStringLiteral("gizli söz"));
    }

    // The login test
    [[nodiscard]] LoginTest* loginTest() const { return m_test; }
    [[nodiscard]] int testCount() const { return m_tests; }
    [[nodiscard]] const Account& testedAccount() const { return m_testedAccount; }
    [[nodiscard]] const QString& testedPassword() const { return m_testedSecrets.secret; }
    [[nodiscard]] const ClientIdentity& testedIdentity() const { return m_testedSecrets.identity; }
    [[nodiscard]] UserNames testedNames() const { return m_testedNames; }

    /// All steps before `step` pass, it fails, and the test ends.
    void failAt(LoginStep step, const Error& error, const std::optional<ServerSettings>& fix = {})
    {
        passUpTo(int(step));
        const Part& part = kParts[int(step)];
        Q_EMIT m_test->found({part.server, part.step, false, 5, describeError(error), fix, error});
        Q_EMIT m_test->finished(false);
    }
    void passAll()
    {
        passUpTo(int(LoginStep::OutgoingLogin) + 1);
        Q_EMIT m_test->finished(true);
    }
    void pass(ServerRole server, DoctorStep step, int milliseconds,
              const std::optional<ServerSettings>& fix = {})
    {
        const QString words = QStringLiteral("«%1 is well»").arg(nameOf(step));
        Q_EMIT m_test->found({server, step, true, milliseconds, {words, {}}, fix, {}});
    }
    [[nodiscard]] static Error failureOf(ErrorKind kind, ErrorReason reason, const QString& host,
                                         quint16 port)
    {
        Error error = makeError(kind, reason, QStringLiteral("for the log"),
                                QStringLiteral("NO [X] the server's words"));
        error.host = host;
        error.port = port;
        return error;
    }

    [[nodiscard]] QString storedSecret(const QString& key)
    {
        QString stored;
        m_secrets.read(key,
                       [&stored](const Result<QString>& secret) { stored = secret ? *secret : QString(); });
        return stored;
    }
    /// The stored password of the tested account's incoming server; empty if there is none.
    [[nodiscard]] QString storedPassword() { return storedSecret(secretKey(m_testedAccount.incoming)); }
    [[nodiscard]] bool nothingIsSaved()
    {
        const auto accounts = m_engine->reader().accounts();
        return accounts && accounts->isEmpty() && storedPassword().isEmpty();
    }

private:
    /// The doctor's last step of each row of the checklist.
    struct Part
    {
        ServerRole server;
        DoctorStep step;
    };
    static constexpr Part kParts[] = {{ServerRole::Incoming, DoctorStep::Capabilities},
                                      {ServerRole::Incoming, DoctorStep::SignIn},
                                      {ServerRole::Incoming, DoctorStep::Folders},
                                      {ServerRole::Outgoing, DoctorStep::Capabilities},
                                      {ServerRole::Outgoing, DoctorStep::Sender}};

    static DiscoveryOptions offline()
    {
        DiscoveryOptions options;
        options.online = false;
        return options;
    }
    LoginTest* startTest(const LoginTrial& trial)
    {
        ++m_tests;
        m_testedAccount = trial.account;
        m_testedSecrets = trial.secrets;
        m_testedNames = trial.userNames;
        m_test = new LoginTest;
        return m_test;
    }
    void passUpTo(int end)
    {
        for (int i = 0; i < end; ++i)
            pass(kParts[i].server, kParts[i].step, 10 * (i + 1));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    InMemorySecretStore m_secrets;
    SystemClock m_clock;
    DiscoveryOptions m_discovery = offline();
    std::unique_ptr<MailEngine> m_engine;
    ProviderTable m_table;
    std::unique_ptr<AccountWizard> m_wizard;
    QPointer<LoginTest> m_test;
    int m_tests = 0;
    Account m_testedAccount;
    SignInSecrets m_testedSecrets;
    UserNames m_testedNames = UserNames::AsGiven;
};

} // namespace postaci::test
