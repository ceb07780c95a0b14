-- The clock, notices, reminders and mails.

-- What the scheduler (Quartz 4.7) keeps, so that several servers fire once: its own names, times in ticks.
CREATE TABLE qrtz_job_details (
    sched_name        text NOT NULL,
    job_name          text NOT NULL,
    job_group         text NOT NULL,
    description       text NULL,
    job_class_name    text NOT NULL,
    is_durable        boolean NOT NULL,
    is_nonconcurrent  boolean NOT NULL,
    is_update_data    boolean NOT NULL,
    requests_recovery boolean NOT NULL,
    job_data          bytea NULL,
    CONSTRAINT pk_qrtz_job_details PRIMARY KEY (sched_name, job_name, job_group)
);

CREATE TABLE qrtz_triggers (
    sched_name              text NOT NULL,
    trigger_name            text NOT NULL,
    trigger_group           text NOT NULL,
    job_name                text NOT NULL,
    job_group               text NOT NULL,
    description             text NULL,
    next_fire_time          bigint NULL,
    prev_fire_time          bigint NULL,
    priority                integer NULL,
    trigger_state           text NOT NULL,
    trigger_type            text NOT NULL,
    start_time              bigint NOT NULL,
    end_time                bigint NULL,
    calendar_name           text NULL,
    misfire_instr           smallint NULL,
    misfire_orig_fire_time  bigint NULL,
    execution_group         varchar(200) NULL,
    preferred_node          varchar(200) NULL,
    preferred_node_auto     boolean NOT NULL DEFAULT false,
    retry_policy            varchar(250) NULL,
    retry_attempt           integer NULL,
    continues_trigger_name  text NULL,
    continues_trigger_group text NULL,
    continuation_condition  integer NULL,
    overlap_policy          integer NULL,
    pause_reason            varchar(250) NULL,
    paused_by               varchar(200) NULL,
    paused_at               bigint NULL,
    misfire_threshold       bigint NULL,
    fixed_delay             boolean NULL,
    job_data                bytea NULL,
    CONSTRAINT pk_qrtz_triggers PRIMARY KEY (sched_name, trigger_name, trigger_group),
    CONSTRAINT fk_qrtz_triggers_job FOREIGN KEY (sched_name, job_name, job_group) REFERENCES qrtz_job_details (sched_name, job_name, job_group)
);

CREATE TABLE qrtz_simple_triggers (
    sched_name      text NOT NULL,
    trigger_name    text NOT NULL,
    trigger_group   text NOT NULL,
    repeat_count    bigint NOT NULL,
    repeat_interval bigint NOT NULL,
    times_triggered bigint NOT NULL,
    CONSTRAINT pk_qrtz_simple_triggers PRIMARY KEY (sched_name, trigger_name, trigger_group),
    CONSTRAINT fk_qrtz_simple_triggers_trigger FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES qrtz_triggers (sched_name, trigger_name, trigger_group) ON DELETE CASCADE
);

CREATE TABLE qrtz_cron_triggers (
    sched_name      text NOT NULL,
    trigger_name    text NOT NULL,
    trigger_group   text NOT NULL,
    cron_expression text NOT NULL,
    time_zone_id    text,
    CONSTRAINT pk_qrtz_cron_triggers PRIMARY KEY (sched_name, trigger_name, trigger_group),
    CONSTRAINT fk_qrtz_cron_triggers_trigger FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES qrtz_triggers (sched_name, trigger_name, trigger_group) ON DELETE CASCADE
);

CREATE TABLE qrtz_simprop_triggers (
    sched_name    text NOT NULL,
    trigger_name  text NOT NULL,
    trigger_group text NOT NULL,
    str_prop_1    text NULL,
    str_prop_2    text NULL,
    str_prop_3    text NULL,
    int_prop_1    integer NULL,
    int_prop_2    integer NULL,
    long_prop_1   bigint NULL,
    long_prop_2   bigint NULL,
    dec_prop_1    numeric NULL,
    dec_prop_2    numeric NULL,
    bool_prop_1   boolean NULL,
    bool_prop_2   boolean NULL,
    time_zone_id  text NULL,
    CONSTRAINT pk_qrtz_simprop_triggers PRIMARY KEY (sched_name, trigger_name, trigger_group),
    CONSTRAINT fk_qrtz_simprop_triggers_trigger FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES qrtz_triggers (sched_name, trigger_name, trigger_group) ON DELETE CASCADE
);

CREATE TABLE qrtz_blob_triggers (
    sched_name    text NOT NULL,
    trigger_name  text NOT NULL,
    trigger_group text NOT NULL,
    blob_data     bytea NULL,
    CONSTRAINT pk_qrtz_blob_triggers PRIMARY KEY (sched_name, trigger_name, trigger_group),
    CONSTRAINT fk_qrtz_blob_triggers_trigger FOREIGN KEY (sched_name, trigger_name, trigger_group) REFERENCES qrtz_triggers (sched_name, trigger_name, trigger_group) ON DELETE CASCADE
);

CREATE TABLE qrtz_calendars (
    sched_name    text NOT NULL,
    calendar_name text NOT NULL,
    calendar      bytea NOT NULL,
    CONSTRAINT pk_qrtz_calendars PRIMARY KEY (sched_name, calendar_name)
);

CREATE TABLE qrtz_paused_trigger_grps (
    sched_name    text NOT NULL,
    trigger_group text NOT NULL,
    pause_reason  varchar(250) NULL,
    paused_by     varchar(200) NULL,
    paused_at     bigint NULL,
    CONSTRAINT pk_qrtz_paused_trigger_grps PRIMARY KEY (sched_name, trigger_group)
);

CREATE TABLE qrtz_paused_job_grps (
    sched_name   text NOT NULL,
    job_group    text NOT NULL,
    pause_reason varchar(250) NULL,
    paused_by    varchar(200) NULL,
    paused_at    bigint NULL,
    CONSTRAINT pk_qrtz_paused_job_grps PRIMARY KEY (sched_name, job_group)
);

CREATE TABLE qrtz_fired_triggers (
    sched_name               text NOT NULL,
    entry_id                 text NOT NULL,
    trigger_name             text NOT NULL,
    trigger_group            text NOT NULL,
    instance_name            text NOT NULL,
    fired_time               bigint NOT NULL,
    sched_time               bigint NOT NULL,
    priority                 integer NOT NULL,
    state                    text NOT NULL,
    job_name                 text NULL,
    job_group                text NULL,
    is_nonconcurrent         boolean NOT NULL,
    requests_recovery        boolean NULL,
    execution_group          varchar(200) NULL,
    progress                 integer NULL,
    progress_message         varchar(250) NULL,
    interrupt_requested_time bigint NULL,
    CONSTRAINT pk_qrtz_fired_triggers PRIMARY KEY (sched_name, entry_id)
);

CREATE TABLE qrtz_scheduler_state (
    sched_name        text NOT NULL,
    instance_name     text NOT NULL,
    last_checkin_time bigint NOT NULL,
    checkin_interval  bigint NOT NULL,
    quartz_version    varchar(20) NULL,
    CONSTRAINT pk_qrtz_scheduler_state PRIMARY KEY (sched_name, instance_name)
);

CREATE TABLE qrtz_locks (
    sched_name text NOT NULL,
    lock_name  text NOT NULL,
    CONSTRAINT pk_qrtz_locks PRIMARY KEY (sched_name, lock_name)
);

CREATE TABLE qrtz_execution_history (
    sched_name          text NOT NULL,
    entry_id            text NOT NULL,
    instance_name       text NOT NULL,
    job_name            text NOT NULL,
    job_group           text NOT NULL,
    trigger_name        text NOT NULL,
    trigger_group       text NOT NULL,
    fired_time          bigint NOT NULL,
    run_time            bigint NOT NULL,
    succeeded           boolean NOT NULL,
    error_message       text NULL,
    retry_attempt       integer NOT NULL DEFAULT 0,
    retry_scheduled     boolean NOT NULL DEFAULT false,
    execution_log       text NULL,
    result              integer NULL,
    summary             text NULL,
    metrics             text NULL,
    manual              boolean NULL,
    fire_instance_id    text NULL,
    job_input           text NULL,
    job_input_too_large boolean NULL,
    CONSTRAINT pk_qrtz_execution_history PRIMARY KEY (sched_name, entry_id)
);

CREATE TABLE qrtz_misfire_history (
    sched_name    text NOT NULL,
    entry_id      text NOT NULL,
    instance_name text NOT NULL,
    trigger_name  text NOT NULL,
    trigger_group text NOT NULL,
    job_name      text NULL,
    job_group     text NULL,
    misfire_time  bigint NOT NULL,
    sched_time    bigint NULL,
    reason        integer NULL,
    CONSTRAINT pk_qrtz_misfire_history PRIMARY KEY (sched_name, entry_id)
);

CREATE TABLE qrtz_job_status (
    sched_name           text NOT NULL,
    job_group            text NOT NULL,
    job_name             text NOT NULL,
    first_fired_time     bigint NOT NULL,
    last_fired_time      bigint NOT NULL,
    last_result          integer NOT NULL,
    last_run_time        bigint NOT NULL,
    last_instance_name   text NOT NULL,
    last_entry_id        text NULL,
    last_summary         text NULL,
    last_success_time    bigint NULL,
    last_failure_time    bigint NULL,
    last_failure_message text NULL,
    consecutive_failures integer NOT NULL DEFAULT 0,
    run_count            bigint NOT NULL DEFAULT 0,
    failure_count        bigint NOT NULL DEFAULT 0,
    CONSTRAINT pk_qrtz_job_status PRIMARY KEY (sched_name, job_group, job_name)
);
CREATE INDEX ix_qrtz_j_g_n ON qrtz_job_details (sched_name, job_group, job_name);
CREATE INDEX ix_qrtz_t_j ON qrtz_triggers (sched_name, job_name, job_group);
CREATE INDEX ix_qrtz_t_g_n ON qrtz_triggers (sched_name, trigger_group, trigger_name);
CREATE INDEX ix_qrtz_t_c ON qrtz_triggers (sched_name, calendar_name);
CREATE INDEX ix_qrtz_t_nft_st ON qrtz_triggers (sched_name, trigger_state, next_fire_time, priority DESC, misfire_instr);
CREATE INDEX ix_qrtz_ft_inst_job_req_rcvry ON qrtz_fired_triggers (sched_name, instance_name, requests_recovery);
CREATE INDEX ix_qrtz_ft_j_g ON qrtz_fired_triggers (sched_name, job_name, job_group);
CREATE INDEX ix_qrtz_ft_t_g ON qrtz_fired_triggers (sched_name, trigger_name, trigger_group);
CREATE INDEX ix_qrtz_eh_fired_time ON qrtz_execution_history (sched_name, fired_time);
CREATE INDEX ix_qrtz_eh_inst ON qrtz_execution_history (sched_name, instance_name);
CREATE INDEX ix_qrtz_mh_misfire_time ON qrtz_misfire_history (sched_name, misfire_time);
CREATE INDEX ix_qrtz_mh_inst ON qrtz_misfire_history (sched_name, instance_name);
CREATE INDEX ix_qrtz_eh_job_time ON qrtz_execution_history (sched_name, job_group, job_name, fired_time);
CREATE INDEX ix_qrtz_eh_fire_inst ON qrtz_execution_history (sched_name, fire_instance_id);
CREATE INDEX ix_qrtz_eh_trig_time ON qrtz_execution_history (sched_name, trigger_group, trigger_name, fired_time);

-- 消息: what happened to a submission, told to one person.
CREATE TABLE notices (
    id            uuid          NOT NULL CONSTRAINT pk_notices PRIMARY KEY,
    user_id       uuid          NOT NULL CONSTRAINT fk_notices_user REFERENCES users (id),
    kind          varchar(20)   NOT NULL CONSTRAINT ck_notices_kind CHECK (kind IN ('waiting', 'returned', 'corrected', 'extended', 'reminded')),
    submission_id uuid          NOT NULL CONSTRAINT fk_notices_submission REFERENCES submissions (id),
    at            timestamptz   NOT NULL,
    by_user_id    uuid          NULL CONSTRAINT fk_notices_by_user REFERENCES users (id),
    comment       varchar(2000) NULL,
    due_on        date          NOT NULL,
    reminder_id   uuid          NULL,
    mail_id       uuid          NULL,
    read_at       timestamptz   NULL,
    CONSTRAINT ck_notices_reminder CHECK ((kind = 'reminded') = (reminder_id IS NOT NULL))
);
CREATE INDEX ix_notices_user ON notices (user_id, at DESC);
CREATE INDEX ix_notices_unread ON notices (user_id) WHERE read_at IS NULL;
CREATE INDEX ix_notices_submission ON notices (submission_id);

-- 催报: before, on and after the due date by the clock, or by hand; of one kind one a day.
CREATE TABLE reminders (
    id              uuid         NOT NULL CONSTRAINT pk_reminders PRIMARY KEY,
    submission_id   uuid         NOT NULL CONSTRAINT fk_reminders_submission REFERENCES submissions (id),
    kind            varchar(20)  NOT NULL CONSTRAINT ck_reminders_kind CHECK (kind IN ('before', 'onDue', 'after', 'byHand')),
    day             date         NOT NULL,
    at              timestamptz  NOT NULL,
    due_on          date         NOT NULL,
    user_id         uuid         NULL CONSTRAINT fk_reminders_user REFERENCES users (id),
    on_behalf_of_id uuid         NULL CONSTRAINT fk_reminders_on_behalf_of REFERENCES users (id),
    message         varchar(500) NULL,
    CONSTRAINT ck_reminders_user CHECK ((kind = 'byHand') = (user_id IS NOT NULL))
);
CREATE UNIQUE INDEX ux_reminders_once ON reminders (submission_id, kind, day);
CREATE TRIGGER tr_reminders_append_only BEFORE UPDATE OR DELETE ON reminders FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tr_reminders_no_truncate BEFORE TRUNCATE ON reminders FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE notices ADD CONSTRAINT fk_notices_reminder FOREIGN KEY (reminder_id) REFERENCES reminders (id);
CREATE INDEX ix_notices_reminder ON notices (reminder_id) WHERE reminder_id IS NOT NULL;
ALTER TABLE submissions ADD COLUMN reminded_at timestamptz NULL;

-- Mails to send: written with what they tell of, delivered by a job.
CREATE TABLE mails (
    id              uuid         NOT NULL CONSTRAINT pk_mails PRIMARY KEY,
    user_id         uuid         NOT NULL CONSTRAINT fk_mails_user REFERENCES users (id),
    address         varchar(254) NOT NULL,
    subject         varchar(200) NOT NULL,
    text            text         NOT NULL,
    created_at      timestamptz  NOT NULL,
    attempts        integer      NOT NULL CONSTRAINT ck_mails_attempts CHECK (attempts >= 0),
    -- Null: sent, or given up.
    next_attempt_at timestamptz  NULL,
    sent_at         timestamptz  NULL,
    last_error      varchar(300) NULL,
    CONSTRAINT ck_mails_sent CHECK (sent_at IS NULL OR next_attempt_at IS NULL)
);
CREATE INDEX ix_mails_next_attempt ON mails (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
ALTER TABLE notices ADD CONSTRAINT fk_notices_mail FOREIGN KEY (mail_id) REFERENCES mails (id);
ALTER TABLE users ADD COLUMN email varchar(254) NULL;
