WITH gaps AS (
  SELECT card, at, at - LAG(at) OVER (ORDER BY card, at) AS gap
  FROM taps
  WHERE card IS NOT NULL AND at IS NOT NULL
), numbered AS (
  SELECT card, at,
    SUM(COALESCE(gap > 30 OR gap < 0, 1)) OVER (ORDER BY card, at) AS journey
  FROM gaps
)
SELECT MIN(card), MIN(at) AS began, MAX(at) AS ended, COUNT(*) AS taps
FROM numbered
GROUP BY journey
ORDER BY 1, began;
