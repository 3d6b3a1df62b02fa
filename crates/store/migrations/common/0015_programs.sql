-- Programs that act for an organization, what people used, and partners.

CREATE TABLE service_accounts (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    -- The product whose app it is; set by the operator only.
    product_id TEXT,
    created_by TEXT,
    created_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (tenant_id, id)
);

-- Belongs to no organization: a token leads to its own.
CREATE TABLE service_tokens (
    token_hash TEXT NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    account_id TEXT NOT NULL,
    id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    last_used_at BIGINT,
    UNIQUE (tenant_id, id)
);

CREATE INDEX service_tokens_of_account ON service_tokens (tenant_id, account_id, created_at, id);

-- When each person last used each product.
CREATE TABLE product_uses (
    tenant_id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    last_used_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, product_id, user_id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

-- What a partner asked for and was granted, in the customer's organization.
CREATE TABLE partner_grants (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    partner_id TEXT NOT NULL REFERENCES tenants (id),
    roles TEXT NOT NULL,
    days BIGINT NOT NULL,
    requested_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    state_at BIGINT NOT NULL,
    -- Of an approved grant only.
    ends_at BIGINT,
    decided_by TEXT,
    PRIMARY KEY (tenant_id, id)
);

CREATE INDEX partner_grants_by_state ON partner_grants (tenant_id, state, requested_at, id);
