"""Topics tested out of: known until something there is failed."""

from datetime import UTC, datetime

from hypothesis import given

from interviewprep.base.records import replace
from interviewprep.model.attempt import Attempt
from interviewprep.model.taxonomy import Area
from store.strategies import attempts, empty_history

AT = datetime(2026, 11, 2, 18, 30, tzinfo=UTC)


def test_topic_counts_as_known_once_it_was_tested_out_of() -> None:
    with empty_history() as history:
        assert history.tested_out() == set()
        history.let_count_as_known(Area.ML_THEORY, "statistics", AT, "one")
        history.let_count_as_known(Area.ML_THEORY, "statistics", AT, "one")
        assert history.tested_out() == {(Area.ML_THEORY, "statistics")}


@given(attempts)
def test_only_a_failure_in_the_topic_itself_lets_it_count_as_known_no_longer(attempt: Attempt) -> None:
    attempt = replace(attempt, area=Area.CODING, topic="graphs")
    topics = {(Area.CODING, "graphs"), (Area.CODING, "arrays"), (Area.ML_THEORY, "graphs")}
    with empty_history() as history:
        for area, topic in topics:
            history.let_count_as_known(area, topic, AT, "one")
        history.record(attempt, None, None, None)
        lost = set() if attempt.evidence.passed else {(Area.CODING, "graphs")}
        assert history.tested_out() == topics - lost
