SELECT
  slots.slot_id,
  COUNT(*) AS known,
  AVG(clicked) AS click_rate
FROM slots
LEFT JOIN impressions ON impressions.slot_id = slots.slot_id
GROUP BY slots.slot_id;
