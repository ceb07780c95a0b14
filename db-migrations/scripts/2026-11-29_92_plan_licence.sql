-- Under which licence what is released may be used: {"name": …, "title": …, "url": …}. Null: the city has not said.
ALTER TABLE plans ADD COLUMN licence jsonb NULL;
