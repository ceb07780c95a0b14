-- 日历订阅: an address that a calendar program reads without a session. Whoever knows it sees what its owner may see, so it is kept as a hash.
CREATE TABLE calendar_feeds (
    id           uuid        NOT NULL CONSTRAINT pk_calendar_feeds PRIMARY KEY,
    user_id      uuid        NOT NULL CONSTRAINT fk_calendar_feeds_user REFERENCES users (id),
    name         varchar(60) NOT NULL,
    -- Null: all that the owner may see.
    org_unit_id  uuid        NULL CONSTRAINT fk_calendar_feeds_org_unit REFERENCES org_units (id),
    -- Empty: all kinds, also those to come.
    kinds        text[]      NOT NULL,
    token_hash   varchar(64) NOT NULL CONSTRAINT ux_calendar_feeds_token_hash UNIQUE,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NULL,
    revoked_at   timestamptz NULL
);
CREATE INDEX ix_calendar_feeds_user ON calendar_feeds (user_id) WHERE revoked_at IS NULL;
