-- 阶段阶梯: the stages that work of a kind goes through, and the share of it that each stands for where nothing else is measured.
-- A project takes the ladder of its column's category unless its sheet names another. Lantu's, not the plan's.
CREATE TABLE ladders (
    code       varchar(40) NOT NULL CONSTRAINT pk_ladders PRIMARY KEY,
    name       varchar(40) NOT NULL,
    sort_order integer     NOT NULL,
    categories text[]      NOT NULL,
    stages     jsonb       NOT NULL CONSTRAINT ck_ladders_stages CHECK (jsonb_typeof(stages) = 'array' AND jsonb_array_length(stages) > 0)
);
INSERT INTO ladders (code, name, sort_order, categories, stages) VALUES
    ('construction', '建设', 1, '{重大工程}', '[{"name":"前期","share":0.1},{"name":"在建","share":0.5},{"name":"完工","share":0.9},{"name":"投用","share":1}]'),
    ('document', '发文', 2, '{重大改革,重大项目和政策}', '[{"name":"起草","share":0.2},{"name":"征求意见","share":0.5},{"name":"送审","share":0.8},{"name":"印发","share":1}]'),
    ('remediation', '整治', 3, '{}', '[{"name":"排查","share":0.2},{"name":"制定方案","share":0.4},{"name":"整治","share":0.7},{"name":"验收","share":0.9},{"name":"销号","share":1}]'),
    ('coverage', '覆盖率', 4, '{}', '[{"name":"摸底","share":0.1},{"name":"试点","share":0.4},{"name":"推广","share":0.7},{"name":"全覆盖","share":1}]'),
    ('campaign', '行动', 5, '{行动}', '[{"name":"部署","share":0.1},{"name":"推进","share":0.5},{"name":"评估","share":0.9},{"name":"达成","share":1}]');

-- 项目台账: days, ladder, investment by year and source, place, milestones. Null until the lead has written one.
ALTER TABLE projects
    ADD COLUMN sheet     jsonb NULL,
    ADD COLUMN lifecycle jsonb NULL;
-- Null while it is under way; else why, by which document and since when it is cancelled, or merged into which other.
ALTER TABLE plan_tasks ADD COLUMN lifecycle jsonb NULL;

-- What a county does of a column's item: its real projects.
CREATE TABLE sub_projects (
    id          uuid         NOT NULL CONSTRAINT pk_sub_projects PRIMARY KEY,
    project_id  uuid         NOT NULL CONSTRAINT fk_sub_projects_project REFERENCES projects (id),
    no          integer      NOT NULL CONSTRAINT ck_sub_projects_no CHECK (no > 0),
    org_unit_id uuid         NOT NULL CONSTRAINT fk_sub_projects_org_unit REFERENCES org_units (id),
    title       varchar(200) NOT NULL,
    sheet       jsonb        NOT NULL,
    stage       varchar(40)  NULL,
    done        numeric      NULL CONSTRAINT ck_sub_projects_done CHECK (done BETWEEN 0 AND 100),
    invested    numeric      NULL CONSTRAINT ck_sub_projects_invested CHECK (invested >= 0),
    reported_on date         NULL,
    cancelled   varchar(500) NULL,
    version     bigint       NOT NULL,
    CONSTRAINT ux_sub_projects_no UNIQUE (project_id, no),
    CONSTRAINT ck_sub_projects_reported CHECK ((reported_on IS NULL) = (stage IS NULL AND done IS NULL AND invested IS NULL))
);
CREATE INDEX ix_sub_projects_org_unit ON sub_projects (org_unit_id);
