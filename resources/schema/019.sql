-- mail.db, version 19: mail of this computer is copied into a server's folder too.

-- The row that stands for the copy until the server has it; 0: what goes up is no copy.
ALTER TABLE append_log ADD COLUMN copy INTEGER NOT NULL DEFAULT 0;
