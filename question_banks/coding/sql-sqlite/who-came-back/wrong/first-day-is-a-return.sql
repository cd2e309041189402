SELECT
  signed_up AS cohort,
  COUNT(*) AS users,
  AVG(user_id IN (
    SELECT v.user_id FROM visits AS v
    WHERE v.user_id = users.user_id
      AND v.day BETWEEN signed_up AND date(signed_up, '+7 days')
  )) AS returned
FROM users
WHERE date(signed_up, '+7 days') <= (SELECT day FROM log_end)
GROUP BY signed_up
ORDER BY cohort DESC;
