SELECT
  labels.label_id,
  (
    SELECT balances.amount
    FROM balances
    WHERE balances.user_id = labels.user_id
      AND balances.at <= labels.at
      AND balances.amount IS NOT NULL
    ORDER BY balances.at DESC, balances.row_id DESC
    LIMIT 1
  ) AS amount
FROM labels
ORDER BY labels.label_id;
