-- The company with which a stay is shared, so that its mentor finds the learner.
ALTER TABLE agreement ADD COLUMN second_host TEXT;
UPDATE agreement SET second_host = data->'content'->'second_host'->>'host';
CREATE INDEX agreement_second_host ON agreement (organisation, second_host);
