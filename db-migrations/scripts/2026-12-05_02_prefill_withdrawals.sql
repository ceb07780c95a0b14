-- A value that the source no longer gives is taken back: superseded by nothing.
ALTER TABLE prefill_values
    ADD COLUMN is_withdrawn boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT ck_prefill_values_withdrawn CHECK (NOT is_withdrawn OR superseded_at IS NOT NULL);
ALTER TABLE prefill_values ALTER COLUMN is_withdrawn DROP DEFAULT;

ALTER TABLE prefill_runs ADD COLUMN withdrawn_values integer NOT NULL DEFAULT 0;
ALTER TABLE prefill_runs ALTER COLUMN withdrawn_values DROP DEFAULT;

-- What differed ends by itself when one figure is left: nobody chose, and the value that went is named.
ALTER TABLE reconciliations
    ALTER COLUMN reason DROP NOT NULL,
    ALTER COLUMN user_id DROP NOT NULL,
    ADD COLUMN ended_by   varchar(20) NULL CONSTRAINT ck_reconciliations_end CHECK (ended_by IN ('withdrawn', 'sourceRemoved')),
    ADD COLUMN gone_id uuid        NULL CONSTRAINT fk_reconciliations_gone REFERENCES prefill_values (id),
    ADD CONSTRAINT ck_reconciliations_by CHECK (
        (user_id IS NOT NULL AND reason IS NOT NULL AND ended_by IS NULL AND gone_id IS NULL)
        OR (user_id IS NULL AND reason IS NULL AND ended_by IS NOT NULL AND gone_id IS NOT NULL));
