#pragma once

#include <QString>

namespace postaci::test {

/// SQL that makes a mail.db of today what the program's first version has left: all that later versions added
/// goes.
inline QString versionOneSql()
{
    return QStringLiteral("DROP TABLE thread_member; DROP TABLE thread_key; DROP TABLE thread_untidy;"
                          "DROP TABLE thread_folder; DROP TABLE upkeep; DROP TABLE search_generation;"
                          "DROP TABLE uidl; DROP TABLE local_piece; DROP TABLE local_body;"
                          "ALTER TABLE folder DROP COLUMN is_local;"
                          "ALTER TABLE account DROP COLUMN pop3_leave;"
                          "ALTER TABLE account DROP COLUMN pop3_delete_after_days;"
                          "ALTER TABLE account DROP COLUMN pop3_delete_with_local;"
                          "ALTER TABLE account DROP COLUMN in_encrypted_once;"
                          "ALTER TABLE account DROP COLUMN out_encrypted_once;"
                          "PRAGMA user_version = 1");
}

} // namespace postaci::test
