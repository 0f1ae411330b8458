-- mail.db, version 12. Messages that are put off or that an answer is awaited to, what only this program marks, and
-- archives by year.

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
    due INTEGER NOT NULL,                -- milliseconds since 1970, UTC
    is_due INTEGER NOT NULL DEFAULT 0    -- that time has come, and there was no answer
) STRICT;
CREATE INDEX follow_up_due ON follow_up (due) WHERE NOT is_due;

-- Accounts whose archive has a folder for each year.
CREATE TABLE archive_choice (
    account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE
) STRICT;
