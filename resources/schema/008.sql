-- mail.db, version 8. Accounts that sign in in the browser (OAuth 2) instead of by a password. What was granted is in
-- the keyring, never here.

ALTER TABLE account ADD COLUMN oauth_issuer TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN oauth_scope TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN oauth_auth_url TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN oauth_token_url TEXT NOT NULL DEFAULT ''; -- '': the account has a password
