-- The photo as lists show it: a page with many of them is not to weigh as much as all of them.
ALTER TABLE media_file ADD COLUMN small BYTEA;
