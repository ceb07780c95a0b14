-- What a narrow column heading calls an indicator, and where an area stands on the tile map (方格示意图): data of the plan and of the units.
ALTER TABLE indicators ADD COLUMN short_name varchar(20) NULL;
ALTER TABLE org_units
    ADD COLUMN tile_column integer NULL CONSTRAINT ck_org_units_tile_column CHECK (tile_column BETWEEN 1 AND 12),
    ADD COLUMN tile_row    integer NULL CONSTRAINT ck_org_units_tile_row CHECK (tile_row BETWEEN 1 AND 12),
    ADD CONSTRAINT ck_org_units_tile CHECK ((tile_column IS NULL) = (tile_row IS NULL));
