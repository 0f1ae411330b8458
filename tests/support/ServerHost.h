#pragma once

#include <QProcess>
#include <QString>

namespace postaci::test {

// What the fixtures of the unpacked servers share (see fetch-servers). For the thread that starts a server.

/// Who a server runs as: the test's own user, or "nobody" for a test that runs as root, since mail servers
/// refuse on principle to serve as root.
struct ServerUser
{
    unsigned id = 0;
    unsigned group = 0;

    [[nodiscard]] static ServerUser forThisTest();
    [[nodiscard]] QByteArray name() const;
    [[nodiscard]] QByteArray groupName() const;
    /// Gives a file to this user where the test is allowed to; true if it is his then.
    [[nodiscard]] bool own(const QString& path) const;
};

/// For QTemporaryDir: short, since UNIX sockets have room for 107 bytes of path.
[[nodiscard]] QString shortTemporaryTemplate();

/// The directory of the unpacked servers as `user` can read it: in a clone under /root that is a copy, made
/// at `copy`. Empty, with the reason in `error`, if `program` (from its root, "usr/sbin/dovecot") is not
/// there.
[[nodiscard]] QString readableServers(const QString& program, const QString& copy, QString* error);

/// LD_LIBRARY_PATH for programs of that directory.
[[nodiscard]] QString serverLibraries(const QString& servers);

/// Makes `process` one of this user's that ends with the test, in a process group of its own.
void runAs(QProcess& process, ServerUser user);
/// Asks for the end and waits; what is left of the group after five seconds is killed.
void endGroup(QProcess& process);
/// Ends the whole group at once, as a crash would.
void killGroup(QProcess& process);

[[nodiscard]] bool connects(quint16 port);
[[nodiscard]] QByteArray readFile(const QString& path);
[[nodiscard]] bool writeFile(const QString& path, const QByteArray& bytes);

} // namespace postaci::test
