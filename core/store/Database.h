#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "store/BodyAttempts.h"
#include "store/Connection.h"
#include "store/IndexTokenizer.h"
#include "store/ProfileLock.h"
#include "store/SideDatabase.h"

#include <functional>
#include <memory>

namespace postaci {

/// Names of the files in a profile's directory.
[[nodiscard]] QString mailFile(const QString& profileDir);
[[nodiscard]] QString bodiesFile(const QString& profileDir);
[[nodiscard]] QString searchFile(const QString& profileDir);

/// What a loss of power may take from a commit. A killed program loses nothing in either, and what is left
/// is always everything up to some commit.
enum class Durability {
    Full,           ///< nothing, once it is done
    AfterCheckpoint ///< all of it, until the next Full one or checkpoint: saves waiting for the disk
};

/// Of the schemas of those that can be made again (user_version): another one is made anew by who writes, and
/// not read. To be raised with every change of bodies.sql or search.sql.
inline constexpr qint64 bodiesVersion = 2;
inline constexpr qint64 searchVersion = 5;

/// The writing connection to a profile: mail.db with bodies.db and search.db attached, and the profile's
/// lock. Made in any thread, then used by the writer thread only.
class Database
{
public:
    /// Makes and upgrades what is there. `clock` must outlive this. Errors as Store::open().
    static Result<std::unique_ptr<Database>> open(const QString& profileDir, const Clock& clock);

    [[nodiscard]] Connection& connection() { return *m_connection; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    [[nodiscard]] QString profileDir() const { return m_profileDir; }

    /// The cache of bodies.
    [[nodiscard]] SideDatabase& bodies() { return *m_bodies; }
    [[nodiscard]] BodyAttempts& bodyAttempts() { return m_bodyAttempts; }
    /// The index for search by words.
    [[nodiscard]] SideDatabase& search() { return *m_search; }
    /// Makes words as the index does.
    [[nodiscard]] const IndexTokenizer& indexTokenizer();
    /// Of the transactions of mail.db from here on. Not within one.
    Result<void> setDurability(Durability durability);
    [[nodiscard]] bool isASideBroken() const { return m_bodies->isBroken() || m_search->isBroken(); }
    /// Between transactions: new, empty files where bodies.db or search.db was found broken or somebody has
    /// deleted it; true if there were any.
    [[nodiscard]] Result<bool> revive();

private:
    Database(QString profileDir, const Clock& clock);
    void connect();
    void orAnew(SideDatabase& side, const std::function<void()>& attach);
    void makeAnew(SideDatabase& side);
    void removeStaleBodies();
    void notePartsLostToSearch();

    QString m_profileDir;
    const Clock& m_clock;
    std::unique_ptr<ProfileLock> m_lock;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<IndexTokenizer> m_indexTokenizer;
    std::unique_ptr<SideDatabase> m_bodies;
    std::unique_ptr<SideDatabase> m_search;
    BodyAttempts m_bodyAttempts;
    Durability m_durability = Durability::Full;
};

} // namespace postaci
