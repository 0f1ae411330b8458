#include "support/PasswordDaemon.h"

#include "support/DovecotServer.h"

#include <QFile>
#include <QtEndian>

#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace postaci::test {

namespace {

constexpr int kPatienceMs = 5000;

bool readExactly(int client, char* to, qsizetype count)
{
    while (count > 0) {
        pollfd ready{client, POLLIN, 0};
        const ssize_t got = ::poll(&ready, 1, kPatienceMs) > 0 ? ::read(client, to, size_t(count)) : -1;
        if (got <= 0)
            return false;
        to += got;
        count -= got;
    }
    return true;
}

/// Two bytes of length, then the text: all there is in saslauthd's protocol.
bool readText(int client, QByteArray* text)
{
    quint16 size = 0;
    if (!readExactly(client, reinterpret_cast<char*>(&size), sizeof size))
        return false;
    text->resize(qFromBigEndian(size));
    return readExactly(client, text->data(), text->size());
}

} // namespace

PasswordDaemon::~PasswordDaemon()
{
    if (m_stop[1] >= 0)
        ::close(m_stop[1]);
    if (m_thread.joinable())
        m_thread.join();
    for (const int descriptor : {m_stop[0], m_listener}) {
        if (descriptor >= 0)
            ::close(descriptor);
    }
}

bool PasswordDaemon::start(const QString& socketPath)
{
    const QByteArray path = QFile::encodeName(socketPath);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= qsizetype(sizeof address.sun_path))
        return false;
    std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
    m_listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool listens = m_listener >= 0 &&
                         ::bind(m_listener, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
                         ::chmod(path.constData(), 0666) == 0 && ::listen(m_listener, 20) == 0;
    if (!listens || ::pipe2(m_stop, O_CLOEXEC) != 0)
        return false;
    m_thread = std::thread([this] { serve(); });
    return true;
}

int PasswordDaemon::attempts(const QString& user) const
{
    const QMutexLocker lock(&m_mutex);
    return m_attempts.value(user);
}

void PasswordDaemon::serve()
{
    for (;;) {
        pollfd waiting[2] = {{m_listener, POLLIN, 0}, {m_stop[0], POLLIN, 0}};
        if (::poll(waiting, 2, -1) < 0 || waiting[1].revents != 0)
            return;
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            continue;
        answer(client);
        ::close(client);
    }
}

void PasswordDaemon::answer(int client)
{
    QByteArray user;
    QByteArray password;
    QByteArray service;
    QByteArray realm;
    for (QByteArray* text : {&user, &password, &service, &realm}) {
        if (!readText(client, text))
            return;
    }
    const QByteArray name = realm.isEmpty() ? user : user + '@' + realm;
    {
        const QMutexLocker lock(&m_mutex);
        ++m_attempts[QString::fromUtf8(name)];
    }
    const QByteArray verdict = password == fixturePassword ? "OK" : "NO";
    QByteArray reply(2, '\0');
    qToBigEndian(quint16(verdict.size()), reply.data());
    reply += verdict;
    (void)::send(client, reply.constData(), size_t(reply.size()), MSG_NOSIGNAL);
}

} // namespace postaci::test
