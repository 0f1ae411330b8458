-- bodies.db: a cache of raw messages that may be deleted at any time. It has no upgrades: when this file changes,
-- bodiesVersion in Database.cpp does too, and the cache is made anew.

CREATE TABLE body (
    message INTEGER PRIMARY KEY,
    stamp INTEGER NOT NULL,    -- of the message's row: a body whose stamp differs belongs to an earlier one
    size INTEGER NOT NULL,     -- bytes of the raw message
    complete INTEGER NOT NULL
) STRICT;

CREATE TABLE piece (
    message INTEGER NOT NULL,
    number INTEGER NOT NULL,   -- from 0
    data BLOB NOT NULL,        -- qCompress of at most 1 MB
    PRIMARY KEY (message, number)
) STRICT;
