-- 快照: an instant of the plan under a name; it may stand wherever an instant does.
CREATE TABLE snapshots (
    id         uuid        NOT NULL CONSTRAINT pk_snapshots PRIMARY KEY,
    plan_id    uuid        NOT NULL CONSTRAINT fk_snapshots_plan REFERENCES plans (id),
    name       varchar(60) NOT NULL,
    as_of      timestamptz NOT NULL,
    created_by uuid        NOT NULL CONSTRAINT fk_snapshots_created_by REFERENCES users (id),
    created_at timestamptz NOT NULL,
    CONSTRAINT ux_snapshots_name UNIQUE (plan_id, name)
);
