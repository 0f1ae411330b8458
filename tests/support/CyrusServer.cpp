#include "support/CyrusServer.h"

#include "support/DovecotServer.h"
#include "support/TestPaths.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QTcpSocket>
#include <QThread>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int cyrusStartMs = 20000;

/// Nothing here needs a right that an ordinary user lacks. Everything is written without waiting for a disk.
const auto imapdTemplate = R"(
configdirectory: @DIR@/conf
defaultpartition: default
partition-default: @DIR@/spool
cyrus_user: @USER@
admins: cyrusadmin
virtdomains: userid
defaultdomain: example.invalid
sasl_pwcheck_method: saslauthd
sasl_saslauthd_path: @DIR@/mux
sasl_mech_list: PLAIN LOGIN
allowplaintext: yes
tls_server_cert: @DIR@/server.pem
tls_server_key: @DIR@/server.key
tls_session_timeout: 0
altnamespace: yes
unixhierarchysep: yes
autocreate_quota: @QUOTA@
autocreate_inbox_folders: Drafts | Sent | Junk | Trash | Archive
autocreate_subscribe_folders: Drafts | Sent | Junk | Trash | Archive
xlist-Drafts: Drafts
xlist-Sent: Sent
xlist-Junk: Junk
xlist-Trash: Trash
xlist-Archive: Archive
specialusealways: 1
conversations: yes
expunge_mode: immediate
delete_mode: immediate
maxmessagesize: @BIGGEST@
imapidletimeout: 0
skiplist_unsafe: 1
)";

} // namespace

CyrusServer::CyrusServer() : CyrusServer(Options{}) {}

CyrusServer::CyrusServer(Options options)
    : m_options(std::move(options)), m_dir(shortTemporaryTemplate()), m_user(ServerUser::forThisTest())
{
    if (!m_options.authority)
        m_options.authority = std::make_shared<TestAuthority>();
}

CyrusServer::~CyrusServer()
{
    kill();
}

bool CyrusServer::fail(const QString& reason)
{
    m_error = reason;
    return false;
}

bool CyrusServer::start()
{
    m_error.clear();
    const bool firstStart = m_imapPort == 0;
    if (firstStart && !prepare())
        return false;
    // Another process may take a port between the choice and the use; only a first start may choose again.
    for (int attempt = 0; attempt < (firstStart ? 4 : 1); ++attempt) {
        if (firstStart) {
            m_imapPort = freePort();
            m_imapsPort = freePort();
        }
        if (!writeConfig())
            return false;
        launch();
        if (waitUntilGreeting())
            return true;
        kill();
    }
    return false;
}

bool CyrusServer::prepare()
{
    m_servers = readableServers(u"usr/lib/cyrus/bin/master"_s, path(u"servers"_s), &m_error);
    if (!m_dir.isValid() || m_servers.isEmpty() || !installCertificate())
        return fail(m_error.isEmpty() ? u"cannot write to "_s + m_dir.path() : m_error);
    QStringList directories{u"."_s, u"conf"_s, u"spool"_s, u"spool/stage."_s};
    for (const QString& name :
         {u"db"_s, u"socket"_s, u"proc"_s, u"log"_s, u"msg"_s, u"quota"_s, u"user"_s, u"lock"_s, u"sieve"_s})
        directories << u"conf/"_s + name;
    for (const QString& name : std::as_const(directories)) {
        QDir(m_dir.path()).mkdir(name);
        if (!m_user.own(path(name)))
            return fail(u"cannot give files to the server's user"_s);
    }
    return m_passwords.start(path(u"mux"_s)) || fail(u"cannot answer for passwords"_s);
}

bool CyrusServer::installCertificate()
{
    const CertificateFiles files = m_options.authority->certificate(TestAuthority::Kind::Good);
    if (files.certificate.isEmpty())
        return fail(m_options.authority->error());
    for (const auto& [from, name] :
         {std::pair{files.certificate, u"server.pem"_s}, {files.key, u"server.key"_s}}) {
        if (!QFile::copy(from, path(name)) || !m_user.own(path(name)))
            return fail(u"cannot write "_s + path(name));
    }
    return true;
}

QByteArray CyrusServer::imapdConfig() const
{
    QByteArray text = imapdTemplate;
    text.replace("@DIR@", QFile::encodeName(m_dir.path()))
        .replace("@USER@", m_user.name())
        .replace("@QUOTA@", QByteArray::number(m_options.quotaKilobytes))
        .replace("@BIGGEST@", QByteArray::number(m_options.biggestBytes));
    return text + m_options.extraConfig + '\n';
}

QByteArray CyrusServer::masterConfig() const
{
    const QByteArray config = " -C " + QFile::encodeName(path(u"imapd.conf"_s));
    const QByteArray bin = QFile::encodeName(m_servers) + "/usr/lib/cyrus/bin/";
    const auto service = [&](const char* name, const char* options, quint16 port) {
        return QByteArray("  ") + name + " cmd=\"" + bin + "imapd" + config + options +
               "\" listen=\"127.0.0.1:" + QByteArray::number(port) + "\" prefork=1\n";
    };
    return "START {\n  recover cmd=\"" + bin + "ctl_cyrusdb" + config + " -r\"\n}\nSERVICES {\n" +
           service("imap", "", m_imapPort) + service("imaps", " -s", m_imapsPort) +
           "}\nEVENTS {\n}\nDAEMON {\n  idled cmd=\"" + bin + "idled" + config + "\"\n}\n";
}

bool CyrusServer::writeConfig()
{
    return (writeFile(path(u"imapd.conf"_s), imapdConfig()) &&
            writeFile(path(u"cyrus.conf"_s), masterConfig())) ||
           fail(u"cannot write to "_s + m_dir.path());
}

void CyrusServer::launch()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_LIBRARY_PATH"_s, serverLibraries(m_servers));
    const QDir libraries(m_servers + "/usr/lib"_L1);
    const QStringList triplets = libraries.entryList({u"*-linux-gnu*"_s}, QDir::Dirs);
    environment.insert(u"SASL_PATH"_s, libraries.filePath(triplets.value(0) + "/sasl2"_L1));
    m_master.setProcessEnvironment(environment);
    runAs(m_master, m_user);
    m_master.setWorkingDirectory(path(u"conf"_s));
    m_master.setProcessChannelMode(QProcess::MergedChannels);
    m_master.setStandardOutputFile(path(u"master.out"_s));
    m_master.start(m_servers + "/usr/lib/cyrus/bin/master"_L1,
                   {u"-C"_s, path(u"imapd.conf"_s), u"-M"_s, path(u"cyrus.conf"_s), u"-p"_s,
                    path(u"conf/master.pid"_s), u"-D"_s});
}

bool CyrusServer::waitUntilGreeting()
{
    const QDeadlineTimer deadline(cyrusStartMs);
    while (!deadline.hasExpired()) {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_imapPort);
        if (socket.waitForConnected(200) && socket.waitForReadyRead(int(deadline.remainingTime())) &&
            socket.readAll().startsWith("* OK"))
            return true;
        if (m_master.state() == QProcess::NotRunning || m_master.waitForFinished(0))
            return fail(u"Cyrus ended: "_s + QString::fromUtf8(readFile(path(u"master.out"_s))));
        QThread::msleep(5);
    }
    return fail(u"no greeting in time: "_s + QString::fromUtf8(readFile(path(u"master.out"_s))));
}

void CyrusServer::stop()
{
    endGroup(m_master);
    waitUntilClosed();
}

void CyrusServer::kill()
{
    killGroup(m_master);
    waitUntilClosed();
}

/// Its services hold the ports too, and may end a moment after their master.
void CyrusServer::waitUntilClosed()
{
    const QDeadlineTimer deadline(cyrusStartMs);
    while (m_imapPort != 0 && (connects(m_imapPort) || connects(m_imapsPort)) && !deadline.hasExpired())
        QThread::msleep(5);
}

std::unique_ptr<SecondClient> CyrusServer::client(const QString& user) const
{
    return std::make_unique<SecondClient>(m_imapPort, user);
}

} // namespace postaci::test
