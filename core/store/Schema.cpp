#include "store/Schema.h"

#include "base/Logging.h"
#include "store/StorageError.h"

#include <QFile>

namespace postaci {

namespace {

/// What mail.db of this program carries in its header, see 001.sql.
constexpr qint64 applicationId = 0x506F7374;

QString sqlResource(const QString& name)
{
    QFile file(QStringLiteral(":/schema/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll());
}

QString numberedName(int version)
{
    return QStringLiteral("%1.sql").arg(version, 3, 10, QLatin1Char('0'));
}

Unexpected broken(const QString& file, const QString& why)
{
    return unexpected(ErrorKind::Storage, ErrorReason::DatabaseBroken,
                      QStringLiteral("%1: %2").arg(file, why));
}

} // namespace

QStringList mailSchema()
{
    QStringList versions;
    for (QString sql = sqlResource(numberedName(1)); !sql.isEmpty();
         sql = sqlResource(numberedName(static_cast<int>(versions.size()) + 1)))
        versions.append(sql);
    return versions;
}

QString bodiesSchema()
{
    return sqlResource(QStringLiteral("bodies.sql"));
}

QString searchSchema()
{
    return sqlResource(QStringLiteral("search.sql"));
}

QString junkSchema()
{
    return sqlResource(QStringLiteral("junk.sql"));
}

Result<int> checkVersion(const QString& file, int newest)
{
    return withStorageErrors([&]() -> Result<int> {
        // Read-only, since closing the last writing connection would fold the write-ahead log into the file.
        Connection connection(file, Access::ReadOnly);
        const qint64 version = connection.numberOf(QStringLiteral("PRAGMA user_version"));
        const qint64 tables = connection.numberOf(QStringLiteral("SELECT count(*) FROM sqlite_master"));
        if (version == 0 && tables == 0)
            return 0;
        if (version < 1 || connection.numberOf(QStringLiteral("PRAGMA application_id")) != applicationId)
            return broken(file, QStringLiteral("not a database of this program"));
        if (version > newest)
            return unexpected(ErrorKind::Storage, ErrorReason::DatabaseTooNew,
                              QStringLiteral("%1 has version %2, this program knows %3")
                                  .arg(file)
                                  .arg(version)
                                  .arg(newest));
        return static_cast<int>(version);
    });
}

Result<void> checkUpgraded(const QString& file)
{
    const auto newest = static_cast<int>(mailSchema().size());
    const auto version = checkVersion(file, newest);
    if (!version)
        return unexpected(version.error());
    if (*version < newest)
        return unexpected(ErrorKind::Storage, ErrorReason::FileUnreadable,
                          QStringLiteral("%1 has not been upgraded yet").arg(file));
    return {};
}

void upgrade(Connection& connection, const QStringList& versions)
{
    const auto from = connection.numberOf(QStringLiteral("PRAGMA user_version"));
    for (qsizetype version = from; version < versions.size(); ++version) {
        connection.execute(QStringLiteral("BEGIN IMMEDIATE"));
        try {
            connection.execute(versions.at(version));
            connection.execute(QStringLiteral("PRAGMA user_version = %1").arg(version + 1));
            connection.execute(QStringLiteral("COMMIT"));
        } catch (const SQLite::Exception&) {
            connection.execute(QStringLiteral("ROLLBACK"));
            throw;
        }
        qCInfo(logStore) << "mail.db is now at version" << version + 1;
    }
}

} // namespace postaci
