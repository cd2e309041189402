WITH ranked AS (
  SELECT experiment, loss,
    DENSE_RANK() OVER (
      PARTITION BY experiment ORDER BY loss DESC
    ) AS place
  FROM runs
  WHERE loss IS NOT NULL
)
SELECT
  e.experiment,
  MAX(CASE WHEN place = 1 THEN loss END) AS best,
  MAX(CASE WHEN place = 2 THEN loss END) AS second
FROM experiments AS e
LEFT JOIN ranked ON ranked.experiment = e.experiment
GROUP BY e.experiment;
