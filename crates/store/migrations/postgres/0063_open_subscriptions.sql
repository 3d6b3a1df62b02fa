-- The owner of the table sees no one's subscriptions either, and 0064 reads what was sold.
ALTER TABLE subscriptions NO FORCE ROW LEVEL SECURITY;
