-- 常用视图: the filters of a list under a name, for one person or for a unit.
CREATE TABLE saved_views (
    id          uuid          NOT NULL CONSTRAINT pk_saved_views PRIMARY KEY,
    plan_id     uuid          NOT NULL CONSTRAINT fk_saved_views_plan REFERENCES plans (id),
    screen      varchar(20)   NOT NULL CONSTRAINT ck_saved_views_screen CHECK (screen IN ('indicators', 'tasks', 'projects', 'responsibilities', 'responsibilityTable', 'duties', 'supervision', 'questions', 'calendar', 'reporting', 'progress', 'corrections')),
    name        varchar(50)   NOT NULL,
    -- As it stands in the address, without the question mark.
    query       varchar(2000) NOT NULL,
    author_id   uuid          NOT NULL CONSTRAINT fk_saved_views_author REFERENCES users (id),
    -- Null: the author's own.
    org_unit_id uuid          NULL CONSTRAINT fk_saved_views_org_unit REFERENCES org_units (id),
    created_at  timestamptz   NOT NULL,
    version     bigint        NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX ux_saved_views_name ON saved_views (plan_id, screen, COALESCE(org_unit_id, author_id), name);
CREATE INDEX ix_saved_views_author ON saved_views (author_id) WHERE org_unit_id IS NULL;
