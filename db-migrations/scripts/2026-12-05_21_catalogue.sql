-- What forms ask and what their lines are about (目录) a server keeps, with the snapshot it was read in: true while nothing of it was committed since that the snapshot did not see.
-- Null where there is no such snapshot.
CREATE FUNCTION is_catalogue_untouched(seen pg_snapshot) RETURNS boolean LANGUAGE sql STABLE STRICT AS $$
    SELECT NOT EXISTS (SELECT FROM touches WHERE plan_id IS NULL AND xid >= pg_snapshot_xmin(seen) AND NOT pg_visible_in_snapshot(xid, seen))
$$;

CREATE TRIGGER tr_commitments_touch AFTER INSERT OR UPDATE OR DELETE ON commitments FOR EACH STATEMENT EXECUTE FUNCTION touch_all();
CREATE TRIGGER tr_ladders_touch AFTER INSERT OR UPDATE OR DELETE ON ladders FOR EACH STATEMENT EXECUTE FUNCTION touch_all();
