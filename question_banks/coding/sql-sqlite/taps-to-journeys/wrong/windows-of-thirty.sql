SELECT card, MIN(at) AS began, MAX(at) AS ended, COUNT(*) AS taps
FROM taps
WHERE card IS NOT NULL AND at IS NOT NULL
GROUP BY card, at / 31
ORDER BY card, began;
