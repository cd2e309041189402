-- What the figures of a report and a drill of weak questions read of all cards, and of ratings of prose, so that they
-- need not look at whole rows.
CREATE INDEX card_by_topic ON card (area, topic, domain, last_day, stability, lapses);
CREATE INDEX card_by_due_and_area ON card (due_day, area);
CREATE INDEX attempt_in_prose ON attempt (study_day, area) WHERE format IN ('short', 'case', 'long');
CREATE INDEX event_of_rating ON event (session) WHERE kind IN ('proposal', 'confirmation');
