"""Attempts: stored with all that follows from them, or not at all."""

from dataclasses import replace
from itertools import pairwise
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.errors import StoreFault
from interviewprep.base.paths import Paths
from interviewprep.model.attempt import Attempt, Event, EventKind
from interviewprep.model.evidence import Rating
from interviewprep.model.taxonomy import Area
from interviewprep.store.history import History, open_history
from store.make_fixture import DAY, attempt, review_and_card, session_row
from store.strategies import attempts, empty_history, questions
from support.clock import START as NOW

areas = st.none() | st.sampled_from(Area)
PAGE_BYTES, FRAME_HEADER_BYTES = 4096, 24
"""Of a page in the log (sqlite.org/fileformat2.html, 4.1)."""

since_days = st.none() | st.integers(17_998, 18_012)


def solved(question: str = "coding/two-sum", day: int = DAY) -> Attempt:
    return attempt(question, day, score=1.0, session="one")


def verdict(sequence: int = 1) -> Event:
    return Event("one", sequence, EventKind.VERDICT, NOW.at, 0, 1.0, {})


def record(history: History, *given_attempts: Attempt) -> list[int]:
    return [history.record(one, None, None, None) for one in given_attempts]


@given(st.lists(attempts, max_size=4))
def test_stored_attempts_are_read_back_as_they_were(given_attempts: list[Attempt]) -> None:
    with empty_history() as history:
        ids = record(history, *given_attempts)
        expected = [replace(one, id=number) for one, number in zip(given_attempts, ids, strict=True)]
        assert history.attempts() == expected


@given(st.lists(attempts, max_size=8))
def test_day_totals_are_the_sums_of_attempts(given_attempts: list[Attempt]) -> None:
    with empty_history() as history:
        record(history, *given_attempts)
        totals = history.days()
        keys = [(total.study_day, total.area, total.domain) for total in totals]
        assert keys == sorted({(one.study_day, one.area, one.domain) for one in given_attempts})
        for total in totals:
            mine = [
                one.evidence
                for one in given_attempts
                if (one.study_day, one.area, one.domain) == (total.study_day, total.area, total.domain)
            ]
            assert (total.attempts, total.passed) == (len(mine), sum(one.passed for one in mine))
            assert total.score_sum == pytest.approx(fsum(one.score for one in mine))
            assert total.active_s == pytest.approx(fsum(one.active_s for one in mine))


def test_attempt_event_review_and_card_are_stored_together() -> None:
    review, card = review_and_card("coding/two-sum", DAY, Rating.GOOD, 1)
    with empty_history() as history:
        number = history.record(solved(), verdict(), review, card)
        assert history.events("one") == [verdict()]
        assert [one.attempt for one in history.reviews()] == [number]
        assert history.card("coding/two-sum") == card


def test_answer_that_needs_no_more_room_writes_one_page_of_each_table_and_index_it_changes(paths: Paths) -> None:
    log = paths.history.with_name(f"{paths.history.name}-wal")
    with open_history(paths) as history:
        history.create_session(session_row("one"))
        history.add_parameters("fsrs-6", (1.0,), NOW.at)
        sizes = [log.stat().st_size]
        for day in range(9):
            review, card = review_and_card("coding/two-sum", DAY + day, Rating.GOOD, 1)
            history.record(solved(day=DAY + day), verdict(day + 1), review, card)
            sizes.append(log.stat().st_size)
    pages = [(after - before) // (PAGE_BYTES + FRAME_HEADER_BYTES) for before, after in pairwise(sizes)]
    # Event, attempt, review, card and four sums; attempts by question and by day, reviews by day, cards by due day.
    assert min(pages) == 8 + 4


def test_attempts_of_a_session_are_found_by_its_days() -> None:
    with empty_history() as history:
        asked: list[str] = []
        history._db.set_trace_callback(asked.append)
        history.attempts(session="one")
        history._db.set_trace_callback(None)
        plan = [row["detail"] for row in history._db.execute(f"EXPLAIN QUERY PLAN {asked[0]}")]
        assert "SEARCH attempt USING INDEX attempt_by_day (study_day=? AND session=?)" in plan


def test_review_is_written_in_one_transaction() -> None:
    review, card = review_and_card("coding/two-sum", DAY, Rating.GOOD, 1)
    with empty_history() as history:
        done: list[str] = []
        history._db.set_trace_callback(done.append)
        history.record(solved(), verdict(), review, card)
        history._db.set_trace_callback(None)
        assert [sql for sql in done if sql.startswith(("BEGIN", "COMMIT", "ROLLBACK"))] == ["BEGIN IMMEDIATE", "COMMIT"]
        assert (done[0], done[-1]) == ("BEGIN IMMEDIATE", "COMMIT")


def test_nothing_is_stored_when_one_part_is_refused() -> None:
    review, card = review_and_card("coding/two-sum", DAY, Rating.GOOD, 1)
    with empty_history() as history:
        for event, rated in ((verdict(7), review), (verdict(1), replace(review, parameters=99))):
            with pytest.raises(StoreFault):
                history.record(solved(), event, rated, card)
        assert (history.events("one"), history.attempts(), history.reviews()) == ([], [], [])
        assert (history.cards(), history.days()) == ([], [])


def test_only_the_first_review_of_a_study_day_counts() -> None:
    first, card = review_and_card("coding/two-sum", DAY, Rating.AGAIN, 1)
    second, better = review_and_card("coding/two-sum", DAY, Rating.EASY, 1)
    earlier, other = review_and_card("coding/two-sum", DAY - 1, Rating.EASY, 1)
    with empty_history() as history:
        history.record(solved(), None, first, card)
        history.record(solved(), None, second, better)
        history.record(solved(), None, earlier, other)
        assert [one.rating for one in history.reviews()] == [Rating.AGAIN]
        assert history.card("coding/two-sum") == card
        assert len(history.attempts()) == 3


def test_question_that_moved_is_rated_once_a_study_day_all_the_same() -> None:
    first, card = review_and_card("coding/two-sum", DAY, Rating.AGAIN, 1)
    with empty_history() as history:
        history.record(solved(), None, first, card)
        for day, rating in ((DAY, Rating.EASY), (DAY + 1, Rating.GOOD)):
            review, moved = review_and_card("coding/two-sum", day, rating, 1, before=first.after, reviews=2)
            history.record(solved(day=day), None, review, replace(moved, topic="hashing"))
        assert [one.rating for one in history.reviews()] == [Rating.AGAIN, Rating.GOOD]
        assert [(one.topic, one.last_day) for one in history.cards()] == [("hashing", DAY + 1)]


def test_review_without_its_card_is_a_programming_error() -> None:
    review, _ = review_and_card("coding/two-sum", DAY, Rating.GOOD, 1)
    with empty_history() as history, pytest.raises(ValueError, match="stored together"):
        history.record(solved(), None, review, None)


def test_attempts_are_found_by_question_session_day_and_area() -> None:
    with empty_history() as history:
        record(history, solved(), solved("ml-theory/a"), solved(day=DAY + 2))
        assert [one.id for one in history.attempts(question="coding/two-sum")] == [1, 3]
        assert [one.id for one in history.attempts(session="one", since_day=DAY + 1)] == [3]
        assert [one.id for one in history.attempts(area=Area.ML_THEORY)] == [2]
        assert history.attempts(session="none") == []


@given(st.lists(attempts, max_size=8), st.integers(1, 5), areas, questions | st.none(), since_days)
def test_last_attempts_are_the_end_of_the_list(
    given_attempts: list[Attempt], limit: int, area: Area | None, question: str | None, since_day: int | None
) -> None:
    with empty_history() as history:
        record(history, *given_attempts)
        wanted = history.attempts(question=question, area=area, since_day=since_day)
        assert history.last_attempts(limit, question=question, area=area, since_day=since_day) == wanted[-limit:]
        everything = history.attempts(question=question, area=area)
        assert history.count_attempts(question=question, area=area) == len(everything)
        assert list(history.each_attempt(area=area, since_day=since_day)) == history.attempts(
            area=area, since_day=since_day
        )


@given(st.lists(attempts, max_size=8), areas)
def test_days_of_practice_are_those_of_the_attempts(given_attempts: list[Attempt], area: Area | None) -> None:
    with empty_history() as history:
        record(history, *given_attempts)
        mine = [one for one in given_attempts if area is None or one.area is area]
        days = sorted({one.study_day for one in mine})
        assert history.practised_days(area) == days
        assert [one.study_day for one in history.daily(0, area)] == days
        for one in history.daily(0, area):
            of_day = [attempt.evidence.active_s for attempt in mine if attempt.study_day == one.study_day]
            assert one.attempts == len(of_day)
            assert one.active_s == pytest.approx(fsum(of_day))
        last = {
            area: max(one.study_day for one in given_attempts if one.area is area)
            for area in Area
            if any(one.area is area for one in given_attempts)
        }
        assert history.last_practised() == last


def test_day_totals_are_found_by_day_and_area() -> None:
    with empty_history() as history:
        record(history, solved(), solved("ml-theory/a"), solved(day=DAY + 2))
        assert [total.study_day for total in history.days(since_day=DAY + 1)] == [DAY + 2]
        assert [total.area for total in history.days(area=Area.ML_THEORY)] == [Area.ML_THEORY]


def test_last_seen_is_the_latest_day_of_each_question() -> None:
    with empty_history() as history:
        record(history, solved(), solved(day=DAY + 2), solved("ml-theory/a"))
        assert history.last_seen() == {
            "coding/two-sum": (DAY + 2, solved(day=DAY + 2).at),
            "ml-theory/a": (DAY, solved().at),
        }


def test_last_seen_reads_an_index_alone() -> None:
    with empty_history() as history:
        sql = "SELECT question, max(study_day), max(at) FROM attempt GROUP BY question"
        (plan,) = history._db.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
        assert "COVERING INDEX attempt_by_question" in plan["detail"]


def test_mistake_is_kept_with_its_attempt() -> None:
    with empty_history() as history:
        first, second = record(history, solved(), solved())
        history.set_mistake(second, "off by one")
        assert {one.id: one.mistake for one in history.attempts()} == {first: "", second: "off by one"}


def test_question_has_passed_from_its_first_pass_on() -> None:
    with empty_history() as history:
        record(history, attempt("coding/two-sum", DAY, score=0.0, session="one"))
        assert not history.has_passed("coding/two-sum")
        record(history, solved())
        assert history.has_passed("coding/two-sum")
