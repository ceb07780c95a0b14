-- 周报: a period may be a week of ISO 8601, 2026-W05. Figures of indicators stay monthly to yearly: observations.period keeps seven characters,
-- which no week has.
ALTER TABLE report_forms
    DROP CONSTRAINT ck_report_forms_frequency,
    ADD CONSTRAINT ck_report_forms_frequency CHECK (frequency IN ('week', 'month', 'quarter', 'halfYear', 'year')),
    DROP CONSTRAINT ck_report_forms_first_period,
    ALTER COLUMN first_period TYPE varchar(8),
    ADD CONSTRAINT ck_report_forms_first_period CHECK (first_period ~ '^[0-9]{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]|W(0[1-9]|[1-4][0-9]|5[0-3])))?$'
        AND (frequency = 'week') = (first_period LIKE '%W%'));
ALTER TABLE submissions
    DROP CONSTRAINT ck_submissions_period,
    ALTER COLUMN period TYPE varchar(8),
    ADD CONSTRAINT ck_submissions_period CHECK (period ~ '^[0-9]{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]|W(0[1-9]|[1-4][0-9]|5[0-3])))?$');
