"""Agreement of proposals with confirmations, from events alone."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.attempt import Event, EventKind
from interviewprep.report.agreement import measure_agreement

NAMES = ("a", "b", "c", "d")
MARKS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["met", "denied", "absent", "unsure"]), min_size=1)
PAIRS = st.lists(st.tuples(MARKS, st.sets(st.sampled_from(NAMES)), st.booleans()), max_size=5)

Rated = list[tuple[dict[str, str], set[str], bool]]


def event(sequence: int, kind: EventKind, payload: dict[str, object]) -> Event:
    return Event("s", sequence, kind, datetime(2026, 11, 1, tzinfo=UTC), 0, 0.0, payload)


def log_of(rated: Rated) -> list[Event]:
    events = []
    for item, (marks, said, shown) in enumerate(rated):
        proposal = {"item": item, "shown": shown, "marks": marks, "notices": [], "score": 0.5}
        events.append(event(2 * item + 1, EventKind.PROPOSAL, proposal))
        events.append(event(2 * item + 2, EventKind.CONFIRMATION, {"item": item, "met": sorted(said), "stated": []}))
    return events


@given(PAIRS)
def test_each_decided_line_counts_once(rated: Rated) -> None:
    found = measure_agreement(log_of(rated))
    decided = [mark for marks, _, _ in rated for mark in marks.values() if mark != "unsure"]
    assert sum(line.lines for line in found) == len(decided)
    assert all(0 <= line.agreed <= line.lines for line in found)
    assert all(line.kappa is None or -1 - 1e-9 <= line.kappa <= 1 for line in found)


@given(PAIRS)
def test_who_always_agrees_has_a_kappa_of_one_or_none(rated: Rated) -> None:
    same = [(marks, {name for name, mark in marks.items() if mark == "met"}, shown) for marks, _, shown in rated]
    assert {line.kappa for line in measure_agreement(log_of(same))} <= {1.0, None}


def test_a_proposal_made_twice_counts_once() -> None:
    first, second = log_of([({"a": "met"}, {"a"}, True)])
    assert [line.lines for line in measure_agreement([first, first, second])] == [1]


def test_a_confirmation_without_a_proposal_is_passed_over() -> None:
    assert measure_agreement(log_of([({"a": "met"}, {"a"}, True)])[1:]) == ()
