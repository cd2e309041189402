SELECT
  signed_up AS cohort,
  COUNT(*) AS users,
  AVG(EXISTS (
    SELECT 1 FROM visits AS v
    WHERE v.user_id = users.user_id
      AND julianday(v.day) - julianday(signed_up) BETWEEN 1 AND 7
  )) AS returned
FROM users
WHERE signed_up IS NOT NULL
GROUP BY signed_up
ORDER BY cohort DESC;
