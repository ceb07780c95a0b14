-- What submissions ask. Lines whose task or project is cancelled or merged are kept with what had been written, but no query gives them.
CREATE VIEW asked_lines AS SELECT * FROM submission_lines WHERE NOT excused;
