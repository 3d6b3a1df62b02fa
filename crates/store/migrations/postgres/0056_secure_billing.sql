SELECT secure_tables(ARRAY['due_subscriptions']);
