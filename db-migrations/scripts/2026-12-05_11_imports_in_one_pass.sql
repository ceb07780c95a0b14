-- A hundred thousand rows are staged, compared and written in one pass each (docs/performance.md).

-- Counted as they arrive, so that nobody counts them again.
ALTER TABLE imports
    ADD COLUMN rows         integer NOT NULL DEFAULT 0,
    ADD COLUMN changed_rows integer NOT NULL DEFAULT 0,
    ADD COLUMN problem_rows integer NOT NULL DEFAULT 0;
UPDATE imports i SET rows = r.rows, changed_rows = r.changed_rows, problem_rows = r.problem_rows
FROM (SELECT import_id, count(*) AS rows, count(*) FILTER (WHERE changes AND problem_code IS NULL) AS changed_rows, count(problem_code) AS problem_rows FROM import_rows GROUP BY import_id) r
WHERE r.import_id = i.id;
ALTER TABLE imports ALTER COLUMN rows DROP DEFAULT, ALTER COLUMN changed_rows DROP DEFAULT, ALTER COLUMN problem_rows DROP DEFAULT;

-- Where the rows of an import belong. As long as a submission is at the version it had, nobody has written into it since.
CREATE TABLE import_submissions (
    import_id     uuid    NOT NULL CONSTRAINT fk_import_submissions_import REFERENCES imports (id) ON DELETE CASCADE,
    submission_id uuid    NOT NULL CONSTRAINT fk_import_submissions_submission REFERENCES submissions (id),
    version       bigint  NOT NULL,
    changed_rows  integer NOT NULL,
    CONSTRAINT pk_import_submissions PRIMARY KEY (import_id, submission_id)
);
CREATE INDEX ix_import_submissions_submission ON import_submissions (submission_id);
-- What is staged already was compared at a version that nobody has kept: 0 is none.
INSERT INTO import_submissions (import_id, submission_id, version, changed_rows)
SELECT import_id, submission_id, 0, count(*) FILTER (WHERE changes AND problem_code IS NULL) FROM import_rows WHERE submission_id IS NOT NULL GROUP BY import_id, submission_id;

-- Rows are only ever added in the transaction that counts them in their import, beside their submission: to look both up again for each of them took two thirds
-- of the time of adding it.
ALTER TABLE import_rows DROP CONSTRAINT fk_import_rows_import, DROP CONSTRAINT fk_import_rows_submission;
DROP INDEX ix_import_rows_submission;
CREATE FUNCTION delete_import_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM import_rows r USING gone WHERE r.import_id = gone.id;
    RETURN NULL;
END $$;
CREATE TRIGGER tr_imports_rows AFTER DELETE ON imports REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION delete_import_rows();

-- What an import has written into one submission, the lines in arrays of one order: a hundred thousand changes are fifty rows.
CREATE TABLE imported_changes (
    id                 uuid        NOT NULL CONSTRAINT pk_imported_changes PRIMARY KEY,
    submission_id      uuid        NOT NULL CONSTRAINT fk_imported_changes_submission REFERENCES submissions (id),
    at                 timestamptz NOT NULL,
    user_id            uuid        NOT NULL CONSTRAINT fk_imported_changes_user REFERENCES users (id),
    on_behalf_of_id    uuid        NULL CONSTRAINT fk_imported_changes_on_behalf_of REFERENCES users (id),
    api_client_id      uuid        NULL CONSTRAINT fk_imported_changes_api_client REFERENCES api_clients (id),
    line_nos           integer[]   NOT NULL,
    value_before       numeric[]   NOT NULL,
    value              numeric[]   NOT NULL,
    text_before        text[]      NOT NULL,
    text               text[]      NOT NULL,
    explanation_before text[]      NOT NULL,
    explanation        text[]      NOT NULL,
    details_before     jsonb[]     NOT NULL,
    details            jsonb[]     NOT NULL,
    CONSTRAINT ck_imported_changes_lengths CHECK (cardinality(line_nos) > 0 AND cardinality(line_nos) = ALL (ARRAY[cardinality(value_before), cardinality(value), cardinality(text_before), cardinality(text),
        cardinality(explanation_before), cardinality(explanation), cardinality(details_before), cardinality(details)]))
);
CREATE INDEX ix_imported_changes_submission ON imported_changes (submission_id, at);
CREATE TRIGGER tr_imported_changes_append_only BEFORE UPDATE OR DELETE ON imported_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_imported_changes_no_truncate BEFORE TRUNCATE ON imported_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- No key can refer from an array to lines, so the lines look themselves.
CREATE FUNCTION refuse_removal_of_imported_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM imported_changes c WHERE c.submission_id = OLD.submission_id AND OLD.no = ANY (c.line_nos)) THEN
        RAISE EXCEPTION 'line % of submission % has a history', OLD.no, OLD.submission_id USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER tr_submission_lines_imported BEFORE DELETE ON submission_lines FOR EACH ROW EXECUTE FUNCTION refuse_removal_of_imported_line();

-- Every cell that was written, one by one or by an import.
CREATE VIEW line_changes AS
SELECT id, submission_id, line_no, at, user_id, on_behalf_of_id, api_client_id, value_before, value, text_before, text, explanation_before, explanation, details_before, details
FROM submission_line_changes
UNION ALL
SELECT c.id, c.submission_id, l.no, c.at, c.user_id, c.on_behalf_of_id, c.api_client_id, l.value_before, l.value, l.text_before, l.text, l.explanation_before, l.explanation, l.details_before, l.details
FROM imported_changes c, unnest(c.line_nos, c.value_before, c.value, c.text_before, c.text, c.explanation_before, c.explanation, c.details_before, c.details)
    AS l (no, value_before, value, text_before, text, explanation_before, explanation, details_before, details);

-- Rows are compared where they are read, and nowhere else.
DROP FUNCTION same_words(text, text);
