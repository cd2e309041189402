"""Which topics are called weak, in which order, and why."""

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.attempt import Attempt, Card
from interviewprep.model.taxonomy import Area
from interviewprep.report.weakness import WeakTopic, find_weak_topics
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.store.cards import put_card
from support.made_year import open_nowhere
from support.practice import make_attempt, make_card, practise

TODAY = 20_000
SCHEDULER = FsrsScheduler()

attempts = st.lists(
    st.builds(
        make_attempt,
        question=st.sampled_from(["b/one", "b/two"]),
        day=st.integers(TODAY - 20_000, TODAY),
        score=st.floats(0, 1),
        area=st.sampled_from([Area.CODING, Area.ML_THEORY]),
        topic=st.sampled_from(["first", "second"]),
    ),
    max_size=8,
)


def weak(
    attempts: list[Attempt], cards: list[Card] | None = None, limit: int = 9, since_day: int | None = None
) -> tuple[WeakTopic, ...]:
    """Find the weak topics in a history of these attempts and cards."""
    with open_nowhere() as history:
        practise(history, attempts, rates=False)
        with history._writing() as db:
            for card in cards or []:
                put_card(db, card)
        remembered = history.remembered(SCHEDULER.curve, TODAY, later_day=TODAY + 14)
        answered = history.tallies(by=("area", "topic"), since_day=since_day)
        recent = history.tallies(weekly=True, since_day=max(since_day or 0, TODAY - 364))
        return find_weak_topics(answered, recent, remembered, today=TODAY, limit=limit)


@given(attempts=attempts, limit=st.integers(0, 5))
def test_every_weak_topic_was_answered_and_has_a_reason(attempts: list[Attempt], limit: int) -> None:
    topics = weak(attempts, limit=limit)
    assert len(topics) <= limit
    for topic in topics:
        answered = [one for one in attempts if (one.area, one.topic) == (topic.area, topic.topic)]
        assert topic.answers == len(answered) >= 1
        scores = [one.evidence.score for one in answered]
        assert min(scores) - 1e-9 <= topic.mean_score <= max(scores) + 1e-9
        assert topic.reasons


def test_recent_answers_count_more() -> None:
    old, recent = TODAY - 28, TODAY
    better = weak([make_attempt(day=old, score=0.0), make_attempt(day=recent, score=0.9)])
    worse = weak([make_attempt(day=old, score=0.9), make_attempt(day=recent, score=0.0)])
    assert better[0].mean_score > 0.7
    assert worse[0].mean_score < 0.2


def test_answer_of_a_half_life_ago_counts_half() -> None:
    (topic,) = weak([make_attempt(day=TODAY - 14, score=0.0), make_attempt(day=TODAY, score=0.9)])
    assert abs(topic.mean_score - 0.9 / 1.5) < 1e-12


def test_answers_of_long_ago_count_where_there_are_no_newer_ones() -> None:
    old = make_attempt(day=TODAY - 4_000, score=0.2)
    (topic,) = weak([old])
    assert topic.mean_score == 0.2
    assert weak([old, make_attempt(day=TODAY, score=1.0)]) == ()


def test_answers_before_the_filter_by_time_are_left_out() -> None:
    attempts = [make_attempt(day=TODAY - 9, score=0.0), make_attempt(day=TODAY - 2, score=0.5)]
    (topic,) = weak(attempts, since_day=TODAY - 2)
    assert (topic.answers, topic.mean_score) == (1, 0.5)


def test_one_bad_answer_does_not_outrank_many() -> None:
    many = [make_attempt(topic="many", score=0.1) for _ in range(5)]
    topics = weak([make_attempt(topic="one", score=0.0), *many])
    assert [topic.topic for topic in topics] == ["many", "one"]


def test_well_answered_topic_is_weak_once_it_is_forgotten() -> None:
    good = [make_attempt(day=TODAY - 60) for _ in range(3)]
    assert weak(good, [make_card(stability=1_000, last_day=TODAY - 60)]) == ()
    (topic,) = weak(good, [make_card(stability=5, last_day=TODAY - 60)])
    assert topic.expected_recall is not None
    assert topic.reasons == (f"expected recall now {round(100 * topic.expected_recall)} %",)


def test_reasons_name_scores_recall_lapses_and_how_few_answers_there_are() -> None:
    (topic,) = weak([make_attempt(score=0.25)], [make_card(stability=1, last_day=TODAY - 10, lapses=2)])
    assert topic.reasons == (
        "mean score 25 % over 1 answer",
        f"expected recall now {round(100 * (topic.expected_recall or 0))} %",
        "2 lapses: failed in a later review",
        "uncertain: only 1 answer so far",
    )


def test_cards_of_topics_without_answers_in_the_period_are_left_out() -> None:
    assert weak([], [make_card(stability=1, last_day=TODAY - 100)]) == ()
