-- Which transactions have touched what the dashboard of a plan is made of. A server that keeps a page remembers the snapshot it was read in and asks whether
-- anything has been committed since that the snapshot did not see: strict, however transactions overlap, and no row that they would queue for.
CREATE TABLE touches (
    -- Null: of every plan.
    plan_id uuid        NULL,
    xid     xid8        NOT NULL DEFAULT pg_current_xact_id(),
    at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ux_touches UNIQUE NULLS NOT DISTINCT (plan_id, xid)
);

-- True while a page that was read in this snapshot is still what would be read now; null where there is no such plan or no such snapshot.
CREATE FUNCTION is_untouched(the_plan uuid, seen pg_snapshot) RETURNS boolean LANGUAGE sql STABLE STRICT AS $$
    SELECT NOT EXISTS (SELECT FROM touches WHERE plan_id = the_plan AND xid >= pg_snapshot_xmin(seen) AND NOT pg_visible_in_snapshot(xid, seen))
        AND NOT EXISTS (SELECT FROM touches WHERE plan_id IS NULL AND xid >= pg_snapshot_xmin(seen) AND NOT pg_visible_in_snapshot(xid, seen))
$$;

CREATE FUNCTION touch_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO touches DEFAULT VALUES ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE FUNCTION touch_plans() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO touches (plan_id) SELECT DISTINCT plan_id FROM touched ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE FUNCTION touch_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO touches (plan_id) VALUES (NEW.plan_id) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

-- What is reported and judged, plan by plan. Saving a line moves the version of its submission, which the page does not show.
CREATE TRIGGER tr_standings_touch_new AFTER INSERT ON standings REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_plans();
CREATE TRIGGER tr_standings_touch AFTER UPDATE ON standings REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_plans();
CREATE TRIGGER tr_standings_touch_gone AFTER DELETE ON standings REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_plans();
CREATE TRIGGER tr_submissions_touch_new AFTER INSERT ON submissions REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_plans();
CREATE TRIGGER tr_submissions_touch AFTER UPDATE ON submissions FOR EACH ROW
    WHEN ((OLD.plan_id, OLD.report_form_id, OLD.org_unit_id, OLD.period, OLD.revision, OLD.state, OLD.opens_on, OLD.due_on)
        IS DISTINCT FROM (NEW.plan_id, NEW.report_form_id, NEW.org_unit_id, NEW.period, NEW.revision, NEW.state, NEW.opens_on, NEW.due_on))
    EXECUTE FUNCTION touch_plan();
CREATE TRIGGER tr_submissions_touch_gone AFTER DELETE ON submissions REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_plans();

-- What administrators keep changes seldom: of every plan at once.
DO $$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY ARRAY['plans', 'org_units', 'indicators', 'chapters', 'plan_tasks', 'columns', 'projects', 'report_forms', 'report_form_versions', 'report_form_lines',
        'report_form_units', 'responsibilities', 'lifecycle_changes', 'holidays'] LOOP
        EXECUTE format('CREATE TRIGGER tr_%1$s_touch AFTER INSERT OR UPDATE OR DELETE ON %1$s FOR EACH STATEMENT EXECUTE FUNCTION touch_all()', kept);
    END LOOP;
END $$;
