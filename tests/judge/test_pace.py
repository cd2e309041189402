"""Answers that run out of time: how much CPU is spent on them, and what the verdict says all the same."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from interviewprep.judge.cell import Answer, Cell, Request
from interviewprep.judge.channel import Cause, Channel
from interviewprep.judge.pace import LEAST_LIMIT_S, Pace
from interviewprep.judge.referee import judge
from interviewprep.model import verdict
from interviewprep.model.literals import parse_literal
from interviewprep.model.question import CallKind, Case, Group, Limits, Program
from interviewprep.model.verdict import Judgement, Verdict

LIMIT_S = 0.5
REFERENCE = "def first(items):\n    return items[0]\n"
INPUTS = """
from hypothesis import strategies as st

arguments = st.tuples(st.lists(st.integers(-50, 50), min_size=1, max_size=10))
"""
GROUPS = (Group.EXAMPLES,) * 2 + (Group.EDGES,) * 8 + (Group.PROPERTY,) * 4


def question(*firsts: int, reference: str = REFERENCE, groups: tuple[Group, ...] = GROUPS) -> Program:
    """Make a question with a test for each first item; all are examples but for the groups given."""
    cases = tuple(
        Case(f"case-{place}", group, group is Group.EXAMPLES, f"([{first}, {place}],)", str(first))
        for place, (first, group) in enumerate(zip(firsts, groups, strict=False))
    )
    return Program(CallKind.FUNCTION, "first", "", reference, cases, limits=Limits(LIMIT_S, 64))


def loops_when(condition: str) -> str:
    """Write an answer that never ends on some inputs and is right on all others."""
    return f"def first(items):\n    while {condition}:\n        pass\n    return items[0]\n"


@pytest.fixture
def stopped_s(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Note the CPU limit of each call that was stopped by it."""
    limits: list[float] = []
    receive = Cell._receive

    def note(cell: Cell, request: Request, nonce: str) -> Answer:
        answer = receive(cell, request, nonce)
        if answer.cause is Cause.CPU:
            limits.append(round(request.cpu_limit_s, 2))
        return answer

    monkeypatch.setattr(Cell, "_receive", note)
    return limits


def ran(judgement: Judgement) -> list[verdict.TestResult]:
    """List the tests that were run."""
    return [test for test in judgement.tests if not test.message.startswith("Not run")]


def test_an_endless_answer_is_stopped_by_one_whole_limit_and_one_short_one(stopped_s: list[float]) -> None:
    judgement = judge(question(*range(14)), loops_when("True"))
    assert stopped_s == [LIMIT_S, LEAST_LIMIT_S]
    assert [test.verdict for test in judgement.tests] == [Verdict.TIME_LIMIT] * 14
    assert len(ran(judgement)) == 2
    assert judgement.score == 0


def test_the_search_for_a_small_input_after_that_costs_less_than_a_second(stopped_s: list[float]) -> None:
    judgement = judge(replace(question(*range(14)), inputs=INPUTS), loops_when("True"))
    assert judgement.counterexample is not None
    assert judgement.counterexample.args == {"items": "[0]"}
    assert sum(stopped_s) <= LIMIT_S + 1.2
    assert stopped_s.count(LIMIT_S) == 1


def test_an_answer_that_hangs_while_it_is_loaded_is_loaded_once(stopped_s: list[float]) -> None:
    judgement = judge(replace(question(*range(14)), inputs=INPUTS), "while True:\n    pass\n")
    assert stopped_s == [LIMIT_S]
    assert {test.verdict for test in judgement.tests} == {Verdict.TIME_LIMIT}


def test_an_answer_that_waits_is_waited_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    causes: list[Cause] = []
    receive = Channel.receive

    def note(channel: Channel, cpu_left_s: Callable[[], float], wall_limit_s: float) -> tuple[Cause, bytes]:
        cause, body = receive(channel, cpu_left_s, wall_limit_s)
        causes.append(cause)
        return cause, body

    monkeypatch.setattr(Channel, "receive", note)
    asked = replace(question(*range(14)), inputs=INPUTS, limits=Limits(0.05, 64))
    judgement = judge(asked, "import time\ndef first(items):\n    time.sleep(1000)\n")
    assert judgement.verdict is Verdict.TIME_LIMIT
    assert judgement.message == "It waited too long without returning."
    assert causes.count(Cause.WALL) == 1


def test_loops_on_generated_inputs_alone_take_one_whole_limit(stopped_s: list[float]) -> None:
    judgement = judge(replace(question(*range(14)), inputs=INPUTS), loops_when("items[0] == 50"))
    assert judgement.verdict is Verdict.TIME_LIMIT
    assert judgement.counterexample is not None
    assert judgement.counterexample.args == {"items": "[50]"}
    # Once for inputs sent together, once for the one among them: only that shows that it is this input.
    assert stopped_s[:2] == [LIMIT_S, LIMIT_S]
    assert max(stopped_s[2:]) <= LEAST_LIMIT_S


def test_where_smaller_inputs_are_merely_slow_the_first_that_failed_is_shown() -> None:
    slow = "time.process_time() < started + 0.12 if len(items) < 8 else True"
    source = f"""
import time


def first(items):
    started = time.process_time()
    while len(items) > 4 and ({slow}):
        pass
    return items[0]
"""
    judgement = judge(replace(question(*range(14)), inputs=INPUTS), source)
    assert judgement.verdict is Verdict.TIME_LIMIT
    assert judgement.counterexample is not None
    items = parse_literal(judgement.counterexample.args["items"])
    assert isinstance(items, list)
    assert len(items) >= 8


def test_tests_that_pass_are_found_after_others_ran_out_of_time(stopped_s: list[float]) -> None:
    judgement = judge(question(*range(14)), loops_when("items[0] in (3, 7)"))
    assert [test.id for test in judgement.tests if test.verdict is not Verdict.ACCEPTED] == ["case-3", "case-7"]
    assert stopped_s == [LIMIT_S, LEAST_LIMIT_S]
    assert 0 < judgement.score < 1


def test_slow_at_scale_shortens_nothing_but_other_tests_of_scale(stopped_s: list[float]) -> None:
    groups = (Group.SCALE, Group.SCALE, Group.SCALE, Group.EXAMPLES, Group.EDGES)
    # What is slower than the short limit and within the usual one counts as before.
    slow = "import time\n" + loops_when("items[0] > 3 or time.process_time() < 0.35")
    judgement = judge(question(4, 5, 6, 1, 2, groups=groups), slow)
    assert stopped_s == [LIMIT_S, LEAST_LIMIT_S]
    assert [test.verdict is Verdict.ACCEPTED for test in judgement.tests] == [False, False, False, True, True]
    assert judgement.verdict is Verdict.TIME_LIMIT
    assert judgement.score == pytest.approx(3 / 5)


def test_what_the_reference_needs_an_answer_gets_after_a_time_limit_too() -> None:
    slow = "def first(items):\n    for _ in range(10_000_000 if items[0] else 0): pass\n    return items[0]\n"
    with Pace(question(0, reference=slow), unsafe=False) as pace:
        assert pace.limit_s(([0],)) == LEAST_LIMIT_S
        assert pace.limit_s(([1],)) == LIMIT_S


def test_without_a_reference_that_runs_the_usual_limit_stays() -> None:
    for reference in ("", "def first(items):\n    while True: pass\n"):
        with Pace(question(0, reference=reference), unsafe=False) as pace:
            assert pace.limit_s(([0],)) == LIMIT_S


def test_a_short_limit_is_told_as_one() -> None:
    judgement = judge(question(0, 1, 2), loops_when("True"))
    assert [test.message for test in judgement.tests] == [
        "It used more than 0.5 s of CPU.",
        "It used more than 0.25 s of CPU: the limit once 0.5 s were used up.",
        "Not run, because the program ran out of time before.",
    ]
    assert [test.ran for test in judgement.tests] == [True, True, False]


def test_tests_that_were_not_run_are_no_evidence_of_memorised_examples() -> None:
    judgement = judge(replace(question(*range(14)), inputs=INPUTS), loops_when("items[0] > 1"))
    assert judgement.counterexample is not None
    assert judgement.counterexample.diagnosis == ""
