SELECT secure_tables(ARRAY['request_dates']);
