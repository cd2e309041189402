WITH ranked AS (
  SELECT experiment, loss,
    DENSE_RANK() OVER (PARTITION BY experiment ORDER BY loss) AS place
  FROM runs
  WHERE loss IS NOT NULL
)
SELECT e.experiment, MIN(loss) AS best, MAX(loss) AS second
FROM experiments AS e
LEFT JOIN ranked
  ON ranked.experiment = e.experiment AND place <= 2
GROUP BY e.experiment;
