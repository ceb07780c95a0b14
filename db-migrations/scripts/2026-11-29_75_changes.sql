-- 变更流: what other systems are told. Written by the transaction that changes something, by the table itself, so that no act can forget it.
-- A row gets its place in the feed only after that transaction is committed: whoever has read up to a place never finds anything new before it.
CREATE TABLE changes (
    id          bigint       GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_changes PRIMARY KEY,
    event_id    uuid         NOT NULL DEFAULT gen_random_uuid(),
    position    bigint       NULL CONSTRAINT ux_changes_position UNIQUE,
    at          timestamptz  NOT NULL DEFAULT clock_timestamp(),
    kind        varchar(30)  NOT NULL CONSTRAINT ck_changes_kind CHECK (kind IN (
        'planLoaded', 'submissionOpened', 'submissionMoved', 'figureApproved', 'standingChanged', 'targetSet', 'responsibilityChanged', 'lifecycleChanged',
        'formPublished', 'orgUnitChanged', 'releasePublished')),
    -- Null: of no plan, but of all.
    plan_id     uuid         NULL CONSTRAINT fk_changes_plan REFERENCES plans (id),
    org_unit_id uuid         NULL CONSTRAINT fk_changes_org_unit REFERENCES org_units (id),
    subject_id  uuid         NOT NULL,
    -- Where to read it, below the plan's address (a release: its public one), or below the API's where there is no plan.
    path        varchar(100) NOT NULL,
    period      varchar(10)  NULL,
    revision    integer      NULL,
    -- Of a submission: what was done with it; of a decision on counting: the new state.
    action      varchar(20)  NULL
);
CREATE INDEX ix_changes_unnumbered ON changes (id) WHERE position IS NULL;
CREATE INDEX ix_changes_at ON changes (at);

CREATE TABLE change_feed (
    id              boolean NOT NULL DEFAULT true CONSTRAINT pk_change_feed PRIMARY KEY CONSTRAINT ck_change_feed_one CHECK (id),
    last_position   bigint  NOT NULL DEFAULT 0,
    -- Up to here it was forgotten: who had not read that far has missed something, and is told so.
    removed_through bigint  NOT NULL DEFAULT 0
);
INSERT INTO change_feed DEFAULT VALUES;

-- Gives what has been committed its places, and says the last. Statements of a function that may change things see what was committed before each of them,
-- so what is waiting for the lock here numbers on from where the one before ended.
CREATE FUNCTION number_changes(instant timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    reached bigint;
    added   bigint;
BEGIN
    IF EXISTS (SELECT FROM changes WHERE position IS NULL) OR EXISTS (SELECT FROM unannounced_releases(instant)) THEN
        SELECT last_position INTO reached FROM change_feed FOR UPDATE;
        INSERT INTO changes (at, kind, plan_id, subject_id, path, period, revision)
            SELECT r.publish_at, 'releasePublished', r.plan_id, r.id, 'releases/' || r.no, r.through, r.no FROM unannounced_releases(instant) r ORDER BY r.publish_at, r.no;
        WITH numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS place FROM changes WHERE position IS NULL)
            UPDATE changes SET position = reached + numbered.place FROM numbered WHERE changes.id = numbered.id;
        GET DIAGNOSTICS added = ROW_COUNT;
        UPDATE change_feed SET last_position = reached + added;
    END IF;
    RETURN (SELECT last_position FROM change_feed);
END $$;

-- Nobody acts when an embargo ends: the first who asks after it finds the release out.
CREATE FUNCTION unannounced_releases(instant timestamptz) RETURNS SETOF releases LANGUAGE sql STABLE AS $$
    SELECT r.* FROM releases r
    WHERE r.cancelled_at IS NULL AND r.publish_at <= instant AND r.publish_at > instant - interval '29 days'
        AND NOT EXISTS (SELECT FROM changes c WHERE c.kind = 'releasePublished' AND c.subject_id = r.id)
$$;
CREATE INDEX ix_changes_releases ON changes (subject_id) WHERE kind = 'releasePublished';

-- Where a chapter, task, project, promise or indicator is read.
CREATE FUNCTION path_of(the_chapter uuid, the_task uuid, the_project uuid, the_commitment uuid, the_indicator uuid) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT 'chapters/' || c.no FROM chapters c WHERE c.id = the_chapter),
        (SELECT 'tasks/' || t.code FROM plan_tasks t WHERE t.id = the_task),
        (SELECT 'projects/' || p.code FROM projects p WHERE p.id = the_project),
        (SELECT coalesce('tasks/' || t.code, 'projects/' || p.code) FROM commitments c LEFT JOIN plan_tasks t ON t.id = c.task_id LEFT JOIN projects p ON p.id = c.project_id WHERE c.id = the_commitment),
        (SELECT 'indicators/' || i.code FROM indicators i WHERE i.id = the_indicator))
$$;

-- Loading a data set is one change of a plan, told by the loader, not thousands.
CREATE FUNCTION is_quiet() RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT coalesce(current_setting('lantu.quiet', true), '') = 'on' $$;

CREATE FUNCTION tell_submissions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, plan_id, org_unit_id, subject_id, path, period, revision)
        SELECT 'submissionOpened', plan_id, org_unit_id, id, 'submissions/' || id, period, revision FROM added;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_submissions_tell AFTER INSERT ON submissions REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_submissions();

CREATE FUNCTION tell_transitions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, plan_id, org_unit_id, subject_id, path, period, revision, action)
        SELECT 'submissionMoved', s.plan_id, s.org_unit_id, s.id, 'submissions/' || s.id, s.period, s.revision, a.action
        FROM added a JOIN submissions s ON s.id = a.submission_id ORDER BY a.at, a.no;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_submission_transitions_tell AFTER INSERT ON submission_transitions REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_transitions();

CREATE FUNCTION tell_observations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, plan_id, org_unit_id, subject_id, path, period, revision)
        SELECT 'figureApproved', a.plan_id, a.org_unit_id, a.indicator_id, 'indicators/' || i.code, a.period, a.revision FROM added a JOIN indicators i ON i.id = a.indicator_id ORDER BY i.sort_order, a.period, a.revision;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_observations_tell AFTER INSERT ON observations REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_observations();

-- A row begins where another of the same formulae ended: something stands elsewhere. The first ones, and those built anew by other formulae, tell nothing new.
CREATE FUNCTION tell_standings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, plan_id, org_unit_id, subject_id, path)
        SELECT 'standingChanged', a.plan_id, a.org_unit_id, a.subject_id,
            CASE a.kind WHEN 'task' THEN path_of(NULL, a.subject_id, NULL, NULL, NULL) WHEN 'project' THEN path_of(NULL, NULL, a.subject_id, NULL, NULL) ELSE path_of(NULL, NULL, NULL, NULL, a.subject_id) END
        FROM added a
        WHERE EXISTS (
            SELECT FROM standings before
            WHERE before.plan_id = a.plan_id AND before.until = a.since AND before.kind = a.kind AND before.subject_id = a.subject_id AND before.org_unit_id = a.org_unit_id AND before.shape = a.shape);
    RETURN NULL;
END $$;
CREATE TRIGGER tr_standings_tell AFTER INSERT ON standings REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_standings();

CREATE FUNCTION tell_targets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, plan_id, org_unit_id, subject_id, path, period, revision)
        SELECT 'targetSet', a.plan_id, a.org_unit_id, a.indicator_id, 'indicators/' || i.code || '/targets', a.year::text, a.revision FROM added a JOIN indicators i ON i.id = a.indicator_id ORDER BY i.sort_order, a.year, a.revision;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_targets_tell AFTER INSERT ON targets REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_targets();

CREATE FUNCTION tell_responsibilities() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, plan_id, org_unit_id, subject_id, path)
        SELECT 'responsibilityChanged', plan_id, org_unit_id, coalesce(chapter_id, task_id, project_id, commitment_id, indicator_id), path_of(chapter_id, task_id, project_id, commitment_id, indicator_id) FROM added;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_responsibilities_tell_new AFTER INSERT ON responsibilities REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_responsibilities();
CREATE TRIGGER tr_responsibilities_tell AFTER UPDATE ON responsibilities REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_responsibilities();
CREATE TRIGGER tr_responsibilities_tell_gone AFTER DELETE ON responsibilities REFERENCING OLD TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_responsibilities();

CREATE FUNCTION tell_lifecycles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, plan_id, subject_id, path, action)
        SELECT 'lifecycleChanged', plan_id, coalesce(task_id, project_id), path_of(NULL, task_id, project_id, NULL, NULL), state FROM added;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_lifecycle_changes_tell AFTER INSERT ON lifecycle_changes REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_lifecycles();

CREATE FUNCTION tell_forms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, plan_id, subject_id, path, revision)
        SELECT 'formPublished', f.plan_id, f.id, 'forms/' || f.code, a.no FROM added a JOIN report_forms f ON f.id = a.report_form_id JOIN former o ON o.id = a.id
        WHERE a.published_at IS NOT NULL AND o.published_at IS NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_report_form_versions_tell AFTER UPDATE ON report_form_versions REFERENCING OLD TABLE AS former NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_forms();

CREATE FUNCTION tell_org_units() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, org_unit_id, subject_id, path)
        SELECT 'orgUnitChanged', unit, a.id, 'org-units/changes' FROM added a CROSS JOIN LATERAL unnest(a.from_org_unit_ids || a.to_org_unit_ids) WITH ORDINALITY AS units (unit, no) ORDER BY no;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_org_unit_changes_tell AFTER INSERT ON org_unit_changes REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_org_units();
