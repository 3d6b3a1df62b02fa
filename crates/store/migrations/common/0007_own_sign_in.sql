-- How an organization's people sign in: at its own identity provider, or here with a second factor.

ALTER TABLE tenants ADD COLUMN sign_in TEXT NOT NULL DEFAULT 'password';

CREATE INDEX verified_domains_of_tenant ON verified_domains (tenant_id, domain_key);

-- At most one provider per organization.
CREATE TABLE identity_providers (
    tenant_id TEXT NOT NULL PRIMARY KEY REFERENCES tenants (id),
    kind TEXT NOT NULL,
    issuer TEXT NOT NULL,
    client_id TEXT NOT NULL,
    sealed_secret TEXT NOT NULL,
    version BIGINT NOT NULL
);

-- Who a person is at the provider. An email address is never a key.
CREATE TABLE external_identities (
    tenant_id TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    user_id TEXT NOT NULL,
    linked_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, issuer, subject),
    UNIQUE (tenant_id, issuer, user_id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

-- Sign-ins that were sent to a provider and have not come back.
CREATE TABLE sign_in_flows (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    state_hash TEXT NOT NULL,
    browser_hash TEXT NOT NULL,
    issuer TEXT NOT NULL,
    nonce TEXT NOT NULL,
    sealed_verifier TEXT NOT NULL,
    return_to TEXT NOT NULL,
    earlier_session TEXT,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, state_hash)
);

CREATE INDEX sign_in_flows_expires_at ON sign_in_flows (tenant_id, expires_at);

-- Which sessions came from which session of the provider, so that it can end them.
CREATE TABLE provider_sessions (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    token_hash TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    sid TEXT,
    sealed_id_token TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, token_hash)
);

CREATE INDEX provider_sessions_of_subject ON provider_sessions (tenant_id, issuer, subject);
CREATE INDEX provider_sessions_of_sid ON provider_sessions (tenant_id, issuer, sid);
CREATE INDEX provider_sessions_expires_at ON provider_sessions (tenant_id, expires_at);

-- Notices of logout that were followed already.
CREATE TABLE logout_notices (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    notice TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, notice)
);

-- Domains that an organization says are its own. Several may say so of one domain; the first that
-- proves it has it in verified_domains, where a domain stands once.
CREATE TABLE domain_claims (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    domain_key TEXT NOT NULL,
    token TEXT NOT NULL,
    claimed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, domain_key)
);

-- The second factor of people of the built-in directory; without confirmed_at it is not asked for.
CREATE TABLE second_factors (
    tenant_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    sealed_secret TEXT NOT NULL,
    confirmed_at BIGINT,
    last_step BIGINT NOT NULL,
    PRIMARY KEY (tenant_id, user_id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
);

CREATE TABLE recovery_codes (
    tenant_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    PRIMARY KEY (tenant_id, user_id, code_hash),
    FOREIGN KEY (tenant_id, user_id) REFERENCES second_factors (tenant_id, user_id)
);
