-- mail.db, version 1. Rows keep the server's state; what the user wants and the server does not know yet is an
-- intent; the shown_* columns are both together, so that lists and counts need no join.

PRAGMA application_id = 1349481332; -- "Post"

CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    reply_to TEXT NOT NULL,
    signature TEXT NOT NULL,
    in_protocol INTEGER NOT NULL,
    in_host TEXT NOT NULL,
    in_port INTEGER NOT NULL,
    in_security INTEGER NOT NULL,
    in_username TEXT NOT NULL,
    out_protocol INTEGER NOT NULL,
    out_host TEXT NOT NULL,
    out_port INTEGER NOT NULL,
    out_security INTEGER NOT NULL,
    out_username TEXT NOT NULL,
    server_files_sent_copies INTEGER NOT NULL,
    cleartext_allowed INTEGER NOT NULL
) STRICT;

CREATE TABLE folder (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account (id),
    parent INTEGER REFERENCES folder (id) ON DELETE SET NULL,
    raw_name BLOB NOT NULL,
    path TEXT NOT NULL,
    name TEXT NOT NULL,
    delimiter INTEGER NOT NULL,          -- the character's number; 0: flat
    role INTEGER NOT NULL,
    selectable INTEGER NOT NULL,
    uid_validity INTEGER NOT NULL DEFAULT 0,
    uid_next INTEGER NOT NULL DEFAULT 0,
    highest_mod_seq INTEGER NOT NULL DEFAULT 0,
    synced_down_to INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,    -- of messages shown here
    unread INTEGER NOT NULL DEFAULT 0,
    last_sync INTEGER,                   -- milliseconds since 1970, as every time here
    UNIQUE (account, raw_name)
) STRICT;
CREATE INDEX folder_parent ON folder (parent);

CREATE TABLE message (
    id INTEGER PRIMARY KEY,              -- sort date in seconds * 2^20 + a free low part
    folder INTEGER NOT NULL REFERENCES folder (id),
    uid INTEGER,                         -- NULL: not known yet
    shown_folder INTEGER REFERENCES folder (id),
    flags INTEGER NOT NULL,              -- the server's
    shown_flags INTEGER NOT NULL,
    size INTEGER NOT NULL,
    has_attachment INTEGER NOT NULL,
    mod_seq INTEGER NOT NULL,
    date INTEGER,
    internal_date INTEGER,
    stamp INTEGER NOT NULL,              -- a random number that a cached body has to carry too, since ids come back
    keywords TEXT NOT NULL,              -- one a line
    message_id TEXT NOT NULL,
    in_reply_to TEXT NOT NULL,
    refs TEXT NOT NULL,                  -- one a line, oldest first
    subject TEXT NOT NULL,
    from_name TEXT NOT NULL,             -- the first From; address lists are JSON [["name","addr"],...] or empty
    from_addr TEXT NOT NULL,
    from_more TEXT NOT NULL,             -- the others
    sender TEXT NOT NULL,                -- '=': as From
    reply_to TEXT NOT NULL,              -- '=': as From
    to_names TEXT NOT NULL,              -- what a list row shows
    to_list TEXT NOT NULL,
    cc TEXT NOT NULL,
    bcc TEXT NOT NULL,
    preview TEXT NOT NULL DEFAULT '',
    UNIQUE (folder, uid)
) STRICT;
-- The row's id is the last column of every index: a page of a folder is read from this one alone.
CREATE INDEX message_shown ON message (shown_folder);
CREATE INDEX message_flagged ON message (id) WHERE (shown_flags & 4) <> 0 AND shown_folder IS NOT NULL;
CREATE INDEX message_awaiting ON message (folder, message_id) WHERE uid IS NULL;

CREATE TABLE intent_flag (
    message INTEGER NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    flag INTEGER NOT NULL,
    is_on INTEGER NOT NULL,
    PRIMARY KEY (message, flag)
) STRICT, WITHOUT ROWID;

CREATE TABLE intent_move (
    message INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    target INTEGER NOT NULL REFERENCES folder (id),
    state INTEGER NOT NULL,              -- 0 wanted, 3 COPY was sent, 1 copied and still here too
    next_target INTEGER REFERENCES folder (id) -- begun, but wanted elsewhere by now
) STRICT;
CREATE INDEX intent_move_target ON intent_move (target);
CREATE INDEX intent_move_next ON intent_move (next_target) WHERE next_target IS NOT NULL;

CREATE TABLE intent_expunge (
    message INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    state INTEGER NOT NULL,
    message_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    envelope_from TEXT NOT NULL,
    recipients TEXT NOT NULL,            -- one a line
    created INTEGER,
    next_attempt INTEGER,
    attempts INTEGER NOT NULL,
    error_kind INTEGER,                  -- NULL: no error
    error_reason INTEGER,
    error_message TEXT,
    error_detail TEXT,
    error_host TEXT,
    error_port INTEGER,
    reply TEXT NOT NULL,
    sent_copy_done INTEGER NOT NULL,
    original INTEGER NOT NULL,           -- a message, which may be gone
    original_is_forward INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_account ON outbox (account);

-- Apart, so that looking through the outbox does not walk over attachments.
CREATE TABLE outbox_bytes (
    outbox INTEGER PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE,
    wire BLOB NOT NULL,
    sent_copy BLOB                       -- NULL: the same as wire
) STRICT;

CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER REFERENCES account (id) ON DELETE SET NULL,
    subject TEXT NOT NULL,
    data BLOB NOT NULL,
    changed INTEGER
) STRICT;
CREATE INDEX draft_account ON draft (account);
