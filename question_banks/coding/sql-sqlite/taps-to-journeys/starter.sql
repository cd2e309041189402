SELECT card, MIN(at) AS began, MAX(at) AS ended, COUNT(*) AS taps
FROM taps
GROUP BY card;
