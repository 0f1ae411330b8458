#pragma once

#include "store/Connection.h"

namespace postaci {

/// A file beside mail.db that may be deleted at any time, attached to the writing connection under a name:
/// what is in it comes again from elsewhere, so damage or another version only means that it is made anew.
/// Lives in the thread of its Database.
class SideDatabase
{
public:
    struct Kind
    {
        QString name;        ///< in SQL
        QString file;        ///< its path
        QString schema;      ///< run once
        qint64 version = 1;  ///< of the schema
        int pageSize = 4096; ///< bytes
        int cacheKb = 4096;
        QString check;              ///< statements that fail where the file is damaged
        bool givesRoomBack = false; ///< what is set free can be given back to the disk in steps
    };

    SideDatabase(Connection& connection, Kind kind) : m_connection(connection), m_kind(std::move(kind)) {}

    /// Throws SQLite::Exception when the file is damaged or of another version.
    void attach();
    /// A new, empty file in its place. Not within a transaction.
    void makeAnew();

    /// To be called when a statement on it has found damage: the transaction is to be rolled back.
    void markBroken() { m_isBroken = true; }
    [[nodiscard]] bool isBroken() const { return m_isBroken; }
    /// Broken, or somebody has deleted or replaced the file.
    [[nodiscard]] bool isLost() const;

private:
    void checkOrMake();

    Connection& m_connection;
    Kind m_kind;
    bool m_isBroken = false;
};

} // namespace postaci
