-- 职责调整: what was moved to whom from which day, by whom and why, and whether the taking unit has acknowledged it.
CREATE TABLE reassignments (
    id             uuid          NOT NULL CONSTRAINT pk_reassignments PRIMARY KEY,
    plan_id        uuid          NOT NULL CONSTRAINT fk_reassignments_plan REFERENCES plans (id),
    -- Whoever gave something up.
    from_org_unit_ids uuid[]     NOT NULL,
    to_org_unit_id uuid          NOT NULL CONSTRAINT fk_reassignments_to_org_unit REFERENCES org_units (id),
    effective_on   date          NOT NULL,
    reason         varchar(2000) NOT NULL,
    handover_note  varchar(2000) NULL,
    -- Codes of the forms whose review goes along.
    form_codes     text[]        NOT NULL,
    made_by        uuid          NOT NULL CONSTRAINT fk_reassignments_made_by REFERENCES users (id),
    made_at        timestamptz   NOT NULL,
    received_by    uuid          NULL CONSTRAINT fk_reassignments_received_by REFERENCES users (id),
    received_at    timestamptz   NULL,
    receipt        varchar(2000) NULL,
    version        bigint        NOT NULL DEFAULT 1,
    CONSTRAINT ck_reassignments_received CHECK ((received_at IS NULL) = (received_by IS NULL) AND (receipt IS NULL OR received_at IS NOT NULL))
);
CREATE INDEX ix_reassignments_plan ON reassignments (plan_id, made_at);
CREATE INDEX ix_reassignments_to_org_unit ON reassignments (to_org_unit_id);

-- Days [from, from) are none: what was moved on before it began is kept, and never was in force.
ALTER TABLE responsibilities
    ADD COLUMN started_by_id uuid NULL CONSTRAINT fk_responsibilities_started_by REFERENCES reassignments (id),
    ADD COLUMN ended_by_id   uuid NULL CONSTRAINT fk_responsibilities_ended_by REFERENCES reassignments (id),
    DROP CONSTRAINT ck_responsibilities_dates,
    ADD CONSTRAINT ck_responsibilities_dates CHECK (valid_to IS NULL OR valid_to >= valid_from);
CREATE INDEX ix_responsibilities_started_by ON responsibilities (started_by_id);
CREATE INDEX ix_responsibilities_ended_by ON responsibilities (ended_by_id);

-- The lead department of a form hands over on a day.
ALTER TABLE report_forms
    ADD COLUMN successor_org_unit_id uuid NULL CONSTRAINT fk_report_forms_successor_org_unit REFERENCES org_units (id),
    ADD COLUMN succeeds_on           date NULL,
    ADD CONSTRAINT ck_report_forms_successor CHECK ((successor_org_unit_id IS NULL) = (succeeds_on IS NULL));

-- units: each unit of the version owes all its lines. leads: each line is owed by whoever leads what it is about.
ALTER TABLE report_form_versions ADD COLUMN reported_by varchar(20) NOT NULL DEFAULT 'units' CONSTRAINT ck_report_form_versions_reported_by CHECK (reported_by IN ('units', 'leads'));
ALTER TABLE report_form_versions ALTER COLUMN reported_by DROP DEFAULT;

-- Which department reviews it: the form's lead on the day it entered the department's step.
ALTER TABLE submissions ADD COLUMN review_org_unit_id uuid NULL CONSTRAINT fk_submissions_review_org_unit REFERENCES org_units (id);
UPDATE submissions s SET review_org_unit_id = f.lead_org_unit_id FROM report_forms f WHERE f.id = s.report_form_id;
ALTER TABLE submissions ALTER COLUMN review_org_unit_id SET NOT NULL;
CREATE INDEX ix_submissions_review_org_unit ON submissions (review_org_unit_id);

-- A first revision that has given up all its lines to other leads is discarded too; a form of units gives up none.
ALTER TABLE submissions DROP CONSTRAINT ck_submissions_discarded;
-- Its lines, never written into, go with them.
CREATE OR REPLACE FUNCTION refuse_change_of_approved_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM submissions s WHERE s.id = OLD.submission_id AND (s.state = 'approved' OR s.state = 'discarded'
            AND NOT (TG_OP = 'DELETE' AND s.revision = 1 AND OLD.value IS NULL AND OLD.text IS NULL AND OLD.updated_by IS NULL))) THEN
        RAISE EXCEPTION 'lines of an approved or discarded submission do not change' USING ERRCODE = 'LT002';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
