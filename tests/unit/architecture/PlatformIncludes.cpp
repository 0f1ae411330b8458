#include "PlatformIncludes.h"

#include <QRegularExpression>

#include <algorithm>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Include
{
    QString header;
    bool isGuarded = false;
};

/// Whether the condition of an #if, #ifdef or #elif asks for the system.
bool asksForSystem(const QString& condition)
{
    static const QRegularExpression system(u"\\bQ_OS_[A-Z]+\\b|\\bPOSTACI_HAVE_(DBUS|XCB)\\b"_s);
    return condition.contains(system);
}

/// All includes between angle brackets, with whether a condition on the system is around them. What #else
/// leads to is for a system too.
QList<Include> includesOf(const QString& text)
{
    static const QRegularExpression directive(
        u"^[ \\t]*#[ \\t]*(include|ifdef|ifndef|if|elif|endif)\\b[ \\t]*([^\\n]*)$"_s,
        QRegularExpression::MultilineOption);
    QList<Include> includes;
    QList<bool> conditions;
    for (auto it = directive.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString word = match.captured(1);
        const QString rest = match.captured(2);
        if (word == "include"_L1) {
            if (rest.startsWith(u'<'))
                includes.append({rest.mid(1).section(u'>', 0, 0), conditions.contains(true)});
        } else if (word == "endif"_L1) {
            if (!conditions.isEmpty())
                conditions.removeLast();
        } else if (word == "elif"_L1) {
            if (!conditions.isEmpty())
                conditions.last() = conditions.last() || asksForSystem(rest);
        } else {
            conditions.append(asksForSystem(rest));
        }
    }
    return includes;
}

} // namespace

bool isPlatformHeader(const QString& include)
{
    static const QStringList plain{
        u"aio"_s,      u"dirent"_s,   u"dlfcn"_s,    u"execinfo"_s, u"fcntl"_s,  u"fnmatch"_s,   u"ftw"_s,
        u"glob"_s,     u"grp"_s,      u"ifaddrs"_s,  u"langinfo"_s, u"libgen"_s, u"mntent"_s,    u"netdb"_s,
        u"poll"_s,     u"pthread"_s,  u"pwd"_s,      u"resolv"_s,   u"sched"_s,  u"semaphore"_s, u"signal"_s,
        u"spawn"_s,    u"strings"_s,  u"syslog"_s,   u"termios"_s,  u"unistd"_s, u"utime"_s,     u"wordexp"_s,
        u"windows"_s,  u"winsock2"_s, u"ws2tcpip"_s, u"io"_s,       u"direct"_s, u"process"_s,   u"shlobj"_s,
        u"shellapi"_s, u"winuser"_s,  u"winreg"_s,   u"malloc"_s};
    static const QStringList directories{
        u"sys"_s,  u"linux"_s, u"arpa"_s,         u"netinet"_s,        u"net"_s,        u"asm"_s,
        u"bits"_s, u"mach"_s,  u"CoreServices"_s, u"CoreFoundation"_s, u"Foundation"_s, u"AppKit"_s,
        u"X11"_s,  u"xcb"_s,   u"gio"_s,          u"glib"_s,           u"libsecret"_s,  u"QtDBus"_s};
    if (include.startsWith("QDBus"_L1) || include == "QtDBus"_L1)
        return true;
    if (include.contains(u'/'))
        return directories.contains(include.section(u'/', 0, 0));
    return include.endsWith(".h"_L1) && plain.contains(include.chopped(2));
}

QStringList platformParts()
{
    return {u"core/base/ThreadPriority.cpp"_s,     u"core/profile/ProfileFiles.cpp"_s,
            u"core/schedule/AddressWatch.cpp"_s,   u"core/schedule/PowerWatch.cpp"_s,
            u"core/schedule/SleepWatch.cpp"_s,     u"core/schedule/WatchedBus.h"_s,
            u"core/security/KeyringProbe.cpp"_s,   u"ui/desktop/BusNotifications.cpp"_s,
            u"ui/desktop/DesktopEntryMac.cpp"_s,   u"ui/desktop/TrayWatch.cpp"_s,
            u"ui/widgets/SystemColorScheme.cpp"_s, u"app/cli/ProgressLine.cpp"_s};
}

QStringList unguardedPlatformHeaders(const QString& text)
{
    QStringList found;
    const QList<Include> includes = includesOf(text);
    for (const Include& include : includes) {
        if (!include.isGuarded && isPlatformHeader(include.header))
            found << include.header;
    }
    return found;
}

QStringList misplacedPlatformHeaders(const QString& path, const QString& text)
{
    // Included by nothing but what is kept to a system itself.
    static const QStringList guardedByTheirUsers{u"core/schedule/WatchedBus.h"_s};
    QStringList found;
    if (!platformParts().contains(path)) {
        const QList<Include> includes = includesOf(text);
        for (const Include& include : includes) {
            if (isPlatformHeader(include.header))
                found << u"%1: %2, which is for platform parts"_s.arg(path, include.header);
        }
    } else if (!guardedByTheirUsers.contains(path)) {
        const QStringList unguarded = unguardedPlatformHeaders(text);
        for (const QString& header : unguarded)
            found << u"%1: %2, which not every system has"_s.arg(path, header);
    }
    return found;
}

} // namespace postaci::test
