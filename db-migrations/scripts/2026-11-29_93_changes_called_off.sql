-- A merger, split or renaming that was called off is news of the same units.
CREATE FUNCTION tell_org_units_called_off() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (kind, org_unit_id, subject_id, path)
        SELECT 'orgUnitChanged', unit, a.id, 'org-units/changes'
        FROM added a JOIN former o ON o.id = a.id AND o.cancelled_at IS NULL CROSS JOIN LATERAL unnest(a.from_org_unit_ids || a.to_org_unit_ids) WITH ORDINALITY AS units (unit, no)
        WHERE a.cancelled_at IS NOT NULL ORDER BY no;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_org_unit_changes_tell_called_off AFTER UPDATE ON org_unit_changes REFERENCING OLD TABLE AS former NEW TABLE AS added
    FOR EACH STATEMENT WHEN (NOT is_quiet()) EXECUTE FUNCTION tell_org_units_called_off();
