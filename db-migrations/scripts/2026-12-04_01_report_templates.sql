-- 报告模板: the .docx that a plan's reports are written in. Without content the one that ships serves; the row stays for its version.
CREATE TABLE report_templates (
    id      uuid        NOT NULL CONSTRAINT pk_report_templates PRIMARY KEY,
    plan_id uuid        NOT NULL CONSTRAINT fk_report_templates_plan REFERENCES plans (id),
    content bytea       NULL,
    sha256  varchar(64) NULL,
    set_at  timestamptz NOT NULL,
    set_by  uuid        NOT NULL CONSTRAINT fk_report_templates_set_by REFERENCES users (id),
    version bigint      NOT NULL,
    CONSTRAINT ux_report_templates_plan UNIQUE (plan_id),
    CONSTRAINT ck_report_templates_content CHECK ((content IS NULL) = (sha256 IS NULL))
);
