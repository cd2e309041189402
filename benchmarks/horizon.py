"""How much is recalled on the day by each way of practising: `python benchmarks/horizon.py`.

The policy is chosen as `prep plan` does, on learners around the default weights of FSRS-6. Then it is judged on other
learners: other luck and other memories (slower or faster, forgetting along another curve, failing more first answers).
The first table has one deck of 150 new questions, 42 days and six questions a day; the second a grid of 20 decks,
budgets and memories. The third tells CPU seconds. Options: `--learners N` (40) to judge on, `--quick` for six.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import fsum

from interviewprep.model.attempt import Card, Memory
from interviewprep.model.goal import DEFAULT_TARGET, Goal
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase
from interviewprep.schedule.fsrs import DEFAULT_PARAMETERS
from interviewprep.schedule.horizon.decision import Situation, decide
from interviewprep.schedule.horizon.deck import FIRST_RATINGS, Deck, Item
from interviewprep.schedule.horizon.forecast import RUNS, Choice, choose_policy, weighted_recall
from interviewprep.schedule.horizon.formulas import Fsrs6
from interviewprep.schedule.horizon.gather import Stock
from interviewprep.schedule.horizon.learner import Learner, draw_learners
from interviewprep.schedule.horizon.mocks import Mock, Offer
from interviewprep.schedule.horizon.outlook import look_ahead
from interviewprep.schedule.horizon.policies import POLICIES
from interviewprep.schedule.horizon.simulate import Setting, simulate

CHOSEN_ON, JUDGED_ON = 1, 1_000_000
"""Seeds: no learner of the one is a learner of the other."""

THREE = ("due-first", "new-first", "most-gain")
MODEL = Fsrs6(DEFAULT_PARAMETERS)


def changed(*, stability: float = 1.0, growth: float = 0.0, relapse: float = 1.0, decay: float = 1.0) -> Fsrs6:
    """Give another memory: first stabilities, what reviews add, what lapses leave, and the curve of forgetting."""
    w = list(DEFAULT_PARAMETERS)
    w[:4] = [one * stability for one in w[:4]]
    w[8] += growth
    w[11] *= relapse
    w[20] *= decay
    return Fsrs6(w)


MEMORIES: Mapping[str, Fsrs6] = {
    "as believed": MODEL,
    "forgets sooner": changed(stability=0.6, growth=-0.4),
    "keeps longer": changed(stability=1.6, growth=0.4),
    "steeper curve": changed(decay=1.6),
    "flatter curve": changed(decay=0.8),
    "loses all in a lapse": changed(relapse=0.5),
}
BEGINNERS = {"fails more at first": (0.45, 0.15, 0.4, 0.0), "fails less at first": (0.1, 0.1, 0.8, 0.0)}

GRID = [
    (150, 42, 6, "as believed"),
    (150, 42, 6, "forgets sooner"),
    (150, 42, 6, "keeps longer"),
    (150, 42, 6, "steeper curve"),
    (150, 42, 6, "flatter curve"),
    (150, 42, 6, "loses all in a lapse"),
    (150, 42, 12, "as believed"),
    (150, 42, 12, "forgets sooner"),
    (150, 42, 12, "steeper curve"),
    (150, 42, 24, "keeps longer"),
    (60, 42, 6, "as believed"),
    (60, 42, 6, "forgets sooner"),
    (60, 14, 6, "steeper curve"),
    (40, 7, 10, "as believed"),
    (30, 90, 3, "forgets sooner"),
    (100, 90, 4, "flatter curve"),
    (300, 42, 6, "as believed"),
    (300, 42, 20, "loses all in a lapse"),
    (300, 90, 10, "keeps longer"),
    (600, 60, 15, "forgets sooner"),
]
"""Questions, days, questions a day, and the memory that they are judged on."""


@dataclass(frozen=True)
class Judged:
    """Mean recall on the day by policy, and which policy was chosen."""

    choice: Choice
    recall: Mapping[str, float]

    @property
    def chosen(self) -> float:
        """The recall of the chosen policy."""
        return self.recall[self.choice.policy]

    @property
    def behind(self) -> float:
        """How much the chosen policy is behind the best of the three; negative where it is ahead."""
        return max(self.recall[name] for name in THREE) - self.chosen


def new_deck(questions: int, first_ratings: tuple[float, ...] = FIRST_RATINGS) -> Deck:
    """Make a deck of new questions that take one minute each and count the same."""
    items = tuple(Item(_entry(number), 1.0, 1.0) for number in range(questions))
    return Deck(items, dict.fromkeys(Area, first_ratings), float(questions))


def judge(setting: Setting, truth: Fsrs6, learners: int, deck: Deck | None = None) -> Judged:
    """Choose a policy for a setting, and judge all of them on other learners, who may also find `deck` harder."""
    choice = choose_policy(setting, draw_learners(setting.model, RUNS, CHOSEN_ON))
    real = setting if deck is None else Setting(deck, setting.model, setting.budgets, setting.today, is_light_end=False)
    others = draw_learners(truth, learners, JUDGED_ON)
    return Judged(choice, {name: _mean_recall(real, name, others) for name in POLICIES})


def plain(questions: int, days: int, a_day: float) -> Setting:
    """Give the setting of one deck without mock interviews and without a light last day."""
    return Setting(new_deck(questions), MODEL, (float(a_day),) * days, 20_000, is_light_end=False)


def _mean_recall(setting: Setting, policy: str, learners: list[Learner]) -> float:
    recalls = [weighted_recall(setting, simulate(setting, POLICIES[policy], one)) for one in learners]
    return fsum(recalls) / len(recalls)


def _entry(number: int) -> Entry:
    return Entry(
        bank="made",
        id=f"q{number:04}",
        revision="r",
        area=Area.CODING,
        topic="made",
        domain=Domain.PROGRAMMING,
        phase=Phase.FOUNDATIONS,
        difficulty=Difficulty.EASY,
        minutes=1.0,
        format=Format.SINGLE,
        title="Made",
    )


def first_table(learners: int) -> Iterator[str]:
    """Tell the recalls of one deck, on memories as believed and on others."""
    yield "150 questions, 42 days, 6 a day; recall on the day, judged on other seeds and memories"
    yield f"{'memory':<22} {'due':>6} {'new':>6} {'gain':>6} {'chosen':>7}  of due  over new  policy"
    setting = plain(150, 42, 6)
    rows = [(name, judge(setting, truth, learners)) for name, truth in MEMORIES.items()]
    others = [(name, judge(setting, MODEL, learners, new_deck(150, first))) for name, first in BEGINNERS.items()]
    for name, one in [*rows, *others]:
        due, new, gain = (one.recall[policy] for policy in THREE)
        yield (
            f"{name:<22} {due:6.3f} {new:6.3f} {gain:6.3f} {one.chosen:7.3f}  {one.chosen / due:6.2f}  "
            f"{one.chosen - new:+8.3f}  {one.choice.policy}"
        )
    due, new, chosen = (fsum(recalls) for recalls in zip(*map(_compared, rows), strict=True))
    yield (
        f"over the memories: {chosen / due:.2f} times due first (bound 1.9), "
        f"{(chosen - new) / len(rows):+.3f} over new first (bound +0.02)"
    )
    ratio = min(chosen / due for due, _, chosen in map(_compared, rows))
    ahead = min(chosen - new for _, new, chosen in map(_compared, rows))
    yield f"least of the memories: {ratio:.2f} times due first, {ahead:+.3f} over new first"
    double = judge(plain(150, 42, 12), MODEL, learners)
    yield "twice the budget: " + ", ".join(f"{name} {double.recall[name]:.3f}" for name in THREE)


def _compared(row: tuple[str, Judged]) -> tuple[float, float, float]:
    recall = row[1].recall
    return recall["due-first"], recall["new-first"], row[1].chosen


def grid_table(learners: int) -> Iterator[str]:
    """Tell how far the chosen policy is from the best of the three, over a grid."""
    yield f"{'deck':<24} {'memory':<22} {'due':>6} {'new':>6} {'gain':>6} {'chosen':>7}  behind  policy"
    worst = -1.0
    for questions, days, a_day, memory in GRID:
        one = judge(plain(questions, days, a_day), MEMORIES[memory], learners)
        worst = max(worst, one.behind)
        due, new, gain = (one.recall[policy] for policy in THREE)
        yield (
            f"{f'{questions} in {days} days, {a_day} a day':<24} {memory:<22} {due:6.3f} {new:6.3f} {gain:6.3f} "
            f"{one.chosen:7.3f}  {one.behind:+.3f}  {one.choice.policy}"
        )
    yield f"most behind the best of the three: {worst:+.3f} (bound +0.02)"


def time_table() -> Iterator[str]:
    """Tell the CPU seconds of what a drill waits for and of a whole look, half of the questions being known."""
    for questions, days, minutes in ((150, 42, 30), (600, 42, 60), (600, 90, 60), (600, 180, 45), (5000, 90, 60)):
        situation = _situation(questions, days, minutes)
        yield (
            f"{questions} questions in {days} days, {minutes} minutes a day: "
            f"{_cpu_s(decide, situation):.2f} s to decide, {_cpu_s(look_ahead, situation):.2f} s for all (bound 5)"
        )


def _situation(questions: int, days: int, minutes: int) -> Situation:
    today = 20_000
    entries = [replace(_entry(number), minutes=(2.0, 3.0, 20.0)[number % 3]) for number in range(questions)]
    cards = {
        entry.ref: Card(
            entry.ref,
            entry.area,
            entry.topic,
            entry.domain,
            Memory(1.0 + number % 60, 5.0),
            last_day=today - number % 40,
            due_day=today + 1,
            reviews=1,
            lapses=0,
        )
        for number, entry in enumerate(entries[: questions // 2])
    }
    stock = Stock(entries, cards, dict.fromkeys(Area, 1.0), dict.fromkeys(Area, FIRST_RATINGS))
    goal = Goal(today + days, minutes, DEFAULT_TARGET, today)
    return Situation(goal, today, stock, Offer((Mock("screen", 45.0),)), MODEL, retention=0.9)


def _cpu_s(work: Callable[[Situation], object], situation: Situation) -> float:
    begun = time.process_time()
    work(situation)
    return time.process_time() - begun


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=40)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    learners = 6 if options.quick else options.learners
    for table in (first_table(learners), grid_table(learners), time_table()):
        for line in table:
            sys.stdout.write(f"{line}\n")
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
