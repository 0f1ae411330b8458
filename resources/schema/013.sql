-- mail.db, version 13. Contacts: they are nowhere else but here.

CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- an undone deletion brings the same one back
    uid TEXT NOT NULL,                   -- of its vCard
    full_name TEXT NOT NULL,             -- empty: made of the parts
    prefix TEXT NOT NULL,
    given TEXT NOT NULL,
    additional TEXT NOT NULL,
    family TEXT NOT NULL,
    suffix TEXT NOT NULL,
    nickname TEXT NOT NULL,
    organisation TEXT NOT NULL,
    notes TEXT NOT NULL,
    birthday TEXT NOT NULL,              -- 1990-05-17, or --05-17 without a year; empty: not known
    other TEXT NOT NULL                  -- vCard lines that the program has no field for, as they came
) STRICT;

CREATE TABLE contact_address (
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    address TEXT NOT NULL COLLATE NOCASE,
    label TEXT NOT NULL,
    PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_address_address ON contact_address (address);

CREATE TABLE contact_phone (
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact_picture (
    contact INTEGER PRIMARY KEY REFERENCES contact (id) ON DELETE CASCADE,
    data BLOB NOT NULL                   -- JPEG or PNG, at most 512 KB
) STRICT;

CREATE TABLE contact_group (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE contact_member (
    grp INTEGER NOT NULL REFERENCES contact_group (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    contact INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    name TEXT NOT NULL,                  -- of an address that is no contact's
    address TEXT NOT NULL COLLATE NOCASE,  -- the contact's that is meant; empty: its first
    PRIMARY KEY (grp, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_member_contact ON contact_member (contact) WHERE contact IS NOT NULL;

-- Addresses of `correspondent` that the user does not want to be offered any more.
CREATE TABLE forgotten_address (
    address TEXT PRIMARY KEY COLLATE NOCASE
) STRICT, WITHOUT ROWID;
