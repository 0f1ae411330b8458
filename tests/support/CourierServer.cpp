#include "support/CourierServer.h"

#include "support/TestPaths.h"

#include <QDir>
#include <QFile>

#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace postaci::test {

using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList specialFolders{u"Drafts"_s, u"Sent"_s, u"Trash"_s, u"Archive"_s};

/// What Debian's /etc/courier/imapd gives it, with keywords, and an IDLE that looks every second.
QByteArrayList imapdEnvironment(const QString& servers)
{
    return {
        "PATH=/usr/bin:/bin",
        "LD_LIBRARY_PATH=" + QFile::encodeName(serverLibraries(servers)),
        "IMAP_CAPABILITY=IMAP4rev1 UIDPLUS CHILDREN NAMESPACE THREAD=ORDEREDSUBJECT THREAD=REFERENCES SORT "
        "QUOTA IDLE",
        "IMAP_KEYWORDS=1",
        "IMAP_ACL=1",
        "IMAP_USELOCKS=1",
        "IMAP_ENHANCEDIDLE=0",
        "IMAP_IDLE_TIMEOUT=1",
        "IMAP_TRASHFOLDERNAME=Trash",
        "IMAP_MAILBOX_SANITY_CHECK=0"};
}

std::vector<char*> pointers(QByteArrayList& texts)
{
    std::vector<char*> list;
    for (QByteArray& text : texts)
        list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

} // namespace

/// One user's port: starts imapd for every connection, with the connection as its input and output.
class CourierServer::Listener
{
public:
    Listener(const QString& servers, const QString& mailbox)
        : m_program(QFile::encodeName(servers + "/usr/bin/imapd"_L1)), m_mailbox(QFile::encodeName(mailbox)),
          m_environment(imapdEnvironment(servers))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const generic = reinterpret_cast<sockaddr*>(&address);
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (m_socket < 0 || ::bind(m_socket, generic, size) != 0 || ::listen(m_socket, 20) != 0 ||
            ::getsockname(m_socket, generic, &size) != 0 || ::pipe2(m_stop, O_CLOEXEC) != 0)
            return;
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~Listener()
    {
        if (m_stop[1] >= 0)
            ::close(m_stop[1]);
        if (m_thread.joinable())
            m_thread.join();
        for (const pid_t process : m_processes) {
            ::kill(process, SIGKILL);
            ::waitpid(process, nullptr, 0);
        }
        for (const int descriptor : {m_stop[0], m_socket}) {
            if (descriptor >= 0)
                ::close(descriptor);
        }
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    void serve()
    {
        for (;;) {
            pollfd waiting[2] = {{m_socket, POLLIN, 0}, {m_stop[0], POLLIN, 0}};
            if (::poll(waiting, 2, -1) < 0 || waiting[1].revents != 0)
                return;
            const int client = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
            if (client < 0)
                continue;
            spawn(client);
            ::close(client);
            std::erase_if(m_processes,
                          [](pid_t process) { return ::waitpid(process, nullptr, WNOHANG) != 0; });
        }
    }
    void spawn(int client)
    {
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, client, STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions, client, STDOUT_FILENO);
        ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        QByteArrayList arguments{m_program, m_mailbox};
        pid_t process = 0;
        if (::posix_spawn(&process, m_program.constData(), &actions, nullptr, pointers(arguments).data(),
                          pointers(m_environment).data()) == 0)
            m_processes.push_back(process);
        ::posix_spawn_file_actions_destroy(&actions);
    }

    QByteArray m_program;
    QByteArray m_mailbox;
    QByteArrayList m_environment;
    int m_socket = -1;
    int m_stop[2] = {-1, -1}; ///< closing the second ends the thread
    quint16 m_port = 0;
    std::vector<pid_t> m_processes; ///< of the thread while it runs
    std::thread m_thread;
};

CourierServer::CourierServer() : m_dir(shortTemporaryTemplate()) {}

CourierServer::~CourierServer() = default;

bool CourierServer::fail(const QString& reason)
{
    m_error = reason;
    return false;
}

bool CourierServer::start()
{
    m_servers = readableServers(u"usr/bin/imapd"_s, m_dir.filePath(u"servers"_s), &m_error);
    return !m_servers.isEmpty() && (m_dir.isValid() || fail(u"cannot write to "_s + m_dir.path()));
}

bool CourierServer::makeMailbox(const QString& directory)
{
    QByteArray subscribed = "INBOX\n";
    QStringList places{directory};
    for (const QString& folder : specialFolders) {
        places << directory + "/."_L1 + folder;
        subscribed += "INBOX." + folder.toLatin1() + '\n';
    }
    for (const QString& place : std::as_const(places)) {
        for (const QString& part : {u"cur"_s, u"new"_s, u"tmp"_s}) {
            if (!QDir().mkpath(place + u'/' + part))
                return false;
        }
        if (place != directory && !writeFile(place + "/maildirfolder"_L1, {}))
            return false;
    }
    return writeFile(directory + "/courierimapsubscribed"_L1, subscribed);
}

quint16 CourierServer::portOf(const QString& user)
{
    if (!m_listeners.contains(user)) {
        const QString mailbox = m_dir.filePath(QString::number(m_listeners.size()));
        if (!makeMailbox(mailbox)) {
            fail(u"cannot write to "_s + mailbox);
            return 0;
        }
        m_listeners.insert(user, std::make_shared<Listener>(m_servers, mailbox));
    }
    return m_listeners.value(user)->port();
}

std::unique_ptr<SecondClient> CourierServer::client(const QString& user)
{
    return std::make_unique<SecondClient>(portOf(user));
}

} // namespace postaci::test
