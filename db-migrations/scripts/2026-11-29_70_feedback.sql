-- 公众留言: what anybody asks or tells on the public page of a released task, project or indicator; a moderator forwards it to a unit,
-- which answers, and shows both to the public or declines. No address and no cookie of the sender is kept.
CREATE TABLE feedback (
    id           uuid          NOT NULL CONSTRAINT pk_feedback PRIMARY KEY,
    plan_id      uuid          NOT NULL CONSTRAINT fk_feedback_plan REFERENCES plans (id),
    task_id      uuid          NULL CONSTRAINT fk_feedback_task REFERENCES plan_tasks (id),
    project_id   uuid          NULL CONSTRAINT fk_feedback_project REFERENCES projects (id),
    indicator_id uuid          NULL CONSTRAINT fk_feedback_indicator REFERENCES indicators (id),
    kind         varchar(20)   NOT NULL CONSTRAINT ck_feedback_kind CHECK (kind IN ('question', 'suggestion', 'problem')),
    text         varchar(1000) NOT NULL,
    -- Only the moderator sees it, and only until the matter is closed.
    contact      varchar(100)  NULL,
    -- With it the sender, and nobody else, finds how it stands.
    receipt      varchar(14)   NOT NULL,
    received_at  timestamptz   NOT NULL,
    state        varchar(20)   NOT NULL CONSTRAINT ck_feedback_state CHECK (state IN ('received', 'forwarded', 'answered', 'published', 'declined', 'withdrawn')),
    -- To which it was forwarded last.
    org_unit_id  uuid          NULL CONSTRAINT fk_feedback_org_unit REFERENCES org_units (id),
    answer       varchar(2000) NULL,
    answered_by  uuid          NULL CONSTRAINT fk_feedback_answered_by REFERENCES users (id),
    answered_at  timestamptz   NULL,
    -- Why it was declined or withdrawn; the public reads it.
    reason       varchar(500)  NULL,
    published_at timestamptz   NULL,
    closed_at    timestamptz   NULL,
    version      bigint        NOT NULL DEFAULT 1,
    CONSTRAINT ux_feedback_receipt UNIQUE (receipt),
    CONSTRAINT ck_feedback_subject CHECK (num_nonnulls(task_id, project_id, indicator_id) = 1),
    CONSTRAINT ck_feedback_contact CHECK (contact IS NULL OR closed_at IS NULL),
    CONSTRAINT ck_feedback_closed CHECK ((state IN ('published', 'declined', 'withdrawn')) = (closed_at IS NOT NULL)),
    CONSTRAINT ck_feedback_forwarded CHECK (state NOT IN ('forwarded', 'answered', 'published') OR org_unit_id IS NOT NULL),
    CONSTRAINT ck_feedback_answered CHECK (num_nulls(answer, answered_by, answered_at) IN (0, 3) AND (state NOT IN ('answered', 'published', 'withdrawn') OR answer IS NOT NULL)),
    CONSTRAINT ck_feedback_published CHECK ((state IN ('published', 'withdrawn')) = (published_at IS NOT NULL)),
    CONSTRAINT ck_feedback_reason CHECK ((state IN ('declined', 'withdrawn')) = (reason IS NOT NULL))
);
CREATE INDEX ix_feedback_plan ON feedback (plan_id, received_at DESC);
CREATE INDEX ix_feedback_org_unit ON feedback (org_unit_id) WHERE state = 'forwarded';
CREATE INDEX ix_feedback_shown ON feedback (COALESCE(task_id, project_id, indicator_id), published_at) WHERE published_at IS NOT NULL;

-- What was sent does not change, nor what has been shown.
CREATE FUNCTION refuse_change_of_feedback() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.id, NEW.plan_id, NEW.task_id, NEW.project_id, NEW.indicator_id, NEW.kind, NEW.text, NEW.receipt, NEW.received_at)
        IS DISTINCT FROM (OLD.id, OLD.plan_id, OLD.task_id, OLD.project_id, OLD.indicator_id, OLD.kind, OLD.text, OLD.receipt, OLD.received_at) OR (NEW.contact IS NOT NULL AND NEW.contact IS DISTINCT FROM OLD.contact) THEN
        RAISE EXCEPTION 'what the public sent does not change' USING ERRCODE = 'LT001';
    END IF;
    IF OLD.state IN ('declined', 'withdrawn') OR (OLD.state = 'published' AND (NEW.state <> 'withdrawn' OR NEW.answer IS DISTINCT FROM OLD.answer)) THEN
        RAISE EXCEPTION 'feedback that is closed does not change' USING ERRCODE = 'LT001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tr_feedback_said BEFORE UPDATE OR DELETE ON feedback FOR EACH ROW EXECUTE FUNCTION refuse_change_of_feedback();
CREATE TRIGGER tr_feedback_no_truncate BEFORE TRUNCATE ON feedback FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Its trail inside.
CREATE TABLE feedback_acts (
    id              uuid          NOT NULL CONSTRAINT pk_feedback_acts PRIMARY KEY,
    feedback_id     uuid          NOT NULL CONSTRAINT fk_feedback_acts_feedback REFERENCES feedback (id),
    no              integer       NOT NULL,
    action          varchar(20)   NOT NULL CONSTRAINT ck_feedback_acts_action CHECK (action IN ('forward', 'answer', 'publish', 'decline', 'withdraw')),
    at              timestamptz   NOT NULL,
    user_id         uuid          NOT NULL CONSTRAINT fk_feedback_acts_user REFERENCES users (id),
    on_behalf_of_id uuid          NULL CONSTRAINT fk_feedback_acts_on_behalf_of REFERENCES users (id),
    -- forward: to which unit; else for which one somebody acted.
    org_unit_id     uuid          NOT NULL CONSTRAINT fk_feedback_acts_org_unit REFERENCES org_units (id),
    text            varchar(2000) NOT NULL,
    CONSTRAINT ux_feedback_acts_no UNIQUE (feedback_id, no)
);
CREATE TRIGGER tr_feedback_acts_append_only BEFORE UPDATE OR DELETE ON feedback_acts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_feedback_acts_no_truncate BEFORE TRUNCATE ON feedback_acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE notices ADD COLUMN feedback_id uuid NULL CONSTRAINT fk_notices_feedback REFERENCES feedback (id);
ALTER TABLE notices DROP CONSTRAINT ck_notices_subject;
ALTER TABLE notices ADD CONSTRAINT ck_notices_subject CHECK (num_nonnulls(submission_id, slip_id, comment_id, sub_task_id, feedback_id) = 1);
ALTER TABLE notices DROP CONSTRAINT ck_notices_due_on;
ALTER TABLE notices ADD CONSTRAINT ck_notices_due_on CHECK ((due_on IS NULL) = (comment_id IS NOT NULL OR feedback_id IS NOT NULL));
ALTER TABLE notices DROP CONSTRAINT ck_notices_kind;
ALTER TABLE notices ADD CONSTRAINT ck_notices_kind CHECK (kind IN ('waiting', 'returned', 'corrected', 'extended', 'reminded', 'slipIssued', 'slipAnswered', 'slipReturned', 'slipClosed', 'slipOverdue', 'slipWithdrawn', 'asked', 'mentioned', 'replied', 'pieceGiven', 'feedbackReceived', 'feedbackForwarded', 'feedbackAnswered', 'feedbackClosed'));
CREATE INDEX ix_notices_feedback ON notices (feedback_id) WHERE feedback_id IS NOT NULL;
