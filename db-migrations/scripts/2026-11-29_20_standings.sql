-- 读模型: where every indicator in every area, every task and every project stands, kept by the transaction that changes it, and how
-- it stood before. What is current can be built anew from what is stored elsewhere; what has passed is a record.
CREATE TABLE standings (
    id          uuid        NOT NULL CONSTRAINT pk_standings PRIMARY KEY,
    plan_id     uuid        NOT NULL CONSTRAINT fk_standings_plan REFERENCES plans (id),
    kind        varchar(20) NOT NULL CONSTRAINT ck_standings_kind CHECK (kind IN ('task', 'project', 'indicator')),
    subject_id  uuid        NOT NULL,
    org_unit_id uuid        NOT NULL CONSTRAINT fk_standings_org_unit REFERENCES org_units (id),
    -- Which formulae and which form of the content; another than the program's own is built anew.
    shape       integer     NOT NULL,
    since       timestamptz NOT NULL,
    until       timestamptz NULL CONSTRAINT ck_standings_until CHECK (until >= since),
    -- json, not jsonb: kept to the letter, so that building it anew can be compared.
    content     json        NOT NULL
);
CREATE UNIQUE INDEX ux_standings_current ON standings (plan_id, kind, subject_id, org_unit_id) WHERE until IS NULL;
CREATE INDEX ix_standings_past ON standings (plan_id, until) WHERE until IS NOT NULL;
