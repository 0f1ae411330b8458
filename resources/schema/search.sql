-- search.db: the index for search by words. It is made again from mail.db and bodies.db where it is missing or of
-- another version (searchVersion in Database.cpp), so it has no upgrades.

-- Only which message has which word, since places and columns make it four times as large: see store/IndexTokenizer.h
-- for how headers are told apart. What depends on more is looked up in `folded`. What comes in are words already, made by
-- unicode61, which are the same to the simpler tokenizer and cost it less.
CREATE VIRTUAL TABLE words USING fts5 (
    text, content = '', detail = none, tokenize = 'ascii', prefix = '3', columnsize = 0
);

-- A sync adds many small segments: they are merged eight at a time instead of four, which is a third less to write, and
-- the words of one transaction make one segment. (Sixteen leave a file a fifth larger, of pages set free.)
INSERT INTO words (words, rank) VALUES ('automerge', 8);
INSERT INTO words (words, rank) VALUES ('hashsize', 4194304);
-- While nothing else is to be written SearchIndex::joinPieces() leaves one segment of a size.
INSERT INTO words (words, rank) VALUES ('usermerge', 2);

-- What the index was given, since a delete has to name it.
CREATE TABLE folded (
    line INTEGER PRIMARY KEY,  -- the row of `words`, see store/IndexRows.h
    message INTEGER NOT NULL UNIQUE,
    stamp INTEGER NOT NULL,    -- of the message's row: a text whose stamp differs is of an earlier one
    z BLOB NOT NULL            -- see store/FoldedText.h
) STRICT;

-- `generation` is that of mail.db where nothing has been lost; everything from `position` up is looked through.
-- `furthest` is how far above its first row a message has ever been put.
CREATE TABLE state (
    generation INTEGER NOT NULL,
    position INTEGER NOT NULL,
    furthest INTEGER NOT NULL
) STRICT;
INSERT INTO state VALUES (0, 0, 0);
