-- A correction that its unit gives up (放弃) keeps its row and its trail, and makes room for another one.

ALTER TABLE submissions
    DROP CONSTRAINT ck_submissions_state,
    ADD CONSTRAINT ck_submissions_state CHECK (state IN ('open', 'draft', 'submitted', 'countyApproved', 'departmentApproved', 'approved', 'returned', 'discarded')),
    ADD CONSTRAINT ck_submissions_discarded CHECK (state <> 'discarded' OR revision > 1);
DROP INDEX ux_submissions_one_under_way;
CREATE UNIQUE INDEX ux_submissions_one_under_way ON submissions (report_form_id, org_unit_id, period) WHERE state NOT IN ('approved', 'discarded');

ALTER TABLE submission_transitions
    DROP CONSTRAINT ck_submission_transitions_action,
    ADD CONSTRAINT ck_submission_transitions_action CHECK (action IN ('submit', 'withdraw', 'approve', 'return', 'correct', 'discard'));

-- What has been given up does not change either.
CREATE OR REPLACE FUNCTION refuse_change_of_approved_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM submissions s WHERE s.id = OLD.submission_id AND s.state IN ('approved', 'discarded')) THEN
        RAISE EXCEPTION 'lines of an approved or discarded submission do not change' USING ERRCODE = 'LT002';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
