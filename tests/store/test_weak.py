"""What a drill of weak questions reads: the least known, the mastered, and answers that did not pass."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.records import replace
from interviewprep.model.attempt import Attempt, Card
from interviewprep.model.question import Scope
from interviewprep.model.taxonomy import Area, Domain, Format
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.store.history import History
from store.strategies import empty_history
from support.clock import START as NOW
from support.practice import make_attempt, practise

DAY = 20_000
SCHEDULER = FsrsScheduler()

answers = st.lists(
    st.builds(
        lambda number, day, score, confidence: make_attempt(
            f"b/q{number}",
            day=DAY + day,
            score=score,
            confidence=confidence,
            area=list(Area)[number % 5],
            topic=f"t{number % 3}",
            format=Format.SINGLE if number % 2 else Format.CODE,
        ),
        st.integers(0, 9),
        st.integers(0, 20),
        st.sampled_from([0.0, 1.0]),
        st.sampled_from([None, 0.4, 0.75, 0.99]),
    ),
    max_size=25,
)


def stored(history: History, attempts: Sequence[Attempt]) -> list[Attempt]:
    """Store attempts in the order of their days, and give them in the order in which they were stored."""
    in_order = sorted(attempts, key=lambda one: one.study_day)
    practise(history, in_order)
    return in_order


def last_failures(attempts: Sequence[Attempt]) -> dict[str, Attempt]:
    last = {attempt.question: attempt for attempt in attempts}
    return {ref: attempt for ref, attempt in last.items() if not attempt.evidence.passed}


@given(attempts=answers, later=st.integers(0, 300), limit=st.integers(0, 5))
def test_least_known_cards_come_least_first_in_each_area(attempts: list[Attempt], later: int, limit: int) -> None:
    with empty_history() as history:
        stored(history, attempts)
        day = DAY + later
        found = history.least_known(day, limit, Scope())
        for area in Area:
            cards = history.cards(areas=(area,))
            recalls = sorted(SCHEDULER.retrievability(card.memory, day - card.last_day) for card in cards)
            mine = [card for card in found if card.area is area]
            expected = [SCHEDULER.retrievability(card.memory, day - card.last_day) for card in mine]
            assert expected == pytest.approx(recalls[:limit], abs=1e-12)


def draw(history: History, day: int, share: float, *, limit: int = 99, seed: int = 1, rested: int = 1) -> list[Card]:
    return history.draw_mastered(day, limit, Scope(), share=share, rested_days=rested, random=Random(seed))


@given(attempts=answers, seed=st.integers(0, 9), rested=st.integers(1, 9))
def test_mastered_cards_are_those_of_high_recall_that_have_rested(
    attempts: list[Attempt], seed: int, rested: int
) -> None:
    with empty_history() as history:
        stored(history, attempts)
        day = DAY + 21
        found = draw(history, day, SCHEDULER.share_until(0.95), seed=seed, rested=rested)
        expected = {
            card.question
            for card in history.cards()
            if SCHEDULER.retrievability(card.memory, day - card.last_day) >= 0.95 and card.last_day <= day - rested
        }
        assert {card.question for card in found} == expected
        assert len(draw(history, day, 1.0, limit=2, seed=seed)) <= 2


@given(attempts=answers)
def test_sure_mistakes_are_last_answers_that_failed_surest_first(attempts: list[Attempt]) -> None:
    with empty_history() as history:
        failed = last_failures(stored(history, attempts))
        found = history.sure_mistakes(99, Scope())
        sure = {ref for ref, attempt in failed.items() if (attempt.evidence.confidence or 0) >= 0.75}
        assert {mistake.question for mistake in found} == sure
        stated = [mistake.confidence or 0 for mistake in found]
        assert stated == sorted(stated, reverse=True)


@given(attempts=answers, asked=st.sets(st.integers(0, 12)))
def test_standing_mistakes_of_some_questions_are_their_last_answers(attempts: list[Attempt], asked: set[int]) -> None:
    with empty_history() as history:
        failed = last_failures(stored(history, attempts))
        refs = {f"b/q{number}" for number in asked}
        found = {mistake.question: mistake for mistake in history.standing_mistakes(refs)}
        assert found.keys() == failed.keys() & refs
        assert all(mistake.stands and mistake.study_day == failed[ref].study_day for ref, mistake in found.items())


@given(attempts=answers, since=st.integers(0, 20), limit=st.integers(0, 30))
def test_recent_mistakes_are_all_failures_newest_first(attempts: list[Attempt], since: int, limit: int) -> None:
    with empty_history() as history:
        in_order = stored(history, attempts)
        failed = [one for one in in_order if not one.evidence.passed and one.study_day >= DAY + since]
        found = history.recent_mistakes(DAY + since, limit)
        assert [(one.question, one.study_day) for one in found] == [
            (one.question, one.study_day) for one in reversed(failed)
        ][:limit]


def test_class_and_misconceptions_of_a_mistake_are_read() -> None:
    with empty_history() as history:
        practise(history, [replace(make_attempt("b/q", score=0.0), misconceptions=("random-split",), mistake="slip")])
        (found,) = history.standing_mistakes({"b/q"})
        assert (found.misconceptions, found.kind, found.format) == (("random-split",), "slip", Format.CODE)


def test_scope_and_suspension_leave_questions_out() -> None:
    with empty_history() as history:
        practise(
            history,
            [
                make_attempt("b/a", topic="trees", score=0.0, confidence=0.9, format=Format.SINGLE),
                make_attempt("b/b", topic="nets", score=0.0, confidence=0.9, area=Area.ML_THEORY),
                make_attempt("b/c", topic="nets", score=0.0, confidence=0.9, domain=Domain.MLOPS),
            ],
        )

        def found(scope: Scope) -> list[set[str]]:
            return [
                {card.question for card in history.least_known(DAY + 9, 9, scope)},
                {mistake.question for mistake in history.sure_mistakes(9, scope)},
            ]

        assert found(Scope(topics=("nets",))) == [{"b/b", "b/c"}] * 2
        assert found(Scope(areas=(Area.ML_THEORY,))) == [{"b/b"}] * 2
        assert found(Scope(domains=(Domain.MLOPS,))) == [{"b/c"}] * 2
        assert {one.question for one in history.sure_mistakes(9, Scope(formats=(Format.SINGLE,)))} == {"b/a"}
        history.mark("b/a", "suspended", NOW.at)
        assert {card.question for card in history.least_known(DAY + 9, 9, Scope())} == {"b/b", "b/c"}
        assert {card.question for card in draw(history, DAY + 9, 99)} == {"b/b", "b/c"}


def test_mistakes_are_read_from_their_indexes_alone() -> None:
    with empty_history() as history:
        plans: list[str] = []
        history._db.set_trace_callback(plans.append)
        history.recent_mistakes(DAY, 9)
        history.sure_mistakes(9, Scope())
        history._db.set_trace_callback(None)
        told = [
            [row["detail"] for row in history._db.execute(f"EXPLAIN QUERY PLAN {sql}")]
            for sql in plans
            if sql.lstrip().startswith("SELECT")
        ]
        assert "SEARCH attempt USING INDEX attempt_failed (study_day>?)" in told[0]
        assert "SEARCH attempt USING COVERING INDEX attempt_sure_and_failed (confidence>?)" in told[1]
        assert not any("TEMP B-TREE" in line for plan in told for line in plan)


def test_questions_ever_attempted_are_told_without_their_attempts() -> None:
    with empty_history() as history:
        practise(history, [make_attempt("b/a", day=DAY), make_attempt("b/a", day=DAY + 1), make_attempt("b/b")])
        assert history.attempted() == {"b/a", "b/b"}
        assert {card.question for card in history.cards_of({"b/a", "b/x"})} == {"b/a"}


def test_every_mastered_card_is_the_first_that_is_drawn_under_some_seed() -> None:
    with empty_history() as history:
        practise(history, [make_attempt(f"b/q{number}") for number in range(6)])
        first = {draw(history, DAY + 1, 99, limit=2, seed=seed)[0].question for seed in range(60)}
        assert first == {f"b/q{number}" for number in range(6)}


def test_drawing_many_mastered_cards_reads_the_cards_as_often_as_drawing_one() -> None:
    with empty_history() as history:
        practise(history, [make_attempt(f"b/q{number}") for number in range(40)])
        statements: list[str] = []
        history._db.set_trace_callback(statements.append)
        drawn = draw(history, DAY + 1, 99, limit=30)
    assert len({card.question for card in drawn}) == 30
    assert len(statements) == 2
