-- Texts are compared byte by byte, as in SQLite, whatever the database's own language is.
DO $$
DECLARE
    found record;
BEGIN
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
END $$;

-- The application acts as this role, which owns nothing, so that row security holds for it.
-- Another database of the same server may have made it already, or be making it now.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'selfserve_app') THEN
        CREATE ROLE selfserve_app NOLOGIN;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

DO $$
BEGIN
    IF NOT pg_has_role(current_user, 'selfserve_app', 'MEMBER') THEN
        EXECUTE format('GRANT selfserve_app TO %I', current_user);
    END IF;
END $$;

-- Every table with a tenant_id is an organization's, but for those listed. The role reaches all of
-- them, and sees of an organization's tables the rows of the organization that is set; with none
-- set it sees none.
DO $$
DECLARE
    found record;
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO selfserve_app', current_schema());
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
        WHERE c.table_schema = current_schema() AND c.column_name = 'tenant_id'
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
