-- A line about a milestone says the day on which it was done, as one of its details.
ALTER TABLE submission_lines
    DROP CONSTRAINT ck_submission_lines_details,
    ADD CONSTRAINT ck_submission_lines_details CHECK (details IS NULL OR (task_id IS NOT NULL OR project_id IS NOT NULL OR commitment_id IS NOT NULL) AND jsonb_typeof(details) = 'object' AND details <> '{}');
