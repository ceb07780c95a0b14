-- 预填: figures that other systems publish, fetched on a schedule. They are suggestions beside a cell, never a figure before a person takes one over.
CREATE TABLE prefill_sources (
    id            uuid          NOT NULL CONSTRAINT pk_prefill_sources PRIMARY KEY,
    plan_id       uuid          NOT NULL CONSTRAINT fk_prefill_sources_plan REFERENCES plans (id),
    name          varchar(100)  NOT NULL,
    address       varchar(1000) NOT NULL,
    format        varchar(20)   NOT NULL CONSTRAINT ck_prefill_sources_format CHECK (format IN ('csv', 'json')),
    -- JSON pointer to the array of rows; empty: the document itself.
    rows_at       varchar(200)  NOT NULL,
    -- A column, a member or pointer within the row, or = and what all rows are of.
    area_at       varchar(100)  NOT NULL,
    indicator_at  varchar(100)  NOT NULL,
    period_at     varchar(100)  NOT NULL,
    value_at      varchar(100)  NOT NULL,
    -- The program whose own codes the source speaks.
    api_client_id uuid          NULL CONSTRAINT fk_prefill_sources_client REFERENCES api_clients (id),
    schedule      varchar(20)   NOT NULL CONSTRAINT ck_prefill_sources_schedule CHECK (schedule IN ('hourly', 'daily', 'weekly', 'monthly')),
    run_at        time          NOT NULL,
    paused        boolean       NOT NULL,
    next_run_at   timestamptz   NOT NULL,
    -- Of the last answer that was read; empty again when what is read from it changes.
    etag          varchar(200)  NULL,
    content_hash  varchar(64)   NULL,
    created_by    uuid          NOT NULL CONSTRAINT fk_prefill_sources_user REFERENCES users (id),
    created_at    timestamptz   NOT NULL,
    removed_at    timestamptz   NULL,
    version       bigint        NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX ux_prefill_sources_name ON prefill_sources (plan_id, name) WHERE removed_at IS NULL;
CREATE INDEX ix_prefill_sources_due ON prefill_sources (next_run_at) WHERE removed_at IS NULL AND NOT paused;

CREATE TABLE prefill_runs (
    id                uuid         NOT NULL CONSTRAINT pk_prefill_runs PRIMARY KEY,
    prefill_source_id uuid         NOT NULL CONSTRAINT fk_prefill_runs_source REFERENCES prefill_sources (id),
    at                timestamptz  NOT NULL,
    -- Null: by the clock.
    user_id           uuid         NULL CONSTRAINT fk_prefill_runs_user REFERENCES users (id),
    outcome           varchar(20)  NOT NULL CONSTRAINT ck_prefill_runs_outcome CHECK (outcome IN ('read', 'unchanged', 'failed')),
    problem_code      varchar(60)  NULL,
    bytes             integer      NOT NULL,
    content_hash      varchar(64)  NULL,
    rows              integer      NOT NULL,
    new_values        integer      NOT NULL,
    problem_rows      integer      NOT NULL,
    problems          jsonb        NOT NULL
);
CREATE INDEX ix_prefill_runs_source ON prefill_runs (prefill_source_id, at DESC);

CREATE TABLE prefill_values (
    id                uuid         NOT NULL CONSTRAINT pk_prefill_values PRIMARY KEY,
    prefill_source_id uuid         NOT NULL CONSTRAINT fk_prefill_values_source REFERENCES prefill_sources (id),
    prefill_run_id    uuid         NOT NULL CONSTRAINT fk_prefill_values_run REFERENCES prefill_runs (id),
    org_unit_id       uuid         NOT NULL CONSTRAINT fk_prefill_values_org_unit REFERENCES org_units (id),
    indicator_id      uuid         NOT NULL CONSTRAINT fk_prefill_values_indicator REFERENCES indicators (id),
    period            varchar(10)  NOT NULL,
    value             numeric      NOT NULL,
    fetched_at        timestamptz  NOT NULL,
    -- By a later answer of the same source.
    superseded_at     timestamptz  NULL
);
CREATE UNIQUE INDEX ux_prefill_values_live ON prefill_values (org_unit_id, indicator_id, period, prefill_source_id) WHERE superseded_at IS NULL;
CREATE INDEX ix_prefill_values_source ON prefill_values (prefill_source_id) WHERE superseded_at IS NULL;

-- Where a figure came from that a person took over.
CREATE TABLE prefill_takings (
    id               uuid        NOT NULL CONSTRAINT pk_prefill_takings PRIMARY KEY,
    prefill_value_id uuid        NOT NULL CONSTRAINT fk_prefill_takings_value REFERENCES prefill_values (id),
    submission_id    uuid        NOT NULL CONSTRAINT fk_prefill_takings_submission REFERENCES submissions (id),
    line_no          integer     NOT NULL,
    user_id          uuid        NOT NULL CONSTRAINT fk_prefill_takings_user REFERENCES users (id),
    at               timestamptz NOT NULL
);
CREATE INDEX ix_prefill_takings_submission ON prefill_takings (submission_id);

-- Which of several differing values a person chose, and why. It holds while just these values stand against each other.
CREATE TABLE reconciliations (
    id           uuid          NOT NULL CONSTRAINT pk_reconciliations PRIMARY KEY,
    plan_id      uuid          NOT NULL CONSTRAINT fk_reconciliations_plan REFERENCES plans (id),
    org_unit_id  uuid          NOT NULL CONSTRAINT fk_reconciliations_org_unit REFERENCES org_units (id),
    indicator_id uuid          NOT NULL CONSTRAINT fk_reconciliations_indicator REFERENCES indicators (id),
    period       varchar(10)   NOT NULL,
    value_ids    uuid[]        NOT NULL,
    chosen_id    uuid          NOT NULL CONSTRAINT fk_reconciliations_chosen REFERENCES prefill_values (id),
    reason       varchar(500)  NOT NULL,
    user_id      uuid          NOT NULL CONSTRAINT fk_reconciliations_user REFERENCES users (id),
    at           timestamptz   NOT NULL,
    CONSTRAINT ck_reconciliations_chosen CHECK (chosen_id = ANY (value_ids))
);
CREATE INDEX ix_reconciliations_cell ON reconciliations (org_unit_id, indicator_id, period);
-- Where figures came from is never rewritten.
CREATE TRIGGER tr_prefill_takings_kept BEFORE UPDATE OR DELETE ON prefill_takings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_reconciliations_kept BEFORE UPDATE OR DELETE ON reconciliations FOR EACH ROW EXECUTE FUNCTION refuse_change();
