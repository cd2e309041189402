SELECT l.label_id, b.amount
FROM labels AS l
LEFT JOIN balances AS b
  ON b.user_id = l.user_id AND b.amount IS NOT NULL AND b.at = (
    SELECT MAX(at) FROM balances
    WHERE user_id = l.user_id AND at <= l.at AND amount IS NOT NULL
  )
ORDER BY l.label_id, b.row_id;
