"""Somebody who follows the plan day by day, made anew each morning, ends where the first look said they would."""

from bisect import bisect_right
from collections.abc import Collection
from itertools import accumulate
from random import Random

import pytest

from interviewprep.base.records import replace
from interviewprep.model.attempt import Card, Memory
from interviewprep.schedule.horizon.decision import Situation, decide, todays_picks
from interviewprep.schedule.horizon.deck import FIRST_RATINGS
from interviewprep.schedule.horizon.learner import LATER_RATINGS
from interviewprep.schedule.horizon.outlook import look_ahead
from support.horizon import MODEL, TODAY, make_questions, make_situation, make_stock
from support.practice import make_card

QUESTIONS = make_questions(40)
DAYS, MINUTES = 12, 30


def situation(day: int, cards: Collection[Card] = ()) -> Situation:
    planned = make_situation(make_stock(QUESTIONS, cards), days=DAYS, minutes=MINUTES)
    return replace(planned, today=TODAY + day)


def answered(card: Card | None, ref: str, day: int, random: Random) -> Card:
    """Answer a question as the model has it: by chance remembered, and rated as people are on average."""
    if card is None:
        place = bisect_right(list(accumulate(FIRST_RATINGS[:-1])), random.random())
        memory = Memory(MODEL.first_stability[place], MODEL.first_difficulty[place])
    else:
        elapsed = TODAY + day - card.last_day
        is_remembered = random.random() < MODEL.recall(card.memory.stability, elapsed)
        rating = 2 + bisect_right(list(accumulate(LATER_RATINGS[:-1])), random.random()) if is_remembered else 1
        memory = Memory(*MODEL.reviewed(card.memory.stability, card.memory.difficulty, elapsed, rating))
    return replace(make_card(ref, last_day=TODAY + day), memory=memory)


def follow(seed: int, missed: Collection[int] = ()) -> float:
    """Follow the plan to the date but on some days, and give the recall then."""
    random, cards = Random(seed), dict[str, Card]()
    for day in range(DAYS):
        if day not in missed:
            for pick in todays_picks(decide(situation(day, cards.values()))):
                cards[pick.ref] = answered(cards.get(pick.ref), pick.ref, day, random)
    recalled = {ref: MODEL.recall(card.memory.stability, TODAY + DAYS - card.last_day) for ref, card in cards.items()}
    weights = {entry.ref: entry.minutes for entry in QUESTIONS}
    return sum(weights[ref] * recall for ref, recall in recalled.items()) / sum(weights.values())


@pytest.fixture(scope="module")
def ends() -> list[float]:
    """Give the recall of some who followed the plan to the end."""
    return [follow(seed) for seed in range(6)]


def test_recall_on_the_day_is_what_the_first_look_said(ends: list[float]) -> None:
    told = look_ahead(situation(0)).recall
    assert sum(told.low <= end <= told.high for end in ends) >= 5
    assert sum(ends) / len(ends) == pytest.approx(told.mean, abs=0.03)


def test_missed_days_cost_no_more_than_their_minutes(ends: list[float]) -> None:
    missed = {3, 4, 5}
    budgets = decide(situation(0)).setting.budgets
    kept = 1 - sum(budgets[day] for day in missed) / sum(budgets)
    late, usual = (sum(recalls) / len(recalls) for recalls in ([follow(seed, missed) for seed in range(6)], ends))
    assert usual * (kept - 0.02) < late < usual
