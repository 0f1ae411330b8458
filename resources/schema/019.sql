-- mail.db, version 19: mail of this computer is copied into a server's folder too.

-- The row that stands for the copy until the server has it; 0: what goes up is no copy.
ALTER TABLE append_log ADD COLUMN copy INTEGER NOT NULL DEFAULT 0;
-- They wait by the thousands, and each is looked for by either.
CREATE INDEX append_log_copy ON append_log (copy);
CREATE INDEX append_log_replaces ON append_log (replaces);
