SELECT
  signed_up AS cohort,
  COUNT(DISTINCT users.user_id) AS users,
  AVG(COALESCE(
    julianday(visits.day) - julianday(signed_up) BETWEEN 1 AND 7, 0
  )) AS returned
FROM users
LEFT JOIN visits ON visits.user_id = users.user_id
WHERE julianday(signed_up)
  <= (SELECT julianday(day) FROM log_end) - 7
GROUP BY signed_up
ORDER BY cohort DESC;
