SELECT reader, COUNT(*) AS length, MIN(day) AS began
FROM visits
GROUP BY reader
ORDER BY reader;
