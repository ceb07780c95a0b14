-- Whoever knows the token in a robot's address can speak in its group: the whole address is kept encrypted, and url shows whose it is.
-- Only the product can encrypt: it does so at its next start with those that were kept in clear.
ALTER TABLE webhooks ADD COLUMN sealed_url varchar(4000) NULL;
