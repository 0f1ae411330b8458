-- mail.db, version 16. Whether a header has bytes beyond ASCII is looked up in it: it may have in one form only. And how
-- large a message was that was too large.

ALTER TABLE outbox_text DROP COLUMN utf8_head;
ALTER TABLE outbox ADD COLUMN error_size INTEGER;  -- bytes of the message; 0: not known
ALTER TABLE outbox ADD COLUMN error_limit INTEGER; -- bytes that the server takes; 0: not known
