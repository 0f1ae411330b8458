#pragma once

#include <QByteArray>
#include <QHash>
#include <QProcess>
#include <QStringList>

namespace postaci::test {

/// An X server without a screen.
class PrivateDisplay
{
public:
    ~PrivateDisplay();
    /// Of that size in pixels. False: not there within 30 s.
    [[nodiscard]] bool start(int width = 1400, int height = 900);
    [[nodiscard]] QString name() const { return u':' + QString::fromLatin1(m_number); }

private:
    QProcess m_server;
    QByteArray m_number;
};

/// What a test needs around it that its own process cannot change once it runs.
struct PrivateSession
{
    bool hasDisplay = true;              ///< else it is offscreen
    QHash<QString, QString> environment; ///< added to it
    QStringList companion;               ///< a program with its arguments that runs beside it; empty: none
};

/// Whether this process runs in such a session.
[[nodiscard]] bool isInPrivateSession();
/// Runs this program again with the same arguments, with a session bus, a runtime directory and, perhaps, a
/// display of its own, and gives its exit code. Needs a QCoreApplication.
[[nodiscard]] int runInPrivateSession(const PrivateSession& session);

} // namespace postaci::test
