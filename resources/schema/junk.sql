-- junk.db: what the filter for junk has learnt. It may be deleted at any time, and then has everything to learn anew. It
-- has no upgrades: when this file changes, junkVersion in JunkMemory.cpp does too.

-- In how many good and junk messages a token was; `token` is a number made of it.
CREATE TABLE token (
    token INTEGER PRIMARY KEY,
    good INTEGER NOT NULL,
    junk INTEGER NOT NULL
) STRICT;

-- Of each message that was learnt what it has added, so that it can be taken back.
CREATE TABLE learnt (
    message_key INTEGER PRIMARY KEY,
    is_junk INTEGER NOT NULL,
    tokens BLOB NOT NULL -- 8 bytes each, little-endian
) STRICT;

CREATE TABLE total (
    good INTEGER NOT NULL,
    junk INTEGER NOT NULL
) STRICT;
INSERT INTO total VALUES (0, 0);
