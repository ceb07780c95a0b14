-- 发布: what the public sees from an instant on, frozen when the finalizer decides it. Its content never changes; one that has not
-- come out yet can be called off.
CREATE TABLE releases (
    id           uuid          NOT NULL CONSTRAINT pk_releases PRIMARY KEY,
    plan_id      uuid          NOT NULL CONSTRAINT fk_releases_plan REFERENCES plans (id),
    no           integer       NOT NULL CONSTRAINT ck_releases_no CHECK (no > 0),
    title        varchar(100)  NOT NULL,
    note         varchar(2000) NOT NULL,
    -- The last period whose figures it shows.
    through      varchar(10)   NOT NULL,
    -- Whose indicators, and whose tasks and projects, it brings.
    domains      jsonb         NOT NULL,
    chapters     jsonb         NOT NULL,
    publish_at   timestamptz   NOT NULL,
    created_by   uuid          NOT NULL CONSTRAINT fk_releases_created_by REFERENCES users (id),
    created_at   timestamptz   NOT NULL,
    cancelled_by uuid          NULL CONSTRAINT fk_releases_cancelled_by REFERENCES users (id),
    cancelled_at timestamptz   NULL,
    -- Everything the public sees from then on, and what of it is new.
    content      json          NOT NULL,
    changes      jsonb         NOT NULL,
    version      bigint        NOT NULL,
    CONSTRAINT ck_releases_cancelled CHECK ((cancelled_by IS NULL) = (cancelled_at IS NULL) AND (cancelled_at IS NULL OR cancelled_at < publish_at)),
    CONSTRAINT ux_releases_no UNIQUE (plan_id, no)
);

CREATE FUNCTION refuse_change_of_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.cancelled_at IS NOT NULL
        OR (to_jsonb(NEW) - 'cancelled_by' - 'cancelled_at' - 'version') IS DISTINCT FROM (to_jsonb(OLD) - 'cancelled_by' - 'cancelled_at' - 'version') THEN
        RAISE EXCEPTION 'what was released does not change' USING ERRCODE = 'LT001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tr_releases_frozen BEFORE UPDATE OR DELETE ON releases FOR EACH ROW EXECUTE FUNCTION refuse_change_of_release();
CREATE TRIGGER tr_releases_no_truncate BEFORE TRUNCATE ON releases FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Which figures a release is the first to show: their permanent addresses.
CREATE TABLE released_figures (
    release_id     uuid NOT NULL CONSTRAINT fk_released_figures_release REFERENCES releases (id),
    observation_id uuid NOT NULL CONSTRAINT fk_released_figures_observation REFERENCES observations (id),
    CONSTRAINT pk_released_figures PRIMARY KEY (release_id, observation_id)
);
CREATE INDEX ix_released_figures_observation ON released_figures (observation_id);
CREATE TRIGGER tr_released_figures_append_only BEFORE UPDATE OR DELETE ON released_figures FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_released_figures_no_truncate BEFORE TRUNCATE ON released_figures FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
