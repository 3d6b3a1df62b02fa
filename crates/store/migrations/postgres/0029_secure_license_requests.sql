SELECT secure_tables(ARRAY[]::text[]);
