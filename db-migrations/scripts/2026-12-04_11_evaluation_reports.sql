-- 报告: what an evaluation says, made in the background and kept to the letter with its hashes.
CREATE TABLE evaluation_reports (
    id               uuid        NOT NULL CONSTRAINT pk_evaluation_reports PRIMARY KEY,
    evaluation_id    uuid        NOT NULL CONSTRAINT fk_evaluation_reports_evaluation REFERENCES evaluations (id),
    no               integer     NOT NULL CONSTRAINT ck_evaluation_reports_no CHECK (no > 0),
    state            varchar(20) NOT NULL CONSTRAINT ck_evaluation_reports_state CHECK (state IN ('queued', 'composing', 'rendering', 'done', 'failed')),
    progress         integer     NOT NULL CONSTRAINT ck_evaluation_reports_progress CHECK (progress BETWEEN 0 AND 100),
    -- Of the evaluation when it was composed.
    evaluation_state varchar(20) NOT NULL CONSTRAINT ck_evaluation_reports_evaluation_state CHECK (evaluation_state IN ('draft', 'reviewed', 'signed', 'published', 'superseded')),
    attempts         integer     NOT NULL,
    -- A server that is making it renews this; once it is past another server takes it up.
    claimed_until    timestamptz NULL,
    document         text        NULL,
    document_sha256  varchar(64) NULL,
    -- As anybody may read it; of a signed evaluation only.
    public_document  text        NULL,
    public_sha256    varchar(64) NULL,
    missing          integer     NOT NULL,
    -- Of the server it was asked of: where links in its files lead.
    address          varchar(300) NOT NULL,
    created_by       uuid        NOT NULL CONSTRAINT fk_evaluation_reports_created_by REFERENCES users (id),
    created_at       timestamptz NOT NULL,
    finished_at      timestamptz NULL,
    CONSTRAINT ux_evaluation_reports_no UNIQUE (evaluation_id, no),
    CONSTRAINT ck_evaluation_reports_done CHECK (state <> 'done' OR (document IS NOT NULL AND finished_at IS NOT NULL)),
    CONSTRAINT ck_evaluation_reports_hashes CHECK ((document IS NULL) = (document_sha256 IS NULL) AND (public_document IS NULL) = (public_sha256 IS NULL)),
    CONSTRAINT ck_evaluation_reports_public CHECK (public_document IS NULL OR evaluation_state IN ('signed', 'published', 'superseded'))
);
CREATE INDEX ix_evaluation_reports_running ON evaluation_reports (created_at) WHERE state IN ('queued', 'composing', 'rendering');

-- Once it is done it does not change; what was made of more than a draft does not go away either.
CREATE FUNCTION refuse_change_of_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'done' AND (TG_OP = 'UPDATE' OR OLD.evaluation_state <> 'draft') THEN
        RAISE EXCEPTION 'a report does not change' USING ERRCODE = 'LT001';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER tr_evaluation_reports_frozen BEFORE UPDATE OR DELETE ON evaluation_reports FOR EACH ROW EXECUTE FUNCTION refuse_change_of_report();
CREATE TRIGGER tr_evaluation_reports_no_truncate BEFORE TRUNCATE ON evaluation_reports FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE evaluation_report_files (
    report_id uuid        NOT NULL CONSTRAINT fk_evaluation_report_files_report REFERENCES evaluation_reports (id) ON DELETE CASCADE,
    is_public boolean     NOT NULL,
    kind      varchar(20) NOT NULL CONSTRAINT ck_evaluation_report_files_kind CHECK (kind IN ('xlsx', 'docx')),
    content   bytea       NOT NULL,
    sha256    varchar(64) NOT NULL,
    CONSTRAINT pk_evaluation_report_files PRIMARY KEY (report_id, is_public, kind)
);

-- Whoever asked for it is told when it is done, or could not be made.
ALTER TABLE notices ADD COLUMN report_id uuid NULL CONSTRAINT fk_notices_report REFERENCES evaluation_reports (id) ON DELETE CASCADE;
ALTER TABLE notices DROP CONSTRAINT ck_notices_subject;
ALTER TABLE notices ADD CONSTRAINT ck_notices_subject CHECK (num_nonnulls(submission_id, slip_id, comment_id, sub_task_id, feedback_id, webhook_id, report_id) = 1);
ALTER TABLE notices DROP CONSTRAINT ck_notices_due_on;
ALTER TABLE notices ADD CONSTRAINT ck_notices_due_on CHECK ((due_on IS NULL) = (comment_id IS NOT NULL OR feedback_id IS NOT NULL OR webhook_id IS NOT NULL OR report_id IS NOT NULL));
ALTER TABLE notices DROP CONSTRAINT ck_notices_kind;
ALTER TABLE notices ADD CONSTRAINT ck_notices_kind CHECK (kind IN ('waiting', 'returned', 'corrected', 'extended', 'reminded', 'slipIssued', 'slipAnswered', 'slipReturned', 'slipClosed', 'slipOverdue', 'slipWithdrawn', 'asked', 'mentioned', 'replied', 'pieceGiven', 'feedbackReceived', 'feedbackForwarded', 'feedbackAnswered', 'feedbackClosed', 'webhookDisabled', 'reportMade', 'reportFailed'));
CREATE INDEX ix_notices_report ON notices (report_id) WHERE report_id IS NOT NULL;
