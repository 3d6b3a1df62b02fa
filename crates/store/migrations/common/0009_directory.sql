-- What an organization's own user list keeps here: people, groups, tokens, leavers.

-- Lists are read from any place on. Rows are kept in blocks of at most 256, so that the place of
-- the nth row is found by adding up the blocks before it, and the total by adding up all.
CREATE TABLE directory_blocks (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    kind TEXT NOT NULL,
    block BIGINT NOT NULL,
    entries BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, kind, block)
);

-- One row per person, also for those that no list has named yet. Without a key the person was
-- deleted: the row and the account stay for what refers to them.
CREATE TABLE directory_entries (
    tenant_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    block BIGINT,
    user_name TEXT NOT NULL,
    user_name_key TEXT,
    external_id TEXT,
    attributes_json TEXT,
    created_at BIGINT,
    modified_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, user_id),
    UNIQUE (tenant_id, user_name_key),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

CREATE INDEX directory_entries_by_block ON directory_entries (tenant_id, block, user_id);
CREATE INDEX directory_entries_by_external_id ON directory_entries (tenant_id, external_id, user_id);

CREATE TABLE directory_emails (
    tenant_id TEXT NOT NULL,
    email_key TEXT NOT NULL,
    user_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, email_key, user_id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

CREATE INDEX directory_emails_of_user ON directory_emails (tenant_id, user_id, email_key);

CREATE TABLE directory_groups (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    block BIGINT NOT NULL,
    display_name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    external_id TEXT,
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

CREATE INDEX directory_groups_by_block ON directory_groups (tenant_id, block, id);
CREATE INDEX directory_groups_by_name ON directory_groups (tenant_id, name_key, id);
CREATE INDEX directory_groups_by_external_id ON directory_groups (tenant_id, external_id, id);

CREATE TABLE group_members (
    tenant_id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, group_id, user_id),
    FOREIGN KEY (tenant_id, group_id) REFERENCES directory_groups (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

CREATE INDEX group_members_of_user ON group_members (tenant_id, user_id, group_id);

-- How an organization wants its leavers treated.
CREATE TABLE directory_settings (
    tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES tenants (id),
    free_licenses_after_days BIGINT NOT NULL
);

-- Tables that belong to no organization: a token leads to its organization, and the work list of
-- leavers is that of all.

CREATE TABLE scim_tokens (
    token_hash TEXT NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    last_used_at BIGINT,
    UNIQUE (tenant_id, id)
);

CREATE TABLE leavers (
    tenant_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    -- By the clock of the business; the lease is by the clock of the system.
    free_at BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, user_id)
);

CREATE INDEX leavers_free_at ON leavers (free_at, tenant_id, user_id);

-- Whoever leaves is signed out everywhere.
CREATE INDEX sessions_of_account ON sessions (tenant_id, user_id);
CREATE INDEX sessions_of_home_account ON sessions (home_tenant_id, home_user_id);

-- Everybody who is here already.
INSERT INTO directory_entries (tenant_id, user_id, block, user_name, user_name_key, version)
SELECT tenant_id, id, (ROW_NUMBER() OVER (PARTITION BY tenant_id ORDER BY id) - 1) / 256,
    email, email, 1
FROM users;

INSERT INTO directory_emails (tenant_id, email_key, user_id)
SELECT tenant_id, email, id FROM users;

INSERT INTO directory_blocks (tenant_id, kind, block, entries)
SELECT tenant_id, 'users', block, COUNT(*) FROM directory_entries GROUP BY tenant_id, block;
