"""What each policy puts first, and how much the chosen one recalls on the day."""

import pytest
from hypothesis import given

from interviewprep.schedule.horizon.deck import Item
from interviewprep.schedule.horizon.forecast import choose_policy, forecast, weighted_recall
from interviewprep.schedule.horizon.formulas import Fsrs6
from interviewprep.schedule.horizon.learner import draw_learners
from interviewprep.schedule.horizon.policies import POLICIES, due_first, most_gain, new_first
from interviewprep.schedule.horizon.simulate import Setting, rank, simulate, start
from support.horizon import MODEL, TODAY, decks, make_item, make_items, make_question, make_setting
from support.practice import make_card

THREE = ("due-first", "new-first", "most-gain")


@given(decks())
def test_every_policy_ranks_each_item_at_most_once_and_new_ones_in_their_order(items: tuple[Item, ...]) -> None:
    setting = make_setting(items, [20.0] * 5)
    for policy in POLICIES.values():
        ranked = list(rank(setting, policy, start(setting), 0))
        new = [number for number in ranked if items[number].is_new]
        assert len(set(ranked)) == len(ranked)
        assert new == [number for number, item in enumerate(items) if item.is_new]


def remembered(stabilities: list[float], ago: int = 10) -> Setting:
    entries = [make_question(number) for number in range(len(stabilities))]
    cards = {
        entry.ref: make_card(entry.ref, stability=stability, last_day=TODAY - ago)
        for entry, stability in zip(entries, stabilities, strict=True)
    }
    return make_setting(make_items(entries, cards), [10.0] * 4)


def test_due_first_takes_the_longest_overdue_and_nothing_that_is_not_due() -> None:
    setting = remembered([8.0, 2.0, 100.0])
    assert list(due_first(start(setting), 0)) == [1, 0]


def test_new_first_goes_on_with_what_is_remembered_least() -> None:
    setting = remembered([8.0, 2.0, 100.0])
    assert list(new_first(start(setting), 0)) == [1, 0, 2]


def test_most_gain_prefers_what_counts_more_and_takes_less_time() -> None:
    entries = [make_question(0, minutes=3.0), make_question(1, minutes=6.0), make_question(2, minutes=3.0)]
    cards = {entry.ref: make_card(entry.ref, stability=5.0, last_day=TODAY - 9) for entry in entries}
    weights = (3.0, 3.0, 9.0)
    items = [make_item(entry, cards[entry.ref], weight=weight) for entry, weight in zip(entries, weights, strict=True)]
    assert list(most_gain(start(make_setting(items, [10.0] * 2)), 0)) == [2, 0, 1]


def judged(truth: Fsrs6, questions: int, days: int, a_day: int) -> tuple[str, dict[str, float]]:
    """Choose on learners around the model, and judge on other learners around another memory."""
    items = make_items(make_question(number, minutes=1.0) for number in range(questions))
    setting = make_setting(items, [float(a_day)] * days, is_light_end=False)
    choice = choose_policy(setting, draw_learners(MODEL, 12, seed=1))
    others = draw_learners(truth, 8, seed=1_000_000)
    recalls = {
        name: sum(weighted_recall(setting, simulate(setting, policy, one)) for one in others) / len(others)
        for name, policy in POLICIES.items()
    }
    return choice.policy, recalls


def another(*, stability: float, growth: float, decay: float) -> Fsrs6:
    w = MODEL.weights
    return Fsrs6((*(one * stability for one in w[:4]), *w[4:8], w[8] + growth, *w[9:20], w[20] * decay))


MEMORIES = {
    "as believed": MODEL,
    "forgets sooner": another(stability=0.6, growth=-0.4, decay=1.0),
    "steeper curve": another(stability=1.0, growth=0.0, decay=1.6),
}


@pytest.mark.parametrize("truth", MEMORIES.values(), ids=MEMORIES)
def test_chosen_policy_recalls_far_more_on_the_day_than_due_first_and_more_than_new_first(truth: Fsrs6) -> None:
    chosen, recalls = judged(truth, 150, 42, 6)
    assert recalls[chosen] >= 1.9 * recalls["due-first"]
    assert recalls[chosen] >= recalls["new-first"] + 0.02


GRID = [
    (150, 42, 12, "forgets sooner"),
    (60, 42, 6, "as believed"),
    (40, 7, 10, "steeper curve"),
    (30, 60, 3, "forgets sooner"),
    (200, 30, 5, "as believed"),
]
"""A quarter of the grid of `benchmarks/horizon.py`, which takes longer."""


@pytest.mark.parametrize(("questions", "days", "a_day", "memory"), GRID)
def test_chosen_policy_is_never_far_behind_the_best_of_the_three(
    questions: int, days: int, a_day: int, memory: str
) -> None:
    chosen, recalls = judged(MEMORIES[memory], questions, days, a_day)
    assert recalls[chosen] >= max(recalls[name] for name in THREE) - 0.02


def test_band_holds_the_mean_and_most_learners() -> None:
    setting = make_setting(make_items(make_question(number) for number in range(40)), [12.0] * 20)
    told = forecast(setting, "most-gain", draw_learners(MODEL, 20, seed=3))
    others = draw_learners(MODEL, 60, seed=500)
    recalls = [weighted_recall(setting, simulate(setting, POLICIES["most-gain"], one)) for one in others]
    inside = sum(told.low <= recall <= told.high for recall in recalls) / len(recalls)
    assert told.low < told.mean < told.high
    assert 0.75 <= inside <= 1


@pytest.mark.parametrize(("minutes", "is_all_asked"), [(12.0, True), (4.0, False)])
def test_what_is_asked_is_recalled_better_than_all_unless_all_is_asked(minutes: float, is_all_asked: bool) -> None:
    setting = make_setting(make_items(make_question(number) for number in range(40)), [minutes] * 20)
    told = forecast(setting, "new-first", draw_learners(MODEL, 20, seed=3))
    run = simulate(setting, POLICIES["new-first"], draw_learners(MODEL, 1, seed=3)[0])
    share = len(run.begun) / 40
    assert (share == 1) is is_all_asked
    assert told.of_asked == pytest.approx(told.mean / share)
