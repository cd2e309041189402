SELECT
  slots.slot_id,
  COUNT(clicked) AS known,
  1.0 * SUM(clicked) / COUNT(impression_id) AS click_rate
FROM slots
LEFT JOIN impressions ON impressions.slot_id = slots.slot_id
GROUP BY slots.slot_id;
