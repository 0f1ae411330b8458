#include "support/DovecotServer.h"

#include "support/TestPaths.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QThread>

#include <unistd.h>
#include <utility>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int dovecotStartMs = 10000;

} // namespace

DovecotServer::DovecotServer() : DovecotServer(Options{}) {}

DovecotServer::DovecotServer(Options options)
    : m_options(std::move(options)), m_dir(shortTemporaryTemplate()), m_user(ServerUser::forThisTest())
{
    if (!m_options.authority)
        m_options.authority = std::make_shared<TestAuthority>();
}

// Not stop(): a Dovecot that is asked takes a second, and nothing of it is needed any more.
DovecotServer::~DovecotServer()
{
    kill();
}

bool DovecotServer::fail(const QString& reason)
{
    m_error = reason;
    return false;
}

bool DovecotServer::start()
{
    m_error.clear();
    const bool firstStart = m_ports.imap == 0;
    if (firstStart && !prepare())
        return false;
    // Another process may take a port between the choice and the use; only a first start may choose again.
    for (int attempt = 0; attempt < (firstStart ? 4 : 1); ++attempt) {
        if (firstStart)
            choosePorts();
        if (!writeConfig())
            return false;
        launchRelay();
        launch();
        if (waitUntilGreeting())
            return true;
        kill();
    }
    return false;
}

void DovecotServer::choosePorts()
{
    for (quint16* port : {&m_ports.imap, &m_ports.imaps, &m_ports.pop3, &m_ports.pop3s, &m_ports.smtp,
                          &m_ports.smtps, &m_ports.lmtp, &m_ports.relay})
        *port = freePort();
}

bool DovecotServer::prepare()
{
    m_servers = readableServers(u"usr/sbin/dovecot"_s, path(u"servers"_s), &m_error);
    if (!m_dir.isValid() || m_servers.isEmpty() || !installCertificate())
        return fail(m_error.isEmpty() ? u"cannot write to "_s + m_dir.path() : m_error);
    QDir(m_dir.path()).mkdir(u"run"_s);
    QDir(m_dir.path()).mkdir(u"mail"_s);
    // The module of TLS is looked for in "modules" beside the running service (see fetch-servers).
    QFile::link(m_servers + "/usr/lib/dovecot/modules"_L1, path(u"run/modules"_s));
    for (const QString& name : {u"."_s, u"run"_s, u"mail"_s}) {
        if (!m_user.own(path(name)))
            return fail(u"cannot give files to the server's user"_s);
    }
    return true;
}

bool DovecotServer::useCertificate(TestAuthority::Kind kind)
{
    m_options.certificate = kind;
    return installCertificate();
}

bool DovecotServer::installCertificate()
{
    const QStringList& names = m_options.certificateNames;
    const CertificateFiles files = names.isEmpty() ? m_options.authority->certificate(m_options.certificate)
                                                   : m_options.authority->certificateFor(names);
    if (files.certificate.isEmpty())
        return fail(m_options.authority->error());
    for (const auto& [from, name] : {std::pair{files.certificate, u"server.pem"_s},
                                     {files.key, u"server.key"_s},
                                     {m_options.authority->caFile(), u"authority.pem"_s}}) {
        QFile::remove(path(name));
        if (!QFile::copy(from, path(name)))
            return fail(u"cannot write "_s + path(name));
        if (!m_user.own(path(name)))
            return fail(u"cannot give the certificate to the server's user"_s);
    }
    return true;
}

bool DovecotServer::writeConfig()
{
    const QString file = path(u"dovecot.conf"_s);
    return (writeFile(file, config()) && writeFile(path(u"oauth2.conf"_s), tokenConfig())) ||
           fail(u"cannot write "_s + file);
}

void DovecotServer::launch()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_LIBRARY_PATH"_s, serverLibraries(m_servers));
    m_dovecot.setProcessEnvironment(environment);
    runAs(m_dovecot, m_user);
    m_dovecot.setWorkingDirectory(path(u"run"_s));
    m_dovecot.setProcessChannelMode(QProcess::MergedChannels);
    m_dovecot.setStandardOutputFile(path(u"dovecot.out"_s));
    const QString configFile = path(u"dovecot.conf"_s);
    // Left to itself, the master runs /usr/bin/doveconf to read its settings. Starting with doveconf avoids
    // that path.
    m_dovecot.start(m_servers + "/usr/bin/doveconf"_L1,
                    {u"-f"_s, u"service=master"_s, u"-c"_s, configFile, u"-m"_s, u"master"_s, u"-e"_s,
                     m_servers + "/usr/sbin/dovecot"_L1, u"-F"_s, u"-c"_s, configFile});
}

void DovecotServer::launchRelay()
{
    if (m_options.outgoing == Outgoing::None)
        return;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PYTHONPATH"_s, m_servers + "/usr/lib/python3/dist-packages"_L1);
    environment.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
    m_relay.setProcessEnvironment(environment);
    runAs(m_relay, {::geteuid(), ::getegid()});
    m_relay.setProcessChannelMode(QProcess::MergedChannels);
    m_relay.setStandardOutputFile(path(u"relay.out"_s));
    m_relay.start(systemPython(), {supportFile(u"relay.py"_s), QString::number(m_ports.relay),
                                   QString::number(m_ports.lmtp), path(u"relay.log"_s)});
}

bool DovecotServer::waitUntilGreeting()
{
    QDeadlineTimer deadline(dovecotStartMs);
    bool greets = false;
    while (!deadline.hasExpired()) {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_ports.imap);
        // The first lines may only say that the authentication process is not there yet.
        if (!greets && socket.waitForConnected(200)) {
            while (!greets && socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
                greets = socket.readAll().contains("[CAPABILITY");
        }
        if (greets && (m_options.outgoing == Outgoing::None || connects(m_ports.relay)))
            return true;
        if (m_dovecot.state() == QProcess::NotRunning || m_dovecot.waitForFinished(0))
            return fail(u"Dovecot ended: "_s + QString::fromUtf8(readFile(path(u"dovecot.out"_s)) + log()));
        QThread::msleep(5);
    }
    return fail(u"no greeting in time: "_s +
                QString::fromUtf8(readFile(path(u"dovecot.out"_s)) + readFile(path(u"relay.out"_s)) + log()));
}

bool DovecotServer::isRunning() const
{
    return m_dovecot.state() == QProcess::Running;
}

void DovecotServer::stop()
{
    endGroup(m_relay);
    endGroup(m_dovecot);
}

void DovecotServer::kill()
{
    killGroup(m_relay);
    killGroup(m_dovecot);
    removeLocks();
}

/// A killed process leaves its dotlocks behind, which the next Dovecot respects for two minutes.
void DovecotServer::removeLocks() const
{
    QDirIterator locks(path(u"mail"_s), {u"*.lock"_s}, QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (locks.hasNext())
        QFile::remove(locks.next());
}

QString DovecotServer::caFile() const
{
    return m_options.authority->caFile();
}

QByteArray DovecotServer::log() const
{
    return readFile(path(u"dovecot.log"_s));
}

int DovecotServer::loginAttempts(const QString& user, const QByteArray& service) const
{
    static const QRegularExpression client(
        u"client in: AUTH\\t.*\\bservice=([^\\t]+).*\\bsession=([^\\t]+)"_s);
    static const QRegularExpression lookup(
        u"static\\(([^,]*),[^,]*,<([^>]*)>\\): Performing passdb lookup"_s);
    QHash<QString, QString> serviceOfSession;
    int attempts = 0;
    const auto lines = QString::fromUtf8(log()).split(u'\n');
    for (const QString& line : lines) {
        if (const auto match = client.match(line); match.hasMatch())
            serviceOfSession.insert(match.captured(2), match.captured(1));
        const auto match = lookup.match(line);
        if (match.hasMatch() && match.captured(1).compare(user, Qt::CaseInsensitive) == 0 &&
            (service.isEmpty() || serviceOfSession.value(match.captured(2)) == QLatin1String(service)))
            ++attempts;
    }
    return attempts;
}

int DovecotServer::failedLogins(const QString& user) const
{
    int failed = 0;
    // Said by the password database, or by the mechanism where the client sends a proof instead of the
    // password.
    const QByteArray mark = '(' + user.toLower().toUtf8() + ',';
    for (const QByteArray& line : log().split('\n')) {
        if (line.contains(mark) && line.contains("assword mismatch"))
            ++failed;
    }
    return failed;
}

TestMaildir DovecotServer::mailbox(const QString& user) const
{
    return {path(u"mail/"_s + user.toLower() + "/Maildir"_L1), m_user.id, m_user.group};
}

bool DovecotServer::deliver(const QString& user, const QByteArray& rawMessage, const QString& folder,
                            const QByteArray& flags, const QDateTime& date) const
{
    return mailbox(user).add(folder, {{rawMessage, flags, date}});
}

bool DovecotServer::deliver(const QString& user, const QList<NewMessage>& messages,
                            const QString& folder) const
{
    return mailbox(user).add(folder, messages);
}

QByteArrayList DovecotServer::messagesIn(const QString& user, const QString& folder) const
{
    QByteArrayList raw;
    for (const StoredMessage& message : mailbox(user).messages(folder))
        raw << message.raw;
    return raw;
}

QByteArrayList DovecotServer::messageIds(const QString& user, const QString& folder) const
{
    QByteArrayList ids;
    for (const StoredMessage& message : mailbox(user).messages(folder))
        ids << message.messageId;
    return ids;
}

QList<QJsonObject> DovecotServer::transactions() const
{
    QList<QJsonObject> entries;
    for (const QByteArray& line : readFile(path(u"relay.log"_s)).split('\n')) {
        if (!line.isEmpty())
            entries << QJsonDocument::fromJson(line).object();
    }
    return entries;
}

} // namespace postaci::test
