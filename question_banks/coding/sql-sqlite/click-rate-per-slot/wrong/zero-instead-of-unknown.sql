SELECT
  slots.slot_id,
  COUNT(clicked) AS known,
  COALESCE(AVG(clicked), 0.0) AS click_rate
FROM slots
LEFT JOIN impressions ON impressions.slot_id = slots.slot_id
GROUP BY slots.slot_id;
