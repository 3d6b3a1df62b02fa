-- Where a subscription stands with its periods and its bills (B23).

-- The period that runs: which it is, and how many months after the anchor it began.
ALTER TABLE subscriptions ADD COLUMN period_index BIGINT NOT NULL DEFAULT 0;
ALTER TABLE subscriptions ADD COLUMN period_months BIGINT NOT NULL DEFAULT 0;
-- When something was last charged for it; not known of subscriptions from before this column.
ALTER TABLE subscriptions ADD COLUMN charged_at BIGINT;
-- What changes when the next one begins.
ALTER TABLE subscriptions ADD COLUMN next_quantity BIGINT;
ALTER TABLE subscriptions ADD COLUMN next_term TEXT;
-- Since when the bill of the period waits to be paid, and how often a card was tried for it.
ALTER TABLE subscriptions ADD COLUMN unpaid_since BIGINT;
ALTER TABLE subscriptions ADD COLUMN unpaid_tries BIGINT NOT NULL DEFAULT 0;

-- What an order is for.
ALTER TABLE orders ADD COLUMN purpose TEXT NOT NULL DEFAULT 'purchase';
-- Since when a bill is not asked for any more.
ALTER TABLE invoices ADD COLUMN voided_at BIGINT;

-- The work list of subscriptions that time has still to do something with, by the business clock;
-- belongs to no organization.
CREATE TABLE due_subscriptions (
    subscription_id TEXT NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL,
    look_at BIGINT NOT NULL
);

CREATE INDEX due_subscriptions_look_at ON due_subscriptions (look_at, subscription_id);

INSERT INTO due_subscriptions (subscription_id, tenant_id, look_at)
SELECT trial_id, tenant_id, look_at FROM open_trials;

DROP TABLE open_trials;

INSERT INTO due_subscriptions (subscription_id, tenant_id, look_at)
SELECT id, tenant_id, status_at FROM subscriptions WHERE trial IS NULL AND status <> 'deleted';
