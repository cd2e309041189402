WITH ranked AS (
  SELECT
    experiment,
    loss,
    DENSE_RANK() OVER (PARTITION BY experiment ORDER BY loss) AS place
  FROM runs
  WHERE loss IS NOT NULL
)
SELECT
  experiments.experiment,
  MIN(loss) AS best,
  MAX(CASE WHEN place = 2 THEN loss END) AS second
FROM experiments
LEFT JOIN ranked ON ranked.experiment = experiments.experiment
GROUP BY experiments.experiment;
