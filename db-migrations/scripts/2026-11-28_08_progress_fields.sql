-- 进展要素: what a line about a task or project says beside its share and its words, as one value. Blank members are left out, and
-- nothing filled in is null.
ALTER TABLE submission_lines
    ADD COLUMN details jsonb NULL,
    ADD CONSTRAINT ck_submission_lines_details CHECK (details IS NULL OR (task_id IS NOT NULL OR project_id IS NOT NULL) AND jsonb_typeof(details) = 'object' AND details <> '{}');
ALTER TABLE submission_line_changes
    ADD COLUMN details_before jsonb NULL,
    ADD COLUMN details        jsonb NULL;

-- Of a row only the members it gives; null clears.
ALTER TABLE import_rows
    ADD COLUMN details        jsonb NULL,
    ADD COLUMN details_before jsonb NULL;

-- Details with a row's members laid over them.
CREATE FUNCTION details_with(details jsonb, given jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT nullif(jsonb_strip_nulls(coalesce(details, '{}') || coalesce(given, '{}')), '{}')
$$;

CREATE OR REPLACE FUNCTION refuse_change_of_approved_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM submissions s WHERE s.id = OLD.submission_id AND (s.state = 'approved' OR s.state = 'discarded'
            AND NOT (TG_OP = 'DELETE' AND s.revision = 1 AND OLD.value IS NULL AND OLD.text IS NULL AND OLD.details IS NULL AND OLD.updated_by IS NULL))) THEN
        RAISE EXCEPTION 'lines of an approved or discarded submission do not change' USING ERRCODE = 'LT002';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
