-- Columns are TEXT or BIGINT. Instants are microseconds in UTC, amounts whole minor units.
-- A column named …_key holds the folded form that the program searches and sorts by.

-- Tables that belong to no organization.

CREATE TABLE tenants (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    management TEXT NOT NULL,
    market TEXT NOT NULL,
    code TEXT NOT NULL UNIQUE,
    domain TEXT NOT NULL
);

CREATE TABLE verified_domains (
    domain_key TEXT NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL REFERENCES tenants (id)
);

-- In which other organizations a person is a guest.
CREATE TABLE memberships (
    home_tenant_id TEXT NOT NULL,
    home_user_id TEXT NOT NULL,
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    user_id TEXT NOT NULL,
    PRIMARY KEY (home_tenant_id, home_user_id, tenant_id)
);

CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    home_tenant_id TEXT NOT NULL,
    home_user_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX sessions_expires_at ON sessions (expires_at);

CREATE TABLE sign_in_failures (
    failure_key TEXT NOT NULL,
    failed_at BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    PRIMARY KEY (failure_key, failed_at)
);

CREATE INDEX sign_in_failures_failed_at ON sign_in_failures (failed_at);

-- Tables of an organization.

CREATE TABLE users (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    email TEXT NOT NULL,
    display_name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, email)
);

-- What people are found by: the name from each of its words on, and the address.
CREATE TABLE user_terms (
    tenant_id TEXT NOT NULL,
    term TEXT NOT NULL,
    user_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, term, user_id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

CREATE TABLE user_roles (
    tenant_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (tenant_id, user_id, role),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

CREATE TABLE credentials (
    tenant_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    PRIMARY KEY (tenant_id, user_id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

-- One row per organization, which a change of the policy and an order both lock.
CREATE TABLE policy_heads (
    tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES tenants (id),
    default_policy TEXT NOT NULL,
    changes BIGINT NOT NULL
);

CREATE TABLE product_policies (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    product_id TEXT NOT NULL,
    policy TEXT,
    version BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, product_id),
    FOREIGN KEY (tenant_id, changed_by) REFERENCES users (tenant_id, id)
);
