-- mail.db, version 12. Messages that are put off or that an answer is awaited to, what only this program marks, archives
-- by year, and to whom the user has written.

-- Pinned, muted, back: shown_flags has them too, and no server does.
ALTER TABLE message ADD COLUMN local_flags INTEGER NOT NULL DEFAULT 0;
CREATE INDEX message_leading ON message (id) WHERE (shown_flags & 1280) <> 0 AND shown_folder IS NOT NULL;
CREATE INDEX message_muted ON message (id) WHERE (shown_flags & 512) <> 0;

-- As long as the message is in `folder` it is shown in the account's folder for such messages (role 10) instead.
CREATE TABLE snooze (
    message INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    folder INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
    wakes INTEGER NOT NULL               -- milliseconds since 1970, UTC
) STRICT;
CREATE INDEX snooze_wakes ON snooze (wakes);
CREATE INDEX snooze_folder ON snooze (folder);

CREATE TABLE follow_up (
    message INTEGER PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    newest INTEGER NOT NULL,             -- message of the conversation when that was wanted; may be gone
    due INTEGER NOT NULL,                -- milliseconds since 1970, UTC
    is_due INTEGER NOT NULL DEFAULT 0    -- that time has come, and there was no answer
) STRICT;
CREATE INDEX follow_up_due ON follow_up (due) WHERE NOT is_due;

-- Accounts whose archive has a folder for each year.
CREATE TABLE archive_choice (
    account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE
) STRICT;

-- Who got messages that lay in a folder of sent mail when they came here, or when it became one.
CREATE TABLE correspondent (
    address TEXT NOT NULL COLLATE NOCASE,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name TEXT NOT NULL,                  -- of the last message that gives one
    times INTEGER NOT NULL,
    last INTEGER NOT NULL,               -- seconds since 1970: of the newest message
    PRIMARY KEY (address, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX correspondent_account ON correspondent (account);
INSERT INTO correspondent (address, account, name, times, last)
    SELECT json_extract(person.value, '$[1]') COLLATE NOCASE AS addr, sent.account,
        coalesce(max(json_extract(person.value, '$[0]')), ''), count(*), max(sent.id >> 20)
    FROM (SELECT m.id, f.account, m.to_list AS people FROM folder f CROSS JOIN message m ON m.shown_folder = f.id
            WHERE f.role = 3
        UNION ALL
        SELECT m.id, f.account, m.cc FROM folder f CROSS JOIN message m ON m.shown_folder = f.id WHERE f.role = 3
        UNION ALL
        SELECT m.id, f.account, m.bcc FROM folder f CROSS JOIN message m ON m.shown_folder = f.id WHERE f.role = 3)
            AS sent,
        json_each(CASE WHEN json_valid(sent.people) THEN sent.people ELSE '[]' END) AS person
    WHERE addr <> '' GROUP BY addr, sent.account;
