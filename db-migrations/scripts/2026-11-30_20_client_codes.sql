-- 对照编码: what a program calls org units, indicators and forms in its own system.
CREATE TABLE client_codes (
    id             uuid        NOT NULL CONSTRAINT pk_client_codes PRIMARY KEY,
    api_client_id  uuid        NOT NULL CONSTRAINT fk_client_codes_client REFERENCES api_clients (id) ON DELETE CASCADE,
    kind           varchar(20) NOT NULL CONSTRAINT ck_client_codes_kind CHECK (kind IN ('orgUnit', 'indicator', 'form')),
    -- Null of an org unit: units are of all plans.
    plan_id        uuid        NULL CONSTRAINT fk_client_codes_plan REFERENCES plans (id),
    own_code       varchar(60) NOT NULL,
    org_unit_id    uuid        NULL CONSTRAINT fk_client_codes_org_unit REFERENCES org_units (id),
    indicator_id   uuid        NULL CONSTRAINT fk_client_codes_indicator REFERENCES indicators (id),
    report_form_id uuid        NULL CONSTRAINT fk_client_codes_form REFERENCES report_forms (id),
    CONSTRAINT ck_client_codes_of_one_thing CHECK (
        (kind = 'orgUnit' AND org_unit_id IS NOT NULL AND indicator_id IS NULL AND report_form_id IS NULL AND plan_id IS NULL)
        OR (kind = 'indicator' AND org_unit_id IS NULL AND indicator_id IS NOT NULL AND report_form_id IS NULL AND plan_id IS NOT NULL)
        OR (kind = 'form' AND org_unit_id IS NULL AND indicator_id IS NULL AND report_form_id IS NOT NULL AND plan_id IS NOT NULL))
);
-- One meaning of each own code, and one own code of each thing: what goes in one way comes out the other.
CREATE UNIQUE INDEX ux_client_codes_own ON client_codes (api_client_id, kind, plan_id, own_code) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX ux_client_codes_thing ON client_codes (api_client_id, COALESCE(org_unit_id, indicator_id, report_form_id));
