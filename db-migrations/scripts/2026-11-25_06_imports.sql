-- Imports: what was sent stands here, judged row by row, until whoever sent it lets it into the drafts.

CREATE TABLE imports (
    id             uuid        NOT NULL CONSTRAINT pk_imports PRIMARY KEY,
    plan_id        uuid        NOT NULL CONSTRAINT fk_imports_plan REFERENCES plans (id),
    user_id        uuid        NOT NULL CONSTRAINT fk_imports_user REFERENCES users (id),
    api_client_id  uuid        NULL CONSTRAINT fk_imports_api_client REFERENCES api_clients (id),
    format         varchar(20) NOT NULL CONSTRAINT ck_imports_format CHECK (format IN ('xlsx', 'csv', 'ndjson')),
    state          varchar(20) NOT NULL CONSTRAINT ck_imports_state CHECK (state IN ('receiving', 'staged', 'confirmed')),
    received_lines integer     NOT NULL CONSTRAINT ck_imports_received_lines CHECK (received_lines >= 0),
    created_at     timestamptz NOT NULL,
    confirmed_at   timestamptz NULL,
    CONSTRAINT ck_imports_confirmed CHECK ((state = 'confirmed') = (confirmed_at IS NOT NULL))
);
CREATE INDEX ix_imports_user ON imports (user_id, created_at);

-- Names and codes are kept as they were sent, right or wrong.
CREATE TABLE import_rows (
    import_id          uuid          NOT NULL CONSTRAINT fk_import_rows_import REFERENCES imports (id) ON DELETE CASCADE,
    no                 integer       NOT NULL CONSTRAINT ck_import_rows_no CHECK (no > 0),
    form               varchar(100)  NULL,
    org_unit           varchar(100)  NULL,
    period             varchar(100)  NULL,
    line_kind          varchar(100)  NULL,
    line_code          varchar(100)  NULL,
    value_given        boolean       NOT NULL,
    text_given         boolean       NOT NULL,
    explanation_given  boolean       NOT NULL,
    value              numeric       NULL,
    raw_value          varchar(100)  NULL,
    text               varchar(2000) NULL,
    explanation        varchar(2000) NULL,
    submission_id      uuid          NULL CONSTRAINT fk_import_rows_submission REFERENCES submissions (id),
    line_no            integer       NULL,
    value_before       numeric       NULL,
    text_before        varchar(2000) NULL,
    explanation_before varchar(2000) NULL,
    changes            boolean       NOT NULL,
    problem_member     varchar(20)   NULL,
    problem_code       varchar(60)   NULL,
    problem_detail     varchar(200)  NULL,
    CONSTRAINT pk_import_rows PRIMARY KEY (import_id, no),
    CONSTRAINT ck_import_rows_problem CHECK ((problem_code IS NULL) = (problem_member IS NULL))
);
CREATE INDEX ix_import_rows_submission ON import_rows (submission_id);

-- Files bring back empty cells for empty answers, and line ends of their own.
CREATE FUNCTION same_words(one text, other text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT replace(replace(coalesce(one, ''), E'\r\n', E'\n'), E'\r', E'\n') = replace(replace(coalesce(other, ''), E'\r\n', E'\n'), E'\r', E'\n')
$$;
