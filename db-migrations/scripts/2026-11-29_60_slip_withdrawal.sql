-- A slip issued by mistake is withdrawn while nobody has answered it; it stays, and so does its number.
ALTER TABLE slips DROP CONSTRAINT ck_slips_state;
ALTER TABLE slips ADD CONSTRAINT ck_slips_state CHECK (state IN ('open', 'answered', 'closed', 'escalated', 'withdrawn'));
ALTER TABLE slips ADD CONSTRAINT ck_slips_withdrawn CHECK (state <> 'withdrawn' OR answered_by IS NULL);
ALTER TABLE slip_acts DROP CONSTRAINT ck_slip_acts_action;
ALTER TABLE slip_acts ADD CONSTRAINT ck_slip_acts_action CHECK (action IN ('issue', 'answer', 'return', 'close', 'escalate', 'withdraw'));

CREATE OR REPLACE FUNCTION refuse_change_of_slip() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.id, NEW.plan_id, NEW.task_id, NEW.project_id, NEW.indicator_id, NEW.org_unit_id, NEW.issuer_id, NEW.level, NEW.year, NEW.serial, NEW.former_id, NEW.reason, NEW.requirement, NEW.light, NEW.explanation, NEW.issued_by, NEW.issued_at)
        IS DISTINCT FROM (OLD.id, OLD.plan_id, OLD.task_id, OLD.project_id, OLD.indicator_id, OLD.org_unit_id, OLD.issuer_id, OLD.level, OLD.year, OLD.serial, OLD.former_id, OLD.reason, OLD.requirement, OLD.light, OLD.explanation, OLD.issued_by, OLD.issued_at) THEN
        RAISE EXCEPTION 'what a slip says does not change' USING ERRCODE = 'LT001';
    END IF;
    IF OLD.state IN ('closed', 'escalated', 'withdrawn') THEN
        RAISE EXCEPTION 'a slip that has ended does not change' USING ERRCODE = 'LT001';
    END IF;
    RETURN NEW;
END $$;

-- Notices of that, and of a piece of a task that another gave to one's unit.
ALTER TABLE notices ADD COLUMN sub_task_id uuid NULL CONSTRAINT fk_notices_sub_task REFERENCES sub_tasks (id);
ALTER TABLE notices DROP CONSTRAINT ck_notices_subject;
ALTER TABLE notices ADD CONSTRAINT ck_notices_subject CHECK (num_nonnulls(submission_id, slip_id, comment_id, sub_task_id) = 1);
ALTER TABLE notices DROP CONSTRAINT ck_notices_kind;
ALTER TABLE notices ADD CONSTRAINT ck_notices_kind CHECK (kind IN ('waiting', 'returned', 'corrected', 'extended', 'reminded', 'slipIssued', 'slipAnswered', 'slipReturned', 'slipClosed', 'slipOverdue', 'slipWithdrawn', 'asked', 'mentioned', 'replied', 'pieceGiven'));
CREATE INDEX ix_notices_sub_task ON notices (sub_task_id) WHERE sub_task_id IS NOT NULL;
