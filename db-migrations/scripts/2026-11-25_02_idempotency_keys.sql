-- What was answered to whom under which Idempotency-Key, written in the transaction of the effect: both are there or neither.

CREATE TABLE idempotency_keys (
    id           uuid         NOT NULL CONSTRAINT pk_idempotency_keys PRIMARY KEY,
    -- Of the person, or of the API client.
    caller_id    uuid         NOT NULL,
    key          uuid         NOT NULL,
    operation    varchar(60)  NOT NULL,
    -- SHA-256 of method, address, If-Match and body: the same key with another request is a mistake of the caller's.
    request_hash varchar(64)  NOT NULL,
    created_at   timestamptz  NOT NULL,
    -- The answer. Null only while the transaction that writes the row is under way, so nobody else ever reads it so.
    status       integer      NULL,
    etag         varchar(40)  NULL,
    location     varchar(300) NULL,
    -- Null where the answer held a secret: that is kept nowhere.
    body         bytea        NULL,
    CONSTRAINT ux_idempotency_keys_caller_key UNIQUE (caller_id, key)
);
CREATE INDEX ix_idempotency_keys_created_at ON idempotency_keys (created_at);
