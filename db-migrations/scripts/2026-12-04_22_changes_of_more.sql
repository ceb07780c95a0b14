-- The feed tells of slips, comments, what the public sends, sub-tasks and evaluations as well. Who may see them is asked when somebody reads the feed.
ALTER TABLE changes DROP CONSTRAINT ck_changes_kind;
ALTER TABLE changes ADD CONSTRAINT ck_changes_kind CHECK (kind IN (
    'planLoaded', 'submissionOpened', 'submissionMoved', 'figureApproved', 'standingChanged', 'targetSet', 'responsibilityChanged', 'lifecycleChanged',
    'formPublished', 'orgUnitChanged', 'releasePublished', 'slipMoved', 'commentChanged', 'feedbackMoved', 'subTaskChanged', 'evaluationMoved'));

CREATE FUNCTION tell_slips() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, plan_id, org_unit_id, subject_id, path, action)
        SELECT 'slipMoved', s.plan_id, s.org_unit_id, s.id, 'slips/' || s.id, a.action FROM added a JOIN slips s ON s.id = a.slip_id ORDER BY a.at, s.year, s.serial, a.no;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_slip_acts_tell AFTER INSERT ON slip_acts REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_slips();

-- Comments are read with what they are about.
CREATE FUNCTION tell_comments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, plan_id, org_unit_id, subject_id, path, action)
        SELECT 'commentChanged', plan_id, author_org_unit_id, id, path_of(NULL, task_id, project_id, NULL, indicator_id), 'write' FROM added ORDER BY created_at, id;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_comments_tell_new AFTER INSERT ON comments REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_comments();
CREATE FUNCTION tell_changed_comments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, plan_id, org_unit_id, subject_id, path, action)
        SELECT 'commentChanged', a.plan_id, a.author_org_unit_id, a.id, path_of(NULL, a.task_id, a.project_id, NULL, a.indicator_id),
            CASE WHEN a.withdrawn_at IS DISTINCT FROM o.withdrawn_at THEN 'withdraw' WHEN a.resolved_at IS DISTINCT FROM o.resolved_at THEN 'resolve' ELSE 'edit' END
        FROM added a JOIN former o ON o.id = a.id
        WHERE (a.text, a.withdrawn_at, a.resolved_at, a.edited_at) IS DISTINCT FROM (o.text, o.withdrawn_at, o.resolved_at, o.edited_at) ORDER BY a.id;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_comments_tell AFTER UPDATE ON comments REFERENCING OLD TABLE AS former NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_changed_comments();

-- Of what the public sends the unit is the one to which it was forwarded last.
CREATE FUNCTION tell_feedback() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, plan_id, subject_id, path, action) SELECT 'feedbackMoved', plan_id, id, 'feedback', 'receive' FROM added ORDER BY received_at, id;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_feedback_tell AFTER INSERT ON feedback REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_feedback();
CREATE FUNCTION tell_feedback_acts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, plan_id, org_unit_id, subject_id, path, action)
        SELECT 'feedbackMoved', f.plan_id, f.org_unit_id, f.id, 'feedback', a.action FROM added a JOIN feedback f ON f.id = a.feedback_id ORDER BY a.at, a.no;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_feedback_acts_tell AFTER INSERT ON feedback_acts REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_feedback_acts();

-- Sub-tasks are read with the task that they are of.
CREATE FUNCTION tell_sub_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, plan_id, org_unit_id, subject_id, path, action)
        SELECT 'subTaskChanged', plan_id, org_unit_id, id, path_of(NULL, task_id, NULL, NULL, NULL), state FROM added ORDER BY created_at, id;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_sub_tasks_tell_new AFTER INSERT ON sub_tasks REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_sub_tasks();
CREATE TRIGGER tr_sub_tasks_tell AFTER UPDATE ON sub_tasks REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_sub_tasks();
CREATE TRIGGER tr_sub_tasks_tell_gone AFTER DELETE ON sub_tasks REFERENCING OLD TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_sub_tasks();

-- Made, reviewed, signed. That one comes out is told by its release.
CREATE FUNCTION tell_evaluations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, plan_id, subject_id, path, revision, action) SELECT 'evaluationMoved', plan_id, id, 'evaluations/' || id, no, 'create' FROM added ORDER BY no;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_evaluations_tell_new AFTER INSERT ON evaluations REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_evaluations();
CREATE FUNCTION tell_moved_evaluations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, plan_id, subject_id, path, revision, action)
        SELECT 'evaluationMoved', a.plan_id, a.id, 'evaluations/' || a.id, a.no, CASE WHEN a.signed_at IS DISTINCT FROM o.signed_at THEN 'sign' ELSE 'review' END
        FROM added a JOIN former o ON o.id = a.id WHERE (a.reviewed_at, a.signed_at) IS DISTINCT FROM (o.reviewed_at, o.signed_at) ORDER BY a.no;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_evaluations_tell AFTER UPDATE ON evaluations REFERENCING OLD TABLE AS former NEW TABLE AS added FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_moved_evaluations();
