-- A veto that was named in error is withdrawn by a row of its own, whose incident is the reason.
ALTER TABLE evaluation_vetoes ADD COLUMN withdraws uuid NULL
    CONSTRAINT fk_evaluation_vetoes_withdraws REFERENCES evaluation_vetoes (id)
    CONSTRAINT ux_evaluation_vetoes_withdraws UNIQUE;
