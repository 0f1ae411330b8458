#include "support/ServerHost.h"

#include "support/TestPaths.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTcpSocket>

#include <csignal>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr unsigned nobody = 65534;

/// Whether somebody else than the owner can reach the directory.
bool reachableByOthers(const QString& path)
{
    struct stat info = {};
    if (::stat(QFile::encodeName(path).constData(), &info) != 0 || (info.st_mode & S_IXOTH) == 0)
        return false;
    const QString parent = QFileInfo(path).path();
    return parent == path || reachableByOthers(parent);
}

/// Runs between fork and exec.
void becomeServer(ServerUser user)
{
    ::setsid();
    const bool changes = ::geteuid() == 0 && user.id != 0;
    if (changes && (::setgroups(0, nullptr) != 0 || ::setgid(user.group) != 0 || ::setuid(user.id) != 0))
        ::_exit(126);
    ::umask(022);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
}

} // namespace

ServerUser ServerUser::forThisTest()
{
    return ::geteuid() == 0 ? ServerUser{nobody, nobody} : ServerUser{::geteuid(), ::getegid()};
}

QByteArray ServerUser::name() const
{
    const passwd* entry = ::getpwuid(id);
    return entry ? QByteArray(entry->pw_name) : QByteArray::number(id);
}

QByteArray ServerUser::groupName() const
{
    const ::group* entry = ::getgrgid(group);
    return entry ? QByteArray(entry->gr_name) : QByteArray::number(group);
}

bool ServerUser::own(const QString& path) const
{
    return ::geteuid() != 0 || ::chown(QFile::encodeName(path).constData(), id, group) == 0;
}

QString shortTemporaryTemplate()
{
    const QString base = QDir::tempPath().size() > 40 ? u"/tmp"_s : QDir::tempPath();
    return base + "/postaci-XXXXXX"_L1;
}

QString readableServers(const QString& program, const QString& copy, QString* error)
{
    const QString servers = serversDir();
    if (!QFileInfo(servers + u'/' + program).isExecutable()) {
        *error = u"no %1 in %2: run tests/support/fetch-servers"_s.arg(program, servers);
        return {};
    }
    if (::geteuid() != 0 || reachableByOthers(servers))
        return servers;
    if (QProcess::execute(u"cp"_s, {u"-a"_s, servers, copy}) == 0)
        return copy;
    *error = u"cannot copy the servers"_s;
    return {};
}

QString serverLibraries(const QString& servers)
{
    QStringList paths{servers + "/usr/lib/dovecot"_L1, servers + "/usr/lib/dovecot/modules/old-stats"_L1,
                      servers + "/usr/lib"_L1};
    for (const QString& lib : {u"/usr/lib"_s, u"/lib"_s}) {
        const auto triplets = QDir(servers + lib).entryInfoList({u"*-linux-gnu*"_s}, QDir::Dirs);
        for (const QFileInfo& triplet : triplets)
            paths << triplet.filePath();
    }
    return paths.join(u':');
}

void runAs(QProcess& process, ServerUser user)
{
    process.setChildProcessModifier([user] { becomeServer(user); });
}

void endGroup(QProcess& process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    const auto group = static_cast<pid_t>(process.processId());
    process.terminate();
    process.waitForFinished(5000);
    // What is left of its children, or all of it when it did not want to.
    ::kill(-group, SIGKILL);
    process.waitForFinished(5000);
}

void killGroup(QProcess& process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    ::kill(-static_cast<pid_t>(process.processId()), SIGKILL);
    process.waitForFinished(5000);
}

bool connects(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    return socket.waitForConnected(200);
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
}

} // namespace postaci::test
