-- What organizations do with requests, what people may buy without one, and what central
-- purchases cost under the agreement.

ALTER TABLE request_settings ADD COLUMN approval TEXT NOT NULL DEFAULT 'by_hand';
-- The organization's own process; without a message there is none.
ALTER TABLE request_settings ADD COLUMN own_message TEXT;
ALTER TABLE request_settings ADD COLUMN own_link TEXT;
-- What everybody may buy in a month; nothing is no limit.
ALTER TABLE request_settings ADD COLUMN most_licenses BIGINT;
ALTER TABLE request_settings ADD COLUMN most_money BIGINT;
ALTER TABLE request_settings ADD COLUMN currency TEXT;

-- What members of a group may buy instead.
CREATE TABLE group_limits (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    group_id TEXT NOT NULL,
    most_licenses BIGINT,
    most_money BIGINT,
    currency TEXT,
    PRIMARY KEY (tenant_id, group_id)
);

CREATE INDEX orders_of_purchaser ON orders (tenant_id, purchaser_id, placed_at, id);

-- When the admins were told once more.
ALTER TABLE license_requests ADD COLUMN reminded_at BIGINT;

-- When something is to be done about a request; the work list of all instances.
CREATE TABLE request_dates (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    request_id TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, request_id)
);

CREATE INDEX request_dates_due_at ON request_dates (due_at, tenant_id, request_id);

-- What the organization has agreed on with the vendor, per license and month, without tax.
CREATE TABLE agreement_prices (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    product_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    monthly BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, product_id)
);
