#include "store/SideDatabase.h"

#include "base/Logging.h"

#include <QFile>

namespace postaci {

void SideDatabase::checkOrMake()
{
    Connection connection(m_kind.file, Access::ReadWrite);
    const qint64 tables = connection.numberOf(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    const qint64 version = connection.numberOf(QStringLiteral("PRAGMA user_version"));
    if (tables == 0 && version == 0) {
        connection.execute(QStringLiteral("PRAGMA page_size = %1").arg(m_kind.pageSize));
        if (m_kind.givesRoomBack)
            connection.execute(QStringLiteral("PRAGMA auto_vacuum = INCREMENTAL"));
        connection.execute(QStringLiteral("PRAGMA journal_mode = WAL"));
        connection.execute(QStringLiteral("BEGIN IMMEDIATE;%1;PRAGMA user_version = %2;COMMIT")
                               .arg(m_kind.schema)
                               .arg(m_kind.version));
    } else if (version != m_kind.version) {
        throw SQLite::Exception("it is of another version");
    }
    connection.execute(m_kind.check);
}

void SideDatabase::attach()
{
    checkOrMake();
    m_connection.execute(
        QStringLiteral("ATTACH '%1' AS %2")
            .arg(QString(m_kind.file).replace(QLatin1Char('\''), QLatin1String("''")), m_kind.name));
    m_connection.execute(QStringLiteral("PRAGMA %1.synchronous = NORMAL;"
                                        "PRAGMA %1.journal_size_limit = 16777216;"
                                        "PRAGMA %1.secure_delete = FAST;"
                                        "PRAGMA %1.cache_size = -%2")
                             .arg(m_kind.name)
                             .arg(m_kind.cacheKb));
}

void SideDatabase::makeAnew()
{
    m_connection.forgetStatements();
    if (m_connection.isInTransaction())
        m_connection.execute(QStringLiteral("ROLLBACK"));
    const QString attached = QStringLiteral("SELECT count(*) FROM pragma_database_list WHERE name = '%1'");
    if (m_connection.numberOf(attached.arg(m_kind.name)) > 0)
        m_connection.execute(QStringLiteral("DETACH %1").arg(m_kind.name));
    // The write-ahead log first: it must never be applied to another file.
    for (const auto* suffix : {"-wal", "-shm", ""})
        QFile::remove(m_kind.file + QLatin1String(suffix));
    attach();
    m_isBroken = false;
}

bool SideDatabase::isLost() const
{
    return m_isBroken || fileWasReplaced(m_connection, m_kind.name.toUtf8().constData());
}

} // namespace postaci
