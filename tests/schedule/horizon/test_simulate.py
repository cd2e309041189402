"""A run keeps to the minutes, the days and the order of things, whatever the deck and the policy."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.schedule.horizon.deck import Item
from interviewprep.schedule.horizon.learner import draw_learners
from interviewprep.schedule.horizon.policies import POLICIES
from interviewprep.schedule.horizon.simulate import Run, Setting, simulate
from support.horizon import MODEL, TODAY, budgets, decks, make_item, make_items, make_question, make_setting
from support.practice import make_card

policies = st.sampled_from(sorted(POLICIES))
LEARNERS = draw_learners(MODEL, 3, seed=1)


def run(setting: Setting, policy: str, learner: int = 0) -> Run:
    return simulate(setting, POLICIES[policy], LEARNERS[learner])


@given(decks(), budgets, policies, st.integers(1, 3))
def test_each_day_keeps_to_its_minutes_and_asks_nothing_twice(
    items: tuple[Item, ...], minutes: list[float], policy: str, pace: int
) -> None:
    done = run(make_setting(items, minutes, pace=pace), policy)
    assert len(done.asked) == len(minutes)
    for asked, budget in zip(done.asked, minutes, strict=True):
        assert sum(items[number].minutes for number in asked) <= budget + 1e-5
        assert len(set(asked)) == len(asked)


@given(decks(), budgets, policies, st.integers(1, 3))
def test_long_question_rests_longer_before_it_comes_back(
    items: tuple[Item, ...], minutes: list[float], policy: str, pace: int
) -> None:
    done = run(make_setting(items, minutes, pace=pace), policy)
    for number, item in enumerate(items):
        days = [day for day, asked in enumerate(done.asked) if number in asked]
        assert all(later - earlier >= max(1, round(item.entry.minutes / 4)) for earlier, later in pairwise(days))


@given(decks(), budgets, policies)
def test_recall_is_a_chance_and_nothing_for_what_was_never_asked(
    items: tuple[Item, ...], minutes: list[float], policy: str
) -> None:
    done = run(make_setting(items, minutes), policy, learner=1)
    asked = {number for day in done.asked for number in day}
    for number, recall in enumerate(done.recall):
        assert 0 <= recall <= 1
        assert (recall > 0) == (number in asked or not items[number].is_new)


@given(decks(), budgets, policies)
def test_nothing_new_comes_before_what_it_builds_on(items: tuple[Item, ...], minutes: list[float], policy: str) -> None:
    done = run(make_setting(items, minutes), policy)
    order = [number for day in done.asked for number in day]
    names = [items[number].entry.ref for number in order]
    for number in order:
        for ref in items[number].entry.prerequisites:
            assert names.index(ref) < names.index(items[number].entry.ref)


@given(decks(), budgets, policies)
def test_same_learner_meets_the_same_run_again(items: tuple[Item, ...], minutes: list[float], policy: str) -> None:
    setting = make_setting(items, minutes)
    assert run(setting, policy, 2) == run(setting, policy, 2)


@pytest.mark.parametrize("policy", POLICIES)
def test_last_day_asks_again_before_it_begins_anything(policy: str) -> None:
    items = make_items(make_question(number) for number in range(6))
    done = run(make_setting(items, [6.0, 9.0]), policy)
    begun = set(done.asked[0])
    again = [number in begun for number in done.asked[1]]
    assert again == sorted(again, reverse=True)
    assert len(again) == 3


def test_first_answers_of_a_question_are_the_same_under_every_policy_and_in_every_deck() -> None:
    items = make_items(make_question(number) for number in range(40))
    whole = run(make_setting(items, [200.0]), "new-first", learner=1)
    half = run(make_setting(items[20:], [200.0]), "due-first", learner=1)
    assert whole.recall[20:] == half.recall


def test_luck_is_even_and_differs_between_questions_draws_and_learners() -> None:
    values = [one.luck(question, draw) for one in LEARNERS for question in range(300) for draw in range(6)]
    assert len(set(values)) == len(values)
    assert sum(values) / len(values) == pytest.approx(0.5, abs=0.02)
    assert min(values) >= 0
    assert max(values) < 1


def test_card_rated_tomorrow_after_a_journey_west_is_taken_as_rated_today() -> None:
    entry = make_question(0)
    ahead, now = (make_item(entry, make_card(entry.ref, last_day=TODAY + days)) for days in (1, 0))
    assert run(make_setting([ahead], [5.0, 5.0]), "most-gain") == run(make_setting([now], [5.0, 5.0]), "most-gain")
