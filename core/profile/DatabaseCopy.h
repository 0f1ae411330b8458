#pragma once

#include "profile/ProfileFiles.h"
#include "store/Connection.h"

#include <memory>

namespace postaci {

/// Copies a database that others go on writing to, as it is at one moment: that of open(). SQLite's backup
/// steps over an open reading transaction: in WAL mode that is a snapshot which neither holds writers up nor
/// begins anew when they write (without the transaction it would, for ever under a sync). VACUUM INTO would
/// give a smaller file, but in one statement, sorting every table anew, which takes three times as long, and
/// not page for page what the program works with. Until the copy is done the write-ahead log grows by what is
/// written meanwhile. Lives in one thread.
class DatabaseCopy
{
public:
    /// Errors: Storage.
    static Result<std::unique_ptr<DatabaseCopy>> open(const QString& file);

    [[nodiscard]] qint64 bytes() const { return m_bytes; } ///< of the copy, about
    /// One file without a log, checked (Errors: DatabaseBroken where the original is damaged). Errors also:
    /// DiskFull, FileUnwritable, Cancelled. `progress` in bytes.
    Result<void> writeTo(const QString& target, const ProfileProgress& progress, const CancelToken& cancel);
    /// The first column of the first row of a query in that moment.
    [[nodiscard]] qint64 numberOf(const QString& sql) { return m_source->numberOf(sql); }

private:
    DatabaseCopy() = default;
    void copyPages(Connection& target, const ProfileProgress& progress, const CancelToken& cancel);

    std::unique_ptr<Connection> m_source;
    QString m_file;
    qint64 m_bytes = 0;
};

} // namespace postaci
