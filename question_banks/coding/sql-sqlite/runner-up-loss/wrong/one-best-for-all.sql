SELECT
  e.experiment,
  MIN(r.loss) AS best,
  MIN(
    CASE WHEN r.loss > (SELECT MIN(loss) FROM runs) THEN r.loss END
  ) AS second
FROM experiments AS e
LEFT JOIN runs AS r ON r.experiment = e.experiment
GROUP BY e.experiment;
