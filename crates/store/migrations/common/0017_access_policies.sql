-- What an organization demands of whoever uses its licenses; the same for every purchase.
CREATE TABLE access_policies (
    tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES tenants (id),
    -- Ids of the chosen groups, apart by a space; without them everybody.
    assignee_groups TEXT,
    guests TEXT NOT NULL,
    session_hours BIGINT NOT NULL,
    version BIGINT NOT NULL
);
