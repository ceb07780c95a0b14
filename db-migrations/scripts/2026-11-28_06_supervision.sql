-- 督办单: a unit is reminded (提醒), warned (预警) or ordered (督办) about one task, project or indicator; it answers in writing, and
-- who issued the slip closes it, sends the answer back or escalates to a slip of the next level.
CREATE TABLE slips (
    id              uuid          NOT NULL CONSTRAINT pk_slips PRIMARY KEY,
    plan_id         uuid          NOT NULL CONSTRAINT fk_slips_plan REFERENCES plans (id),
    task_id         uuid          NULL CONSTRAINT fk_slips_task REFERENCES plan_tasks (id),
    project_id      uuid          NULL CONSTRAINT fk_slips_project REFERENCES projects (id),
    indicator_id    uuid          NULL CONSTRAINT fk_slips_indicator REFERENCES indicators (id),
    org_unit_id     uuid          NOT NULL CONSTRAINT fk_slips_org_unit REFERENCES org_units (id),
    issuer_id       uuid          NOT NULL CONSTRAINT fk_slips_issuer REFERENCES org_units (id),
    level           varchar(20)   NOT NULL CONSTRAINT ck_slips_level CHECK (level IN ('reminder', 'warning', 'order')),
    -- 提醒〔2026〕3号 is year 2026, serial 3 of its level.
    year            integer       NOT NULL,
    serial          integer       NOT NULL CONSTRAINT ck_slips_serial CHECK (serial > 0),
    -- The slip before it, one level lower, that was escalated to this one or had come to nothing.
    former_id       uuid          NULL CONSTRAINT fk_slips_former REFERENCES slips (id),
    reason          varchar(2000) NOT NULL,
    requirement     varchar(2000) NOT NULL,
    -- How the subject stood when it was issued.
    light           varchar(20)   NOT NULL CONSTRAINT ck_slips_light CHECK (light IN ('green', 'yellow', 'red', 'grey')),
    explanation     varchar(1000) NOT NULL,
    issued_by       uuid          NOT NULL CONSTRAINT fk_slips_issued_by REFERENCES users (id),
    issued_at       timestamptz   NOT NULL,
    answer_by       date          NOT NULL,
    -- The new date for the matter itself.
    due_on          date          NOT NULL,
    state           varchar(20)   NOT NULL CONSTRAINT ck_slips_state CHECK (state IN ('open', 'answered', 'closed', 'escalated')),
    answered_by     uuid          NULL CONSTRAINT fk_slips_answered_by REFERENCES users (id),
    answered_on     date          NULL,
    -- Closed: until when the reason is accepted.
    accepted_until  date          NULL,
    version         bigint        NOT NULL DEFAULT 1,
    CONSTRAINT ck_slips_subject CHECK (num_nonnulls(task_id, project_id, indicator_id) = 1),
    CONSTRAINT ck_slips_answered CHECK ((state IN ('answered', 'closed')) <= (answered_by IS NOT NULL AND answered_on IS NOT NULL)),
    CONSTRAINT ck_slips_accepted CHECK (accepted_until IS NULL OR state = 'closed'),
    CONSTRAINT ux_slips_number UNIQUE (plan_id, level, year, serial),
    CONSTRAINT ux_slips_former UNIQUE (former_id)
);
-- One at a time about one matter to one unit.
CREATE UNIQUE INDEX ux_slips_one_under_way ON slips (COALESCE(task_id, project_id, indicator_id), org_unit_id) WHERE state IN ('open', 'answered');
CREATE INDEX ix_slips_plan ON slips (plan_id, issued_at DESC);
CREATE INDEX ix_slips_org_unit ON slips (org_unit_id) WHERE state IN ('open', 'answered');
CREATE INDEX ix_slips_issuer ON slips (issuer_id) WHERE state IN ('open', 'answered');

-- Nor what was said in a slip nor to whom changes: only how it stands.
CREATE FUNCTION refuse_change_of_slip() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.id, NEW.plan_id, NEW.task_id, NEW.project_id, NEW.indicator_id, NEW.org_unit_id, NEW.issuer_id, NEW.level, NEW.year, NEW.serial, NEW.former_id, NEW.reason, NEW.requirement, NEW.light, NEW.explanation, NEW.issued_by, NEW.issued_at)
        IS DISTINCT FROM (OLD.id, OLD.plan_id, OLD.task_id, OLD.project_id, OLD.indicator_id, OLD.org_unit_id, OLD.issuer_id, OLD.level, OLD.year, OLD.serial, OLD.former_id, OLD.reason, OLD.requirement, OLD.light, OLD.explanation, OLD.issued_by, OLD.issued_at) THEN
        RAISE EXCEPTION 'what a slip says does not change' USING ERRCODE = 'LT001';
    END IF;
    IF OLD.state IN ('closed', 'escalated') THEN
        RAISE EXCEPTION 'a slip that has ended does not change' USING ERRCODE = 'LT001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tr_slips_said BEFORE UPDATE OR DELETE ON slips FOR EACH ROW EXECUTE FUNCTION refuse_change_of_slip();
CREATE TRIGGER tr_slips_no_truncate BEFORE TRUNCATE ON slips FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Its trail.
CREATE TABLE slip_acts (
    id              uuid          NOT NULL CONSTRAINT pk_slip_acts PRIMARY KEY,
    slip_id         uuid          NOT NULL CONSTRAINT fk_slip_acts_slip REFERENCES slips (id),
    no              integer       NOT NULL,
    action          varchar(20)   NOT NULL CONSTRAINT ck_slip_acts_action CHECK (action IN ('issue', 'answer', 'return', 'close', 'escalate')),
    at              timestamptz   NOT NULL,
    user_id         uuid          NOT NULL CONSTRAINT fk_slip_acts_user REFERENCES users (id),
    on_behalf_of_id uuid          NULL CONSTRAINT fk_slip_acts_on_behalf_of REFERENCES users (id),
    org_unit_id     uuid          NOT NULL CONSTRAINT fk_slip_acts_org_unit REFERENCES org_units (id),
    text            varchar(2000) NOT NULL,
    -- answer: until when acceptance is asked; return: by when to answer anew; close: until when the reason is accepted.
    until_on        date          NULL,
    CONSTRAINT ux_slip_acts_no UNIQUE (slip_id, no)
);
CREATE TRIGGER tr_slip_acts_append_only BEFORE UPDATE OR DELETE ON slip_acts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_slip_acts_no_truncate BEFORE TRUNCATE ON slip_acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the clock reminded of: once for each slip and day.
CREATE TABLE slip_reminders (
    slip_id uuid        NOT NULL CONSTRAINT fk_slip_reminders_slip REFERENCES slips (id),
    day     date        NOT NULL,
    at      timestamptz NOT NULL,
    CONSTRAINT pk_slip_reminders PRIMARY KEY (slip_id, day)
);
CREATE TRIGGER tr_slip_reminders_append_only BEFORE UPDATE OR DELETE ON slip_reminders FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_slip_reminders_no_truncate BEFORE TRUNCATE ON slip_reminders FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Notices are about a submission or a slip.
ALTER TABLE notices ALTER COLUMN submission_id DROP NOT NULL;
ALTER TABLE notices ADD COLUMN slip_id uuid NULL CONSTRAINT fk_notices_slip REFERENCES slips (id);
ALTER TABLE notices ADD CONSTRAINT ck_notices_subject CHECK (num_nonnulls(submission_id, slip_id) = 1);
ALTER TABLE notices DROP CONSTRAINT ck_notices_kind;
ALTER TABLE notices ADD CONSTRAINT ck_notices_kind CHECK (kind IN ('waiting', 'returned', 'corrected', 'extended', 'reminded', 'slipIssued', 'slipAnswered', 'slipReturned', 'slipClosed', 'slipOverdue'));
CREATE INDEX ix_notices_slip ON notices (slip_id) WHERE slip_id IS NOT NULL;
