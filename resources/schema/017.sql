-- Mail of no account ("On this computer", imported): its folders are those of an account that has no servers.
ALTER TABLE account ADD COLUMN is_local INTEGER NOT NULL DEFAULT 0;
