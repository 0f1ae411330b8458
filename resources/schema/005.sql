-- mail.db, version 5. Folders as the user wants them, own tags, copies and uploads that wait for the server, and messages that left a
-- folder and may come up in another.

ALTER TABLE folder ADD COLUMN server_path TEXT NOT NULL DEFAULT ''; -- decoded raw_name; path is what is shown
UPDATE folder SET server_path = path;
ALTER TABLE folder ADD COLUMN subscribed INTEGER NOT NULL DEFAULT 1; -- at the server
ALTER TABLE folder ADD COLUMN at_server INTEGER NOT NULL DEFAULT 1;  -- 0: made here, and the server has no such folder yet
ALTER TABLE folder ADD COLUMN removing INTEGER NOT NULL DEFAULT 0;   -- deleted by the user, not yet at the server
ALTER TABLE folder ADD COLUMN pushed INTEGER NOT NULL DEFAULT 0;     -- the user wants to be told at once of what is new
ALTER TABLE folder ADD COLUMN mailbox_id TEXT NOT NULL DEFAULT '';   -- RFC 8474; empty: the server gives none

-- In the order they are to be done; what was done is no longer here. Looked at the server before it is repeated.
CREATE TABLE folder_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    folder INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
    kind INTEGER NOT NULL,               -- 0 create, 1 rename, 2 delete, 3 subscribe, 4 unsubscribe
    parent INTEGER NOT NULL,             -- create, rename: below which folder; 0: top level
    raw_level BLOB NOT NULL,             -- create, rename: the last level in the server's bytes
    level TEXT NOT NULL                  -- the same decoded
) STRICT;
CREATE INDEX folder_log_folder ON folder_log (folder);
CREATE INDEX folder_log_account ON folder_log (account);

ALTER TABLE message ADD COLUMN shown_keywords TEXT NOT NULL DEFAULT '';
UPDATE message SET shown_keywords = keywords WHERE keywords <> '';
ALTER TABLE message ADD COLUMN came_from INTEGER;                    -- where it was before it was put in the trash here
ALTER TABLE message ADD COLUMN arrived INTEGER NOT NULL DEFAULT 0;   -- when this row was made
ALTER TABLE message ADD COLUMN gone INTEGER;                         -- when it left its folder; it may come up elsewhere
ALTER TABLE message ADD COLUMN preview_source INTEGER NOT NULL DEFAULT 0; -- 0 none yet, 1 first bytes, 2 whole body
UPDATE message SET preview_source = 2 WHERE preview <> '';
CREATE INDEX message_gone ON message (message_id) WHERE gone IS NOT NULL;

CREATE TABLE intent_keyword (
    message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    keyword TEXT NOT NULL COLLATE NOCASE,
    is_on INTEGER NOT NULL,
    PRIMARY KEY (message, keyword)
) STRICT, WITHOUT ROWID;

-- Of the target before the COPY was sent: what is looked through for it has a UID from here on. 0: unknown.
ALTER TABLE intent_move ADD COLUMN target_uid_next INTEGER NOT NULL DEFAULT 0;

-- A copy is shown in its target at once, as a row that has no UID.
CREATE TABLE copy_log (
    copy INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    source INTEGER REFERENCES message (id) ON DELETE SET NULL,
    state INTEGER NOT NULL,              -- 0 wanted, 1 COPY was sent
    target_uid_next INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX copy_log_source ON copy_log (source);

-- Marked deleted by us on a server that cannot expunge them alone, while others' are marked too.
CREATE TABLE left_marked (
    folder INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
    uid INTEGER NOT NULL,
    PRIMARY KEY (folder, uid)
) STRICT, WITHOUT ROWID;

CREATE TABLE append_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    folder INTEGER REFERENCES folder (id) ON DELETE SET NULL,
    state INTEGER NOT NULL,              -- 0 queued, 1 APPEND was sent
    target_uid_next INTEGER NOT NULL DEFAULT 0,
    flags INTEGER NOT NULL,
    internal_date INTEGER,
    size INTEGER NOT NULL,
    message_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    replaces INTEGER NOT NULL            -- a message that goes when this is there; 0: none
) STRICT;
CREATE INDEX append_log_account ON append_log (account);
CREATE INDEX append_log_folder ON append_log (folder);

CREATE TABLE append_bytes (
    append INTEGER PRIMARY KEY REFERENCES append_log (id) ON DELETE CASCADE,
    raw BLOB NOT NULL
) STRICT;
