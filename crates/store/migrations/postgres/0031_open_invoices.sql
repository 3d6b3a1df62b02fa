-- The owner of the table sees no one's bills either, and 0032 writes them anew.
ALTER TABLE invoices NO FORCE ROW LEVEL SECURITY;
