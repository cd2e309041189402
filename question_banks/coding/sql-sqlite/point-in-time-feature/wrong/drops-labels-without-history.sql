WITH ranked AS (
  SELECT l.label_id, b.amount,
    ROW_NUMBER() OVER (
      PARTITION BY l.label_id ORDER BY b.at DESC, b.row_id DESC
    ) AS place
  FROM labels AS l
  JOIN balances AS b ON b.user_id = l.user_id AND b.at <= l.at
  WHERE b.amount IS NOT NULL
)
SELECT label_id, amount FROM ranked WHERE place = 1 ORDER BY label_id;
