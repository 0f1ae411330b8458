-- mail.db, version 15. Several identities of an account, copies of drafts at the server, templates.

-- Position 0 has what the account's default identity has beyond the columns of `account`, which are its other ones.
CREATE TABLE identity (
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    reply_to TEXT NOT NULL,
    signature TEXT NOT NULL,
    signature_html TEXT NOT NULL,
    bcc_self INTEGER NOT NULL,
    sent_folder INTEGER REFERENCES folder (id) ON DELETE SET NULL, -- NULL: the account's
    out_host TEXT,                       -- NULL: the account's outgoing server
    out_port INTEGER,
    out_security INTEGER,
    out_username TEXT,
    PRIMARY KEY (account, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_sent_folder ON identity (sent_folder);

ALTER TABLE account ADD COLUMN drafts_on_server INTEGER NOT NULL DEFAULT 1;

-- A text that is being sent stays until it was: gone with the entry of the outbox, it is a draft again.
ALTER TABLE draft ADD COLUMN outbox INTEGER REFERENCES outbox (id) ON DELETE SET NULL;
CREATE INDEX draft_outbox ON draft (outbox);

-- What was put into the server's folder for drafts, or is to be. A newer copy of a draft takes the place of older ones.
CREATE TABLE draft_copy (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    draft INTEGER NOT NULL,              -- where it is gone, the copy goes too
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    folder INTEGER REFERENCES folder (id) ON DELETE CASCADE, -- NULL: queued
    state INTEGER NOT NULL,              -- 0 queued, 1 APPEND was sent, 2 there, 3 EXPUNGE was sent
    message_id TEXT NOT NULL,
    size INTEGER NOT NULL,               -- bytes
    uid_next INTEGER NOT NULL DEFAULT 0, -- of the folder before APPEND; 0: unknown
    uid_validity INTEGER NOT NULL DEFAULT 0,
    uid INTEGER NOT NULL DEFAULT 0       -- 0: not known
) STRICT;
CREATE INDEX draft_copy_draft ON draft_copy (draft);
CREATE INDEX draft_copy_account ON draft_copy (account);
CREATE INDEX draft_copy_folder ON draft_copy (folder);

-- Of those that are queued or may have to be sent again.
CREATE TABLE draft_copy_bytes (
    copy INTEGER PRIMARY KEY REFERENCES draft_copy (id) ON DELETE CASCADE,
    raw BLOB NOT NULL
) STRICT;

CREATE TABLE template (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL                   -- with {{placeholders}}
) STRICT;
