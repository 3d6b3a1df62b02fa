SELECT secure_tables(ARRAY['open_trials']);
