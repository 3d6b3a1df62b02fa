-- What stands on bills, the cards that pay them, and money that goes back (R28).

-- Who pays; empty under an agreement. And what the bill said when it was written, as JSON: not
-- known of bills from before this column.
ALTER TABLE invoices ADD COLUMN payer_id TEXT NOT NULL DEFAULT '';
ALTER TABLE invoices ADD COLUMN document TEXT;
UPDATE invoices SET payer_id = COALESCE((SELECT s.purchaser_id FROM subscriptions s
    WHERE s.tenant_id = invoices.tenant_id AND s.id = invoices.subscription_id), '');
CREATE INDEX invoices_by_date ON invoices (tenant_id, issued_at, id);
CREATE INDEX invoices_of_payer ON invoices (tenant_id, payer_id, issued_at, id);
CREATE INDEX invoices_of_subscription ON invoices (tenant_id, subscription_id, issued_at, id);

-- Whether the card is charged while nobody is there: the same question is asked again with it.
ALTER TABLE attempts ADD COLUMN off_session BIGINT NOT NULL DEFAULT 0;
UPDATE attempts SET off_session = 1 WHERE EXISTS (SELECT 1 FROM trials t
    WHERE t.tenant_id = attempts.tenant_id AND t.order_id = attempts.order_id);
UPDATE attempts SET off_session = 1 WHERE EXISTS (SELECT 1 FROM orders o
    WHERE o.tenant_id = attempts.tenant_id AND o.id = attempts.order_id
    AND o.purpose = 'renewal');

-- The card that pays, by the gateway's token.
ALTER TABLE subscriptions ADD COLUMN payment_method TEXT;
UPDATE subscriptions SET payment_method = COALESCE(
    (SELECT a.payment_method FROM orders o JOIN attempts a
     ON a.tenant_id = o.tenant_id AND a.order_id = o.id AND a.attempt = o.attempt
     WHERE o.tenant_id = subscriptions.tenant_id AND o.id = subscriptions.order_id),
    (SELECT t.payment_method FROM trials t WHERE t.tenant_id = subscriptions.tenant_id
     AND t.subscription_id = subscriptions.id));
CREATE INDEX subscriptions_of_card ON subscriptions (tenant_id, payment_method);

-- The cards of people: what a person recognizes them by, never a number.
CREATE TABLE cards (
    tenant_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    payment_method TEXT NOT NULL,
    brand TEXT NOT NULL,
    last4 TEXT NOT NULL,
    exp_month BIGINT NOT NULL,
    exp_year BIGINT NOT NULL,
    is_default BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    -- When its owner was told that it expires.
    warned_at BIGINT,
    PRIMARY KEY (tenant_id, user_id, payment_method),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

INSERT INTO cards (tenant_id, user_id, payment_method, brand, last4, exp_month, exp_year,
    is_default, added_at)
SELECT o.tenant_id, o.purchaser_id, a.payment_method, MAX(a.brand), MAX(a.last4),
    MAX(a.exp_month), MAX(a.exp_year), 0, MIN(a.created_at)
FROM orders o JOIN attempts a
ON a.tenant_id = o.tenant_id AND a.order_id = o.id AND a.attempt = o.attempt
WHERE o.state = 'paid'
GROUP BY o.tenant_id, o.purchaser_id, a.payment_method;

INSERT INTO cards (tenant_id, user_id, payment_method, brand, last4, exp_month, exp_year,
    is_default, added_at)
SELECT t.tenant_id, t.user_id, t.payment_method, MAX(t.brand), MAX(t.last4), MAX(t.exp_month),
    MAX(t.exp_year), 0, MIN(t.started_at)
FROM trials t
WHERE t.payment_method IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cards c
    WHERE c.tenant_id = t.tenant_id AND c.user_id = t.user_id
    AND c.payment_method = t.payment_method)
GROUP BY t.tenant_id, t.user_id, t.payment_method;

-- What a person's bills say beside the name.
CREATE TABLE billing_details (
    tenant_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    tax_id TEXT,
    cost_center TEXT,
    PRIMARY KEY (tenant_id, user_id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

-- Money that goes back to a card: a part of a charge, for a credit note.
CREATE TABLE refunds (
    tenant_id TEXT NOT NULL,
    invoice_id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    payment_intent TEXT NOT NULL,
    currency TEXT NOT NULL,
    amount BIGINT NOT NULL,
    requested_at BIGINT NOT NULL,
    -- When the gateway took the order to give it back.
    done_at BIGINT,
    PRIMARY KEY (tenant_id, invoice_id, order_id),
    FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoices (tenant_id, id),
    FOREIGN KEY (tenant_id, order_id) REFERENCES charges (tenant_id, order_id)
);

CREATE INDEX refunds_of_order ON refunds (tenant_id, order_id);
CREATE INDEX refunds_to_do ON refunds (tenant_id, done_at, requested_at);
