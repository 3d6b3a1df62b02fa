SELECT secure_tables(ARRAY['partner_customers']);
