-- Trials (B13): terms without charge, one per person and product.

-- What a quote is for, and what the term of a subscription is: the kind of trial, or none.
ALTER TABLE quotes ADD COLUMN trial TEXT;
ALTER TABLE subscriptions ADD COLUMN trial TEXT;

CREATE TABLE trials (
    tenant_id TEXT NOT NULL,
    subscription_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    -- The price at which it becomes paid.
    quote_id TEXT NOT NULL,
    trial TEXT NOT NULL,
    state TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    announced_at BIGINT,
    -- The card that will pay, where it becomes paid.
    payment_method TEXT,
    brand TEXT,
    last4 TEXT,
    exp_month BIGINT,
    exp_year BIGINT,
    -- The order with which it became paid, or was to.
    order_id TEXT,
    PRIMARY KEY (tenant_id, subscription_id),
    UNIQUE (tenant_id, user_id, product_id),
    UNIQUE (tenant_id, quote_id),
    UNIQUE (tenant_id, order_id),
    FOREIGN KEY (tenant_id, subscription_id) REFERENCES subscriptions (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id),
    FOREIGN KEY (tenant_id, quote_id) REFERENCES quotes (tenant_id, id),
    FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id)
);

-- The work list of trials that time has still to do something with, by the business clock; belongs
-- to no organization.
CREATE TABLE open_trials (
    trial_id TEXT NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL,
    look_at BIGINT NOT NULL
);

CREATE INDEX open_trials_look_at ON open_trials (look_at, trial_id);
