"""The plan as a whole: complete, within the minutes, the same at each look until something happens."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewprep.base.records import replace
from interviewprep.model.goal import MINUTES_BOUNDS
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.choose.pick import Motive
from interviewprep.schedule.horizon import gather as gathering
from interviewprep.schedule.horizon.decision import decide, todays_picks
from interviewprep.schedule.horizon.gather import gather
from interviewprep.schedule.horizon.outlook import STEP_MINUTES, Outlook, look_ahead
from support.horizon import EVEN, MODEL, TODAY, make_question, make_questions, make_situation, make_stock
from support.practice import make_card

STOCK = make_stock(make_questions(50))


def asked(outlook: Outlook) -> set[str]:
    return {entry.ref for day in outlook.days for entry in (*day.new, *day.again)}


@settings(max_examples=12)
@given(st.integers(1, 40), st.integers(5, 120), st.integers(0, 50))
def test_every_question_is_asked_or_told_to_be_left_out(days: int, minutes: int, known: int) -> None:
    entries = make_questions(50)
    stock = make_stock(entries, [make_card(entry.ref, last_day=TODAY - 5) for entry in entries[:known]])
    outlook = look_ahead(make_situation(stock, days=days, minutes=minutes))
    missing = sum(group.questions for group in (*outlook.left_out, *outlook.too_long))
    assert outlook.asked + missing == outlook.questions == 50
    assert len(asked(outlook) | stock.cards.keys()) == outlook.asked
    assert [day.day for day in outlook.days] == list(range(TODAY, TODAY + days))
    assert all(day.minutes <= minutes + 1e-3 for day in outlook.days)
    assert 0 <= outlook.recall.low <= outlook.recall.mean <= outlook.recall.high <= 1


def test_plan_does_not_change_by_itself() -> None:
    assert look_ahead(make_situation(STOCK)) == look_ahead(make_situation(STOCK))


def test_what_a_drill_asks_today_is_the_first_day_of_the_plan() -> None:
    situation = make_situation(STOCK)
    first = look_ahead(situation).days[0]
    picks = todays_picks(decide(situation))
    assert {pick.ref for pick in picks} == {entry.ref for entry in (*first.new, *first.again)}
    assert {pick.motive for pick in picks} == {Motive.PLAN}
    assert all(pick.why for pick in picks)


def test_picks_say_what_asking_again_does_for_the_day() -> None:
    entries = make_questions(5)
    cards = [make_card(entry.ref, stability=4.0, last_day=TODAY - 8) for entry in entries]
    picks = todays_picks(decide(make_situation(make_stock(entries, cards), minutes=90)))
    assert picks
    assert all("recall on the day" in pick.why and "if not" in pick.why for pick in picks)


def test_more_minutes_are_worth_something_where_time_is_short_and_nothing_where_it_is_not() -> None:
    assert look_ahead(make_situation(STOCK, days=10, minutes=20)).more > 0.03
    assert look_ahead(make_situation(make_stock(make_questions(5)), days=40, minutes=200)).more < 0.01
    # The longest day that a plan may have is no end of what more would be worth.
    longest = make_situation(make_stock(make_questions(600)), days=1, minutes=MINUTES_BOUNDS[1])
    assert look_ahead(longest).more > 0


def test_new_questions_come_phase_by_phase() -> None:
    outlook = look_ahead(make_situation(make_stock([make_question(number) for number in range(40)]), minutes=20))
    phases = [entry.phase for day in outlook.days for entry in day.new]
    # Within a day as well, but for those that only just fit into its last minutes.
    assert sum(later < earlier for earlier, later in pairwise(phases)) <= 2
    assert len(phases) == 40


def test_what_is_left_out_begins_with_the_least_important() -> None:
    importance = EVEN | {Area.COMMUNICATION: 0.2, Area.CODING: 2.0}
    outlook = look_ahead(make_situation(make_stock(make_questions(100), importance=importance), days=14))
    areas = list(dict.fromkeys(group.area for group in outlook.left_out))
    assert areas == sorted(areas, key=lambda area: importance[area])
    assert areas[0] is Area.COMMUNICATION


def test_area_without_importance_is_neither_asked_nor_counted() -> None:
    outlook = look_ahead(make_situation(make_stock(make_questions(50), importance=EVEN | {Area.CODING: 0.0})))
    assert outlook.questions == 40
    assert all(entry.area is not Area.CODING for day in outlook.days for entry in (*day.new, *day.again))


def test_question_longer_than_any_day_is_told_and_not_planned() -> None:
    stock = make_stock([make_question(0), make_question(1, Area.SYSTEM_DESIGN, minutes=50.0)])
    outlook = look_ahead(make_situation(stock))
    assert [(group.area, group.questions) for group in outlook.too_long] == [(Area.SYSTEM_DESIGN, 1)]
    assert asked(outlook) == {"made/q000"}
    assert outlook.enough == {Area.SYSTEM_DESIGN: 50}
    more = replace(outlook.situation.goal, minutes=outlook.enough[Area.SYSTEM_DESIGN])
    assert look_ahead(replace(outlook.situation, goal=more)).too_long == ()
    less = replace(more, minutes=more.minutes - STEP_MINUTES)
    assert look_ahead(replace(outlook.situation, goal=less)).too_long == outlook.too_long


@pytest.mark.parametrize("days", [0, -1, -400])
def test_without_a_day_left_there_is_nothing_to_ask(days: int) -> None:
    situation = make_situation(STOCK, days=days)
    assert look_ahead(situation).days == ()
    assert todays_picks(decide(situation)) == []


def test_without_any_question_the_plan_is_empty() -> None:
    outlook = look_ahead(make_situation(make_stock([])))
    assert (asked(outlook), outlook.questions, outlook.recall.mean) == (set(), 0, 0.0)


def test_cards_beyond_the_bound_are_kept_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MOST_CARDS", 3)
    entries = [make_question(number) for number in range(8)]
    cards = [make_card(entry.ref, stability=1.0 + number, last_day=TODAY - 4) for number, entry in enumerate(entries)]
    found = gather(make_stock(entries, cards), MODEL, today=TODAY, budgets=[30.0] * 5)
    assert [item.entry.ref for item in found.deck.items] == ["made/q000", "made/q001", "made/q002"]
    kept = sum(3.0 * MODEL.recall(card.memory.stability, 9) for card in cards[3:])
    assert found.deck.settled == pytest.approx(kept)
    assert found.deck.total_weight == pytest.approx(24.0)


def test_missing_days_costs_recall_but_changes_no_date() -> None:
    situation = make_situation(STOCK, days=20, minutes=15)
    late = replace(situation, today=TODAY + 5)
    assert look_ahead(late).recall.mean < look_ahead(situation).recall.mean
    assert look_ahead(late).days[-1].day == look_ahead(situation).days[-1].day
