SELECT l.label_id, MAX(b.amount) AS amount
FROM labels AS l
LEFT JOIN balances AS b ON b.user_id = l.user_id AND b.at <= l.at
GROUP BY l.label_id
ORDER BY l.label_id;
