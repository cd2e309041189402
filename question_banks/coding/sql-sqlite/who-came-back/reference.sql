WITH back AS (
  SELECT users.user_id
  FROM users
  JOIN visits
    ON visits.user_id = users.user_id
    AND julianday(day) - julianday(signed_up) BETWEEN 1 AND 7
)
SELECT
  signed_up AS cohort,
  COUNT(*) AS users,
  AVG(user_id IN (SELECT user_id FROM back)) AS returned
FROM users
JOIN log_end
  ON julianday(log_end.day) - julianday(signed_up) >= 7
GROUP BY signed_up
ORDER BY cohort DESC;
