-- Answers that did not pass, by day, and those that were sure of it, by how sure: a drill of weak questions reads a few
-- of each from their end, however many attempts there are.
CREATE INDEX attempt_failed ON attempt (study_day) WHERE passed = 0;
CREATE INDEX attempt_sure_and_failed ON attempt (confidence) WHERE passed = 0 AND confidence >= 0.75;
