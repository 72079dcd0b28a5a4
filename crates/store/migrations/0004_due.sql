-- What is late on a board is counted by its day, as the other counts are kept: no reading of rows, and no end at a
-- thousand.
INSERT INTO board_count (organisation, round, kind, value, cases)
SELECT organisation, round, 'due', CAST(due AS TEXT), count(*)
  FROM board
 WHERE urgency < 2 AND due IS NOT NULL
 GROUP BY organisation, round, due;
