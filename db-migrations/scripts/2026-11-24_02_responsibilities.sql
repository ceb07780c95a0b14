-- Who leads and who supports what, from a day to a day. History is rows: a reassignment ends one and starts another.

CREATE TABLE responsibilities (
    id            uuid        NOT NULL CONSTRAINT pk_responsibilities PRIMARY KEY,
    plan_id       uuid        NOT NULL CONSTRAINT fk_responsibilities_plan REFERENCES plans (id),
    chapter_id    uuid        NULL CONSTRAINT fk_responsibilities_chapter REFERENCES chapters (id),
    task_id       uuid        NULL CONSTRAINT fk_responsibilities_task REFERENCES plan_tasks (id),
    project_id    uuid        NULL CONSTRAINT fk_responsibilities_project REFERENCES projects (id),
    commitment_id uuid        NULL CONSTRAINT fk_responsibilities_commitment REFERENCES commitments (id),
    indicator_id  uuid        NULL CONSTRAINT fk_responsibilities_indicator REFERENCES indicators (id),
    org_unit_id   uuid        NOT NULL CONSTRAINT fk_responsibilities_org_unit REFERENCES org_units (id),
    role          varchar(20) NOT NULL CONSTRAINT ck_responsibilities_role CHECK (role IN ('lead', 'support')),
    status        varchar(20) NOT NULL CONSTRAINT ck_responsibilities_status CHECK (status IN ('proposed', 'confirmed')),
    valid_from    date        NOT NULL,
    valid_to      date        NULL,
    origin        varchar(20) NOT NULL CONSTRAINT ck_responsibilities_origin CHECK (origin IN ('dataSet', 'administrator')),
    version       bigint      NOT NULL DEFAULT 1,
    CONSTRAINT ck_responsibilities_subject CHECK (num_nonnulls(chapter_id, task_id, project_id, commitment_id, indicator_id) = 1),
    CONSTRAINT ck_responsibilities_dates CHECK (valid_to IS NULL OR valid_to > valid_from),
    -- One confirmed lead per subject at any time, whatever the code above believes.
    CONSTRAINT ex_responsibilities_one_confirmed_lead EXCLUDE USING gist (
        (coalesce(chapter_id, task_id, project_id, commitment_id, indicator_id)) WITH =,
        daterange(valid_from, valid_to) WITH &&
    ) WHERE (role = 'lead' AND status = 'confirmed'),
    -- One unit holds one role on one subject once at a time.
    CONSTRAINT ex_responsibilities_no_repeats EXCLUDE USING gist (
        (coalesce(chapter_id, task_id, project_id, commitment_id, indicator_id)) WITH =,
        org_unit_id WITH =,
        role WITH =,
        daterange(valid_from, valid_to) WITH &&
    )
);
CREATE INDEX ix_responsibilities_plan ON responsibilities (plan_id);
CREATE INDEX ix_responsibilities_org_unit ON responsibilities (org_unit_id);
CREATE INDEX ix_responsibilities_task ON responsibilities (task_id);
CREATE INDEX ix_responsibilities_project ON responsibilities (project_id);
CREATE INDEX ix_responsibilities_indicator ON responsibilities (indicator_id);
