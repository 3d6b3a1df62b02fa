INSERT INTO product_settings (tenant_id, product_id, policy, availability, version)
SELECT tenant_id, product_id, policy, 'available', version FROM product_policies;

DROP TABLE product_policies;

ALTER TABLE product_settings RENAME TO product_policies;
