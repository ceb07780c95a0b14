-- What a workbook says it was made from: which submission, at which version. As the file says it, so without reference.
ALTER TABLE imports
    ADD COLUMN stamped_submission_id uuid   NULL,
    ADD COLUMN stamped_version       bigint NULL,
    ADD CONSTRAINT ck_imports_stamp CHECK ((stamped_submission_id IS NULL) = (stamped_version IS NULL));
