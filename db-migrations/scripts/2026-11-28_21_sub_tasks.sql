-- 任务分解: what a county or department makes of a task of the plan, and the steps in which it does it. A sub-task under another is its step.
CREATE TABLE sub_tasks (
    id           uuid          NOT NULL CONSTRAINT pk_sub_tasks PRIMARY KEY,
    plan_id      uuid          NOT NULL CONSTRAINT fk_sub_tasks_plan REFERENCES plans (id),
    task_id      uuid          NOT NULL CONSTRAINT fk_sub_tasks_task REFERENCES plan_tasks (id),
    parent_id    uuid          NULL,
    org_unit_id  uuid          NOT NULL CONSTRAINT fk_sub_tasks_org_unit REFERENCES org_units (id),
    title        varchar(200)  NOT NULL,
    description  varchar(2000) NULL,
    -- Who does it there, in words: an office, a person.
    responsible  varchar(100)  NULL,
    starts_on    date          NULL,
    due_on       date          NOT NULL,
    -- What was promised first, whatever it was put off to.
    first_due_on date          NOT NULL,
    state        varchar(20)   NOT NULL CONSTRAINT ck_sub_tasks_state CHECK (state IN ('notStarted', 'underway', 'done', 'cancelled')),
    done_on      date          NULL,
    -- What came of it, or why it was put off or given up.
    note         varchar(2000) NULL,
    created_by   uuid          NOT NULL CONSTRAINT fk_sub_tasks_created_by REFERENCES users (id),
    created_at   timestamptz   NOT NULL,
    updated_at   timestamptz   NOT NULL,
    version      bigint        NOT NULL DEFAULT 1,
    CONSTRAINT ux_sub_tasks_place UNIQUE (id, task_id, org_unit_id),
    -- A step belongs to the same task and unit as what it is a step of.
    CONSTRAINT fk_sub_tasks_parent FOREIGN KEY (parent_id, task_id, org_unit_id) REFERENCES sub_tasks (id, task_id, org_unit_id),
    CONSTRAINT ck_sub_tasks_days CHECK (starts_on IS NULL OR starts_on <= due_on),
    CONSTRAINT ck_sub_tasks_done CHECK ((state = 'done') = (done_on IS NOT NULL)),
    CONSTRAINT ck_sub_tasks_cancelled CHECK (state <> 'cancelled' OR note IS NOT NULL)
);
CREATE INDEX ix_sub_tasks_task ON sub_tasks (task_id);
CREATE INDEX ix_sub_tasks_org_unit ON sub_tasks (org_unit_id, due_on);
CREATE INDEX ix_sub_tasks_parent ON sub_tasks (parent_id);
