#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "store/Connection.h"
#include "store/ProfileLock.h"

#include <memory>

namespace postaci {

/// Names of the files in a profile's directory.
[[nodiscard]] QString mailFile(const QString& profileDir);
[[nodiscard]] QString bodiesFile(const QString& profileDir);

/// The writing connection to a profile: mail.db with bodies.db attached, and the profile's lock.
/// Made in any thread, then used by the writer thread only.
class Database
{
public:
    /// Makes and upgrades what is there. `clock` must outlive this. Errors as Store::open().
    static Result<std::unique_ptr<Database>> open(const QString& profileDir, const Clock& clock);

    [[nodiscard]] Connection& connection() { return *m_connection; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    [[nodiscard]] QString profileDir() const { return m_profileDir; }

    /// To be called when a statement on bodies.db has found damage: the transaction is to be rolled back, and
    /// reviveBodies() makes the cache anew.
    void markBodiesBroken() { m_bodiesBroken = true; }
    [[nodiscard]] bool areBodiesBroken() const { return m_bodiesBroken; }
    /// Between transactions: a new, empty bodies.db where it was found broken or somebody has deleted it.
    [[nodiscard]] Result<void> reviveBodies();

private:
    Database(QString profileDir, const Clock& clock);
    void connect();
    void attachBodies();
    void recreateBodies();
    void removeStaleBodies();

    QString m_profileDir;
    const Clock& m_clock;
    std::unique_ptr<ProfileLock> m_lock;
    std::unique_ptr<Connection> m_connection;
    bool m_bodiesBroken = false;
};

} // namespace postaci
