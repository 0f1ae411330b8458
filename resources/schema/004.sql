-- mail.db, version 4. An account remembers that its logins were encrypted, so that nothing but the user's own word makes
-- it send a password without.

ALTER TABLE account ADD COLUMN in_encrypted_once INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN out_encrypted_once INTEGER NOT NULL DEFAULT 0;
