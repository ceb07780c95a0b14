-- What is counted, how, from what, how often, whom one asks, when it is revised: {"definition": …, "method": …, "source": …, "frequency": …, "contactUnit": …, "contactPhone": …, "revisionPolicy": …}.
ALTER TABLE indicators ADD COLUMN sheet jsonb NOT NULL DEFAULT '{}';
