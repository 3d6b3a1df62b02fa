SELECT secure_tables(ARRAY['service_tokens']);
