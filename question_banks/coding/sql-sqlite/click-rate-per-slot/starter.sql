-- One row for every slot: slot_id, known, click_rate.
SELECT slot_id, NULL AS known, NULL AS click_rate
FROM slots;
