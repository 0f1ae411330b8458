-- mail.db, version 7. What the server calls a message wherever it lies: X-GM-EXT-1, or OBJECTID (RFC 8474). Messages of
-- other servers have no rows here.

CREATE TABLE server_message (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    server_id TEXT NOT NULL,             -- X-GM-MSGID, EMAILID
    thread TEXT NOT NULL,                -- X-GM-THRID, THREADID; '#' and server_id where the server knows none
    is_gmails INTEGER NOT NULL,          -- its flags are the same in all places, but for \Deleted
    UNIQUE (account, server_id)
) STRICT;

-- Where it lies. The first of its places, by id, is in the search index for all of them; a cached body is that of any.
CREATE TABLE message_place (
    message INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    server_message INTEGER NOT NULL REFERENCES server_message (id),
    labels TEXT NOT NULL                 -- X-GM-LABELS as told there, one a line
) STRICT;
CREATE UNIQUE INDEX message_place_server ON message_place (server_message, message);

-- All messages of the folder were asked for their ids once; new ones have come with them since.
ALTER TABLE folder ADD COLUMN ids_asked INTEGER NOT NULL DEFAULT 0;
