-- What was bought, who holds a license, and what was billed.

CREATE TABLE subscriptions (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    product_name TEXT NOT NULL,
    product_key TEXT NOT NULL,
    channel TEXT NOT NULL,
    purchaser_id TEXT,
    purchaser_name TEXT NOT NULL,
    purchaser_key TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    assigned BIGINT NOT NULL,
    term TEXT NOT NULL,
    currency TEXT NOT NULL,
    unit_price BIGINT NOT NULL,
    net BIGINT NOT NULL,
    tax_label TEXT NOT NULL,
    tax_rate BIGINT NOT NULL,
    tax BIGINT NOT NULL,
    total BIGINT NOT NULL,
    status TEXT NOT NULL,
    -- The end of the term while active, and since when the status holds after that.
    status_at BIGINT NOT NULL,
    -- Set while active only.
    recurring TEXT,
    anchor_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    order_id TEXT,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, order_id),
    CONSTRAINT subscriptions_assigned_check CHECK (assigned >= 0 AND assigned <= quantity),
    FOREIGN KEY (tenant_id, purchaser_id) REFERENCES users (tenant_id, id),
    FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id)
);

-- The list is read in the order of one of these, one range per channel and status.
CREATE INDEX subscriptions_by_newest ON subscriptions (tenant_id, channel, status, created_at, id);
CREATE INDEX subscriptions_by_product ON subscriptions (tenant_id, channel, status, product_key, id);
CREATE INDEX subscriptions_by_purchaser ON subscriptions (tenant_id, channel, status, purchaser_key, id);
CREATE INDEX subscriptions_by_expires ON subscriptions (tenant_id, channel, status, status_at, id);

-- The same with the filter on a product, and on a purchaser.
CREATE INDEX subscriptions_of_product_by_newest
    ON subscriptions (tenant_id, product_id, channel, status, created_at, id);
CREATE INDEX subscriptions_of_product_by_product
    ON subscriptions (tenant_id, product_id, channel, status, product_key, id);
CREATE INDEX subscriptions_of_product_by_purchaser
    ON subscriptions (tenant_id, product_id, channel, status, purchaser_key, id);
CREATE INDEX subscriptions_of_product_by_expires
    ON subscriptions (tenant_id, product_id, channel, status, status_at, id);
CREATE INDEX subscriptions_of_purchaser
    ON subscriptions (tenant_id, purchaser_id, channel, status, created_at, id);

-- What subscriptions are found by: product and purchaser from each word on, and the address.
CREATE TABLE subscription_terms (
    tenant_id TEXT NOT NULL,
    term TEXT NOT NULL,
    subscription_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, term, subscription_id),
    FOREIGN KEY (tenant_id, subscription_id) REFERENCES subscriptions (tenant_id, id)
);

CREATE INDEX subscription_terms_of_subscription
    ON subscription_terms (tenant_id, subscription_id, term);

CREATE TABLE licenses (
    tenant_id TEXT NOT NULL,
    subscription_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    name_key TEXT NOT NULL,
    assigned_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, subscription_id, user_id),
    FOREIGN KEY (tenant_id, subscription_id) REFERENCES subscriptions (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

CREATE INDEX licenses_by_name ON licenses (tenant_id, subscription_id, name_key, user_id);
CREATE INDEX licenses_of_user ON licenses (tenant_id, user_id, subscription_id);

-- The last bill number of each organization; the row is locked while a bill is written.
CREATE TABLE invoice_series (
    tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES tenants (id),
    last_number BIGINT NOT NULL
);

CREATE TABLE invoices (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    number TEXT NOT NULL,
    subscription_id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    period_index BIGINT NOT NULL,
    currency TEXT NOT NULL,
    unit_price BIGINT NOT NULL,
    net BIGINT NOT NULL,
    tax_label TEXT NOT NULL,
    tax_rate BIGINT NOT NULL,
    tax BIGINT NOT NULL,
    total BIGINT NOT NULL,
    issued_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, number),
    UNIQUE (tenant_id, subscription_id, period_index),
    FOREIGN KEY (tenant_id, subscription_id) REFERENCES subscriptions (tenant_id, id),
    FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id)
);

CREATE INDEX invoices_of_order ON invoices (tenant_id, order_id, period_index);
