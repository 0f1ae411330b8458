-- Mail that exists only here (POP3): its folders, its bodies, and which messages of the server are known already.

ALTER TABLE account ADD COLUMN pop3_leave INTEGER NOT NULL DEFAULT 1;             -- messages stay on the server
ALTER TABLE account ADD COLUMN pop3_delete_after_days INTEGER NOT NULL DEFAULT 0; -- 0: never
ALTER TABLE account ADD COLUMN pop3_delete_with_local INTEGER NOT NULL DEFAULT 0;

ALTER TABLE folder ADD COLUMN is_local INTEGER NOT NULL DEFAULT 0; -- no server has it: changes are done at once

CREATE TABLE local_body (
    message INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    size INTEGER NOT NULL,     -- bytes of the raw message, as far as it is here
    complete INTEGER NOT NULL
) STRICT;

CREATE TABLE local_piece (
    message INTEGER NOT NULL REFERENCES local_body (message) ON DELETE CASCADE,
    number INTEGER NOT NULL,   -- from 0
    data BLOB NOT NULL,        -- qCompress of at most 1 MB
    PRIMARY KEY (message, number)
) STRICT;

CREATE TABLE uidl (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    value BLOB NOT NULL,       -- the server's bytes; empty: it gives none that can be relied on
    fingerprint BLOB NOT NULL, -- of the header block
    size INTEGER NOT NULL,     -- as LIST said
    message INTEGER REFERENCES message (id) ON DELETE SET NULL, -- NULL: deleted here for good
    first_seen INTEGER NOT NULL,
    gone INTEGER               -- since when the server does not list it; NULL: it did the last time
) STRICT;
CREATE INDEX uidl_account ON uidl (account);
CREATE INDEX uidl_message ON uidl (message);
