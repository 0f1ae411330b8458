-- mail.db, version 10. Messages that were deleted for good and can be brought back for a while.

CREATE TABLE kept_mail (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    folder INTEGER NOT NULL,           -- where it was; may be gone
    folder_path TEXT NOT NULL,
    subject TEXT NOT NULL,
    from_name TEXT NOT NULL,
    from_addr TEXT NOT NULL,
    date INTEGER,                      -- milliseconds since 1970, UTC
    internal_date INTEGER,             -- likewise
    flags INTEGER NOT NULL,
    size INTEGER NOT NULL,             -- bytes of the raw message
    removed INTEGER NOT NULL           -- milliseconds since 1970, UTC
) STRICT;
CREATE INDEX kept_mail_removed ON kept_mail (removed);
CREATE INDEX kept_mail_account ON kept_mail (account);

CREATE TABLE kept_piece (
    mail INTEGER NOT NULL REFERENCES kept_mail (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,           -- from 0
    data BLOB NOT NULL,                -- qCompress of at most 1 MB
    PRIMARY KEY (mail, number)
) STRICT;
