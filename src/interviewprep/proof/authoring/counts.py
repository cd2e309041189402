"""How many questions of each kind banks hold, are to hold now by plan, and once they are complete by goal."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from interviewprep.bank.parse import LoadedBank
from interviewprep.base.records import dataclass
from interviewprep.model.taxonomy import Difficulty, Domain, Format, Phase

_ORDERED: Mapping[str, Sequence[str]] = {
    "format": [form.value for form in Format],
    "topic": [],
    "difficulty": [level.value for level in Difficulty],
    "domain": [domain.value for domain in Domain],
    "phase": [str(int(phase)) for phase in Phase],
}
"""The kinds of counts in the order in which they are told, and the names of each; topics go by the alphabet."""


@dataclass(frozen=True, slots=True)
class Count:
    """Questions of one kind.

    `planned` and `goal` are None where plan or goal say nothing of such kinds; `missing` are still to be written by the
    plan, `to_go` by the goal.
    """

    kind: str
    name: str
    held: int
    planned: int | None
    goal: int | None
    missing: int
    to_go: int


def counts(bank: LoadedBank) -> list[Count]:
    """Count questions by format, topic, difficulty, domain and phase; what is neither held nor wanted stays out."""
    plan, goal, held = bank.header.plan, bank.header.goal, bank.questions
    return [
        *_count("format", (one.format.value for one in held), plan.formats, goal.formats),
        *_count("topic", (one.topic for one in held), plan.topics, goal.topics),
        *_count("difficulty", (one.difficulty.value for one in held), plan.difficulties, goal.difficulties),
        *_count("domain", (one.domain.value for one in held), {}, goal.domains),
        *_count("phase", (str(int(one.phase)) for one in held), {}, goal.phases),
    ]


def counts_of_all(banks: Sequence[LoadedBank]) -> list[Count]:
    """Count the questions of several banks together; what one holds beyond its goal brings no other nearer to its."""
    found: dict[tuple[str, str], Count] = {}
    for bank in banks:
        for one in counts(bank):
            key = one.kind, one.name
            found[key] = _together(found[key], one) if key in found else one
    return sorted(found.values(), key=_place)


def _count(kind: str, questions: Iterable[str], planned: Mapping[str, int], goal: Mapping[str, int]) -> Iterator[Count]:
    held = Counter(questions)
    names = _ORDERED[kind] or sorted({*held, *planned, *goal})
    for name in names:
        by_plan, by_goal = planned.get(name, 0), goal.get(name, 0)
        if held[name] or by_plan or by_goal:
            yield Count(
                kind=kind,
                name=name,
                held=held[name],
                planned=by_plan if planned else None,
                goal=by_goal if goal else None,
                missing=max(by_plan - held[name], 0),
                to_go=max(by_goal - held[name], 0),
            )


def _together(one: Count, other: Count) -> Count:
    return Count(
        kind=one.kind,
        name=one.name,
        held=one.held + other.held,
        planned=_sum(one.planned, other.planned),
        goal=_sum(one.goal, other.goal),
        missing=one.missing + other.missing,
        to_go=one.to_go + other.to_go,
    )


def _sum(one: int | None, other: int | None) -> int | None:
    return other if one is None else one + (other or 0)


def _place(count: Count) -> tuple[int, int, str]:
    names = _ORDERED[count.kind]
    return list(_ORDERED).index(count.kind), names.index(count.name) if names else 0, count.name
