-- Whether a mistake that was sure of itself still stands is told without its row: after years most do not.
DROP INDEX attempt_sure_and_failed;
CREATE INDEX attempt_sure_and_failed ON attempt (confidence DESC, question, study_day, at, passed)
  WHERE passed = 0 AND confidence >= 0.75;
