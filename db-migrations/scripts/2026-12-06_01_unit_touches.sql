-- In which transactions something of a unit became approved, or its figures changed: what its other submissions say they were before follows from it. A server that keeps a submission asks whether
-- there was one since (docs/decisions/037); as touches, rows are only added, and forgotten after an hour.
CREATE TABLE unit_touches (
    org_unit_id uuid        NOT NULL,
    xid         xid8        NOT NULL DEFAULT pg_current_xact_id(),
    at          timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_unit_touches PRIMARY KEY (org_unit_id, xid)
);

-- By the index in every case: a plan that was made while the table was empty is kept by its connection, and would read all of it once it is full.
ALTER FUNCTION is_untouched(uuid, pg_snapshot) SET enable_seqscan = off;
ALTER FUNCTION is_catalogue_untouched(pg_snapshot) SET enable_seqscan = off;
CREATE FUNCTION is_unit_untouched(units uuid[], seen pg_snapshot) RETURNS boolean LANGUAGE sql STABLE STRICT SET enable_seqscan = off AS $$
    SELECT NOT EXISTS (SELECT FROM unit_touches WHERE org_unit_id = ANY (units) AND xid >= pg_snapshot_xmin(seen) AND NOT pg_visible_in_snapshot(xid, seen))
$$;

CREATE FUNCTION touch_units() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO unit_touches (org_unit_id) SELECT DISTINCT org_unit_id FROM touched ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE FUNCTION touch_unit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO unit_touches (org_unit_id) VALUES (NEW.org_unit_id) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

-- Figures are never changed or removed. Of an approved submission neither lines nor period change; it may be corrected by another.
CREATE TRIGGER tr_observations_touch AFTER INSERT ON observations REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION touch_units();
CREATE TRIGGER tr_submissions_touch_unit_new AFTER INSERT ON submissions FOR EACH ROW WHEN (NEW.state = 'approved') EXECUTE FUNCTION touch_unit();
CREATE TRIGGER tr_submissions_touch_unit AFTER UPDATE ON submissions FOR EACH ROW
    WHEN ('approved' IN (OLD.state, NEW.state) AND (OLD.state, OLD.review_org_unit_id, OLD.reached) IS DISTINCT FROM (NEW.state, NEW.review_org_unit_id, NEW.reached))
    EXECUTE FUNCTION touch_unit();

-- Who drafts and approves for a unit, in whose place somebody may act, and what people are called. Signing in changes none of these columns.
CREATE TRIGGER tr_memberships_touch AFTER INSERT OR UPDATE OR DELETE ON memberships FOR EACH STATEMENT EXECUTE FUNCTION touch_all();
CREATE TRIGGER tr_delegations_touch AFTER INSERT OR UPDATE OR DELETE ON delegations FOR EACH STATEMENT EXECUTE FUNCTION touch_all();
CREATE TRIGGER tr_users_touch AFTER UPDATE OF display_name, disabled_at ON users FOR EACH STATEMENT EXECUTE FUNCTION touch_all();

-- Whether a page holds is asked by itself now, together with others.
DROP FUNCTION unless_untouched(varchar, date, timestamptz, text, text);
