-- Forms, submissions with their lines and trail, and the observations that approval makes.

CREATE TABLE report_forms (
    id               uuid         NOT NULL CONSTRAINT pk_report_forms PRIMARY KEY,
    plan_id          uuid         NOT NULL CONSTRAINT fk_report_forms_plan REFERENCES plans (id),
    code             varchar(60)  NOT NULL,
    name             varchar(100) NOT NULL,
    frequency        varchar(20)  NOT NULL CONSTRAINT ck_report_forms_frequency CHECK (frequency IN ('month', 'quarter', 'halfYear', 'year')),
    lead_org_unit_id uuid         NOT NULL CONSTRAINT fk_report_forms_lead_org_unit REFERENCES org_units (id),
    due_days         integer      NOT NULL CONSTRAINT ck_report_forms_due_days CHECK (due_days BETWEEN 1 AND 366),
    version          bigint       NOT NULL DEFAULT 1,
    loaded_version   bigint       NULL,
    loaded_hash      varchar(64)  NULL,
    CONSTRAINT ux_report_forms_plan_code UNIQUE (plan_id, code)
);

CREATE TABLE report_form_lines (
    report_form_id uuid    NOT NULL CONSTRAINT fk_report_form_lines_report_form REFERENCES report_forms (id),
    no             integer NOT NULL,
    indicator_id   uuid    NOT NULL CONSTRAINT fk_report_form_lines_indicator REFERENCES indicators (id),
    CONSTRAINT pk_report_form_lines PRIMARY KEY (report_form_id, no),
    CONSTRAINT ux_report_form_lines_indicator UNIQUE (report_form_id, indicator_id)
);

CREATE TABLE report_form_units (
    report_form_id uuid NOT NULL CONSTRAINT fk_report_form_units_report_form REFERENCES report_forms (id),
    org_unit_id    uuid NOT NULL CONSTRAINT fk_report_form_units_org_unit REFERENCES org_units (id),
    CONSTRAINT pk_report_form_units PRIMARY KEY (report_form_id, org_unit_id)
);

CREATE TABLE submissions (
    id                uuid          NOT NULL CONSTRAINT pk_submissions PRIMARY KEY,
    plan_id           uuid          NOT NULL CONSTRAINT fk_submissions_plan REFERENCES plans (id),
    report_form_id    uuid          NOT NULL CONSTRAINT fk_submissions_report_form REFERENCES report_forms (id),
    org_unit_id       uuid          NOT NULL CONSTRAINT fk_submissions_org_unit REFERENCES org_units (id),
    period            varchar(7)    NOT NULL CONSTRAINT ck_submissions_period CHECK (period ~ '^[0-9]{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$'),
    revision          integer       NOT NULL CONSTRAINT ck_submissions_revision CHECK (revision > 0),
    state             varchar(20)   NOT NULL CONSTRAINT ck_submissions_state CHECK (state IN ('open', 'draft', 'submitted', 'countyApproved', 'departmentApproved', 'approved', 'returned')),
    -- The furthest step this revision has been sent to: a department sees what has reached it, and keeps seeing it.
    reached           varchar(20)   NOT NULL CONSTRAINT ck_submissions_reached CHECK (reached IN ('drafting', 'countyApproval', 'departmentReview', 'finalization')),
    opens_on          date          NOT NULL,
    due_on            date          NOT NULL,
    closes_on         date          NULL,
    corrects_id       uuid          NULL CONSTRAINT fk_submissions_corrects REFERENCES submissions (id),
    correction_reason varchar(2000) NULL,
    changed_at        timestamptz   NULL,
    version           bigint        NOT NULL DEFAULT 1,
    CONSTRAINT ux_submissions_form_unit_period_revision UNIQUE (report_form_id, org_unit_id, period, revision),
    CONSTRAINT ck_submissions_correction CHECK ((revision = 1) = (corrects_id IS NULL) AND (corrects_id IS NULL) = (correction_reason IS NULL)),
    CONSTRAINT ck_submissions_calendar CHECK (opens_on <= due_on AND (closes_on IS NULL OR due_on <= closes_on))
);
-- One revision under way at a time.
CREATE UNIQUE INDEX ux_submissions_one_under_way ON submissions (report_form_id, org_unit_id, period) WHERE state <> 'approved';
CREATE INDEX ix_submissions_org_unit ON submissions (org_unit_id);
CREATE INDEX ix_submissions_plan_state ON submissions (plan_id, state);
CREATE INDEX ix_submissions_corrects ON submissions (corrects_id);

CREATE TABLE submission_lines (
    submission_id     uuid          NOT NULL CONSTRAINT fk_submission_lines_submission REFERENCES submissions (id),
    indicator_id      uuid          NOT NULL CONSTRAINT fk_submission_lines_indicator REFERENCES indicators (id),
    no                integer       NOT NULL,
    value             numeric       NULL,
    text              varchar(200)  NULL,
    explanation       varchar(2000) NULL,
    updated_at        timestamptz   NULL,
    updated_by        uuid          NULL CONSTRAINT fk_submission_lines_updated_by REFERENCES users (id),
    CONSTRAINT pk_submission_lines PRIMARY KEY (submission_id, indicator_id)
);
CREATE INDEX ix_submission_lines_indicator ON submission_lines (indicator_id);

CREATE TABLE submission_transitions (
    id            uuid          NOT NULL CONSTRAINT pk_submission_transitions PRIMARY KEY,
    submission_id uuid          NOT NULL CONSTRAINT fk_submission_transitions_submission REFERENCES submissions (id),
    no            integer       NOT NULL,
    action        varchar(20)   NOT NULL CONSTRAINT ck_submission_transitions_action CHECK (action IN ('submit', 'withdraw', 'approve', 'return', 'correct')),
    from_state    varchar(20)   NOT NULL,
    to_state      varchar(20)   NOT NULL,
    step          varchar(20)   NOT NULL CONSTRAINT ck_submission_transitions_step CHECK (step IN ('drafting', 'countyApproval', 'departmentReview', 'finalization')),
    at            timestamptz   NOT NULL,
    user_id       uuid          NOT NULL CONSTRAINT fk_submission_transitions_user REFERENCES users (id),
    org_unit_id   uuid          NOT NULL CONSTRAINT fk_submission_transitions_org_unit REFERENCES org_units (id),
    reason_code   varchar(10)   NULL,
    comment       varchar(2000) NULL,
    line_notes    jsonb         NOT NULL,
    -- With submit: what every line said, so that the next review shows what changed since.
    line_values   jsonb         NULL CONSTRAINT ck_submission_transitions_line_values CHECK ((action = 'submit') = (line_values IS NOT NULL)),
    CONSTRAINT ux_submission_transitions_no UNIQUE (submission_id, no),
    CONSTRAINT ck_submission_transitions_reason CHECK (action NOT IN ('return', 'correct') OR comment IS NOT NULL)
);
CREATE INDEX ix_submission_transitions_user ON submission_transitions (user_id);

CREATE TABLE observations (
    id            uuid         NOT NULL CONSTRAINT pk_observations PRIMARY KEY,
    plan_id       uuid         NOT NULL CONSTRAINT fk_observations_plan REFERENCES plans (id),
    indicator_id  uuid         NOT NULL CONSTRAINT fk_observations_indicator REFERENCES indicators (id),
    org_unit_id   uuid         NOT NULL CONSTRAINT fk_observations_org_unit REFERENCES org_units (id),
    period        varchar(7)   NOT NULL,
    revision      integer      NOT NULL CONSTRAINT ck_observations_revision CHECK (revision > 0),
    value         numeric      NULL,
    text          varchar(200) NULL,
    source        varchar(20)  NOT NULL CONSTRAINT ck_observations_source CHECK (source IN ('plan', 'submission')),
    submission_id uuid         NULL CONSTRAINT fk_observations_submission REFERENCES submissions (id),
    approved_at   timestamptz  NOT NULL,
    CONSTRAINT ux_observations_key UNIQUE (indicator_id, org_unit_id, period, revision),
    CONSTRAINT ck_observations_source_submission CHECK ((source = 'submission') = (submission_id IS NOT NULL))
);
CREATE INDEX ix_observations_submission ON observations (submission_id);

-- Approved figures and the trail are append-only, for every role of the database including the application's own.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'LT001';
END $$;
CREATE TRIGGER tr_observations_append_only BEFORE UPDATE OR DELETE ON observations FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_observations_no_truncate BEFORE TRUNCATE ON observations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_submission_transitions_append_only BEFORE UPDATE OR DELETE ON submission_transitions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_submission_transitions_no_truncate BEFORE TRUNCATE ON submission_transitions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Nor do the lines of an approved submission change: a correction is a new revision.
CREATE FUNCTION refuse_change_of_approved_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM submissions s WHERE s.id = OLD.submission_id AND s.state = 'approved') THEN
        RAISE EXCEPTION 'lines of an approved submission do not change' USING ERRCODE = 'LT002';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER tr_submission_lines_approved BEFORE UPDATE OR DELETE ON submission_lines FOR EACH ROW EXECUTE FUNCTION refuse_change_of_approved_line();
