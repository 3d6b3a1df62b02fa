-- What people and programs are told of: in the app, by mail, by webhook.

-- When an organization has something to be done in the background, by the clock of the business;
-- the work list of all instances. `woken` counts, so that whoever works sees that more has come.
CREATE TABLE wakeups (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    task TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    woken BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, task)
);
CREATE INDEX wakeups_due ON wakeups (due_at, tenant_id, task);

CREATE TABLE notice_settings (
    tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES tenants (id),
    settings_json TEXT NOT NULL,
    version BIGINT NOT NULL
);

-- What a person sees behind the bell.
CREATE TABLE notices (
    tenant_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    notice_json TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    is_read BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, user_id, event_id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);
CREATE INDEX notices_by_time ON notices (tenant_id, user_id, created_at, event_id);
CREATE INDEX notices_unread ON notices (tenant_id, user_id, is_read, created_at);
CREATE INDEX notices_old ON notices (tenant_id, created_at);

-- Mails as they are sent, so that every try sends the same.
CREATE TABLE mails (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    to_address TEXT NOT NULL,
    to_name TEXT NOT NULL,
    subject TEXT NOT NULL,
    text_body TEXT NOT NULL,
    html_body TEXT NOT NULL,
    -- Whether the organization chose that such mails are sent: then it says where.
    is_chosen BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX mails_due ON mails (tenant_id, state, next_at, id);

-- What waits for the next mail that sums several notices up.
CREATE TABLE digest_entries (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    rhythm TEXT NOT NULL,
    to_address TEXT NOT NULL,
    event_id TEXT NOT NULL,
    to_name TEXT NOT NULL,
    notice_json TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, rhythm, to_address, event_id)
);
CREATE INDEX digest_entries_due ON digest_entries (tenant_id, due_at, to_address);

CREATE TABLE webhooks (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    url TEXT NOT NULL,
    -- Areas of events, separated by spaces; empty for all.
    areas TEXT NOT NULL,
    secret_sealed TEXT NOT NULL,
    state TEXT NOT NULL,
    failing_since BIGINT,
    created_at BIGINT NOT NULL,
    removed_at BIGINT,
    PRIMARY KEY (tenant_id, id)
);

CREATE TABLE webhook_deliveries (
    tenant_id TEXT NOT NULL,
    webhook_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    last_at BIGINT,
    -- What the receiver answered last: the status of HTTP, or why there was none.
    last_status BIGINT,
    last_problem TEXT,
    PRIMARY KEY (tenant_id, webhook_id, event_id),
    FOREIGN KEY (tenant_id, webhook_id) REFERENCES webhooks (tenant_id, id),
    FOREIGN KEY (tenant_id, event_id) REFERENCES outbox (tenant_id, event_id)
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (tenant_id, state, next_at, event_id);
CREATE INDEX webhook_deliveries_of_event ON webhook_deliveries (tenant_id, event_id);
CREATE INDEX webhook_deliveries_by_time
    ON webhook_deliveries (tenant_id, webhook_id, created_at, event_id);

-- At how many days before its end both sides were told of it last.
ALTER TABLE partner_grants ADD COLUMN warned_days BIGINT;
