#include "support/OwnNetwork.h"

#include <QFile>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <cstring>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace postaci::test {

#ifdef Q_OS_LINUX

namespace {

QString lastError(const char* what)
{
    return QStringLiteral("%1: %2").arg(QLatin1String(what), QString::fromLocal8Bit(std::strerror(errno)));
}

bool writeTo(const char* path, const QByteArray& text)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(text) == text.size();
}

} // namespace

QString enterOwnNetwork()
{
    const QByteArray user = QByteArray::number(getuid());
    const QByteArray group = QByteArray::number(getgid());
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return lastError("unshare");
    // The process stays who it is, and may do anything to its network.
    if (!writeTo("/proc/self/setgroups", "deny") ||
        !writeTo("/proc/self/uid_map", user + ' ' + user + " 1\n") ||
        !writeTo("/proc/self/gid_map", group + ' ' + group + " 1\n"))
        return QStringLiteral("the user cannot be mapped");
    const int descriptor = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return lastError("socket");
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", sizeof request.ifr_name - 1);
    request.ifr_flags = IFF_UP;
    const bool isUp = ioctl(descriptor, SIOCSIFFLAGS, &request) == 0;
    const QString problem = isUp ? QString() : lastError("lo");
    close(descriptor);
    return problem;
}

#else

QString enterOwnNetwork()
{
    return QStringLiteral("only Linux has that");
}

#endif

} // namespace postaci::test
