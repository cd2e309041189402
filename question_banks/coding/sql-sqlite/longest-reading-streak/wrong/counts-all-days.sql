SELECT readers.reader, COUNT(DISTINCT day) AS length, MIN(day) AS began
FROM readers
LEFT JOIN visits ON visits.reader = readers.reader
GROUP BY readers.reader
ORDER BY readers.reader;
