#include "gui/drive/Program.h"

#include "widgets/EnterKey.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <optional>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject serverJson(const ServerSettings& server)
{
    return {{u"protocol"_qs, toString(server.protocol)},
            {u"host"_qs, server.host},
            {u"port"_qs, server.port},
            {u"security"_qs, toString(server.security)}};
}

} // namespace

Result<std::unique_ptr<Program>> Program::open(const ProgramOptions& options, SecretStore& secrets)
{
    std::unique_ptr<Program> program(new Program);
    auto providers = ProviderTable::bundled();
    if (!providers)
        return unexpected(providers.error());
    program->m_providers = *providers;
    if (!options.providers.isEmpty()) {
        if (const auto added = program->m_providers.addFile(options.providers); !added)
            return unexpected(added.error());
    }
    EngineOptions engineOptions;
    if (!options.ca.isEmpty()) {
        const auto authorities = loadAuthorities(options.ca);
        if (!authorities)
            return unexpected(authorities.error());
        engineOptions.certificates.addedAuthorities = *authorities;
    }
    program->m_profile = options.profile.isEmpty() ? program->m_ownProfile.path() : options.profile;
    engineOptions.profileDir = program->m_profile;
    engineOptions.timings = options.timings;
    auto engine = MailEngine::open(engineOptions, secrets, program->m_clock);
    if (!engine)
        return unexpected(engine.error());
    program->m_engine = std::move(engine).value();
    program->m_settings = std::make_unique<AppSettings>(program->m_profile);
    program->m_settings->setUndoSeconds(0); // tests of that set their own
    EnterKey::install(*qApp);               // as main() does with the look
    program->m_window =
        std::make_unique<MainWindow>(*program->m_engine, *program->m_settings, program->m_providers);
    return program;
}

Program::~Program() = default;

void Program::start()
{
    m_window->resize(1280, 800); // all panes, whatever the screen that the test has
    m_window->show();
    m_engine->start();
    m_window->begin();
}

Account Program::account() const
{
    const auto accounts = m_engine->reader().accounts();
    return accounts && !accounts->isEmpty() ? accounts->first() : Account();
}

Account accountAt(const DovecotServer& server, const QString& address)
{
    Account account;
    account.label = address;
    account.identity = {u"Deniz"_qs, address, {}, {}};
    account.incoming = incomingOf(server);
    account.outgoing = outgoingOf(server);
    account.incoming.username = account.outgoing.username = address;
    return account;
}

Result<std::unique_ptr<Program>> programAt(const DovecotServer& server, const QString& address,
                                           SecretStore& secrets)
{
    ProgramOptions options;
    options.ca = server.caFile();
    options.timings = quickTimings();
    auto program = Program::open(options, secrets);
    if (!program)
        return program;
    std::optional<Result<AccountId>> added;
    (*program)->engine().addAccount(accountAt(server, address), {QString::fromLatin1(fixturePassword)},
                                    [&](const Result<AccountId>& id) { added = id; });
    if (!QTest::qWaitFor([&] { return added.has_value(); }))
        return unexpected(
            makeError(ErrorKind::Timeout, ErrorReason::Unspecified, u"the account was not added in time"_qs));
    if (!*added)
        return unexpected(added->error());
    return program;
}

ServerSettings incomingOf(const DovecotServer& server)
{
    return {Protocol::Imap, server.host(), server.imapsPort(), Security::Tls, {}};
}

ServerSettings outgoingOf(const DovecotServer& server)
{
    return {Protocol::Smtp, server.host(), server.smtpPort(), Security::StartTls, {}};
}

bool writeProvidersFile(const QString& path, const QString& name, const QString& domain,
                        const QList<ServerSettings>& incoming, const ServerSettings& outgoing)
{
    QJsonArray servers;
    for (const ServerSettings& server : incoming)
        servers.append(serverJson(server));
    const QJsonObject provider{{u"name"_qs, name},
                               {u"domains"_qs, QJsonArray{domain}},
                               {u"incoming"_qs, servers},
                               {u"outgoing"_qs, QJsonArray{serverJson(outgoing)}},
                               {u"username"_qs, u"address"_qs},
                               {u"source"_qs, u"private servers on this machine"_qs}};
    const QJsonObject table{{u"format"_qs, 1}, {u"providers"_qs, QJsonArray{provider}}};
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
           file.write(QJsonDocument(table).toJson()) > 0;
}

EngineTimings quickTimings()
{
    EngineTimings timings;
    timings.connect = std::chrono::seconds(5);
    timings.reply = std::chrono::seconds(10);
    timings.firstRetry = std::chrono::milliseconds(100);
    timings.longestRetry = std::chrono::milliseconds(500);
    return timings;
}

} // namespace postaci::test
