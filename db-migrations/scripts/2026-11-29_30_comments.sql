-- Comments and questions on a task, project or indicator, between people of units; replies one level deep.
CREATE TABLE comments (
    id                     uuid          NOT NULL CONSTRAINT pk_comments PRIMARY KEY,
    plan_id                uuid          NOT NULL CONSTRAINT fk_comments_plan REFERENCES plans (id),
    task_id                uuid          NULL CONSTRAINT fk_comments_task REFERENCES plan_tasks (id),
    project_id             uuid          NULL CONSTRAINT fk_comments_project REFERENCES projects (id),
    indicator_id           uuid          NULL CONSTRAINT fk_comments_indicator REFERENCES indicators (id),
    parent_id              uuid          NULL CONSTRAINT fk_comments_parent REFERENCES comments (id),
    kind                   varchar(20)   NOT NULL CONSTRAINT ck_comments_kind CHECK (kind IN ('comment', 'question')),
    -- Kept when it is withdrawn, shown no more.
    text                   varchar(2000) NOT NULL,
    author_id              uuid          NOT NULL CONSTRAINT fk_comments_author REFERENCES users (id),
    author_org_unit_id     uuid          NOT NULL CONSTRAINT fk_comments_author_org_unit REFERENCES org_units (id),
    -- Of a question: the unit that is asked.
    asked_org_unit_id      uuid          NULL CONSTRAINT fk_comments_asked_org_unit REFERENCES org_units (id),
    mentioned_org_unit_ids uuid[]        NOT NULL,
    mentioned_user_ids     uuid[]        NOT NULL,
    created_at             timestamptz   NOT NULL,
    edited_at              timestamptz   NULL,
    withdrawn_at           timestamptz   NULL,
    -- Of a question: by the first reply of the unit that was asked, or by hand.
    resolved_at            timestamptz   NULL,
    resolved_by_id         uuid          NULL CONSTRAINT fk_comments_resolved_by REFERENCES users (id),
    version                bigint        NOT NULL DEFAULT 1,
    CONSTRAINT ck_comments_subject CHECK (num_nonnulls(task_id, project_id, indicator_id) = 1),
    CONSTRAINT ck_comments_question CHECK ((kind = 'question') = (asked_org_unit_id IS NOT NULL)),
    CONSTRAINT ck_comments_reply CHECK (parent_id IS NULL OR kind = 'comment'),
    CONSTRAINT ck_comments_resolved CHECK ((resolved_at IS NULL) = (resolved_by_id IS NULL) AND (resolved_at IS NULL OR kind = 'question'))
);
CREATE INDEX ix_comments_subject ON comments (COALESCE(task_id, project_id, indicator_id), created_at);
CREATE INDEX ix_comments_parent ON comments (parent_id);
CREATE INDEX ix_comments_asked ON comments (asked_org_unit_id) WHERE asked_org_unit_id IS NOT NULL AND resolved_at IS NULL AND withdrawn_at IS NULL;

ALTER TABLE notices ADD COLUMN comment_id uuid NULL CONSTRAINT fk_notices_comment REFERENCES comments (id);
ALTER TABLE notices ALTER COLUMN due_on DROP NOT NULL;
ALTER TABLE notices DROP CONSTRAINT ck_notices_subject;
ALTER TABLE notices ADD CONSTRAINT ck_notices_subject CHECK (num_nonnulls(submission_id, slip_id, comment_id) = 1);
ALTER TABLE notices ADD CONSTRAINT ck_notices_due_on CHECK ((due_on IS NULL) = (comment_id IS NOT NULL));
ALTER TABLE notices DROP CONSTRAINT ck_notices_kind;
ALTER TABLE notices ADD CONSTRAINT ck_notices_kind CHECK (kind IN ('waiting', 'returned', 'corrected', 'extended', 'reminded', 'slipIssued', 'slipAnswered', 'slipReturned', 'slipClosed', 'slipOverdue', 'asked', 'mentioned', 'replied'));
CREATE INDEX ix_notices_comment ON notices (comment_id) WHERE comment_id IS NOT NULL;
