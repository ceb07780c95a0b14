-- Sign-in and its sessions, second factors, grants and delegations, and the log of what was done with them.

ALTER TABLE users
    ADD COLUMN password_changed_at  timestamptz NULL,
    ADD COLUMN must_change_password boolean     NOT NULL DEFAULT false,
    ADD COLUMN disabled_at          timestamptz NULL,
    -- Encrypted with the data-protection keys; the pending one waits for its first code.
    ADD COLUMN totp_secret          text        NULL,
    ADD COLUMN totp_pending_secret  text        NULL,
    -- The last time step whose code was accepted: a code is good once.
    ADD COLUMN totp_step            bigint      NULL,
    ADD COLUMN created_at           timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN created_by           uuid        NULL CONSTRAINT fk_users_created_by REFERENCES users (id),
    ADD COLUMN version              bigint      NOT NULL DEFAULT 1;

CREATE TABLE user_sessions (
    id           uuid         NOT NULL CONSTRAINT pk_user_sessions PRIMARY KEY,
    user_id      uuid         NOT NULL CONSTRAINT fk_user_sessions_user REFERENCES users (id),
    created_at   timestamptz  NOT NULL,
    last_seen_at timestamptz  NOT NULL,
    expires_at   timestamptz  NOT NULL,
    ended_at     timestamptz  NULL,
    awaits_code  boolean      NOT NULL DEFAULT false,
    ip_address   varchar(45)  NULL,
    user_agent   varchar(200) NULL
);
CREATE INDEX ix_user_sessions_user ON user_sessions (user_id) WHERE ended_at IS NULL;

CREATE TABLE former_passwords (
    id            uuid        NOT NULL CONSTRAINT pk_former_passwords PRIMARY KEY,
    user_id       uuid        NOT NULL CONSTRAINT fk_former_passwords_user REFERENCES users (id),
    password_hash text        NOT NULL,
    replaced_at   timestamptz NOT NULL
);
CREATE INDEX ix_former_passwords_user ON former_passwords (user_id);

CREATE TABLE recovery_codes (
    id        uuid        NOT NULL CONSTRAINT pk_recovery_codes PRIMARY KEY,
    user_id   uuid        NOT NULL CONSTRAINT fk_recovery_codes_user REFERENCES users (id),
    code_hash varchar(64) NOT NULL,
    used_at   timestamptz NULL
);
CREATE INDEX ix_recovery_codes_user ON recovery_codes (user_id);

-- A grant counts once it is confirmed; what decides on figures may need a second administrator for that.
ALTER TABLE memberships
    DROP CONSTRAINT ck_memberships_role,
    DROP CONSTRAINT ex_memberships_no_repeats,
    ADD COLUMN granted_at   timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN granted_by   uuid        NULL CONSTRAINT fk_memberships_granted_by REFERENCES users (id),
    ADD COLUMN confirmed_at timestamptz NULL,
    ADD COLUMN confirmed_by uuid        NULL CONSTRAINT fk_memberships_confirmed_by REFERENCES users (id),
    ADD COLUMN revoked_at   timestamptz NULL,
    ADD COLUMN revoked_by   uuid        NULL CONSTRAINT fk_memberships_revoked_by REFERENCES users (id);
UPDATE memberships SET confirmed_at = granted_at;
ALTER TABLE memberships
    ADD CONSTRAINT ck_memberships_role CHECK (role IN ('drafter', 'approver', 'reviewer', 'finalizer', 'planAdministrator', 'securityAdministrator', 'auditor')),
    ADD CONSTRAINT ck_memberships_not_self CHECK (granted_by <> user_id AND confirmed_by <> user_id),
    ADD CONSTRAINT ex_memberships_no_repeats EXCLUDE USING gist (
        user_id WITH =, role WITH =, org_unit_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (revoked_at IS NULL),
    -- 三权分立: nobody is two of these at once.
    ADD CONSTRAINT ex_memberships_separate_administrators EXCLUDE USING gist (
        user_id WITH =, role WITH <>, daterange(valid_from, valid_to) WITH &&)
        WHERE (revoked_at IS NULL AND role IN ('planAdministrator', 'securityAdministrator', 'auditor'));

-- 代理: for a time, somebody acts with another's membership.
CREATE TABLE delegations (
    id            uuid         NOT NULL CONSTRAINT pk_delegations PRIMARY KEY,
    membership_id uuid         NOT NULL CONSTRAINT fk_delegations_membership REFERENCES memberships (id),
    to_user_id    uuid         NOT NULL CONSTRAINT fk_delegations_to_user REFERENCES users (id),
    valid_from    date         NOT NULL,
    valid_to      date         NOT NULL,
    reason        varchar(200) NULL,
    created_at    timestamptz  NOT NULL,
    revoked_at    timestamptz  NULL,
    CONSTRAINT ck_delegations_dates CHECK (valid_to > valid_from AND valid_to <= valid_from + 92),
    CONSTRAINT ex_delegations_one_at_a_time EXCLUDE USING gist (membership_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (revoked_at IS NULL)
);
CREATE INDEX ix_delegations_to_user ON delegations (to_user_id);

-- Programs that hand in figures for one unit. OpenIddict's own rows of them are in openiddict_applications.
CREATE TABLE api_clients (
    id                  uuid         NOT NULL CONSTRAINT pk_api_clients PRIMARY KEY,
    client_id           varchar(60)  NOT NULL CONSTRAINT ux_api_clients_client_id UNIQUE,
    name                varchar(100) NOT NULL,
    org_unit_id         uuid         NOT NULL CONSTRAINT fk_api_clients_org_unit REFERENCES org_units (id),
    -- Answers for what the program hands in, and is kept from deciding on it.
    responsible_user_id uuid         NOT NULL CONSTRAINT fk_api_clients_responsible_user REFERENCES users (id),
    scopes              text[]       NOT NULL,
    form_codes          text[]       NOT NULL,
    networks            text[]       NOT NULL,
    expires_on          date         NULL,
    public_keys         text         NULL,
    disabled_at         timestamptz  NULL,
    created_at          timestamptz  NOT NULL,
    created_by          uuid         NOT NULL CONSTRAINT fk_api_clients_created_by REFERENCES users (id),
    version             bigint       NOT NULL DEFAULT 1
);
CREATE INDEX ix_api_clients_org_unit ON api_clients (org_unit_id);

CREATE TABLE api_client_secrets (
    id            uuid        NOT NULL CONSTRAINT pk_api_client_secrets PRIMARY KEY,
    api_client_id uuid        NOT NULL CONSTRAINT fk_api_client_secrets_api_client REFERENCES api_clients (id),
    secret_hash   varchar(64) NOT NULL,
    ending        varchar(4)  NOT NULL,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz NULL,
    revoked_at    timestamptz NULL
);
CREATE INDEX ix_api_client_secrets_api_client ON api_client_secrets (api_client_id);

ALTER TABLE submission_transitions
    ADD COLUMN on_behalf_of_id uuid NULL CONSTRAINT fk_submission_transitions_on_behalf_of REFERENCES users (id),
    ADD COLUMN api_client_id   uuid NULL CONSTRAINT fk_submission_transitions_api_client REFERENCES api_clients (id);

-- People whom an outside sign-in vouches for, known by issuer and subject alone.
CREATE TABLE external_identities (
    id            uuid         NOT NULL CONSTRAINT pk_external_identities PRIMARY KEY,
    issuer        varchar(300) NOT NULL,
    subject       varchar(255) NOT NULL,
    display_name  varchar(100) NOT NULL,
    user_id       uuid         NULL CONSTRAINT fk_external_identities_user REFERENCES users (id),
    first_seen_at timestamptz  NOT NULL,
    decided_at    timestamptz  NULL,
    decided_by    uuid         NULL CONSTRAINT fk_external_identities_decided_by REFERENCES users (id),
    CONSTRAINT ux_external_identities_issuer_subject UNIQUE (issuer, subject)
);

CREATE TABLE audit_entries (
    id              uuid         NOT NULL CONSTRAINT pk_audit_entries PRIMARY KEY,
    at              timestamptz  NOT NULL,
    action          varchar(60)  NOT NULL,
    outcome         varchar(20)  NOT NULL CONSTRAINT ck_audit_entries_outcome CHECK (outcome IN ('done', 'refused')),
    user_id         uuid         NULL CONSTRAINT fk_audit_entries_user REFERENCES users (id),
    on_behalf_of_id uuid         NULL CONSTRAINT fk_audit_entries_on_behalf_of REFERENCES users (id),
    api_client_id   uuid         NULL CONSTRAINT fk_audit_entries_api_client REFERENCES api_clients (id),
    ip_address      varchar(45)  NULL,
    subject         varchar(200) NULL,
    detail          varchar(500) NULL
);
CREATE INDEX ix_audit_entries_at ON audit_entries (at);
CREATE INDEX ix_audit_entries_user ON audit_entries (user_id, at);
CREATE TRIGGER tr_audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What OpenIddict keeps of clients and the tokens it issued. Columns are its own; types and lengths follow its entities.
CREATE TABLE openiddict_applications (
    id                        uuid         NOT NULL CONSTRAINT pk_openiddict_applications PRIMARY KEY,
    application_type          varchar(50)  NULL,
    client_id                 varchar(100) NULL CONSTRAINT ux_openiddict_applications_client_id UNIQUE,
    client_secret             text         NULL,
    client_type               varchar(50)  NULL,
    concurrency_token         varchar(50)  NULL,
    consent_type              varchar(50)  NULL,
    display_name              text         NULL,
    display_names             text         NULL,
    json_web_key_set          text         NULL,
    permissions               text         NULL,
    post_logout_redirect_uris text         NULL,
    properties                text         NULL,
    redirect_uris             text         NULL,
    requirements              text         NULL,
    settings                  text         NULL
);

CREATE TABLE openiddict_authorizations (
    id                uuid         NOT NULL CONSTRAINT pk_openiddict_authorizations PRIMARY KEY,
    application_id    uuid         NULL CONSTRAINT fk_openiddict_authorizations_application REFERENCES openiddict_applications (id),
    concurrency_token varchar(50)  NULL,
    creation_date     timestamptz  NULL,
    properties        text         NULL,
    scopes            text         NULL,
    status            varchar(50)  NULL,
    subject           varchar(400) NULL,
    type              varchar(50)  NULL
);
CREATE INDEX ix_openiddict_authorizations_application ON openiddict_authorizations (application_id, status, subject, type);

CREATE TABLE openiddict_scopes (
    id                uuid         NOT NULL CONSTRAINT pk_openiddict_scopes PRIMARY KEY,
    concurrency_token varchar(50)  NULL,
    description       text         NULL,
    descriptions      text         NULL,
    display_name      text         NULL,
    display_names     text         NULL,
    name              varchar(200) NULL CONSTRAINT ux_openiddict_scopes_name UNIQUE,
    properties        text         NULL,
    resources         text         NULL
);

CREATE TABLE openiddict_tokens (
    id                uuid         NOT NULL CONSTRAINT pk_openiddict_tokens PRIMARY KEY,
    application_id    uuid         NULL CONSTRAINT fk_openiddict_tokens_application REFERENCES openiddict_applications (id),
    authorization_id  uuid         NULL CONSTRAINT fk_openiddict_tokens_authorization REFERENCES openiddict_authorizations (id),
    concurrency_token varchar(50)  NULL,
    creation_date     timestamptz  NULL,
    expiration_date   timestamptz  NULL,
    payload           text         NULL,
    properties        text         NULL,
    redemption_date   timestamptz  NULL,
    reference_id      varchar(100) NULL CONSTRAINT ux_openiddict_tokens_reference_id UNIQUE,
    status            varchar(50)  NULL,
    subject           varchar(400) NULL,
    type              varchar(150) NULL
);
CREATE INDEX ix_openiddict_tokens_application ON openiddict_tokens (application_id, status, subject, type);
CREATE INDEX ix_openiddict_tokens_authorization ON openiddict_tokens (authorization_id);
