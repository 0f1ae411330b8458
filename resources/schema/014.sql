-- mail.db, version 14. Messages that wait for a time, what is asked of servers for them, their bytes in pieces, and what
-- became of those that were sent.

ALTER TABLE outbox ADD COLUMN due INTEGER;      -- held or scheduled until then (milliseconds since 1970, UTC); NULL: at once
ALTER TABLE outbox ADD COLUMN sent INTEGER;     -- when the server took it
ALTER TABLE outbox ADD COLUMN unsettled INTEGER; -- when its end became uncertain
ALTER TABLE outbox ADD COLUMN notices INTEGER NOT NULL DEFAULT 0; -- its delivery is to be reported (RFC 3461)
ALTER TABLE outbox ADD COLUMN refused TEXT NOT NULL DEFAULT '[]'; -- JSON: [address, code, reply] of each who did not get it
ALTER TABLE outbox ADD COLUMN draft BLOB;       -- the composer's own form, to go on writing; NULL: there is none

-- The header block in both forms and what follows in neither: apart, so that looking through the outbox does not walk
-- over attachments, and in pieces, so that no message is ever in memory as a whole.
CREATE TABLE outbox_text (
    outbox INTEGER PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE,
    wire_head BLOB NOT NULL,
    sent_head BLOB,              -- of the Sent copy; NULL: the same
    size INTEGER NOT NULL,       -- of the pieces together
    eight_bit INTEGER NOT NULL,  -- bytes beyond ASCII are in the head or in the pieces
    utf8_head INTEGER NOT NULL   -- they are in the head
) STRICT;
CREATE TABLE outbox_piece (
    outbox INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,     -- from 0
    data BLOB NOT NULL,          -- at most 256 KB
    PRIMARY KEY (outbox, number)
) STRICT;
INSERT INTO outbox_text (outbox, wire_head, sent_head, size, eight_bit, utf8_head)
    SELECT outbox, wire, sent_copy, 0, 1, 0 FROM outbox_bytes;
-- Nobody knows since when: whoever wrote them is asked.
UPDATE outbox SET unsettled = 0 WHERE state = 6;
DROP TABLE outbox_bytes;

-- What servers took, for the reports that come later: who they went to, one a line.
CREATE TABLE sent_record (
    message_id TEXT NOT NULL,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    subject TEXT NOT NULL,
    recipients TEXT NOT NULL,
    sent INTEGER NOT NULL,       -- milliseconds since 1970, UTC
    PRIMARY KEY (message_id, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX sent_record_account ON sent_record (account);

-- The last that was reported of a sent message and one recipient.
CREATE TABLE delivery_report (
    message_id TEXT NOT NULL,    -- of the sent message
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    recipient TEXT NOT NULL COLLATE NOCASE,
    action INTEGER NOT NULL,     -- 0 failed, 1 delayed, 2 delivered, 3 relayed, 4 expanded
    status TEXT NOT NULL,        -- "5.1.1" (RFC 3463); empty: not said
    reply TEXT NOT NULL,         -- the server's words; empty: not said
    reported INTEGER NOT NULL,   -- milliseconds since 1970, UTC
    PRIMARY KEY (message_id, account, recipient)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_report_account ON delivery_report (account);
