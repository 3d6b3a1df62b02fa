-- What people ask for instead of buying it, and what the organization does with that.

CREATE TABLE license_requests (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    -- For whom, and who asked.
    user_id TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    requested_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    state_at BIGINT NOT NULL,
    -- Of an approved request: how, and the order for which a purchase that it allows was used.
    way TEXT,
    used_for TEXT,
    -- What the admin said to it, and who that was.
    message TEXT,
    decided_by TEXT,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id),
    FOREIGN KEY (tenant_id, asked_by) REFERENCES users (tenant_id, id)
);

CREATE INDEX license_requests_by_time ON license_requests (tenant_id, requested_at, id);
CREATE INDEX license_requests_by_state ON license_requests (tenant_id, state, requested_at, id);
CREATE INDEX license_requests_of_user
    ON license_requests (tenant_id, user_id, product_id, requested_at, id);
CREATE INDEX license_requests_of_asker ON license_requests (tenant_id, asked_by, requested_at, id);

CREATE TABLE request_settings (
    tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES tenants (id),
    requests TEXT NOT NULL,
    version BIGINT NOT NULL
);
