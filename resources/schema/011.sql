-- mail.db, version 11. Filters, and which messages of INBOX are new to them.

CREATE TABLE rule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,           -- they are asked in this order
    name TEXT NOT NULL,
    is_on INTEGER NOT NULL,
    definition TEXT NOT NULL             -- see core/rules/RuleJson.h
) STRICT;

-- New mail that the filters have not looked at. A row goes in the transaction that does what they want.
CREATE TABLE rule_queue (
    message INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE
) STRICT;

-- What has been in the queue, whatever has become of its row since: a number made of Message-ID and size.
CREATE TABLE rule_seen (
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    message_key INTEGER NOT NULL,
    seen INTEGER NOT NULL,               -- when
    PRIMARY KEY (account, message_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX rule_seen_time ON rule_seen (seen);

-- What is done with new mail that looks like junk; no row: nothing.
CREATE TABLE junk_choice (
    account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    mode INTEGER NOT NULL                -- 1 mark, 2 move
) STRICT;

-- INBOX: messages from this UID on came after it was first looked at; 0: not known yet.
ALTER TABLE folder ADD COLUMN new_from_uid INTEGER NOT NULL DEFAULT 0;
-- After a change of UIDVALIDITY: what came since is new under lower UIDs too.
ALTER TABLE folder ADD COLUMN new_since INTEGER;
UPDATE folder SET new_from_uid = max(uid_next, 1,
        coalesce((SELECT max(uid) + 1 FROM message WHERE message.folder = folder.id), 0))
    WHERE role = 1 AND NOT is_local
        AND (synced_down_to = 1 OR EXISTS (SELECT 1 FROM message WHERE message.folder = folder.id));
