SELECT secure_tables(ARRAY['business_clock', 'jobs']);
