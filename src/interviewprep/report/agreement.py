"""How far a person and the machine's proposals agree on what answers in prose say."""

from collections.abc import Iterable, Mapping
from typing import Any

from interviewprep.base.records import dataclass
from interviewprep.model.attempt import Event, EventKind
from interviewprep.model.score import Mark

_DECIDED = frozenset({Mark.MET.value, Mark.DENIED.value, Mark.ABSENT.value})


@dataclass(frozen=True, slots=True)
class Agreement:
    """Lines of rubrics on which both said yes or both no, out of `lines`; `rated_first`: before seeing the proposal.

    `kappa` is what agreement goes beyond chance, 1 at most; None where one of them said the same everywhere.
    """

    rated_first: bool
    answers: int
    lines: int
    agreed: int
    kappa: float | None


def measure_agreement(events: Iterable[Event]) -> tuple[Agreement, ...]:
    """Compare proposals with confirmations: first those rated before the proposal was shown, then the others.

    Lines on which the proposal was unsure are left out, and so are suspicious texts. A group without lines is left out.

    Source: J. Cohen, A coefficient of agreement for nominal scales, 1960: (observed - expected) / (1 - expected).
    """
    pairs: dict[bool, list[list[tuple[bool, bool]]]] = {True: [], False: []}
    proposed: dict[tuple[str, object], Mapping[str, Any]] = {}
    for event in events:
        place = (event.session, event.payload.get("item"))
        if event.kind is EventKind.PROPOSAL:
            proposed[place] = event.payload
        elif event.kind is EventKind.CONFIRMATION and place in proposed:
            payload = proposed.pop(place)
            if lines := _lines(payload, event.payload):
                pairs[not payload["shown"]].append(lines)
    return tuple(_agreement(rated_first, pairs[rated_first]) for rated_first in (True, False) if pairs[rated_first])


def _lines(proposal: Mapping[str, Any], confirmation: Mapping[str, Any]) -> list[tuple[bool, bool]]:
    """Give, for each line of the rubric that the machine decided, what it said and what the person said."""
    if proposal["notices"]:
        return []
    said = {*confirmation["met"], *confirmation["stated"]}
    return [(mark == Mark.MET, name in said) for name, mark in proposal["marks"].items() if mark in _DECIDED]


def _agreement(rated_first: bool, answers: list[list[tuple[bool, bool]]]) -> Agreement:
    lines = [line for answer in answers for line in answer]
    agreed = sum(machine == person for machine, person in lines)
    machine, person = (sum(line[side] for line in lines) / len(lines) for side in (0, 1))
    expected = machine * person + (1 - machine) * (1 - person)
    is_telling = 0 < machine < 1 and 0 < person < 1
    kappa = (agreed / len(lines) - expected) / (1 - expected) if is_telling else None
    return Agreement(rated_first, len(answers), len(lines), agreed, kappa)
