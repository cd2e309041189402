WITH islands AS (
  SELECT reader, day,
    DENSE_RANK() OVER (
      PARTITION BY reader ORDER BY day
    ) - julianday(day) AS island
  FROM visits
), streaks AS (
  SELECT reader, MIN(day) AS began, COUNT(DISTINCT day) AS length
  FROM islands
  GROUP BY reader, island
), ranked AS (
  SELECT reader, began, length,
    ROW_NUMBER() OVER (
      PARTITION BY reader ORDER BY length DESC, began
    ) AS place
  FROM streaks
)
SELECT readers.reader, COALESCE(length, 0) AS length, began
FROM readers
LEFT JOIN ranked
  ON ranked.reader = readers.reader AND place = 1
ORDER BY readers.reader;
