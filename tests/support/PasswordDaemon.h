#pragma once

#include <QHash>
#include <QMutex>
#include <QString>

#include <thread>

namespace postaci::test {

/// Answers Cyrus's questions about passwords in place of saslauthd: every user has fixturePassword. Works in
/// a thread of its own; all functions may be called from any thread.
class PasswordDaemon
{
public:
    PasswordDaemon() = default;
    ~PasswordDaemon();
    PasswordDaemon(const PasswordDaemon&) = delete;
    PasswordDaemon& operator=(const PasswordDaemon&) = delete;

    /// Listens on a UNIX socket there; false if that cannot be.
    bool start(const QString& socketPath);
    /// Passwords that were asked for this user ("name@domain"), right or wrong.
    int attempts(const QString& user) const;

private:
    void serve();
    void answer(int client);

    int m_listener = -1;
    int m_stop[2] = {-1, -1}; ///< closing the second ends the thread
    std::thread m_thread;
    mutable QMutex m_mutex;
    QHash<QString, int> m_attempts;
};

} // namespace postaci::test
