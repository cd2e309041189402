WITH bests AS (
  SELECT e.experiment, MIN(r.loss) AS best
  FROM experiments AS e
  LEFT JOIN runs AS r ON r.experiment = e.experiment
  GROUP BY e.experiment
)
SELECT b.experiment, b.best, MIN(r.loss) AS second
FROM bests AS b
LEFT JOIN runs AS r ON r.experiment = b.experiment
WHERE r.loss > b.best OR b.best IS NULL
GROUP BY b.experiment, b.best;
