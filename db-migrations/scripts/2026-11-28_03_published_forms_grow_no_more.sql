-- What a published version asks is not added to either. A data set publishes a version and writes its lines in one transaction, whose
-- time both bear.
CREATE FUNCTION refuse_addition_to_published_form() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM report_form_versions v WHERE v.id = NEW.report_form_version_id AND v.published_at IS NOT NULL AND v.published_at <> now()) THEN
        RAISE EXCEPTION 'a published form version does not change' USING ERRCODE = 'LT003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tr_report_form_lines_added BEFORE INSERT ON report_form_lines FOR EACH ROW EXECUTE FUNCTION refuse_addition_to_published_form();
CREATE TRIGGER tr_report_form_units_added BEFORE INSERT ON report_form_units FOR EACH ROW EXECUTE FUNCTION refuse_addition_to_published_form();
CREATE TRIGGER tr_report_form_rules_added BEFORE INSERT ON report_form_rules FOR EACH ROW EXECUTE FUNCTION refuse_addition_to_published_form();
