-- What was ever sold: a catalog without one of these is refused, since nobody could say what
-- those subscriptions are.
CREATE TABLE sold_products (
    product_id TEXT NOT NULL,
    PRIMARY KEY (product_id)
);
INSERT INTO sold_products (product_id) SELECT DISTINCT product_id FROM subscriptions;
