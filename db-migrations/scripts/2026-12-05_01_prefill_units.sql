-- In which unit a source gives its figures: a place in its rows, or one for an indicator; else the indicator's own.
ALTER TABLE prefill_sources
    ADD COLUMN unit_at varchar(100) NOT NULL DEFAULT '',
    ADD COLUMN units   jsonb        NOT NULL DEFAULT '[]';
ALTER TABLE prefill_sources ALTER COLUMN unit_at DROP DEFAULT, ALTER COLUMN units DROP DEFAULT;

-- What the source said, where it has stated a unit; value is the same in the indicator's.
ALTER TABLE prefill_values
    ADD COLUMN said_value numeric      NULL,
    ADD COLUMN said_unit  varchar(200) NULL,
    ADD CONSTRAINT ck_prefill_values_said CHECK ((said_value IS NULL) = (said_unit IS NULL));
