-- 台账记录: every save of a project's sheet, or of a sub-project with what is reported of it, is a row, so that each day can be read and
-- judged by what was known of it then. In force on a day is the last save of that day or before.
CREATE TABLE sheet_saves (
    id             uuid         NOT NULL CONSTRAINT pk_sheet_saves PRIMARY KEY,
    project_id     uuid         NOT NULL CONSTRAINT fk_sheet_saves_project REFERENCES projects (id),
    -- Empty: of the project itself.
    sub_project_id uuid         NULL CONSTRAINT fk_sheet_saves_sub_project REFERENCES sub_projects (id),
    title          varchar(200) NULL,
    sheet          jsonb        NOT NULL,
    stage          varchar(40)  NULL,
    done           numeric      NULL CONSTRAINT ck_sheet_saves_done CHECK (done BETWEEN 0 AND 100),
    invested       numeric      NULL CONSTRAINT ck_sheet_saves_invested CHECK (invested >= 0),
    cancelled      varchar(500) NULL,
    -- Empty for what was kept without it.
    saved_by       uuid         NULL CONSTRAINT fk_sheet_saves_saved_by REFERENCES users (id),
    saved_at       timestamptz  NOT NULL,
    CONSTRAINT ck_sheet_saves_sub_project CHECK ((sub_project_id IS NULL) = (title IS NULL) AND (sub_project_id IS NOT NULL OR num_nonnulls(stage, done, invested, cancelled) = 0))
);
CREATE INDEX ix_sheet_saves_project ON sheet_saves (project_id, saved_at);
CREATE INDEX ix_sheet_saves_sub_project ON sheet_saves (sub_project_id);
CREATE TRIGGER tr_sheet_saves_append_only BEFORE UPDATE OR DELETE ON sheet_saves FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_sheet_saves_no_truncate BEFORE TRUNCATE ON sheet_saves FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Only the last state was kept until now; who saved it, and when, stands in the log.
INSERT INTO sheet_saves (id, project_id, sub_project_id, title, sheet, stage, done, invested, cancelled, saved_by, saved_at)
SELECT gen_random_uuid(), s.project_id, s.sub_project_id, s.title, s.sheet, s.stage, s.done, s.invested, s.cancelled, said.user_id, coalesce(said.at, now())
FROM (
    SELECT id AS project_id, NULL::uuid AS sub_project_id, NULL::varchar AS title, sheet, NULL::varchar AS stage, NULL::numeric AS done, NULL::numeric AS invested, NULL::varchar AS cancelled, 'project:' || code AS subject
    FROM projects WHERE sheet IS NOT NULL
    UNION ALL
    SELECT s.project_id, s.id, s.title, s.sheet, s.stage, s.done, s.invested, s.cancelled, 'subProject:' || p.code || '/' || s.no FROM sub_projects s JOIN projects p ON p.id = s.project_id
) s
LEFT JOIN LATERAL (
    SELECT a.user_id, a.at FROM audit_entries a WHERE a.action IN ('project.sheet', 'subProject.create', 'subProject.update') AND a.subject = s.subject AND a.outcome = 'done' ORDER BY a.at DESC LIMIT 1
) said ON true;
