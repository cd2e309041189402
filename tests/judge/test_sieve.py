"""One failure is enough: which test catches a program, and what a program that never ends costs."""

from dataclasses import replace

import pytest

from interviewprep.judge.order import CellFault
from interviewprep.judge.sieve import LEAST_LIMIT_S, Sieve
from interviewprep.model.question import CallKind, Case, Check, Group, Program
from interviewprep.model.verdict import Verdict

INPUTS = """
from hypothesis import strategies as st

arguments = st.tuples(st.lists(st.integers(-9, 9), min_size=1, max_size=8))
"""

COUNTER = """
class Counter:
    def __init__(self, n):
        self.n = n

    def add(self):
        self.n += 1
        return self.n
"""

LARGEST = Program(
    CallKind.FUNCTION,
    "largest",
    starter="",
    reference="def largest(xs):\n    return max(xs)\n",
    cases=(
        Case("two", Group.EXAMPLES, sample=True, args="([1, 2],)", expected="2"),
        Case("none", Group.EDGES, sample=False, args="([],)", expected="", raises="ValueError"),
        Case("many", Group.SCALE, sample=False, args=f"({[*range(2000)]},)", expected="1999"),
    ),
    inputs=INPUTS,
)


@pytest.fixture(scope="module")
def sieve() -> Sieve:
    """Give the tests of `largest`; they hold nothing that programs could change."""
    return Sieve(LARGEST)


@pytest.mark.parametrize(
    ("body", "test", "verdict"),
    [
        ("return xs[0]", "two", Verdict.WRONG_ANSWER),
        ("return sorted(xs)[-1] if xs else None", "none", Verdict.WRONG_ANSWER),
        ("return max(0, *xs) if xs else max(xs)", "generated", Verdict.WRONG_ANSWER),
        ("return max(xs) if len(xs) < 1000 else 0", "many", Verdict.WRONG_ANSWER),
        ("while xs: pass", "two", Verdict.TIME_LIMIT),
        ("raise SystemExit", "two", Verdict.RUNTIME_ERROR),
        ("return", "two", Verdict.WRONG_ANSWER),
    ],
)
def test_the_first_test_that_fails_is_told(sieve: Sieve, body: str, test: str, verdict: Verdict) -> None:
    caught = sieve.catch(f"def largest(xs):\n    {body}\n")
    assert caught is not None
    assert (caught.test, caught.verdict) == (test, verdict)


def test_a_right_program_is_not_caught(sieve: Sieve) -> None:
    assert sieve.refusal is None
    assert sieve.catch("def largest(xs):\n    return sorted(xs)[-1] if xs else max(xs)\n") is None


@pytest.mark.parametrize("source", ["def largest(xs:\n", "raise ValueError\n", "def smallest(xs):\n    return 0\n"])
def test_a_program_that_does_not_load_is_caught(sieve: Sieve, source: str) -> None:
    caught = sieve.catch(source)
    assert caught is not None
    assert caught.test == "load"


def test_a_program_that_never_ends_costs_a_fraction_of_the_limit(sieve: Sieve) -> None:
    from interviewprep.judge.cell import cpu_spent_s

    before_s = cpu_spent_s()
    assert sieve.catch("def largest(xs):\n    while True: pass\n") is not None
    assert cpu_spent_s() - before_s < LARGEST.limits.cpu_s / 4
    assert LARGEST.limits.cpu_s / 4 > LEAST_LIMIT_S


def test_a_reference_that_fails_its_own_tests_is_told() -> None:
    refusal = Sieve(replace(LARGEST, reference="def largest(xs):\n    return xs[0]\n")).refusal
    assert refusal is not None
    assert refusal.test == "two"


def test_a_slow_reference_gets_the_time_that_its_tests_take() -> None:
    slow = (
        "import time\ndef largest(xs):\n    end = time.process_time() + 0.3 * (len(xs) < 3)\n"
        "    while time.process_time() < end: pass\n    return max(xs)\n"
    )
    assert Sieve(replace(LARGEST, reference=slow, inputs="")).refusal is None


def test_a_strategy_that_fails_is_no_fault_of_a_program() -> None:
    with pytest.raises(CellFault, match="no_such"):
        Sieve(replace(LARGEST, inputs="arguments = no_such\n"))


def test_classes_and_queries_are_judged_too() -> None:
    counter = Program(
        CallKind.CLASS,
        "Counter",
        starter="",
        reference=COUNTER,
        cases=(
            Case(
                "one",
                Group.EXAMPLES,
                sample=True,
                args="[('__init__', (1,)), ('add', ()), ('n',)]",
                expected="[None, 2, 2]",
            ),
        ),
    )
    query = Program(
        CallKind.SQL,
        "query",
        starter="",
        reference="SELECT a FROM t ORDER BY a",
        cases=(
            Case(
                "two",
                Group.EXAMPLES,
                sample=True,
                args="CREATE TABLE t (a); INSERT INTO t VALUES (2), (1);",
                expected="[(1,), (2,)]",
            ),
        ),
        check=Check("ordered_rows"),
    )
    wrong = Sieve(counter).catch(counter.reference.replace("+= 1", "+= 2"))
    assert wrong is not None
    assert wrong.verdict is Verdict.WRONG_ANSWER
    assert Sieve(query).refusal is None
    assert Sieve(query).catch("SELECT a FROM t ORDER BY a DESC") is not None
