-- The tenant-wide default, products that are not there at all, and who else than people acts.

ALTER TABLE policy_heads ADD COLUMN default_version BIGINT NOT NULL DEFAULT 0;

-- Takes the place of product_policies in 0023: a program changes the policy too, and who did it
-- is in the audit log.
CREATE TABLE product_settings (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    product_id TEXT NOT NULL,
    policy TEXT,
    availability TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, product_id)
);

-- Without a kind it is a person.
ALTER TABLE audit_entries ADD COLUMN actor_kind TEXT;
-- The partner organization that the person acted for.
ALTER TABLE audit_entries ADD COLUMN on_behalf_of TEXT;
