-- 推送: whoever would else ask GET /changes again and again is called. A webhook belongs to a program and hears what that program may see.
CREATE TABLE webhooks (
    id                    uuid          NOT NULL CONSTRAINT pk_webhooks PRIMARY KEY,
    api_client_id         uuid          NOT NULL CONSTRAINT fk_webhooks_api_client REFERENCES api_clients (id),
    kind                  varchar(20)   NOT NULL CONSTRAINT ck_webhooks_kind CHECK (kind IN ('events', 'robot')),
    name                  varchar(100)  NOT NULL,
    url                   varchar(2000) NOT NULL,
    -- Empty: every kind of change; null: of every plan.
    changes               text[]        NOT NULL,
    plan_id               uuid          NULL CONSTRAINT fk_webhooks_plan REFERENCES plans (id),
    state                 varchar(20)   NOT NULL CONSTRAINT ck_webhooks_state CHECK (state IN ('active', 'paused', 'disabled')),
    -- Why Lantu itself has stopped it: the receiver said that it is gone, or failed for three days.
    disabled_reason       varchar(20)   NULL CONSTRAINT ck_webhooks_disabled_reason CHECK (disabled_reason IN ('gone', 'failing')),
    disabled_at           timestamptz   NULL,
    -- Encrypted with the keys of the cookies: it must be known to sign with it. Of a robot without 加签: null.
    secret                varchar(1000) NULL,
    previous_secret       varchar(1000) NULL,
    previous_secret_until timestamptz   NULL,
    -- Up to here in the feed there are deliveries.
    position              bigint        NOT NULL,
    -- Since its last success: how often it failed on end, since when, and until when it is left alone.
    failures              integer       NOT NULL DEFAULT 0,
    failing_since         timestamptz   NULL,
    rests_until           timestamptz   NULL,
    last_success_at       timestamptz   NULL,
    created_at            timestamptz   NOT NULL,
    created_by            uuid          NOT NULL CONSTRAINT fk_webhooks_created_by REFERENCES users (id),
    version               bigint        NOT NULL DEFAULT 1,
    CONSTRAINT ck_webhooks_disabled CHECK ((state = 'disabled') = (disabled_reason IS NOT NULL) AND (state = 'disabled') = (disabled_at IS NOT NULL)),
    CONSTRAINT ck_webhooks_previous_secret CHECK ((previous_secret IS NULL) = (previous_secret_until IS NULL)),
    CONSTRAINT ck_webhooks_secret CHECK (kind = 'robot' OR secret IS NOT NULL)
);
CREATE INDEX ix_webhooks_api_client ON webhooks (api_client_id);

-- One change for one webhook; it goes when the change is forgotten. A test has no change.
CREATE TABLE webhook_deliveries (
    id              uuid        NOT NULL CONSTRAINT pk_webhook_deliveries PRIMARY KEY,
    webhook_id      uuid        NOT NULL CONSTRAINT fk_webhook_deliveries_webhook REFERENCES webhooks (id) ON DELETE CASCADE,
    change_id       bigint      NULL CONSTRAINT fk_webhook_deliveries_change REFERENCES changes (id) ON DELETE CASCADE,
    state           varchar(20) NOT NULL CONSTRAINT ck_webhook_deliveries_state CHECK (state IN ('pending', 'delivered', 'failed')),
    created_at      timestamptz NOT NULL,
    -- How often it was tried since it was made or sent again by hand.
    tries           integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NULL,
    -- A server is sending it until then; if that server dies, another does.
    claimed_until   timestamptz NULL,
    ended_at        timestamptz NULL,
    CONSTRAINT ux_webhook_deliveries_change UNIQUE (webhook_id, change_id),
    CONSTRAINT ck_webhook_deliveries_waiting CHECK ((state = 'pending') = (next_attempt_at IS NOT NULL) AND (state = 'pending') = (ended_at IS NULL))
);
CREATE INDEX ix_webhook_deliveries_waiting ON webhook_deliveries (webhook_id, next_attempt_at, id) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX ix_webhook_deliveries_list ON webhook_deliveries (webhook_id, created_at DESC, id DESC);
CREATE INDEX ix_webhook_deliveries_change ON webhook_deliveries (change_id);

CREATE TABLE webhook_attempts (
    delivery_id  uuid          NOT NULL CONSTRAINT fk_webhook_attempts_delivery REFERENCES webhook_deliveries (id) ON DELETE CASCADE,
    no           integer       NOT NULL,
    at           timestamptz   NOT NULL,
    milliseconds integer       NOT NULL,
    -- What the receiver answered; null where it did not.
    status       integer       NULL,
    -- Why it does not count as delivered; null where it does.
    fault        varchar(20)   NULL CONSTRAINT ck_webhook_attempts_fault CHECK (fault IN ('refused', 'gone', 'timedOut', 'unreachable', 'addressNotAllowed', 'notVisible', 'secretLost')),
    -- How its answer began, or why there was none.
    excerpt      varchar(1024) NULL,
    CONSTRAINT pk_webhook_attempts PRIMARY KEY (delivery_id, no)
);
