-- Whether a task or project is out of the counts on a day, by the last decision that begins on it or before.
CREATE FUNCTION is_out(subject uuid, day date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT state <> 'active' FROM lifecycle_changes WHERE (task_id = subject OR project_id = subject) AND since <= day ORDER BY no DESC LIMIT 1), false)
$$;

-- Not asked while its task or project is out of the counts; what was written into it stays.
ALTER TABLE submission_lines ADD COLUMN excused boolean NOT NULL DEFAULT false;
CREATE INDEX ix_submission_lines_excused ON submission_lines (submission_id) WHERE excused;
