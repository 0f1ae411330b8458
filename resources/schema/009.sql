-- mail.db, version 9. Accounts that show a certificate of the person's own, whose private key is in the keyring, never
-- here; and where an account's servers are known from.

ALTER TABLE account ADD COLUMN client_certificate BLOB;                              -- DER; NULL: none
ALTER TABLE account ADD COLUMN certificate_signs_in INTEGER NOT NULL DEFAULT 0;      -- 1: without a password
ALTER TABLE account ADD COLUMN origin_source TEXT NOT NULL DEFAULT '';               -- '': it was not kept
ALTER TABLE account ADD COLUMN origin_taken INTEGER;                                 -- milliseconds since 1970, UTC
