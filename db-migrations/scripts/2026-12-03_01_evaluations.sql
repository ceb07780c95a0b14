-- 评估方案: how a plan is scored. Versions are only ever added.
CREATE TABLE evaluation_schemes (
    plan_id    uuid          NOT NULL CONSTRAINT fk_evaluation_schemes_plan REFERENCES plans (id),
    version    integer       NOT NULL CONSTRAINT ck_evaluation_schemes_version CHECK (version > 0),
    title      varchar(100)  NOT NULL,
    -- Whose it is and what it rests on.
    note       varchar(2000) NOT NULL,
    content    jsonb         NOT NULL,
    -- Null of the one that ships with the plan's data set.
    created_by uuid          NULL CONSTRAINT fk_evaluation_schemes_created_by REFERENCES users (id),
    created_at timestamptz   NOT NULL DEFAULT now(),
    CONSTRAINT pk_evaluation_schemes PRIMARY KEY (plan_id, version)
);
CREATE TRIGGER tr_evaluation_schemes_append_only BEFORE UPDATE OR DELETE ON evaluation_schemes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_evaluation_schemes_no_truncate BEFORE TRUNCATE ON evaluation_schemes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 评估: a run by one scheme on what was known at an instant. What it follows from and what followed is kept to the letter, with its hashes.
CREATE TABLE evaluations (
    id              uuid         NOT NULL CONSTRAINT pk_evaluations PRIMARY KEY,
    plan_id         uuid         NOT NULL CONSTRAINT fk_evaluations_plan REFERENCES plans (id),
    no              integer      NOT NULL CONSTRAINT ck_evaluations_no CHECK (no > 0),
    kind            varchar(20)  NOT NULL CONSTRAINT ck_evaluations_kind CHECK (kind IN ('annual', 'midTerm', 'final')),
    title           varchar(100) NOT NULL,
    as_of           timestamptz  NOT NULL,
    scheme_version  integer      NOT NULL,
    scheme          text         NOT NULL,
    formula_version integer      NOT NULL,
    inputs          text         NOT NULL,
    inputs_sha256   varchar(64)  NOT NULL,
    result          text         NOT NULL,
    result_sha256   varchar(64)  NOT NULL,
    -- A what-if (试算) of another run.
    based_on        uuid         NULL CONSTRAINT fk_evaluations_based_on REFERENCES evaluations (id),
    -- The run it takes the place of.
    supersedes      uuid         NULL CONSTRAINT fk_evaluations_supersedes REFERENCES evaluations (id),
    created_by      uuid         NOT NULL CONSTRAINT fk_evaluations_created_by REFERENCES users (id),
    created_at      timestamptz  NOT NULL,
    reviewed_by     uuid         NULL CONSTRAINT fk_evaluations_reviewed_by REFERENCES users (id),
    reviewed_at     timestamptz  NULL,
    signed_by       uuid         NULL CONSTRAINT fk_evaluations_signed_by REFERENCES users (id),
    signed_at       timestamptz  NULL,
    version         bigint       NOT NULL,
    CONSTRAINT ux_evaluations_no UNIQUE (plan_id, no),
    CONSTRAINT fk_evaluations_scheme FOREIGN KEY (plan_id, scheme_version) REFERENCES evaluation_schemes (plan_id, version),
    CONSTRAINT ck_evaluations_reviewed CHECK ((reviewed_by IS NULL) = (reviewed_at IS NULL)),
    CONSTRAINT ck_evaluations_signed CHECK ((signed_by IS NULL) = (signed_at IS NULL) AND (signed_at IS NULL OR (reviewed_at IS NOT NULL AND signed_by <> created_by AND signed_by <> reviewed_by))),
    CONSTRAINT ck_evaluations_what_if CHECK (based_on IS NULL OR (reviewed_at IS NULL AND supersedes IS NULL))
);
CREATE INDEX ix_evaluations_based_on ON evaluations (based_on) WHERE based_on IS NOT NULL;
CREATE UNIQUE INDEX ux_evaluations_supersedes ON evaluations (supersedes) WHERE supersedes IS NOT NULL;

-- While it is a draft, only what reviewers score and incidents change its numbers; from the review on nothing does.
CREATE FUNCTION refuse_change_of_evaluation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    free text[] := ARRAY['reviewed_by', 'reviewed_at', 'signed_by', 'signed_at', 'version'];
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.reviewed_at IS NULL THEN
        free := free || ARRAY['inputs', 'inputs_sha256', 'result', 'result_sha256'];
    END IF;
    IF TG_OP = 'DELETE' OR OLD.signed_at IS NOT NULL OR (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) THEN
        RAISE EXCEPTION 'what was evaluated does not change' USING ERRCODE = 'LT001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tr_evaluations_frozen BEFORE UPDATE OR DELETE ON evaluations FOR EACH ROW EXECUTE FUNCTION refuse_change_of_evaluation();
CREATE TRIGGER tr_evaluations_no_truncate BEFORE TRUNCATE ON evaluations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 评审打分: one of each reviewer, area and criterion.
CREATE TABLE evaluation_scores (
    evaluation_id uuid          NOT NULL CONSTRAINT fk_evaluation_scores_evaluation REFERENCES evaluations (id),
    org_unit_id   uuid          NOT NULL CONSTRAINT fk_evaluation_scores_org_unit REFERENCES org_units (id),
    criterion     varchar(40)   NOT NULL,
    reviewer_id   uuid          NOT NULL CONSTRAINT fk_evaluation_scores_reviewer REFERENCES users (id),
    score         numeric       NOT NULL CONSTRAINT ck_evaluation_scores_score CHECK (score BETWEEN 0 AND 100),
    comment       varchar(2000) NULL,
    given_at      timestamptz   NOT NULL,
    CONSTRAINT pk_evaluation_scores PRIMARY KEY (evaluation_id, org_unit_id, criterion, reviewer_id)
);

-- 一票否决: an incident in an area, or in the plan as a whole. Rows are only ever added; a withdrawal is a row of its own.
CREATE TABLE evaluation_vetoes (
    id            uuid         NOT NULL CONSTRAINT pk_evaluation_vetoes PRIMARY KEY,
    evaluation_id uuid         NOT NULL CONSTRAINT fk_evaluation_vetoes_evaluation REFERENCES evaluations (id),
    org_unit_id   uuid         NOT NULL CONSTRAINT fk_evaluation_vetoes_org_unit REFERENCES org_units (id),
    code          varchar(40)  NOT NULL,
    incident      varchar(500) NOT NULL,
    decided_by    uuid         NOT NULL CONSTRAINT fk_evaluation_vetoes_decided_by REFERENCES users (id),
    decided_at    timestamptz  NOT NULL
);
CREATE INDEX ix_evaluation_vetoes_evaluation ON evaluation_vetoes (evaluation_id);
CREATE TRIGGER tr_evaluation_vetoes_append_only BEFORE UPDATE OR DELETE ON evaluation_vetoes FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- 自评: beside the score, never in it.
CREATE TABLE evaluation_self_assessments (
    id            uuid           NOT NULL CONSTRAINT pk_evaluation_self_assessments PRIMARY KEY,
    evaluation_id uuid           NOT NULL CONSTRAINT fk_evaluation_self_assessments_evaluation REFERENCES evaluations (id),
    org_unit_id   uuid           NOT NULL CONSTRAINT fk_evaluation_self_assessments_org_unit REFERENCES org_units (id),
    score         numeric        NULL CONSTRAINT ck_evaluation_self_assessments_score CHECK (score BETWEEN 0 AND 100),
    summary       varchar(10000) NOT NULL,
    problems      varchar(10000) NOT NULL,
    written_by    uuid           NOT NULL CONSTRAINT fk_evaluation_self_assessments_written_by REFERENCES users (id),
    written_at    timestamptz    NOT NULL,
    submitted_by  uuid           NULL CONSTRAINT fk_evaluation_self_assessments_submitted_by REFERENCES users (id),
    submitted_at  timestamptz    NULL,
    version       bigint         NOT NULL,
    CONSTRAINT ux_evaluation_self_assessments UNIQUE (evaluation_id, org_unit_id)
);

-- 申诉: an area's objection to a reviewed run, and the answer.
CREATE TABLE evaluation_appeals (
    id            uuid          NOT NULL CONSTRAINT pk_evaluation_appeals PRIMARY KEY,
    evaluation_id uuid          NOT NULL CONSTRAINT fk_evaluation_appeals_evaluation REFERENCES evaluations (id),
    org_unit_id   uuid          NOT NULL CONSTRAINT fk_evaluation_appeals_org_unit REFERENCES org_units (id),
    text          varchar(2000) NOT NULL,
    lodged_by     uuid          NOT NULL CONSTRAINT fk_evaluation_appeals_lodged_by REFERENCES users (id),
    lodged_at     timestamptz   NOT NULL,
    upheld        boolean       NULL,
    answer        varchar(2000) NULL,
    answered_by   uuid          NULL CONSTRAINT fk_evaluation_appeals_answered_by REFERENCES users (id),
    answered_at   timestamptz   NULL,
    version       bigint        NOT NULL,
    CONSTRAINT ck_evaluation_appeals_answered CHECK ((answered_at IS NULL) = (answer IS NULL) AND (answered_at IS NULL) = (upheld IS NULL) AND (answered_at IS NULL) = (answered_by IS NULL))
);
CREATE INDEX ix_evaluation_appeals_evaluation ON evaluation_appeals (evaluation_id);

-- Which evaluations a release brings out.
CREATE TABLE released_evaluations (
    release_id    uuid NOT NULL CONSTRAINT fk_released_evaluations_release REFERENCES releases (id),
    evaluation_id uuid NOT NULL CONSTRAINT fk_released_evaluations_evaluation REFERENCES evaluations (id),
    CONSTRAINT pk_released_evaluations PRIMARY KEY (release_id, evaluation_id)
);
CREATE INDEX ix_released_evaluations_evaluation ON released_evaluations (evaluation_id);
CREATE TRIGGER tr_released_evaluations_append_only BEFORE UPDATE OR DELETE ON released_evaluations FOR EACH ROW EXECUTE FUNCTION refuse_change();
