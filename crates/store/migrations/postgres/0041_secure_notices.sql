SELECT secure_tables(ARRAY['wakeups']);
