SELECT
  signed_up AS cohort,
  COUNT(DISTINCT users.user_id) AS users,
  1.0 * COUNT(DISTINCT CASE
    WHEN julianday(visits.day) - julianday(signed_up) BETWEEN 1 AND 7
    THEN users.user_id
  END) / COUNT(DISTINCT users.user_id) AS returned
FROM users
JOIN visits ON visits.user_id = users.user_id
WHERE date(signed_up, '+7 days') <= (SELECT day FROM log_end)
GROUP BY signed_up
ORDER BY cohort DESC;
