SELECT
  e.experiment,
  (SELECT MIN(loss) FROM runs WHERE experiment = e.experiment) AS best,
  (
    SELECT loss FROM runs
    WHERE experiment = e.experiment AND loss IS NOT NULL
    ORDER BY loss LIMIT 1 OFFSET 1
  ) AS second
FROM experiments AS e;
