"""What an interviewer looks for beside the score, as statements that hold or do not, in four levels of a dimension.

A statement tells what was seen or heard, not what may be inferred from it; a level is reached when all statements up to
it hold. What the machine knows it fills in; of what only the person knows they are asked, and what they leave open
neither helps nor hinders. To add a statement, add it to `PROGRAM`.

Source: the levels are anchored like those of the rubric for design cases: 0 is "did not begin", 4 is "hire for this".
The quarter of the budget left, and a first run within its first half, leave the time that is meant for checking and for
the follow-up in `phases`.
"""

from collections.abc import Callable, Iterable, Mapping

from interviewprep.base.records import dataclass
from interviewprep.model.question import Group
from interviewprep.session.items import ItemState

MAX_LEVEL = 4
_GRACE = 1.25
"""Beyond this much of the budget a program is no longer taken as solved; the same bound rates cards."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement about one question, by its title: met, not met, or None where nobody knows. Level 1 to 4."""

    text: str
    level: int
    met: bool | None
    question: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement about a program: what it says, and how the machine knows; None where only the person does."""

    id: str
    dimension: str
    level: int
    text: str
    known: Callable[[ItemState, float], bool | None] | None


def _passes(*groups: Group) -> Callable[[ItemState, float], bool | None]:
    def known(item: ItemState, budget_s: float) -> bool | None:
        del budget_s
        passed: Mapping[str, bool] = (item.verdict or {}).get("groups", {})
        asked = [passed[group.value] for group in groups if group.value in passed]
        return all(asked) if asked else None

    return known


def _is_first_right(item: ItemState, budget_s: float) -> bool:
    del budget_s
    return _is_right(item) and item.submits == 1


def _is_fast(item: ItemState, budget_s: float) -> bool | None:
    grown = (item.verdict or {}).get("growth_ok")
    at_scale = _passes(Group.SCALE)(item, budget_s)
    known = [one for one in (grown, at_scale) if one is not None]
    return all(known) if known else None


def _runs(item: ItemState, budget_s: float) -> bool:
    del budget_s
    return item.verdict is not None and item.verdict["verdict"] not in {"compile_error", "runtime_error", "violation"}


def _is_right(item: ItemState) -> bool:
    return bool(item.verdict and item.verdict["passed"])


def _leaves_time(item: ItemState, budget_s: float) -> bool:
    early = item.first_run_s is not None and item.first_run_s <= budget_s / 2
    return early and item.active_s <= 0.75 * budget_s


_PLAN, _CORRECT, _TESTS, _PACE = "Understanding and plan", "Correctness", "Testing", "Efficiency and pace"

PROGRAM = (
    Statement("runs", _PLAN, 1, "the program runs and returns something", _runs),
    Statement("stated-bounds", _PLAN, 2, "asked about bounds and odd inputs, or stated them, before coding", None),
    Statement("said-plan", _PLAN, 3, "said the plan and what it costs before coding", None),
    Statement("no-hint", _PLAN, 4, "right without a hint", lambda item, _: _is_right(item) and item.hints == 0),
    Statement("examples", _CORRECT, 1, "all examples pass", _passes(Group.EXAMPLES)),
    Statement("edges", _CORRECT, 2, "all edge cases pass", _passes(Group.EDGES)),
    Statement("all", _CORRECT, 3, "every test of correctness passes", _passes(*(set(Group) - {Group.SCALE}))),
    Statement("first-time", _CORRECT, 4, "right at the first submission", _is_first_right),
    Statement("ran-samples", _TESTS, 1, "ran the samples", lambda item, _: item.runs > 0),
    Statement("own-checks", _TESTS, 2, "ran own checks before submitting", lambda item, _: item.own_checked),
    Statement("own-held", _TESTS, 3, "own checks held before submitting", lambda item, _: item.own_held),
    Statement("named-edges", _TESTS, 4, "named the inputs that break a careless solution", None),
    Statement("in-reach", _PACE, 1, "done within a quarter over time", lambda item, s: item.active_s <= _GRACE * s),
    Statement("in-time", _PACE, 2, "done in time", lambda item, budget_s: item.active_s <= budget_s),
    Statement("fast-enough", _PACE, 3, "fast enough on large inputs", _is_fast),
    Statement(
        "time-left",
        _PACE,
        4,
        "a quarter of the time left, first run in the first half",
        _leaves_time,
    ),
)

ASKED = tuple(statement for statement in PROGRAM if statement.known is None)
"""What the person is asked, in order."""


def findings_of(title: str, item: ItemState, budget_s: float) -> dict[str, list[Finding]]:
    """Find out which statements hold of a program that has a verdict, by dimension; `title` names its question."""
    said = dict(item.said)
    found: dict[str, list[Finding]] = {}
    for one in PROGRAM:
        met = one.known(item, budget_s) if one.known else said.get(one.id)
        found.setdefault(one.dimension, []).append(Finding(one.text, one.level, met, title))
    return found


def ladder_level(findings: Iterable[Finding]) -> int:
    """Give the highest level, 0 to 4, of which a statement is met while none up to it is known not to be."""
    known = [one for one in findings if one.met is not None]
    missed = min((one.level for one in known if not one.met), default=MAX_LEVEL + 1)
    return max((one.level for one in known if one.met and one.level < missed), default=0)
