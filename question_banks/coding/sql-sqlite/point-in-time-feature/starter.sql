-- One row for every label, ordered by label_id: label_id, amount.
SELECT label_id, NULL AS amount
FROM labels;
