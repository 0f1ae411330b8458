-- mail.db, version 18: when the mail of an account is fetched.

-- Without a row: as it comes.
CREATE TABLE fetch_choice (
    account INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    mode INTEGER NOT NULL,               -- FetchMode
    minutes INTEGER NOT NULL,
    quiet TEXT NOT NULL,                 -- as QuietHours::toText() has it
    not_metered INTEGER NOT NULL,        -- 1: not where the network costs by the byte
    not_low_battery INTEGER NOT NULL
) STRICT;
