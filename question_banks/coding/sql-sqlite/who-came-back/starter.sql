SELECT signed_up AS cohort, COUNT(*) AS users, NULL AS returned
FROM users
GROUP BY signed_up;
