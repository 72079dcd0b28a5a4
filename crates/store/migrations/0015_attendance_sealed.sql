-- Why somebody was away, and what was remarked of a day, sealed: it can be about health. Rows from before have it in
-- their data until they are written again.
ALTER TABLE attendance_week ADD COLUMN sealed BYTEA;
