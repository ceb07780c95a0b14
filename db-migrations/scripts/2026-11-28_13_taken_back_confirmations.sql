-- A confirmation that an administrator took back: the responsibility is proposed again, and this keeps who had said it and why it no longer counts.
CREATE TABLE taken_back_confirmations (
    id                uuid          NOT NULL CONSTRAINT pk_taken_back_confirmations PRIMARY KEY,
    responsibility_id uuid          NOT NULL CONSTRAINT fk_taken_back_confirmations_responsibility REFERENCES responsibilities (id),
    -- Empty for what came confirmed with a data set.
    confirmed_by      uuid          NULL CONSTRAINT fk_taken_back_confirmations_confirmed_by REFERENCES users (id),
    confirmed_at      timestamptz   NULL,
    taken_back_by     uuid          NOT NULL CONSTRAINT fk_taken_back_confirmations_taken_back_by REFERENCES users (id),
    taken_back_at     timestamptz   NOT NULL,
    reason            varchar(2000) NOT NULL
);
CREATE INDEX ix_taken_back_confirmations_responsibility ON taken_back_confirmations (responsibility_id);
