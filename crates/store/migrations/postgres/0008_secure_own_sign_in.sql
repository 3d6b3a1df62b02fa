-- All tables of 0007 belong to an organization.
SELECT secure_tables(ARRAY[]::text[]);
