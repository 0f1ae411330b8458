#include "support/OwnNetwork.h"

#include <QFile>
#include <QTextStream>

#ifdef Q_OS_LINUX
#include <arpa/inet.h>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <linux/sockios.h>
#include <net/if.h>
#include <net/route.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#endif

namespace postaci::test {

int notRun(const QString& why)
{
    QTextStream(stderr) << "no network of its own: " << why << Qt::endl;
    return qEnvironmentVariable("CI") == QLatin1String("true") ? EXIT_FAILURE : kNotRun;
}

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

struct Descriptor
{
    explicit Descriptor(int descriptor) : number(descriptor) {}
    ~Descriptor()
    {
        if (number >= 0)
            close(number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    const int number;
};

/// Root keeps its users, so that servers can be started as another one.
QString enterNamespaces()
{
    constexpr int own = CLONE_NEWNET | CLONE_NEWNS;
    const QByteArray user = QByteArray::number(getuid());
    const QByteArray group = QByteArray::number(getgid());
    if (geteuid() == 0 && unshare(own) == 0)
        return {};
    if (unshare(CLONE_NEWUSER | own) != 0)
        return lastError("unshare");
    // The process stays who it is, and may do anything to its network.
    const bool isMapped = writeTo("/proc/self/setgroups", "deny") &&
                          writeTo("/proc/self/uid_map", user + ' ' + user + " 1\n") &&
                          writeTo("/proc/self/gid_map", group + ' ' + group + " 1\n");
    return isMapped ? QString() : QStringLiteral("the user cannot be mapped");
}

/// What goes out on the loopback interface to an address that is nobody's is dropped without a word.
bool routeIntoNowhere(int descriptor)
{
    const auto address = [](sockaddr& place, const char* text) {
        sockaddr_in in{};
        in.sin_family = AF_INET;
        inet_pton(AF_INET, text, &in.sin_addr);
        std::memcpy(&place, &in, sizeof in);
    };
    char device[] = "lo";
    rtentry route{};
    address(route.rt_dst, "192.0.2.0");
    address(route.rt_genmask, "255.255.255.0");
    route.rt_flags = RTF_UP;
    route.rt_dev = device;
    return ioctl(descriptor, SIOCADDRT, &route) == 0;
}

void routeIntoNowhere6(int descriptor)
{
    in6_rtmsg route{};
    inet_pton(AF_INET6, "2001:db8::", &route.rtmsg_dst);
    route.rtmsg_dst_len = 32;
    route.rtmsg_metric = 1;
    route.rtmsg_flags = RTF_UP;
    route.rtmsg_ifindex = int(if_nametoindex("lo"));
    ioctl(descriptor, SIOCADDRT, &route);
}

/// Covers the machine's files, for this process and its children only.
QString askOwnNameServer()
{
    if (mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return lastError("private mounts");
    const std::pair<const char*, const char*> files[] = {{"/etc/resolv.conf", "nameserver 127.0.0.1\n"},
                                                         {"/etc/nsswitch.conf", "hosts: files dns\n"}};
    for (const auto& [path, text] : files) {
        char own[] = "/tmp/postaci-net-XXXXXX";
        const Descriptor descriptor(mkstemp(own));
        if (descriptor.number < 0 || fchmod(descriptor.number, 0644) != 0 || !writeTo(own, text))
            return lastError(own);
        const bool isCovered = mount(own, path, nullptr, MS_BIND, nullptr) == 0;
        const QString problem = isCovered ? QString() : lastError(path);
        unlink(own);
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

} // namespace

QString enterOwnNetwork()
{
    if (const QString problem = enterNamespaces(); !problem.isEmpty())
        return problem;
    const Descriptor v4(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const Descriptor v6(socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (v4.number < 0)
        return lastError("socket");
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", sizeof request.ifr_name - 1);
    request.ifr_flags = IFF_UP;
    if (ioctl(v4.number, SIOCSIFFLAGS, &request) != 0)
        return lastError("lo");
    // For servers that run as another user; where that cannot be said they do not start.
    writeTo("/proc/sys/net/ipv4/ip_unprivileged_port_start", "0");
    if (!routeIntoNowhere(v4.number))
        return lastError("route");
    if (v6.number >= 0) // a machine may have no IPv6
        routeIntoNowhere6(v6.number);
    return askOwnNameServer();
}

QString addOwnInterface()
{
    const Descriptor v4(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    char name[] = "postaci0";
    if (v4.number < 0 || ioctl(v4.number, SIOCBRADDBR, name) != 0)
        return lastError("a bridge");
    ifreq request{};
    std::strncpy(request.ifr_name, name, sizeof request.ifr_name - 1);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    inet_pton(AF_INET, "198.51.100.1", &address.sin_addr);
    std::memcpy(&request.ifr_addr, &address, sizeof address);
    if (ioctl(v4.number, SIOCSIFADDR, &request) != 0)
        return lastError("its address");
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    return ioctl(v4.number, SIOCSIFFLAGS, &request) == 0 ? QString() : lastError("its start");
}

#else

QString enterOwnNetwork()
{
    return QStringLiteral("only Linux has that");
}

QString addOwnInterface()
{
    return QStringLiteral("only Linux has that");
}

#endif

} // namespace postaci::test
