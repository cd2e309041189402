WITH gaps AS (
  SELECT card, at,
    at - LAG(at) OVER (PARTITION BY card ORDER BY at) AS gap
  FROM taps
  WHERE card IS NOT NULL AND at IS NOT NULL
), numbered AS (
  SELECT card, at,
    SUM(gap IS NULL OR gap > 30) OVER (
      PARTITION BY card ORDER BY at
    ) AS journey
  FROM gaps
)
SELECT card, MIN(at) AS began, MAX(at) AS ended, COUNT(*) AS taps
FROM numbered
GROUP BY card, journey
ORDER BY card, began;
