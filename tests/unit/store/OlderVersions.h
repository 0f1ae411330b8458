#pragma once

#include <QString>

namespace postaci::test {

/// SQL that makes a mail.db of today what version 15 has left.
inline QString versionFifteenSql()
{
    return QStringLiteral("DROP INDEX append_log_copy; DROP INDEX append_log_replaces;"
                          "ALTER TABLE append_log DROP COLUMN copy;"
                          "DROP TABLE fetch_choice; DROP TABLE sending_limit; DROP TABLE append_limit;"
                          "ALTER TABLE outbox_text ADD COLUMN utf8_head INTEGER NOT NULL DEFAULT 0;"
                          "ALTER TABLE account DROP COLUMN is_local;"
                          "ALTER TABLE outbox DROP COLUMN error_size;"
                          "ALTER TABLE outbox DROP COLUMN error_limit;"
                          "PRAGMA user_version = 15;");
}

/// The same for version 12, with an empty outbox: all that later ones added goes.
inline QString versionTwelveSql()
{
    return versionFifteenSql() +
           QStringLiteral(
               "DROP TABLE identity; DROP TABLE draft_copy_bytes; DROP TABLE draft_copy; DROP TABLE template;"
               "DROP INDEX draft_outbox; ALTER TABLE draft DROP COLUMN outbox;"
               "ALTER TABLE account DROP COLUMN drafts_on_server;"
               "DROP TABLE contact_member; DROP TABLE contact_group; DROP TABLE contact_picture;"
               "DROP TABLE contact_phone; DROP TABLE contact_address; DROP TABLE contact;"
               "DROP TABLE forgotten_address;"
               "DROP TABLE delivery_report; DROP TABLE sent_record; DROP TABLE outbox_piece; DROP TABLE "
               "outbox_text;"
               "CREATE TABLE outbox_bytes (outbox INTEGER PRIMARY KEY REFERENCES outbox (id) ON DELETE "
               "CASCADE,"
               " wire BLOB NOT NULL, sent_copy BLOB) STRICT;"
               "ALTER TABLE outbox DROP COLUMN due;"
               "ALTER TABLE outbox DROP COLUMN sent;"
               "ALTER TABLE outbox DROP COLUMN unsettled;"
               "ALTER TABLE outbox DROP COLUMN notices;"
               "ALTER TABLE outbox DROP COLUMN refused;"
               "ALTER TABLE outbox DROP COLUMN draft;"
               "PRAGMA user_version = 12;");
}

/// The same for version 6.
inline QString versionSixSql()
{
    return versionTwelveSql() +
           QStringLiteral(
               "DROP TABLE snooze; DROP TABLE follow_up; DROP TABLE archive_choice; DROP TABLE correspondent;"
               "DROP INDEX message_leading; DROP INDEX message_muted;"
               "ALTER TABLE message DROP COLUMN local_flags;"
               "DROP TABLE rule; DROP TABLE rule_queue; DROP TABLE rule_seen; DROP TABLE junk_choice;"
               "ALTER TABLE folder DROP COLUMN new_from_uid;"
               "ALTER TABLE folder DROP COLUMN new_since;"
               "DROP TABLE kept_piece; DROP TABLE kept_mail;"
               "DROP TABLE message_place; DROP TABLE server_message;"
               "ALTER TABLE folder DROP COLUMN ids_asked;"
               "ALTER TABLE account DROP COLUMN client_certificate;"
               "ALTER TABLE account DROP COLUMN certificate_signs_in;"
               "ALTER TABLE account DROP COLUMN origin_source;"
               "ALTER TABLE account DROP COLUMN origin_taken;"
               "ALTER TABLE account DROP COLUMN oauth_issuer;"
               "ALTER TABLE account DROP COLUMN oauth_scope;"
               "ALTER TABLE account DROP COLUMN oauth_auth_url;"
               "ALTER TABLE account DROP COLUMN oauth_token_url;"
               "PRAGMA user_version = 6;");
}

/// The same for the program's first version.
inline QString versionOneSql()
{
    return versionSixSql() +
           QStringLiteral("DROP INDEX message_gone; DROP TABLE folder_log; DROP TABLE intent_keyword;"
                          "DROP TABLE copy_log; DROP TABLE left_marked; DROP TABLE append_bytes;"
                          "DROP TABLE append_log;"
                          "ALTER TABLE account DROP COLUMN folder_operations_done;"
                          "ALTER TABLE folder DROP COLUMN server_path;"
                          "ALTER TABLE folder DROP COLUMN subscribed;"
                          "ALTER TABLE folder DROP COLUMN at_server;"
                          "ALTER TABLE folder DROP COLUMN removing;"
                          "ALTER TABLE folder DROP COLUMN pushed;"
                          "ALTER TABLE folder DROP COLUMN mailbox_id;"
                          "ALTER TABLE message DROP COLUMN shown_keywords;"
                          "ALTER TABLE message DROP COLUMN came_from;"
                          "ALTER TABLE message DROP COLUMN arrived;"
                          "ALTER TABLE message DROP COLUMN gone;"
                          "ALTER TABLE message DROP COLUMN preview_source;"
                          "ALTER TABLE intent_move DROP COLUMN target_uid_next;"
                          "DROP TABLE thread_member; DROP TABLE thread_key; DROP TABLE thread_untidy;"
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
