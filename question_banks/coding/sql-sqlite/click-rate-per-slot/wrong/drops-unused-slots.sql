SELECT
  slots.slot_id,
  COUNT(clicked) AS known,
  AVG(clicked) AS click_rate
FROM slots
JOIN impressions ON impressions.slot_id = slots.slot_id
GROUP BY slots.slot_id;
