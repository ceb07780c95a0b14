-- Whether areas are put in an order by what they have reached; a city may decide not to (不排名).
ALTER TABLE assessment_settings ADD COLUMN ranking boolean NOT NULL DEFAULT true;
