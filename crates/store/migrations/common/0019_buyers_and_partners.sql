-- What the organization asks of who buys; what a session has shown of it; and partners at work.

ALTER TABLE access_policies ADD COLUMN second_factor TEXT NOT NULL DEFAULT 'not_needed';
-- Codes of countries, apart by a space; without them everywhere.
ALTER TABLE access_policies ADD COLUMN countries TEXT;

-- When a second factor was shown last.
ALTER TABLE sessions ADD COLUMN second_factor_at BIGINT;

-- Which organizations a partner looks after, and until when: where to look for its grants. What
-- it may do there is in the organization's own partner_grants.
CREATE TABLE partnerships (
    partner_id TEXT NOT NULL REFERENCES tenants (id),
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (partner_id, tenant_id)
);

-- Whether the account there is a guest's or was made for somebody of a partner.
ALTER TABLE memberships ADD COLUMN kind TEXT NOT NULL DEFAULT 'guest';

CREATE INDEX partner_grants_of_partner ON partner_grants (tenant_id, partner_id, state, id);
