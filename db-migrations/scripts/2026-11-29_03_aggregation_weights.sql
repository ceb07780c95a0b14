-- Which areas make up the city's value, and how much each weighs: [{"orgUnit": "kecheng", "weight": 1}, ...]. Empty: all areas alike.
ALTER TABLE indicators ADD COLUMN aggregation_weights jsonb NOT NULL DEFAULT '[]';
