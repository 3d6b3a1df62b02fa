ALTER TABLE subscriptions FORCE ROW LEVEL SECURITY;
SELECT secure_tables(ARRAY['sold_products']);
