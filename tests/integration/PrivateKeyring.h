#pragma once

#include "support/PrivateBus.h"

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace postaci::test {

/// A session bus and a gnome-keyring-daemon of the test's own, with a home directory that goes with them. One
/// for a process: whoever has spoken to a bus stays with it. UI thread; needs a QCoreApplication.
class PrivateKeyring
{
public:
    ~PrivateKeyring();

    /// Starts the bus, and points this process to it and to the home directory. Call before anything else
    /// speaks to a bus. False: could not be started.
    [[nodiscard]] bool startBus();
    /// With a keyring under `password`, made where there is none. False: not there within 30 s.
    [[nodiscard]] bool startUnlocked(const QByteArray& password);
    /// With the keyring of before, whose password nobody gives.
    [[nodiscard]] bool startLocked();
    void kill();  ///< at once
    void pause(); ///< it lives but does nothing until resume()
    void resume();
    [[nodiscard]] bool isRunning() const { return m_daemon.state() == QProcess::Running; }

    /// Whether `text` stands in a file of the home directory as it is.
    [[nodiscard]] bool showsInFiles(const QByteArray& text) const;

private:
    [[nodiscard]] bool start(const QStringList& arguments, const QByteArray& input);

    QTemporaryDir m_dir;
    PrivateBus m_bus;
    QProcess m_daemon;
};

} // namespace postaci::test
