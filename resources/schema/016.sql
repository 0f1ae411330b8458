-- mail.db, version 16: what servers take at most, what was too large for them, and groups with one name each.

-- Of each server that mail went out over (SIZE, RFC 1870), by who signed in: some give more to some.
CREATE TABLE sending_limit (
    host TEXT NOT NULL,
    port INTEGER NOT NULL,
    username TEXT NOT NULL,
    bytes INTEGER NOT NULL,              -- 0: it says that there is none
    told INTEGER NOT NULL,               -- milliseconds since 1970, UTC
    PRIMARY KEY (host, port, username)
) STRICT, WITHOUT ROWID;

-- Of folders that copies of what was sent go into (APPENDLIMIT, RFC 7889); without a row: none was told.
CREATE TABLE append_limit (
    folder INTEGER PRIMARY KEY REFERENCES folder (id) ON DELETE CASCADE,
    bytes INTEGER NOT NULL
) STRICT;

-- Whether a header has bytes beyond ASCII is looked up in it: it may have in one form only. And how large a message was
-- that was too large.
ALTER TABLE outbox_text DROP COLUMN utf8_head;
ALTER TABLE outbox ADD COLUMN error_size INTEGER;  -- bytes of the message; 0: not known
ALTER TABLE outbox ADD COLUMN error_limit INTEGER; -- bytes that the server takes; 0: not known

-- Groups of contacts are found by their names: of several with one name the first keeps it.
UPDATE contact_group SET name = name || ' (' || id || ')'
WHERE EXISTS (SELECT 1 FROM contact_group o WHERE o.name = contact_group.name AND o.id < contact_group.id);
