-- 机构改革: departments merged, split or renamed from a day on, with all they hold, in one act.
CREATE TABLE org_unit_changes (
    id                uuid          NOT NULL CONSTRAINT pk_org_unit_changes PRIMARY KEY,
    kind              varchar(20)   NOT NULL CONSTRAINT ck_org_unit_changes_kind CHECK (kind IN ('merge', 'split', 'rename')),
    effective_on      date          NOT NULL,
    -- 文号.
    document_number   varchar(60)   NULL,
    reason            varchar(2000) NOT NULL,
    from_org_unit_ids uuid[]        NOT NULL,
    to_org_unit_ids   uuid[]        NOT NULL,
    -- A renaming: what it was called before, and is from the day on.
    name_before       varchar(60)   NULL,
    short_name_before varchar(30)   NULL,
    name              varchar(60)   NULL,
    short_name        varchar(30)   NULL,
    renamed_at        timestamptz   NULL,
    made_by           uuid          NOT NULL CONSTRAINT fk_org_unit_changes_made_by REFERENCES users (id),
    made_at           timestamptz   NOT NULL,
    CONSTRAINT ck_org_unit_changes_names CHECK ((kind = 'rename') = (num_nonnulls(name_before, short_name_before, name, short_name) = 4)
        AND num_nonnulls(name_before, short_name_before, name, short_name) IN (0, 4) AND (renamed_at IS NULL OR kind = 'rename'))
);
CREATE INDEX ix_org_unit_changes_made_at ON org_unit_changes (made_at);

-- The days [founded_on, ended_on) on which it exists; null is always.
ALTER TABLE org_units
    ADD COLUMN founded_on date NULL,
    ADD COLUMN ended_on   date NULL,
    ADD CONSTRAINT ck_org_units_days CHECK (founded_on IS NULL OR ended_on IS NULL OR ended_on > founded_on);

ALTER TABLE reassignments ADD COLUMN org_unit_change_id uuid NULL CONSTRAINT fk_reassignments_org_unit_change REFERENCES org_unit_changes (id);
CREATE INDEX ix_reassignments_org_unit_change ON reassignments (org_unit_change_id);
