-- 目标值: what an area is to reach in a year, set by a provincial document (省下达) or by the city's division among the areas (分解).
-- The plan's own printed target stays on the indicator; these rows complete it, and stand before it where they name its year.
CREATE TABLE targets (
    id              uuid          NOT NULL CONSTRAINT pk_targets PRIMARY KEY,
    plan_id         uuid          NOT NULL CONSTRAINT fk_targets_plan REFERENCES plans (id),
    indicator_id    uuid          NOT NULL CONSTRAINT fk_targets_indicator REFERENCES indicators (id),
    org_unit_id     uuid          NOT NULL CONSTRAINT fk_targets_org_unit REFERENCES org_units (id),
    year            integer       NOT NULL CONSTRAINT ck_targets_year CHECK (year BETWEEN 1900 AND 2200),
    -- The highest is in force.
    revision        integer       NOT NULL CONSTRAINT ck_targets_revision CHECK (revision > 0),
    -- Both null: withdrawn (撤销).
    comparator      varchar(20)   NULL CONSTRAINT ck_targets_comparator CHECK (comparator IN ('gte', 'lte', 'lt', 'gt', 'eq')),
    value           numeric       NULL,
    basis           varchar(20)   NOT NULL CONSTRAINT ck_targets_basis CHECK (basis IN ('plan', 'provinceDocument', 'cityDecomposition')),
    document_number varchar(60)   NULL,
    document_title  varchar(200)  NULL,
    document_date   date          NULL,
    document_url    varchar(500)  NULL,
    reason          varchar(2000) NOT NULL,
    set_by          uuid          NOT NULL CONSTRAINT fk_targets_set_by REFERENCES users (id),
    set_at          timestamptz   NOT NULL,
    CONSTRAINT ux_targets_revision UNIQUE (indicator_id, org_unit_id, year, revision),
    CONSTRAINT ck_targets_value CHECK ((comparator IS NULL) = (value IS NULL))
);
CREATE INDEX ix_targets_plan ON targets (plan_id);

CREATE TRIGGER tr_targets_append_only BEFORE UPDATE OR DELETE ON targets FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_targets_no_truncate BEFORE TRUNCATE ON targets FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
