-- Days of the supervision ladder are a plan's settings like its thresholds: red for so many, and a slip is due; an answer is decided on within so many.
ALTER TABLE assessment_settings
    ADD COLUMN slip_red_days      integer NOT NULL DEFAULT 15 CONSTRAINT ck_assessment_settings_slip_red_days CHECK (slip_red_days BETWEEN 1 AND 365),
    ADD COLUMN slip_decision_days integer NOT NULL DEFAULT 7 CONSTRAINT ck_assessment_settings_slip_decision_days CHECK (slip_decision_days BETWEEN 1 AND 90);
ALTER TABLE assessment_settings
    ALTER COLUMN slip_red_days DROP DEFAULT,
    ALTER COLUMN slip_decision_days DROP DEFAULT;

-- By when the issuer decides: kept with the answer, so that a later setting moves no day that was already promised.
ALTER TABLE slips ADD COLUMN decide_by date NULL;
ALTER TABLE slips DISABLE TRIGGER USER;
UPDATE slips SET decide_by = answered_on + 7 WHERE answered_on IS NOT NULL;
ALTER TABLE slips ENABLE TRIGGER USER;
ALTER TABLE slips ADD CONSTRAINT ck_slips_decide_by CHECK ((answered_on IS NULL) = (decide_by IS NULL));
