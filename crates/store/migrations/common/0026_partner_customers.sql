-- Which organizations a partner has ever asked, and by which domain: where to look for what became
-- of it.
CREATE TABLE partner_customers (
    partner_id TEXT NOT NULL REFERENCES tenants (id),
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    asked_as TEXT NOT NULL,
    PRIMARY KEY (partner_id, tenant_id)
);

INSERT INTO partner_customers (partner_id, tenant_id, asked_as)
SELECT p.partner_id, p.tenant_id, t.domain
FROM partnerships p JOIN tenants t ON t.id = p.tenant_id;
