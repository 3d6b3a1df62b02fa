-- Whether an amount's price holds its tax; until now it never did.
ALTER TABLE quotes ADD COLUMN tax_kind TEXT NOT NULL DEFAULT 'added';
ALTER TABLE orders ADD COLUMN tax_kind TEXT NOT NULL DEFAULT 'added';
ALTER TABLE invoices ADD COLUMN tax_kind TEXT NOT NULL DEFAULT 'added';
ALTER TABLE subscriptions ADD COLUMN tax_kind TEXT NOT NULL DEFAULT 'added';
