-- What a page is made of, read only where it must be: a long statement costs PostgreSQL more to plan than to find that there is nothing to do, and a statement that is not run is not planned.
-- The statement is the caller's own, of the parameters $1 to $3 and three columns of text; it runs with the caller's rights.
CREATE FUNCTION unless_untouched(the_plan varchar, day date, before timestamptz, seen text, statement text) RETURNS TABLE (part text, line text, content text) LANGUAGE plpgsql STABLE AS $$
BEGIN
    part := 'snapshot';
    line := pg_current_snapshot()::text;
    RETURN NEXT;
    IF is_untouched((SELECT id FROM plans WHERE code = the_plan), seen::pg_snapshot) THEN
        part := 'holds';
        line := 'true';
        RETURN NEXT;
    ELSE
        RETURN QUERY EXECUTE statement USING the_plan, day, before;
    END IF;
END $$;
