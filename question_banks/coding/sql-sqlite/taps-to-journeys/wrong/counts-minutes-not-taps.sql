WITH gaps AS (
  SELECT card, at,
    at - LAG(at) OVER (PARTITION BY card ORDER BY at, tap_id) AS gap
  FROM taps
  WHERE card IS NOT NULL AND at IS NOT NULL
), numbered AS (
  SELECT card, at,
    SUM(COALESCE(gap > 30, 1)) OVER (
      PARTITION BY card ORDER BY at
    ) AS journey
  FROM gaps
)
SELECT card, MIN(at) AS began, MAX(at) AS ended, COUNT(DISTINCT at) AS taps
FROM numbered
GROUP BY card, journey
ORDER BY card, began;
