"""Simulated learners: people whose chance to pass a fresh question is known, with the sums their answers leave behind.

They differ from the model on purpose: in how they forget, guess, slip, grow and repeat. Nothing here knows the
constants of the model; a scenario says what its learners do.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase
from interviewprep.report.readiness.estimate import Scope
from interviewprep.store.tallies import Tally

D, F = Domain, Format
T = TypeVar("T")

Cell = tuple[Area, Domain]

CELLS: Mapping[Cell, float] = {
    (Area.CODING, D.MATHEMATICS): 25,
    (Area.CODING, D.PROGRAMMING): 79,
    (Area.CODING, D.ML_ALGORITHMS): 37,
    (Area.CODING, D.DATA_ENGINEERING): 27,
    (Area.ML_THEORY, D.MATHEMATICS): 53,
    (Area.ML_THEORY, D.ML_ALGORITHMS): 137,
    (Area.ML_THEORY, D.DATA_ENGINEERING): 10,
    (Area.MODEL_EVALUATION, D.MATHEMATICS): 31,
    (Area.MODEL_EVALUATION, D.ML_ALGORITHMS): 50,
    (Area.MODEL_EVALUATION, D.DATA_ENGINEERING): 17,
    (Area.SYSTEM_DESIGN, D.DATA_ENGINEERING): 23,
    (Area.SYSTEM_DESIGN, D.MLOPS): 42,
    (Area.SYSTEM_DESIGN, D.CLOUD): 32,
    (Area.COMMUNICATION, D.CROSS_DOMAIN): 40,
}
"""How many questions the banks are planned to hold of each area and domain."""

PHASES: Mapping[Domain, Phase] = {
    D.MATHEMATICS: Phase.FOUNDATIONS,
    D.PROGRAMMING: Phase.FOUNDATIONS,
    D.ML_ALGORITHMS: Phase.ML_THEORY_AND_PRACTICE,
    D.DATA_ENGINEERING: Phase.SOFTWARE_ENGINEERING_FOR_ML,
    D.MLOPS: Phase.DEPLOYMENT_AND_PRODUCTION,
    D.CLOUD: Phase.DEPLOYMENT_AND_PRODUCTION,
    D.CROSS_DOMAIN: Phase.SOFTWARE_ENGINEERING_FOR_ML,
}
FORMATS: Mapping[Area, Mapping[Format, float]] = {
    Area.CODING: {F.CODE: 130, F.SQL: 15, F.BUGFIX: 15},
    Area.ML_THEORY: {F.SINGLE: 69, F.MULTI: 28, F.NUMERIC: 47, F.SHORT: 53, F.ORDER: 3},
    Area.MODEL_EVALUATION: {F.SINGLE: 25, F.MULTI: 14, F.NUMERIC: 29, F.SHORT: 20, F.ORDER: 2},
    Area.SYSTEM_DESIGN: {F.CASE: 30, F.SINGLE: 16, F.MULTI: 10, F.NUMERIC: 13, F.SHORT: 16, F.ORDER: 5},
    Area.COMMUNICATION: {F.LONG: 40},
}
DIFFICULTIES: Mapping[Difficulty, float] = {Difficulty.EASY: 128, Difficulty.MEDIUM: 320, Difficulty.HARD: 157}
GUESSED: Mapping[Format, float] = {F.SINGLE: 0.25, F.MULTI: 0.07, F.ORDER: 0.04}
"""How often somebody without any knowledge is right who guesses evenly."""

Range = tuple[float, float]
_Place = tuple[int, Area, Domain, Format, Difficulty]


def faded_odds(power: float) -> Callable[[float, float, float], float]:
    """Forget so that the odds of knowing fall with a power of time; `strength` days are the onset."""
    return lambda p, days, strength: _logistic(_log_odds(p) - power * math.log1p(days / strength))


def faded_share(p: float, days: float, strength: float) -> float:
    """Forget as memory does in FSRS: the share of what is known falls by a power of time, to 90 % after `strength`."""
    return p / math.sqrt(1 + 19 / 81 * days / strength)


def halved(p: float, days: float, strength: float) -> float:
    """Forget exponentially: half of what is known is gone after ten times `strength`."""
    return p * math.exp(-math.log(2) * days / (10 * strength))


def kept(p: float, days: float, strength: float) -> float:
    """Forget nothing."""
    del days, strength
    return p


@dataclass(frozen=True)
class Scenario:
    """What a family of learners does. Ranges are drawn from evenly, for each learner anew.

    `ability`, `area_spread`, `domain_spread`, `spacing` (of difficulties) and `growth` (by answer) are log-odds.
    `strength` are days, see `forget`. `guess` multiplies the chance of an even guess. `slip` is the share of known
    questions that are failed. `again` is how often a question that was met is passed by one who would fail it fresh,
    and `repeats` the share of answers that are repeated ones. `drift` is the standard deviation of ability over a day.
    """

    name: str
    ability: tuple[float, float] = (0.3, 1.0)
    area_spread: float = 0.5
    domain_spread: float = 0.4
    spacing: Range = (0.6, 1.3)
    forget: Callable[[float, float, float], float] = faded_share
    strength: Range = (20, 80)
    guess: Range = (1.0, 1.2)
    slip: Range = (0.0, 0.08)
    growth: Range = (0.0, 0.02)
    again: Range = (0.2, 0.7)
    repeats: Range = (0.1, 0.6)
    drift: float = 0.0
    gaps: Sequence[tuple[int, int]] = ((1, 2), (1, 4), (2, 7))
    idle_days: Sequence[int] = (0, 0, 1, 3, 7, 14, 30, 60)
    answers: Sequence[int] = (15, 40, 80, 150, 250)


@dataclass
class Learner:
    """One person; `day` is the study day reached, `readiness` what is true of them then."""

    scenario: Scenario
    random: Random
    day: int = 0
    sums: dict[_Place, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0] * 5))

    def __post_init__(self) -> None:
        of, draw = self.scenario, self.random
        general = draw.gauss(*of.ability)
        areas = {area: draw.gauss(0, of.area_spread) for area in Area}
        domains = {domain: draw.gauss(0, of.domain_spread) for domain in Domain}
        self.ability = {cell: general + areas[cell[0]] + domains[cell[1]] for cell in CELLS}
        self.traits = {
            name: draw.uniform(*getattr(of, name))
            for name in ("spacing", "strength", "guess", "slip", "growth", "again", "repeats")
        }
        self.taste = {area: draw.uniform(0.2, 1.2) for area in Area}
        self.last: dict[Area, int] = {}
        self.met: set[Area] = set()

    def practise(self, answers: int) -> None:
        """Answer so many questions on as many days as that takes."""
        low, high = self.random.choice(self.scenario.gaps)
        a_day = self.random.randint(3, 12)
        while answers > 0:
            for _ in range(min(a_day, answers)):
                self._answer()
            answers -= a_day
            self._rest(self.random.randint(low, high) if answers > 0 else 0)

    def rest(self) -> None:
        """Do nothing for some days."""
        self._rest(self.random.choice(self.scenario.idle_days))

    def readiness(self) -> dict[Scope, float]:
        """Tell how likely a fresh question of each scope is passed now, without luck."""
        total: dict[Scope, float] = defaultdict(float)
        weights: dict[Scope, float] = defaultdict(float)
        for cell, share in CELLS.items():
            p = sum(weight * self._knows(cell, difficulty) for difficulty, weight in DIFFICULTIES.items())
            for scope in (*cell, PHASES[cell[1]]):
                total[scope] += share * p / sum(DIFFICULTIES.values())
                weights[scope] += share
        return {scope: total[scope] / weights[scope] for scope in total}

    def tallies(self) -> list[Tally]:
        """Give the weekly sums of all answers, as the history keeps them."""
        return [
            Tally(
                area=area,
                domain=domain,
                phase=PHASES[domain],
                topic=None,
                format=fmt,
                difficulty=difficulty,
                attempts=answers,
                passed=passed,
                score_sum=passed,
                score_squares=passed,
                first_attempts=fresh,
                first_passed=fresh_passed,
                active_s=60.0 * answers,
                budget_s=90.0 * answers,
                over_budget=0,
                mean_day=day_sum / answers,
            )
            for (_, area, domain, fmt, difficulty), (answers, passed, fresh, fresh_passed, day_sum) in self.sums.items()
        ]

    def passes(self, cell: Cell, fmt: Format, difficulty: Difficulty, *, is_again: bool = False) -> float:
        """Tell how likely a question is passed now, by knowledge or by luck."""
        p = self._knows(cell, difficulty)
        if is_again:
            p += (1 - p) * self.traits["again"]
        return p + (1 - p) * min(0.9, GUESSED.get(fmt, 0.0) * self.traits["guess"])

    def _answer(self) -> None:
        draw = self.random
        area = _drawn(draw, self.taste)
        cell = _drawn(draw, {cell: share for cell, share in CELLS.items() if cell[0] is area})
        fmt, difficulty = _drawn(draw, FORMATS[area]), _drawn(draw, DIFFICULTIES)
        is_again = area in self.met and draw.random() < self.traits["repeats"]
        passed = draw.random() < self.passes(cell, fmt, difficulty, is_again=is_again)
        entry = self.sums[self.day // 7, *cell, fmt, difficulty]
        for index, value in enumerate((1, passed, not is_again, passed and not is_again, self.day)):
            entry[index] += value
        for other in CELLS:
            if other[0] is area:
                self.ability[other] += self.traits["growth"]
        self.last[area] = self.day
        self.met.add(area)

    def _knows(self, cell: Cell, difficulty: Difficulty) -> float:
        hardness = {Difficulty.EASY: -1, Difficulty.MEDIUM: 0, Difficulty.HARD: 1}[difficulty]
        p = _logistic(self.ability[cell] - hardness * self.traits["spacing"])
        days = self.day - self.last.get(cell[0], self.day)
        return self.scenario.forget(p, days, self.traits["strength"]) * (1 - self.traits["slip"])

    def _rest(self, days: int) -> None:
        self.day += days
        if self.scenario.drift:
            moved = self.random.gauss(0, self.scenario.drift * math.sqrt(days))
            self.ability = {cell: ability + moved for cell, ability in self.ability.items()}


def learners(scenario: Scenario, number: int, seed: int) -> Iterator[Learner]:
    """Let so many learners of a family practise and then rest."""
    for index in range(number):
        learner = Learner(scenario, Random(f"{seed} {scenario.name} {index}"))
        learner.practise(learner.random.choice(scenario.answers))
        learner.rest()
        yield learner


CHOSEN_ON: Sequence[Scenario] = (
    Scenario("plain", forget=faded_odds(0.5), repeats=(0.1, 0.4)),
    Scenario("forgets much", forget=faded_odds(1.0), strength=(5, 30)),
    Scenario("forgets nothing", forget=kept),
    Scenario("lucky", guess=(1.2, 2.0)),
    Scenario("never guesses", guess=(0.0, 0.3)),
    Scenario("slips", slip=(0.05, 0.2)),
    Scenario("learns fast", growth=(0.02, 0.05)),
    Scenario("repeats by heart", again=(0.7, 0.95), repeats=(0.4, 0.7)),
    Scenario("drifts", drift=0.07),
    Scenario("uneven", area_spread=0.9, domain_spread=0.7),
    Scenario("strong", ability=(1.4, 0.8)),
    Scenario("weak", ability=(-0.9, 0.8)),
)
"""Families on which the constants of the model were chosen."""

JUDGED_ON: Sequence[Scenario] = (
    Scenario("memory of FSRS", strength=(15, 60)),
    Scenario("exponential", forget=halved, strength=(8, 30)),
    Scenario("hardly forgets", strength=(150, 600)),
    Scenario("half knowledge", guess=(1.3, 1.8), slip=(0.02, 0.1)),
    Scenario("careless", guess=(0.0, 1.0), slip=(0.08, 0.18)),
    Scenario("steep difficulty", spacing=(1.3, 2.0)),
    Scenario("flat difficulty", spacing=(0.0, 0.5)),
    Scenario("grows and drifts", growth=(0.01, 0.035), drift=0.05),
    Scenario("drills much", again=(0.5, 0.9), repeats=(0.5, 0.8)),
    Scenario("mixed crowd", ability=(0.2, 1.5), area_spread=0.7, gaps=((1, 2), (3, 10), (7, 21))),
)
"""Families that it is judged on; the constants were chosen without them."""


def _drawn(random: Random, weights: Mapping[T, float]) -> T:
    return random.choices(list(weights), list(weights.values()))[0]


def _log_odds(p: float) -> float:
    p = min(max(p, 1e-9), 1 - 1e-9)
    return math.log(p / (1 - p))


def _logistic(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))
