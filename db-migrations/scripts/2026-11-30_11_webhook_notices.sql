-- Who administers programs is told when Lantu stops calling one.
ALTER TABLE notices ADD COLUMN webhook_id uuid NULL CONSTRAINT fk_notices_webhook REFERENCES webhooks (id) ON DELETE CASCADE;
ALTER TABLE notices DROP CONSTRAINT ck_notices_subject;
ALTER TABLE notices ADD CONSTRAINT ck_notices_subject CHECK (num_nonnulls(submission_id, slip_id, comment_id, sub_task_id, feedback_id, webhook_id) = 1);
ALTER TABLE notices DROP CONSTRAINT ck_notices_due_on;
ALTER TABLE notices ADD CONSTRAINT ck_notices_due_on CHECK ((due_on IS NULL) = (comment_id IS NOT NULL OR feedback_id IS NOT NULL OR webhook_id IS NOT NULL));
ALTER TABLE notices DROP CONSTRAINT ck_notices_kind;
ALTER TABLE notices ADD CONSTRAINT ck_notices_kind CHECK (kind IN ('waiting', 'returned', 'corrected', 'extended', 'reminded', 'slipIssued', 'slipAnswered', 'slipReturned', 'slipClosed', 'slipOverdue', 'slipWithdrawn', 'asked', 'mentioned', 'replied', 'pieceGiven', 'feedbackReceived', 'feedbackForwarded', 'feedbackAnswered', 'feedbackClosed', 'webhookDisabled'));
CREATE INDEX ix_notices_webhook ON notices (webhook_id) WHERE webhook_id IS NOT NULL;
