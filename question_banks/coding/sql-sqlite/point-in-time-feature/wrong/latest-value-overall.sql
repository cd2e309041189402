SELECT l.label_id, (
  SELECT b.amount FROM balances AS b
  WHERE b.user_id = l.user_id AND b.amount IS NOT NULL
  ORDER BY b.at DESC, b.row_id DESC LIMIT 1
) AS amount
FROM labels AS l
ORDER BY l.label_id;
