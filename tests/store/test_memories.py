"""Figures over all cards equal what the cards themselves say."""

from collections import Counter
from math import fsum
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.attempt import Card
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.store import memories
from interviewprep.store.cards import put_card
from interviewprep.store.history import History
from store.strategies import empty_history
from support.clock import START
from support.practice import make_card

TODAY = 20_000
SCHEDULER = FsrsScheduler()

cards = st.lists(
    st.builds(
        make_card,
        question=st.sampled_from([f"coding/{letter}" for letter in "abcdefghij"]),
        stability=st.floats(0.1, 400),
        last_day=st.integers(TODAY - 300, TODAY + 1),
        due_day=st.integers(TODAY - 9, TODAY + 9),
        area=st.sampled_from([Area.CODING, Area.ML_THEORY]),
        topic=st.sampled_from(["first", "second"]),
        lapses=st.integers(0, 9),
    ),
    unique_by=lambda card: card.question,
)
areas = st.none() | st.sampled_from(Area)


def keep(history: History, given_cards: list[Card]) -> None:
    with history._writing() as db:
        for card in given_cards:
            put_card(db, card)


@given(cards, areas)
def test_what_is_remembered_is_the_mean_over_the_cards_of_a_topic(given_cards: list[Card], area: Area | None) -> None:
    with empty_history() as history:
        keep(history, given_cards)
        found = history.remembered(SCHEDULER.curve, TODAY, later_day=TODAY + 14, area=area)
    topics = {(card.area, card.topic) for card in given_cards if area in {None, card.area}}
    assert {(one.area, one.topic) for one in found} == topics
    for one in found:
        mine = [card for card in given_cards if (card.area, card.topic) == (one.area, one.topic)]
        assert (one.cards, one.lapses) == (len(mine), sum(card.lapses for card in mine))
        for recall, days in ((one.recall, 0), (one.later_recall, 14)):
            recalls = [SCHEDULER.retrievability(card.memory, TODAY + days - card.last_day) for card in mine]
            assert recall == pytest.approx(fsum(recalls) / len(mine))


@given(cards, areas, st.sets(st.sampled_from("abcdefghij"), max_size=3))
def test_due_cards_are_counted_by_day_without_suspended_ones(
    given_cards: list[Card], area: Area | None, suspended: set[str]
) -> None:
    with empty_history() as history:
        keep(history, given_cards)
        for letter in suspended:
            history.mark(f"coding/{letter}", "suspended", START.at)
        found = history.due_cards(TODAY, TODAY + 5, area)
        due = [card for card in history.due(TODAY + 5) if area in {None, card.area}]
    expected = Counter((card.area, max(card.due_day, TODAY - 1)) for card in due)
    assert {(one.area, one.day): one.cards for one in found} == expected
    assert [one.day for one in found] == sorted(one.day for one in found)


def test_sqlite_without_functions_of_mathematics_computes_the_same() -> None:
    with empty_history() as history:
        keep(history, [make_card(stability=5, last_day=TODAY - 9)])
        built_in = history.remembered(SCHEDULER.curve, TODAY, later_day=TODAY + 14)
        with patch.object(memories, "_HAS_POW", "SELECT no_such_function(1)"):
            (ours,) = history.remembered(SCHEDULER.curve, TODAY, later_day=TODAY + 14)
    assert ours.recall == pytest.approx(built_in[0].recall)


def test_cards_are_summed_in_the_order_in_which_they_lie() -> None:
    with empty_history() as history:
        values = {"factor": 1, "power": 1, "day": 1, "later_day": 1, "area": None, "today": 1, "last_day": 1}
        plans = [
            [row["detail"] for row in history._db.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
            for sql in (memories._REMEMBERED, memories._DUE_CARDS)
        ]
        assert plans[0] == ["SCAN card"]
        assert [step for step in plans[1] if "card" in step] == [
            "SCAN card",
            "SEARCH card USING COVERING INDEX card_by_due (due_day>? AND due_day<?)",
            "SEARCH card USING INDEX sqlite_autoindex_card_1 (question=?)",
        ]
        assert "TEMP B-TREE" not in plans[1][plans[1].index("SCAN card") + 1]
