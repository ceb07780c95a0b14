-- A task or project taken out of the counts, or back into them, from a day on: every decision is a row, so that each day can be judged
-- anew. In force on a day is the last decision that begins on it or before.
CREATE TABLE lifecycle_changes (
    id          uuid         NOT NULL CONSTRAINT pk_lifecycle_changes PRIMARY KEY,
    plan_id     uuid         NOT NULL CONSTRAINT fk_lifecycle_changes_plan REFERENCES plans (id),
    task_id     uuid         NULL CONSTRAINT fk_lifecycle_changes_task REFERENCES plan_tasks (id),
    project_id  uuid         NULL CONSTRAINT fk_lifecycle_changes_project REFERENCES projects (id),
    no          integer      NOT NULL CONSTRAINT ck_lifecycle_changes_no CHECK (no > 0),
    state       varchar(20)  NOT NULL CONSTRAINT ck_lifecycle_changes_state CHECK (state IN ('active', 'cancelled', 'merged')),
    reason      varchar(500) NOT NULL,
    document    varchar(100) NULL,
    since       date         NOT NULL,
    merged_into varchar(20)  NULL,
    -- Empty for what was kept without it.
    made_by     uuid         NULL CONSTRAINT fk_lifecycle_changes_made_by REFERENCES users (id),
    made_at     timestamptz  NOT NULL,
    CONSTRAINT ck_lifecycle_changes_subject CHECK (num_nonnulls(task_id, project_id) = 1),
    CONSTRAINT ck_lifecycle_changes_merged CHECK ((state = 'merged') = (merged_into IS NOT NULL)),
    CONSTRAINT ux_lifecycle_changes_task_no UNIQUE (task_id, no),
    CONSTRAINT ux_lifecycle_changes_project_no UNIQUE (project_id, no)
);
CREATE INDEX ix_lifecycle_changes_plan ON lifecycle_changes (plan_id);
CREATE TRIGGER tr_lifecycle_changes_append_only BEFORE UPDATE OR DELETE ON lifecycle_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_lifecycle_changes_no_truncate BEFORE TRUNCATE ON lifecycle_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Only the last state was kept until now; who said it, and when, stands in the log.
INSERT INTO lifecycle_changes (id, plan_id, task_id, project_id, no, state, reason, document, since, merged_into, made_by, made_at)
SELECT gen_random_uuid(), s.plan_id, s.task_id, s.project_id, 1, s.lifecycle ->> 'state', s.lifecycle ->> 'reason', s.lifecycle ->> 'document', (s.lifecycle ->> 'since')::date, s.lifecycle ->> 'mergedInto',
    said.user_id, coalesce(said.at, (s.lifecycle ->> 'since')::date::timestamp AT TIME ZONE 'Asia/Shanghai')
FROM (SELECT plan_id, id AS task_id, NULL::uuid AS project_id, 'task' AS word, code, lifecycle FROM plan_tasks UNION ALL SELECT plan_id, NULL, id, 'project', code, lifecycle FROM projects) s
LEFT JOIN LATERAL (SELECT a.user_id, a.at FROM audit_entries a WHERE a.action = s.word || '.lifecycle' AND a.subject = s.word || ':' || s.code AND a.outcome = 'done' ORDER BY a.at DESC LIMIT 1) said ON true
WHERE s.lifecycle IS NOT NULL;

ALTER TABLE plan_tasks DROP COLUMN lifecycle;
ALTER TABLE projects DROP COLUMN lifecycle;
