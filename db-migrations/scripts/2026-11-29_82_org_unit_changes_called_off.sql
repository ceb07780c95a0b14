-- A merger, split or renaming can be called off before its day: what it found is kept with it, so that all of it can be put back.
ALTER TABLE org_unit_changes
    -- Empty for what was made without it; that cannot be called off.
    ADD COLUMN undo          jsonb         NULL,
    ADD COLUMN cancelled_by  uuid          NULL CONSTRAINT fk_org_unit_changes_cancelled_by REFERENCES users (id),
    ADD COLUMN cancelled_at  timestamptz   NULL,
    ADD COLUMN cancel_reason varchar(2000) NULL,
    ADD COLUMN version       bigint        NOT NULL DEFAULT 1,
    ADD CONSTRAINT ck_org_unit_changes_cancelled CHECK (num_nonnulls(cancelled_by, cancelled_at, cancel_reason) IN (0, 3)
        AND (cancelled_at IS NULL OR (renamed_at IS NULL AND (cancelled_at AT TIME ZONE 'Asia/Shanghai')::date < effective_on)));

-- Days [founded, founded) are none: a department that was to begin and never did.
ALTER TABLE org_units
    DROP CONSTRAINT ck_org_units_days,
    ADD CONSTRAINT ck_org_units_days CHECK (founded_on IS NULL OR ended_on IS NULL OR ended_on >= founded_on);
