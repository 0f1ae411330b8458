#pragma once

#include <QProcess>
#include <QStringList>

class QCoreApplication;

namespace postaci::test {

/// The engine in a process of its own, so that it can be killed: connected and in sync while it runs, and
/// told by lines what its user does. It works on a profile that has its account already.
class EngineHand
{
public:
    EngineHand(QString profileDir, QString caFile);
    ~EngineHand();
    EngineHand(const EngineHand&) = delete;
    EngineHand& operator=(const EngineHand&) = delete;

    /// False if it does not come up.
    bool start();
    void launch(); ///< without waiting for it
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// One of the orders that runWorker() knows; true when what the user did is committed. After false nobody
    /// knows if it was.
    bool order(const QStringList& words);
    /// Gives an order and does not wait: kill() may follow.
    void throwOrder(const QStringList& words);
    void kill(); ///< SIGKILL
    bool quit(); ///< as the user does

    /// What main() of a test with hands runs if isWorker().
    [[nodiscard]] static bool isWorker(const QStringList& arguments);
    static int runWorker(QCoreApplication& application);

private:
    QString m_profileDir;
    QString m_caFile;
    QProcess m_process;
};

} // namespace postaci::test
