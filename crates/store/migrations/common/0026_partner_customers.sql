-- Which organizations a partner has ever asked: where to look for what became of it.
CREATE TABLE partner_customers (
    partner_id TEXT NOT NULL REFERENCES tenants (id),
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    PRIMARY KEY (partner_id, tenant_id)
);

INSERT INTO partner_customers (partner_id, tenant_id)
SELECT partner_id, tenant_id FROM partnerships;
