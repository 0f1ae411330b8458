-- mail.db, version 2: conversations, see core/store/Conversations.h.

-- The messages that are shown outside Junk and Trash.
CREATE TABLE thread_member (
    message INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    thread INTEGER NOT NULL,
    subject INTEGER                      -- a number for account and subject without marks; odd: a loose answer
) STRICT;
CREATE INDEX thread_member_thread ON thread_member (thread);
CREATE INDEX thread_member_subject ON thread_member (subject) WHERE subject IS NOT NULL;

-- The conversation in which a Message-ID is known, as a message's own or as one that it refers to.
CREATE TABLE thread_key (
    key INTEGER PRIMARY KEY,             -- a number for account and Message-ID
    thread INTEGER NOT NULL
) STRICT;

-- Threads that have grown too large for their keys to be looked through: they may have keys of messages gone.
CREATE TABLE thread_untidy (
    thread INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE thread_folder (
    thread INTEGER NOT NULL,
    folder INTEGER NOT NULL REFERENCES folder (id),
    newest INTEGER NOT NULL,             -- the newest of its messages shown in this folder
    count INTEGER NOT NULL,              -- of those; rows with 0 are not kept
    unread INTEGER NOT NULL,
    flagged INTEGER NOT NULL,
    PRIMARY KEY (thread, folder)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_folder_newest ON thread_folder (folder, newest);

-- Work on old messages that goes on in the background: everything from `position` up is done.
CREATE TABLE upkeep (
    task TEXT PRIMARY KEY,
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO upkeep (task, position) SELECT 'conversations', coalesce(max(id) + 1, 0) FROM message;

-- Counts the transactions that search.db has to have seen too.
CREATE TABLE search_generation (
    generation INTEGER NOT NULL
) STRICT;
INSERT INTO search_generation SELECT EXISTS (SELECT 1 FROM message);
