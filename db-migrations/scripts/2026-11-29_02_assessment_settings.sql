-- Thresholds by which a plan's paces are judged. The highest revision is in force; a plan without a row is judged by the product's own.
CREATE TABLE assessment_settings (
    plan_id  uuid          NOT NULL CONSTRAINT fk_assessment_settings_plan REFERENCES plans (id),
    revision integer       NOT NULL CONSTRAINT ck_assessment_settings_revision CHECK (revision > 0),
    faster   numeric       NOT NULL,
    in_line  numeric       NOT NULL,
    behind   numeric       NOT NULL,
    reason   varchar(2000) NOT NULL,
    set_by   uuid          NOT NULL CONSTRAINT fk_assessment_settings_set_by REFERENCES users (id),
    set_at   timestamptz   NOT NULL,
    CONSTRAINT pk_assessment_settings PRIMARY KEY (plan_id, revision),
    CONSTRAINT ck_assessment_settings_order CHECK (faster > in_line AND in_line > behind AND behind > 0 AND in_line <= 1 AND faster <= 10)
);

CREATE TRIGGER tr_assessment_settings_append_only BEFORE UPDATE OR DELETE ON assessment_settings FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_assessment_settings_no_truncate BEFORE TRUNCATE ON assessment_settings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
