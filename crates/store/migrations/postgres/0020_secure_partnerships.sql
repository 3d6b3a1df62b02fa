SELECT secure_tables(ARRAY['partnerships']);
