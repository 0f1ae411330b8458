-- mail.db, version 16. Groups of contacts are found by their names: of several with one name the first keeps it.

UPDATE contact_group SET name = name || ' (' || id || ')'
WHERE EXISTS (SELECT 1 FROM contact_group o WHERE o.name = contact_group.name AND o.id < contact_group.id);
