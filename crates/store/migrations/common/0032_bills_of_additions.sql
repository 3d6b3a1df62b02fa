-- A period has one bill of its own, and one for each order that adds licenses in its course.
CREATE TABLE invoices_until_now AS
SELECT tenant_id, id, number, subscription_id, order_id, period_index, currency, unit_price, net,
    tax_label, tax_rate, tax, total, issued_at
FROM invoices;

DROP TABLE invoices;

CREATE TABLE invoices (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    number TEXT NOT NULL,
    subscription_id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    period_index BIGINT NOT NULL,
    -- The order that adds licenses; empty for the bill of the period itself.
    addition TEXT NOT NULL,
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
    CONSTRAINT invoices_tenant_id_subscription_id_period_index_addition_key
        UNIQUE (tenant_id, subscription_id, period_index, addition),
    FOREIGN KEY (tenant_id, subscription_id) REFERENCES subscriptions (tenant_id, id),
    FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id)
);

INSERT INTO invoices (tenant_id, id, number, subscription_id, order_id, period_index, addition,
    currency, unit_price, net, tax_label, tax_rate, tax, total, issued_at)
SELECT tenant_id, id, number, subscription_id, order_id, period_index, '', currency, unit_price,
    net, tax_label, tax_rate, tax, total, issued_at
FROM invoices_until_now;

DROP TABLE invoices_until_now;

CREATE INDEX invoices_of_order ON invoices (tenant_id, order_id, period_index);
