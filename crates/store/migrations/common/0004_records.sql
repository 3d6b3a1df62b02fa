-- What was done, what is to be told to others, and what was answered.

-- The end of each organization's chain; the row is locked while a record is added.
CREATE TABLE audit_heads (
    tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES tenants (id),
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL
);

CREATE TABLE audit_entries (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    actor TEXT,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    before_json TEXT,
    after_json TEXT,
    origin TEXT,
    business_at BIGINT NOT NULL,
    system_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, seq)
);

CREATE TABLE outbox (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    event_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    body_json TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    delivered_at BIGINT,
    PRIMARY KEY (tenant_id, event_id)
);

CREATE INDEX outbox_undelivered ON outbox (tenant_id, delivered_at, created_at, event_id);

CREATE TABLE idempotency_keys (
    tenant_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    route TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    status BIGINT,
    answer TEXT,
    PRIMARY KEY (tenant_id, user_id, route, idempotency_key),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);
