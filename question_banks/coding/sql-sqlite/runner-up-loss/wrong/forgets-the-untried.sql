WITH ranked AS (
  SELECT experiment, loss,
    DENSE_RANK() OVER (PARTITION BY experiment ORDER BY loss) AS place
  FROM runs
  WHERE loss IS NOT NULL
    AND experiment IN (SELECT experiment FROM experiments)
)
SELECT
  experiment,
  MAX(CASE WHEN place = 1 THEN loss END) AS best,
  MAX(CASE WHEN place = 2 THEN loss END) AS second
FROM ranked
GROUP BY experiment;
