-- Forms in versions, with lines of every kind, a calendar in working days, and rules; extensions; who wrote which cell.

-- What the State Council announces every year: days off in the week, and weekends that are worked instead.
CREATE TABLE holidays (
    day  date        NOT NULL CONSTRAINT pk_holidays PRIMARY KEY,
    kind varchar(20) NOT NULL CONSTRAINT ck_holidays_kind CHECK (kind IN ('rest', 'work')),
    name varchar(40) NOT NULL
);

ALTER TABLE report_forms
    ADD COLUMN first_period varchar(7) NULL CONSTRAINT ck_report_forms_first_period CHECK (first_period ~ '^[0-9]{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$'),
    ADD COLUMN ended_on     date       NULL;
UPDATE report_forms f SET first_period = p.start_year::text FROM plans p WHERE p.id = f.plan_id;
ALTER TABLE report_forms ALTER COLUMN first_period SET NOT NULL;

-- A form is changed by publishing a new version; what is open keeps the version it was opened with.
CREATE TABLE report_form_versions (
    id                uuid          NOT NULL CONSTRAINT pk_report_form_versions PRIMARY KEY,
    report_form_id    uuid          NOT NULL CONSTRAINT fk_report_form_versions_report_form REFERENCES report_forms (id),
    no                integer       NOT NULL CONSTRAINT ck_report_form_versions_no CHECK (no > 0),
    -- Days after the period's end; negative opens before it has ended.
    opens_days        integer       NOT NULL CONSTRAINT ck_report_form_versions_opens_days CHECK (opens_days BETWEEN -366 AND 366),
    due_days          integer       NOT NULL CONSTRAINT ck_report_form_versions_due_days CHECK (due_days BETWEEN 1 AND 366),
    due_day_kind      varchar(20)   NOT NULL CONSTRAINT ck_report_form_versions_due_day_kind CHECK (due_day_kind IN ('calendar', 'working')),
    -- Days after the due date; null never closes.
    closes_days       integer       NULL CONSTRAINT ck_report_form_versions_closes_days CHECK (closes_days BETWEEN 0 AND 366),
    evidence_required boolean       NOT NULL,
    guidance          varchar(2000) NULL,
    created_at        timestamptz   NOT NULL,
    published_at      timestamptz   NULL,
    published_by      uuid          NULL CONSTRAINT fk_report_form_versions_published_by REFERENCES users (id),
    CONSTRAINT ux_report_form_versions_no UNIQUE (report_form_id, no)
);
CREATE UNIQUE INDEX ux_report_form_versions_one_draft ON report_form_versions (report_form_id) WHERE published_at IS NULL;

INSERT INTO report_form_versions (id, report_form_id, no, opens_days, due_days, due_day_kind, evidence_required, created_at, published_at)
SELECT gen_random_uuid(), id, 1, 1, due_days, 'calendar', false, now(), now() FROM report_forms;
ALTER TABLE report_forms DROP COLUMN due_days;

ALTER TABLE report_form_lines
    ADD COLUMN report_form_version_id uuid NULL CONSTRAINT fk_report_form_lines_report_form_version REFERENCES report_form_versions (id),
    ADD COLUMN task_id                uuid NULL CONSTRAINT fk_report_form_lines_task REFERENCES plan_tasks (id),
    ADD COLUMN project_id             uuid NULL CONSTRAINT fk_report_form_lines_project REFERENCES projects (id),
    ADD COLUMN commitment_id          uuid NULL CONSTRAINT fk_report_form_lines_commitment REFERENCES commitments (id),
    ADD COLUMN evidence_required      boolean NOT NULL DEFAULT false;
UPDATE report_form_lines l SET report_form_version_id = v.id FROM report_form_versions v WHERE v.report_form_id = l.report_form_id;
ALTER TABLE report_form_lines
    DROP CONSTRAINT pk_report_form_lines,
    DROP CONSTRAINT ux_report_form_lines_indicator,
    DROP COLUMN report_form_id,
    ALTER COLUMN report_form_version_id SET NOT NULL,
    ALTER COLUMN indicator_id DROP NOT NULL,
    ALTER COLUMN evidence_required DROP DEFAULT,
    ADD CONSTRAINT pk_report_form_lines PRIMARY KEY (report_form_version_id, no),
    ADD CONSTRAINT ck_report_form_lines_one_subject CHECK (num_nonnulls(indicator_id, task_id, project_id, commitment_id) = 1),
    ADD CONSTRAINT ux_report_form_lines_subject UNIQUE NULLS NOT DISTINCT (report_form_version_id, indicator_id, task_id, project_id, commitment_id);

ALTER TABLE report_form_units ADD COLUMN report_form_version_id uuid NULL CONSTRAINT fk_report_form_units_report_form_version REFERENCES report_form_versions (id);
UPDATE report_form_units u SET report_form_version_id = v.id FROM report_form_versions v WHERE v.report_form_id = u.report_form_id;
ALTER TABLE report_form_units
    DROP CONSTRAINT pk_report_form_units,
    DROP COLUMN report_form_id,
    ALTER COLUMN report_form_version_id SET NOT NULL,
    ADD CONSTRAINT pk_report_form_units PRIMARY KEY (report_form_version_id, org_unit_id);

CREATE TABLE report_form_rules (
    report_form_version_id uuid         NOT NULL CONSTRAINT fk_report_form_rules_report_form_version REFERENCES report_form_versions (id),
    no                     integer      NOT NULL CONSTRAINT ck_report_form_rules_no CHECK (no > 0),
    line_no                integer      NOT NULL,
    kind                   varchar(20)  NOT NULL CONSTRAINT ck_report_form_rules_kind CHECK (kind IN ('range', 'required', 'decimals', 'integer', 'changeFromPrevious', 'changeFromLastYear', 'monotone', 'comparison', 'outlier')),
    severity               varchar(20)  NOT NULL CONSTRAINT ck_report_form_rules_severity CHECK (severity IN ('blocking', 'querying')),
    blanks                 varchar(20)  NOT NULL CONSTRAINT ck_report_form_rules_blanks CHECK (blanks IN ('silent', 'asZero')),
    parameters             jsonb        NOT NULL,
    message                jsonb        NULL,
    CONSTRAINT pk_report_form_rules PRIMARY KEY (report_form_version_id, no),
    CONSTRAINT fk_report_form_rules_line FOREIGN KEY (report_form_version_id, line_no) REFERENCES report_form_lines (report_form_version_id, no),
    CONSTRAINT ck_report_form_rules_outlier CHECK (kind <> 'outlier' OR severity = 'querying')
);

-- A published version, its lines, units and rules never change.
CREATE FUNCTION refuse_change_of_published_form() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    row_before jsonb := to_jsonb(OLD);
BEGIN
    IF TG_TABLE_NAME = 'report_form_versions' AND row_before ->> 'published_at' IS NOT NULL
        OR TG_TABLE_NAME <> 'report_form_versions' AND EXISTS (
            SELECT 1 FROM report_form_versions v WHERE v.id = (row_before ->> 'report_form_version_id')::uuid AND v.published_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a published form version does not change' USING ERRCODE = 'LT003';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER tr_report_form_versions_published BEFORE UPDATE OR DELETE ON report_form_versions FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_form();
CREATE TRIGGER tr_report_form_lines_published BEFORE UPDATE OR DELETE ON report_form_lines FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_form();
CREATE TRIGGER tr_report_form_units_published BEFORE UPDATE OR DELETE ON report_form_units FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_form();
CREATE TRIGGER tr_report_form_rules_published BEFORE UPDATE OR DELETE ON report_form_rules FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_form();

ALTER TABLE submissions
    ADD COLUMN report_form_version_id uuid   NULL CONSTRAINT fk_submissions_report_form_version REFERENCES report_form_versions (id),
    -- Everybody who has written into this revision, in whosever place: none of them decides on it.
    ADD COLUMN drafters               uuid[] NOT NULL DEFAULT '{}';
UPDATE submissions s SET
    report_form_version_id = (SELECT v.id FROM report_form_versions v WHERE v.report_form_id = s.report_form_id),
    drafters = ARRAY(SELECT DISTINCT l.updated_by FROM submission_lines l WHERE l.submission_id = s.id AND l.updated_by IS NOT NULL);
ALTER TABLE submissions ALTER COLUMN report_form_version_id SET NOT NULL, ALTER COLUMN drafters DROP DEFAULT;
CREATE INDEX ix_submissions_report_form_version ON submissions (report_form_version_id);

-- The remark of a return and what a round said name a line by its number, whatever the line is about.
ALTER TABLE submission_transitions DISABLE TRIGGER tr_submission_transitions_append_only;
UPDATE submission_transitions t SET
    line_notes = (
        SELECT coalesce(jsonb_agg(jsonb_build_object('lineNo', l.no, 'reasonCode', n ->> 'reasonCode', 'text', n ->> 'text') ORDER BY l.no), '[]')
        FROM jsonb_array_elements(t.line_notes) n
        JOIN indicators i ON i.code = n ->> 'indicatorCode'
        JOIN submission_lines l ON l.submission_id = t.submission_id AND l.indicator_id = i.id),
    line_values = (
        SELECT jsonb_agg(jsonb_build_object('lineNo', l.no, 'value', v -> 'value', 'text', v -> 'text') ORDER BY l.no)
        FROM jsonb_array_elements(t.line_values) v
        JOIN submission_lines l ON l.submission_id = t.submission_id AND l.indicator_id = (v ->> 'indicatorId')::uuid);
ALTER TABLE submission_transitions ENABLE TRIGGER tr_submission_transitions_append_only;

ALTER TABLE submission_lines DISABLE TRIGGER tr_submission_lines_approved;
ALTER TABLE submission_lines
    DROP CONSTRAINT pk_submission_lines,
    ALTER COLUMN indicator_id DROP NOT NULL,
    ALTER COLUMN text TYPE varchar(2000),
    ADD COLUMN task_id              uuid NULL CONSTRAINT fk_submission_lines_task REFERENCES plan_tasks (id),
    ADD COLUMN project_id           uuid NULL CONSTRAINT fk_submission_lines_project REFERENCES projects (id),
    ADD COLUMN commitment_id        uuid NULL CONSTRAINT fk_submission_lines_commitment REFERENCES commitments (id),
    ADD CONSTRAINT pk_submission_lines PRIMARY KEY (submission_id, no),
    ADD CONSTRAINT ck_submission_lines_one_subject CHECK (num_nonnulls(indicator_id, task_id, project_id, commitment_id) = 1),
    ADD CONSTRAINT ux_submission_lines_subject UNIQUE NULLS NOT DISTINCT (submission_id, indicator_id, task_id, project_id, commitment_id);
ALTER TABLE submission_lines ENABLE TRIGGER tr_submission_lines_approved;

-- Every cell that was written: before, after, by whom.
CREATE TABLE submission_line_changes (
    id                 uuid          NOT NULL CONSTRAINT pk_submission_line_changes PRIMARY KEY,
    submission_id      uuid          NOT NULL,
    line_no            integer       NOT NULL,
    at                 timestamptz   NOT NULL,
    user_id            uuid          NOT NULL CONSTRAINT fk_submission_line_changes_user REFERENCES users (id),
    on_behalf_of_id    uuid          NULL CONSTRAINT fk_submission_line_changes_on_behalf_of REFERENCES users (id),
    api_client_id      uuid          NULL CONSTRAINT fk_submission_line_changes_api_client REFERENCES api_clients (id),
    value_before       numeric       NULL,
    value              numeric       NULL,
    text_before        varchar(2000) NULL,
    text               varchar(2000) NULL,
    explanation_before varchar(2000) NULL,
    explanation        varchar(2000) NULL,
    CONSTRAINT fk_submission_line_changes_line FOREIGN KEY (submission_id, line_no) REFERENCES submission_lines (submission_id, no)
);
CREATE INDEX ix_submission_line_changes_line ON submission_line_changes (submission_id, line_no, at);
CREATE TRIGGER tr_submission_line_changes_append_only BEFORE UPDATE OR DELETE ON submission_line_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_submission_line_changes_no_truncate BEFORE TRUNCATE ON submission_line_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 延期: a new date for one unit, with the reason.
CREATE TABLE submission_extensions (
    id              uuid          NOT NULL CONSTRAINT pk_submission_extensions PRIMARY KEY,
    submission_id   uuid          NOT NULL CONSTRAINT fk_submission_extensions_submission REFERENCES submissions (id),
    no              integer       NOT NULL,
    at              timestamptz   NOT NULL,
    user_id         uuid          NOT NULL CONSTRAINT fk_submission_extensions_user REFERENCES users (id),
    on_behalf_of_id uuid          NULL CONSTRAINT fk_submission_extensions_on_behalf_of REFERENCES users (id),
    due_on_before   date          NOT NULL,
    due_on          date          NOT NULL,
    closes_on       date          NULL,
    reason          varchar(2000) NOT NULL,
    CONSTRAINT ux_submission_extensions_no UNIQUE (submission_id, no)
);
CREATE TRIGGER tr_submission_extensions_append_only BEFORE UPDATE OR DELETE ON submission_extensions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_submission_extensions_no_truncate BEFORE TRUNCATE ON submission_extensions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
