-- Org units, plans and what a plan says: chapters, tasks, columns, projects, indicators, commitments.
-- Content rows remember what the data set last wrote (loaded_hash, loaded_version): a row whose version
-- has moved past loaded_version was changed by an administrator, and the loader leaves it alone.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE org_units (
    id                  uuid        NOT NULL CONSTRAINT pk_org_units PRIMARY KEY,
    code                varchar(40) NOT NULL CONSTRAINT ux_org_units_code UNIQUE,
    administrative_code varchar(20) NOT NULL CONSTRAINT ux_org_units_administrative_code UNIQUE,
    name                varchar(60) NOT NULL,
    short_name          varchar(30) NOT NULL,
    kind                varchar(20) NOT NULL CONSTRAINT ck_org_units_kind CHECK (kind IN ('municipality', 'county', 'committee', 'department')),
    parent_id           uuid        NULL CONSTRAINT fk_org_units_parent REFERENCES org_units (id),
    sort_order          integer     NOT NULL,
    version             bigint      NOT NULL DEFAULT 1,
    loaded_version      bigint      NULL,
    loaded_hash         varchar(64) NULL
);
CREATE INDEX ix_org_units_parent ON org_units (parent_id);

CREATE TABLE plans (
    id              uuid         NOT NULL CONSTRAINT pk_plans PRIMARY KEY,
    code            varchar(60)  NOT NULL CONSTRAINT ux_plans_code UNIQUE,
    title           varchar(200) NOT NULL,
    short_title     varchar(60)  NOT NULL,
    document_number varchar(60)  NULL,
    issued_on       date         NULL,
    issued_by       text[]       NOT NULL,
    org_unit_id     uuid         NOT NULL CONSTRAINT fk_plans_org_unit REFERENCES org_units (id),
    owner_org_unit_id uuid      NOT NULL CONSTRAINT fk_plans_owner_org_unit REFERENCES org_units (id),
    start_year      integer      NOT NULL,
    end_year        integer      NOT NULL,
    base_year       integer      NOT NULL,
    state           varchar(20)  NOT NULL CONSTRAINT ck_plans_state CHECK (state IN ('inForce', 'finished')),
    domains         text[]       NOT NULL,
    goals           jsonb        NOT NULL,
    notes           jsonb        NOT NULL,
    version         bigint       NOT NULL DEFAULT 1,
    loaded_version  bigint       NULL,
    loaded_hash     varchar(64)  NULL,
    CONSTRAINT ck_plans_years CHECK (base_year < start_year AND start_year <= end_year)
);

CREATE TABLE chapters (
    id             uuid         NOT NULL CONSTRAINT pk_chapters PRIMARY KEY,
    plan_id        uuid         NOT NULL CONSTRAINT fk_chapters_plan REFERENCES plans (id),
    no             integer      NOT NULL CONSTRAINT ck_chapters_no CHECK (no > 0),
    title          varchar(200) NOT NULL,
    summary        text         NOT NULL,
    notes          jsonb        NOT NULL,
    version        bigint       NOT NULL DEFAULT 1,
    loaded_version bigint       NULL,
    loaded_hash    varchar(64)  NULL,
    CONSTRAINT ux_chapters_plan_no UNIQUE (plan_id, no)
);

CREATE TABLE plan_tasks (
    id             uuid         NOT NULL CONSTRAINT pk_plan_tasks PRIMARY KEY,
    plan_id        uuid         NOT NULL CONSTRAINT fk_plan_tasks_plan REFERENCES plans (id),
    chapter_id     uuid         NOT NULL CONSTRAINT fk_plan_tasks_chapter REFERENCES chapters (id),
    code           varchar(20)  NOT NULL,
    no             integer      NOT NULL CONSTRAINT ck_plan_tasks_no CHECK (no > 0),
    title          varchar(200) NOT NULL,
    summary        text         NOT NULL,
    notes          jsonb        NOT NULL,
    version        bigint       NOT NULL DEFAULT 1,
    loaded_version bigint       NULL,
    loaded_hash    varchar(64)  NULL,
    CONSTRAINT ux_plan_tasks_plan_code UNIQUE (plan_id, code),
    CONSTRAINT ux_plan_tasks_chapter_no UNIQUE (chapter_id, no)
);

CREATE TABLE columns (
    id             uuid         NOT NULL CONSTRAINT pk_columns PRIMARY KEY,
    plan_id        uuid         NOT NULL CONSTRAINT fk_columns_plan REFERENCES plans (id),
    chapter_id     uuid         NOT NULL CONSTRAINT fk_columns_chapter REFERENCES chapters (id),
    no             integer      NOT NULL CONSTRAINT ck_columns_no CHECK (no > 0),
    title          varchar(200) NOT NULL,
    category       varchar(40)  NOT NULL,
    notes          jsonb        NOT NULL,
    version        bigint       NOT NULL DEFAULT 1,
    loaded_version bigint       NULL,
    loaded_hash    varchar(64)  NULL,
    CONSTRAINT ux_columns_plan_no UNIQUE (plan_id, no)
);
CREATE INDEX ix_columns_chapter ON columns (chapter_id);

CREATE TABLE projects (
    id             uuid         NOT NULL CONSTRAINT pk_projects PRIMARY KEY,
    plan_id        uuid         NOT NULL CONSTRAINT fk_projects_plan REFERENCES plans (id),
    column_id      uuid         NOT NULL CONSTRAINT fk_projects_column REFERENCES columns (id),
    code           varchar(20)  NOT NULL,
    no             integer      NOT NULL CONSTRAINT ck_projects_no CHECK (no > 0),
    title          varchar(200) NOT NULL,
    summary        text         NOT NULL,
    notes          jsonb        NOT NULL,
    version        bigint       NOT NULL DEFAULT 1,
    loaded_version bigint       NULL,
    loaded_hash    varchar(64)  NULL,
    CONSTRAINT ux_projects_plan_code UNIQUE (plan_id, code),
    CONSTRAINT ux_projects_column_no UNIQUE (column_id, no)
);

CREATE TABLE indicators (
    id                        uuid         NOT NULL CONSTRAINT pk_indicators PRIMARY KEY,
    plan_id                   uuid         NOT NULL CONSTRAINT fk_indicators_plan REFERENCES plans (id),
    parent_id                 uuid         NULL CONSTRAINT fk_indicators_parent REFERENCES indicators (id),
    code                      varchar(20)  NOT NULL,
    sort_order                integer      NOT NULL,
    group_title               varchar(100) NULL,
    name                      varchar(100) NOT NULL,
    domain                    varchar(40)  NOT NULL,
    unit                      varchar(30)  NULL,
    nature                    varchar(20)  NOT NULL CONSTRAINT ck_indicators_nature CHECK (nature IN ('binding', 'expected')),
    direction                 varchar(20)  NOT NULL CONSTRAINT ck_indicators_direction CHECK (direction IN ('higherIsBetter', 'lowerIsBetter', 'maintain', 'none')),
    value_kind                varchar(20)  NOT NULL CONSTRAINT ck_indicators_value_kind CHECK (value_kind IN ('number', 'completion')),
    accumulation              varchar(20)  NOT NULL CONSTRAINT ck_indicators_accumulation CHECK (accumulation IN ('level', 'cumulative')),
    decimals                  integer      NOT NULL CONSTRAINT ck_indicators_decimals CHECK (decimals BETWEEN 0 AND 6),
    aggregation_kind          varchar(20)  NOT NULL CONSTRAINT ck_indicators_aggregation_kind CHECK (aggregation_kind IN ('reportedByCity', 'sum', 'mean', 'weightedMean', 'ratioOfSums', 'shareOfAreas', 'max', 'min')),
    aggregation_note          text         NULL,
    baseline_value            numeric      NULL,
    baseline_text             varchar(60)  NULL,
    baseline_basis            varchar(60)  NULL,
    target_comparator         varchar(20)  NOT NULL CONSTRAINT ck_indicators_target_comparator CHECK (target_comparator IN ('gte', 'lte', 'lt', 'gt', 'eq', 'assigned', 'notBelowAssigned')),
    target_value              numeric      NULL,
    target_text               varchar(60)  NOT NULL,
    target_year               integer      NOT NULL,
    target_continuous_decline boolean      NOT NULL,
    notes                     jsonb        NOT NULL,
    version                   bigint       NOT NULL DEFAULT 1,
    loaded_version            bigint       NULL,
    loaded_hash               varchar(64)  NULL,
    CONSTRAINT ux_indicators_plan_code UNIQUE (plan_id, code)
);
CREATE INDEX ix_indicators_parent ON indicators (parent_id);

CREATE TABLE commitments (
    id           uuid         NOT NULL CONSTRAINT pk_commitments PRIMARY KEY,
    plan_id      uuid         NOT NULL CONSTRAINT fk_commitments_plan REFERENCES plans (id),
    task_id      uuid         NULL CONSTRAINT fk_commitments_task REFERENCES plan_tasks (id),
    project_id   uuid         NULL CONSTRAINT fk_commitments_project REFERENCES projects (id),
    indicator_id uuid         NULL CONSTRAINT fk_commitments_indicator REFERENCES indicators (id),
    no           integer      NOT NULL CONSTRAINT ck_commitments_no CHECK (no > 0),
    kind         varchar(20)  NOT NULL CONSTRAINT ck_commitments_kind CHECK (kind IN ('quantitative', 'milestone')),
    quantity     varchar(100) NOT NULL,
    comparator   varchar(20)  NOT NULL CONSTRAINT ck_commitments_comparator CHECK (comparator IN ('gte', 'lte', 'gt', 'lt', 'eq', 'increaseBy', 'decreaseBy', 'none')),
    value        numeric      NULL,
    unit         varchar(30)  NULL,
    due_year     integer      NULL,
    due_date     date         NULL,
    scope        varchar(60)  NULL,
    source_text  varchar(40)  NOT NULL,
    notes        jsonb        NOT NULL,
    CONSTRAINT ck_commitments_subject CHECK (num_nonnulls(task_id, project_id) = 1),
    CONSTRAINT ck_commitments_value CHECK ((kind = 'quantitative') = (value IS NOT NULL) AND (comparator = 'none') = (value IS NULL)),
    CONSTRAINT ux_commitments_task_no UNIQUE (task_id, no),
    CONSTRAINT ux_commitments_project_no UNIQUE (project_id, no)
);
CREATE INDEX ix_commitments_plan ON commitments (plan_id);
CREATE INDEX ix_commitments_indicator ON commitments (indicator_id);
