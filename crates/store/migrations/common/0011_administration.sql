-- One row per organization, locked by whatever changes who administers it.
CREATE TABLE administration_heads (
    tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES tenants (id),
    changes BIGINT NOT NULL
);

-- The list of people is read in the order of their names.
CREATE INDEX users_by_name ON users (tenant_id, name_key, id);
CREATE INDEX users_of_status_by_name ON users (tenant_id, status, name_key, id);
CREATE INDEX user_roles_by_role ON user_roles (tenant_id, role, user_id);
