-- Who said that a proposed responsibility holds, and when; empty for those that came confirmed with a data set.
ALTER TABLE responsibilities
    ADD COLUMN confirmed_at timestamptz NULL,
    ADD COLUMN confirmed_by uuid        NULL CONSTRAINT fk_responsibilities_confirmed_by REFERENCES users (id),
    ADD CONSTRAINT ck_responsibilities_confirmed CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL) AND (confirmed_at IS NULL OR status = 'confirmed'));
