-- What 0005 did for the first tables, for those of every later migration: each ends with
-- SELECT secure_tables(ARRAY['tables', 'that', 'are', 'not', 'one', 'organization''s']);
-- It leaves alone what is done already. Which tables are shared is kept as their comment.
CREATE FUNCTION secure_tables(shared text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    found record;
    shared_table text;
BEGIN
    FOREACH shared_table IN ARRAY shared LOOP
        EXECUTE format('COMMENT ON TABLE %I IS ''belongs to no organization''', shared_table);
    END LOOP;
    FOR found IN
        SELECT c.table_name,
            string_agg(format('ALTER COLUMN %I TYPE text COLLATE "C"', c.column_name), ', ') AS changes
        FROM information_schema.columns AS c
        WHERE c.table_schema = current_schema() AND c.data_type = 'text'
            AND c.collation_name IS DISTINCT FROM 'C'
        GROUP BY c.table_name
    LOOP
        EXECUTE format('ALTER TABLE %I %s', found.table_name, found.changes);
    END LOOP;
    FOR found IN
        SELECT t.table_name
        FROM information_schema.tables AS t
        WHERE t.table_schema = current_schema() AND t.table_name <> 'schema_migrations'
    LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO selfserve_app',
            found.table_name);
    END LOOP;
    FOR found IN
        SELECT c.table_name
        FROM information_schema.columns AS c
        JOIN pg_class AS t ON t.oid = format('%I.%I', c.table_schema, c.table_name)::regclass
        WHERE c.table_schema = current_schema() AND c.column_name = 'tenant_id'
            AND NOT t.relrowsecurity
            AND obj_description(t.oid, 'pg_class') IS DISTINCT FROM 'belongs to no organization'
            AND c.table_name NOT IN ('verified_domains', 'memberships', 'sessions', 'open_orders')
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', found.table_name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', found.table_name);
        EXECUTE format('CREATE POLICY rows_of_the_organization ON %I '
            'USING (tenant_id = current_setting(''selfserve.tenant'', true)) '
            'WITH CHECK (tenant_id = current_setting(''selfserve.tenant'', true))',
            found.table_name);
    END LOOP;
END $$;
