"""Which follow-ups come after a program: chosen by what the attempt left behind, never by chance where there is any."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.question import CallKind, Group
from interviewprep.model.score import Score
from interviewprep.model.verdict import Growth, Judgement, Sandbox, Verdict
from interviewprep.session.coding_follow_ups import MOST, Traces, choose_coding_follow_ups, read_traces
from interviewprep.session.workspace import MARKER
from support.questions import PROGRAM, outcome

CLEAN = Traces(frozenset(), grows_too_fast=False, own_checks=3, tries_edges=True, over_time=False)
TRACES = st.builds(
    Traces,
    failed=st.frozensets(st.sampled_from(Group)),
    grows_too_fast=st.booleans(),
    own_checks=st.none() | st.integers(0, 3),
    tries_edges=st.booleans(),
    over_time=st.booleans(),
)


@given(TRACES, st.text(max_size=5))
def test_one_or_two_are_asked_the_same_for_a_seed_and_none_twice(traces: Traces, seed: str) -> None:
    chosen = choose_coding_follow_ups(traces, seed)
    assert 1 <= len({one.id for one in chosen}) == len(chosen) <= MOST
    assert chosen == choose_coding_follow_ups(traces, seed)
    assert all(one.text.endswith(("?", ".")) and one.good for one in chosen)


@pytest.mark.parametrize(
    ("traces", "first"),
    [
        (replace(CLEAN, failed=frozenset({Group.EDGES})), "inputs-left-out"),
        (replace(CLEAN, grows_too_fast=True), "growth"),
        (replace(CLEAN, failed=frozenset({Group.SCALE})), "growth"),
        (replace(CLEAN, failed=frozenset({Group.WRONG})), "what-must-hold"),
        (replace(CLEAN, own_checks=0), "three-checks"),
        (replace(CLEAN, tries_edges=False), "an-edge"),
        (replace(CLEAN, over_time=True), "where-time-went"),
    ],
)
def test_each_trace_leads_to_its_question(traces: Traces, first: str) -> None:
    assert [one.id for one in choose_coding_follow_ups(traces, "seed")] == [first]


def test_where_nothing_was_wrong_the_seed_decides_among_the_others() -> None:
    asked = {choose_coding_follow_ups(CLEAN, str(seed))[0].id for seed in range(50)}
    assert asked == {"does-not-fit", "cost-in-words", "another-way"}


def test_a_query_is_not_asked_about_checks_that_it_cannot_have() -> None:
    query = replace(PROGRAM, call=CallKind.SQL)
    traces = read_traces(query, "SELECT 1", Score(1.0, passed=True), runs=0, over_time=False)
    assert traces.own_checks is None
    assert choose_coding_follow_ups(traces, "s")[0].id in {"does-not-fit", "cost-in-words", "another-way"}


def traces_of(checks: str, *, runs: int = 1) -> Traces:
    answer = f"def two_sum(nums, target):\n    assert nums\n\n# --- {MARKER} ---\n{checks}"
    return read_traces(PROGRAM, answer, Score(1.0, passed=True), runs=runs, over_time=False)


@pytest.mark.parametrize(
    ("checks", "own_checks", "tries_edges"),
    [
        ("", 0, False),
        ("assert two_sum([1, 2], 3)\nassert two_sum([4, 2], 6)\n", 2, False),
        ("assert two_sum([], 3) is None\n", 1, True),
        ("for target in (1, 2):\n    assert two_sum([-1, 2], target)\n", 1, True),
        ("assert two_sum(True, 'x')\n", 1, False),
        ("this is no program\n", 0, False),
    ],
)
def test_own_checks_are_counted_and_looked_at_for_edges(checks: str, own_checks: int, tries_edges: bool) -> None:
    traces = traces_of(checks)
    assert (traces.own_checks, traces.tries_edges) == (own_checks, tries_edges)


def test_checks_that_were_never_run_count_for_nothing() -> None:
    assert traces_of("assert two_sum([1, 2], 3)\n", runs=0).own_checks == 0


def test_groups_with_a_failed_test_and_growth_come_from_the_judgement() -> None:
    tests = (
        outcome("a", Group.EXAMPLES, Verdict.ACCEPTED),
        outcome("b", Group.EDGES, Verdict.WRONG_ANSWER),
        outcome("c", Group.SCALE, Verdict.TIME_LIMIT),
    )
    growth = Growth(2.0, (1.9, 2.1), "n", ok=False)
    judgement = Judgement(Verdict.WRONG_ANSWER, 0.5, tests, Sandbox({}), growth=growth)
    traces = read_traces(PROGRAM, "", Score(0.5, passed=False, judgement=judgement), runs=1, over_time=True)
    assert traces.failed == {Group.EDGES, Group.SCALE}
    assert traces.grows_too_fast
    assert traces.over_time
