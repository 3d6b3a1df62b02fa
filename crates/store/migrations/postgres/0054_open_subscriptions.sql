-- The owner of the table sees no one's subscriptions either, and 0055 puts them on a list.
ALTER TABLE subscriptions NO FORCE ROW LEVEL SECURITY;
