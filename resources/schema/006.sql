-- mail.db, version 6. What was sent about folders and whose answer may be lost.

-- The server's name of the folder as the operation makes it; NULL: not sent. Later operations stand behind it then
-- and do not take its place.
ALTER TABLE folder_log ADD COLUMN sent_name BLOB;

-- How many operations on folders the server has done so far: a list of its folders from before the last one is old.
ALTER TABLE account ADD COLUMN folder_operations_done INTEGER NOT NULL DEFAULT 0;
