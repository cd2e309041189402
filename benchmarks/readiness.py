"""Whether readiness keeps its word: 2,000 simulated learners who forget, guess, slip and grow unlike the model.

Their true readiness is known, so that intervals of 90 % can be counted: how often they hold it, how wide they are, and
what their interval score is against the best interval that is the same for everybody. With `--chosen-on` the learners
are of the families on which the constants were chosen; with `--placement` they sit one, as their first practice. The
same seed gives the same figures.

Source of the score: T. Gneiting and A. E. Raftery, Strictly proper scoring rules, prediction, and estimation, 2007,
section 6.2: the width, and 2 / 0.1 times the distance by which the truth lies outside.
"""

import argparse
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from interviewprep.model.taxonomy import Difficulty
from support.coverage import Told, best_constant, coverage, interval_score, median_width, tell
from support.learners import CHOSEN_ON, JUDGED_ON, Scenario
from support.placed import place_learners

LEARNERS = 2000
SEED = 2026
COVERAGE = (0.86, 0.94)
WIDEST = 0.35
ABOUT_30 = range(26, 35)
UP_TO = (0, 5, 10, 20, 40, 80, 10_000)


def lines(scenarios: Sequence[Scenario], number: int, seed: int) -> Iterator[str]:
    """Simulate, and write the figures for all, by scenario, by number of answers and by kind of scope."""
    told = list(tell(scenarios, number // len(scenarios), seed))
    constant = best_constant(told)
    yield f"{'':<24}{'intervals':>10}{'cover':>8}{'width':>8}{'score':>8}{'constant':>10}"
    yield _row("all", told, constant)
    for scenario in scenarios:
        yield _row(scenario.name, [one for one in told if one.scenario == scenario.name], constant)
    above = -1
    for most in UP_TO:
        name = (
            "no answer"
            if most == 0
            else f"{above + 1} answers or more"
            if most == UP_TO[-1]
            else f"up to {most} answers"
        )
        yield _row(name, [one for one in told if above < one.answers <= most], constant)
        above = most
    yield from (_row(name, list(filter(fits, told)), constant) for name, fits in _KINDS.items())
    near = [one for one in told if one.answers in ABOUT_30]
    yield _row("about 30 answers", near, constant)
    covered, width = coverage(told), median_width(near)
    yield f"cover {covered:.3f}, {COVERAGE[0]} to {COVERAGE[1]}{_over(not COVERAGE[0] <= covered <= COVERAGE[1])}"
    yield f"median width at about 30 answers {width:.3f}, at most {WIDEST}{_over(width > WIDEST)}"
    mean = statistics.mean(interval_score(one) for one in told)
    best = statistics.mean(interval_score(one, constant) for one in told)
    yield f"interval score {mean:.3f}, below that of the constant interval, {best:.3f}{_over(mean >= best)}"


def placement_lines(scenarios: Sequence[Scenario], number: int, seed: int) -> Iterator[str]:
    """Let everybody sit a placement, and write how well it tells where they stand."""
    found = list(place_learners(scenarios, number // len(scenarios), seed))
    told = [one.told for one in found]
    yield f"{len(told):,} domains, {statistics.mean(one.answers for one in told):.1f} questions each"
    yield f"90 % intervals cover {coverage(told):.3f}, median width {median_width(told):.3f}"
    for difficulty in Difficulty:
        truths = [one.told.truth for one in found if one.difficulty is difficulty]
        yield f"begin at {difficulty:<8}{len(truths):>7,}   true readiness on average {statistics.mean(truths):.2f}"


_KINDS: dict[str, Callable[[Told], bool]] = {
    f"readiness by {kind}": lambda one, kind=kind: type(one.scope).__name__.lower() == kind  # type: ignore[misc]
    for kind in ("area", "domain", "phase")
}


def _row(name: str, told: Iterable[Told], constant: tuple[float, float]) -> str:
    of = list(told)
    if not of:
        return f"{name:<24}{0:>10}"
    score = statistics.mean(interval_score(one) for one in of)
    same = statistics.mean(interval_score(one, constant) for one in of)
    return f"{name:<24}{len(of):>10,}{coverage(of):>8.3f}{median_width(of):>8.3f}{score:>8.3f}{same:>10.3f}"


def _over(is_over: bool) -> str:
    return "  over" if is_over else ""


def main() -> None:
    """Simulate and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--learners", type=int, default=LEARNERS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--chosen-on", action="store_true", help="the families on which the constants were chosen")
    parser.add_argument("--placement", action="store_true", help="how well a placement tells where they stand")
    chosen = parser.parse_args()
    write = placement_lines if chosen.placement else lines
    for line in write(CHOSEN_ON if chosen.chosen_on else JUDGED_ON, chosen.learners, chosen.seed):
        print(line, flush=True)  # noqa: T201 - this is its output


if __name__ == "__main__":
    main()
