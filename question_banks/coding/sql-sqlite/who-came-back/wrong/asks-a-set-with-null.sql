SELECT
  signed_up AS cohort,
  COUNT(*) AS users,
  AVG(users.user_id IN (
    SELECT visits.user_id FROM visits
    WHERE julianday(visits.day) - julianday(signed_up) BETWEEN 1 AND 7
  )) AS returned
FROM users
WHERE date(signed_up, '+7 days') <= (SELECT day FROM log_end)
GROUP BY signed_up
ORDER BY cohort DESC;
