-- From a quote to the money.

CREATE TABLE quotes (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    term TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    currency TEXT NOT NULL,
    unit_price BIGINT NOT NULL,
    net BIGINT NOT NULL,
    tax_label TEXT NOT NULL,
    tax_rate BIGINT NOT NULL,
    tax BIGINT NOT NULL,
    total BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

CREATE TABLE orders (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    quote_id TEXT NOT NULL,
    purchaser_id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    product_name TEXT NOT NULL,
    term TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    currency TEXT NOT NULL,
    unit_price BIGINT NOT NULL,
    net BIGINT NOT NULL,
    tax_label TEXT NOT NULL,
    tax_rate BIGINT NOT NULL,
    tax BIGINT NOT NULL,
    total BIGINT NOT NULL,
    state TEXT NOT NULL,
    attempt BIGINT NOT NULL,
    decline_reason TEXT,
    placed_at BIGINT NOT NULL,
    subscription_id TEXT,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, quote_id),
    FOREIGN KEY (tenant_id, quote_id) REFERENCES quotes (tenant_id, id),
    FOREIGN KEY (tenant_id, purchaser_id) REFERENCES users (tenant_id, id)
);

CREATE INDEX orders_of_subscription ON orders (tenant_id, subscription_id, placed_at, id);

CREATE TABLE attempts (
    tenant_id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    attempt BIGINT NOT NULL,
    payment_method TEXT NOT NULL,
    brand TEXT NOT NULL,
    last4 TEXT NOT NULL,
    exp_month BIGINT NOT NULL,
    exp_year BIGINT NOT NULL,
    payment_intent TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, order_id, attempt),
    FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id)
);

CREATE TABLE gateway_customers (
    tenant_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    customer TEXT NOT NULL,
    PRIMARY KEY (tenant_id, user_id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

-- An order is charged once.
CREATE TABLE charges (
    tenant_id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    attempt BIGINT NOT NULL,
    payment_intent TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount BIGINT NOT NULL,
    charged_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, order_id),
    FOREIGN KEY (tenant_id, order_id, attempt) REFERENCES attempts (tenant_id, order_id, attempt)
);

-- The work list of orders whose last word is outstanding; belongs to no organization.
CREATE TABLE open_orders (
    order_id TEXT NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL,
    check_at BIGINT NOT NULL,
    tries BIGINT NOT NULL
);

CREATE INDEX open_orders_check_at ON open_orders (check_at, order_id);
