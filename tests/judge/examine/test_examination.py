"""Answers that pass, or fail, beyond the listed cases: what is refused, and the input that is shown."""

from dataclasses import replace

import pytest

from interviewprep.judge.bench import Bench
from interviewprep.judge.cell import Answer
from interviewprep.judge.examine.examination import NOTHING_MORE, examine
from interviewprep.judge.finding import Finding
from interviewprep.judge.referee import judge
from interviewprep.model import verdict
from interviewprep.model.literals import format_literal, parse_literal
from interviewprep.model.question import CallKind, Case, Check, Group, Ladder, Limits, Program
from interviewprep.model.verdict import Counterexample, Judgement, Verdict

LARGEST = "def largest(items):\n    return max(items, default=None)\n"
LISTS = """
from hypothesis import strategies as st

arguments = st.tuples(st.lists(st.integers(-50, 50), max_size=10))


def ladder(size):
    return ([k % 97 for k in range(size)],)
"""


def program(name: str, reference: str, *examples: tuple[str, str], inputs: str = LISTS) -> Program:
    """Make a function's question with examples."""
    cases = tuple(
        Case(f"case-{place}", Group.EXAMPLES, sample=place == 0, args=args, expected=expected)
        for place, (args, expected) in enumerate(examples)
    )
    return Program(
        CallKind.FUNCTION, name, "", reference, cases, limits=Limits(cpu_s=0.5, memory_mib=128), inputs=inputs
    )


QUESTION = program("largest", LARGEST, ("([1, 3, 2],)", "3"), ("([5],)", "5"))


def generated(judgement: Judgement) -> verdict.TestResult:
    """Pick the test of generated inputs."""
    (test,) = [test for test in judgement.tests if test.id == "generated"]
    return test


def shown(judgement: Judgement) -> Counterexample:
    """Pick the counterexample."""
    assert judgement.counterexample is not None
    return judgement.counterexample


def test_the_reference_is_accepted_and_nothing_is_shown() -> None:
    judgement = judge(QUESTION, LARGEST)
    assert judgement.verdict is Verdict.ACCEPTED
    assert judgement.score == 1.0
    assert judgement.counterexample is None
    assert judgement.message == ""
    assert generated(judgement).group is Group.PROPERTY


def test_passing_the_listed_cases_alone_is_not_enough() -> None:
    judgement = judge(QUESTION, "def largest(items):\n    return max(map(abs, items), default=None)\n")
    assert [test.verdict for test in judgement.tests] == [Verdict.ACCEPTED, Verdict.ACCEPTED, Verdict.WRONG_ANSWER]
    assert judgement.verdict is Verdict.WRONG_ANSWER
    assert 0 < judgement.score < 1
    found = shown(judgement)
    assert (found.args, found.expected, found.got) == ({"items": "[-1]"}, "-1", "1")
    assert found.shrunk
    assert found.tries > 1
    assert judgement.message == "largest([-1]) returned 1, expected -1"


def test_samples_alone_are_not_examined_further() -> None:
    judgement = judge(QUESTION, "def largest(items):\n    return max(map(abs, items))\n", only_samples=True)
    assert [test.id for test in judgement.tests] == ["case-0"]


def test_of_failing_inputs_of_one_length_the_simplest_is_shown() -> None:
    moves = "def moves(height, start, end):\n    return height, start, end\n"
    inputs = """
from hypothesis import strategies as st

pegs = st.tuples(st.integers(0, 7), st.integers(1, 3), st.integers(1, 3))
arguments = pegs.filter(lambda drawn: drawn[1] != drawn[2])
"""
    question = program("moves", moves, ("(0, 1, 2)", "(0, 1, 2)"), inputs=inputs)
    found = shown(judge(question, "def moves(height, start, end):\n    return 0, start, end\n"))
    assert found.args == {"height": "1", "start": "1", "end": "2"}


def test_an_exception_is_shrunk() -> None:
    found = shown(judge(QUESTION, "def largest(items):\n    return max(items)\n"))
    assert (found.args, found.expected) == ({"items": "[]"}, "None")
    assert found.got.startswith("ValueError")


def test_an_answer_that_never_ends_is_shrunk() -> None:
    loop = "    while len(items) > 3 and items[0] > 7:\n        pass\n"
    source = LARGEST.replace("    return", f"{loop}    return")
    found = shown(judge(QUESTION, source))
    assert found.got == "time limit"
    items = parse_literal(found.args["items"])
    assert isinstance(items, list)
    assert len(items) == 4
    assert items[0] == 8
    assert found.shrunk


def test_an_answer_that_fails_every_listed_case_by_time_still_gets_a_small_input() -> None:
    judgement = judge(
        replace(QUESTION, cases=QUESTION.cases * 3, limits=Limits(cpu_s=0.3)),
        "def largest(items):\n    while items:\n        pass\n",
    )
    assert judgement.verdict is Verdict.TIME_LIMIT
    assert shown(judgement).args == {"items": "[0]"}
    assert shown(judgement).shrunk


def test_an_answer_that_waited_without_work_is_not_called_again() -> None:
    waited = Finding(Verdict.TIME_LIMIT, cpu_s=0.0, ended_child=True)
    others = [Finding(Verdict.TIME_LIMIT, ran=False)] * (len(QUESTION.cases) - 1)
    with Bench(QUESTION, "", unsafe=False) as bench:
        listed = list(zip(QUESTION.cases, [waited, *others], strict=True))
        assert examine(bench, QUESTION, lambda: pytest.fail("it is called again"), listed) == NOTHING_MORE


def test_changing_the_argument_is_shrunk_and_named() -> None:
    found = shown(judge(QUESTION, "def largest(items):\n    items.sort()\n    return items[-1] if items else None\n"))
    assert parse_literal(found.args["items"]) in ([1, 0], [0, -1])
    assert found.got == f"{found.expected}, but it changed its arguments", "what it returned is right"
    assert "copy" in found.diagnosis


def test_an_exception_of_the_reference_must_be_raised_where_the_cases_expect_one() -> None:
    reference = "def first(items):\n    return items[0]\n"
    question = program("first", reference, ("([1],)", "1"), ("([2, 3],)", "2"))
    lenient = "def first(items):\n    return items[0] if items else 0\n"
    assert judge(question, reference).verdict is Verdict.ACCEPTED
    assert judge(question, lenient).verdict is Verdict.ACCEPTED, "no listed case expects an exception"
    strict = replace(question, cases=(*question.cases, Case("none", Group.EDGES, False, "([],)", "", "IndexError")))
    assert judge(strict, reference).verdict is Verdict.ACCEPTED
    found = shown(judge(strict, lenient))
    assert (found.args, found.expected, found.got) == ({"items": "[]"}, "raises IndexError", "0")


def test_an_answer_that_remembers_earlier_calls_is_refused_but_shows_nothing_unproven() -> None:
    forgetting = LARGEST.replace("    return", "    seen.append(1)\n    return 0 if len(seen) > 8 else")
    source = f"seen = []\n{forgetting}"
    judgement = judge(QUESTION, source)
    assert generated(judgement).verdict is Verdict.WRONG_ANSWER
    assert judgement.counterexample is None


def test_what_is_shown_fails_again() -> None:
    source = "def largest(items):\n    return sorted(items)[-2] if len(items) > 4 else max(items, default=None)\n"
    found = shown(judge(QUESTION, source))
    again = replace(
        QUESTION,
        cases=(replace(QUESTION.cases[0], args=f"({found.args['items']},)", expected=found.expected),),
        inputs="",
    )
    assert judge(again, source).verdict is Verdict.WRONG_ANSWER
    assert judge(again, LARGEST).verdict is Verdict.ACCEPTED


def test_without_a_strategy_the_smallest_listed_case_is_shown() -> None:
    question = replace(QUESTION, inputs="")
    judgement = judge(question, "def largest(items):\n    return 0\n")
    assert [test.id for test in judgement.tests] == ["case-0", "case-1"]
    assert shown(judgement).args == {"items": "[5]"}
    assert not shown(judgement).shrunk


def test_integers_too_long_for_decimal_digits_are_drawn_and_shrunk() -> None:
    inputs = "from hypothesis import strategies as st\n\narguments = st.tuples(st.integers(0, 2**16000))\n"
    question = program("double", "def double(n):\n    return 2 * n\n", ("(1,)", "2"), inputs=inputs)
    assert judge(question, question.reference).verdict is Verdict.ACCEPTED
    assert shown(judge(question, "def double(n):\n    return 2 * n + (n > 9)\n")).args == {"n": "10"}


def test_sequences_of_calls_are_shrunk() -> None:
    counter = """
class Counter:
    def __init__(self):
        self.total = 0
    def add(self, n):
        self.total += n
        return self.total
"""
    inputs = """
from hypothesis import strategies as st

arguments = st.lists(st.tuples(st.just("add"), st.tuples(st.integers(0, 20)))).map(
    lambda calls: [("__init__", ()), *calls]
)


def ladder(size):
    return [("__init__", ()), *[("add", (1,))] * size]
"""
    case = Case("one", Group.EXAMPLES, sample=True, args="[('__init__', ()), ('add', (2,))]", expected="[None, 2]")
    question = Program(CallKind.CLASS, "Counter", "", counter, (case,), inputs=inputs)
    assert judge(question, counter).verdict is Verdict.ACCEPTED
    found = shown(judge(question, counter.replace("self.total += n", "self.total = min(self.total + n, 30)")))
    calls = parse_literal(found.args["calls"])
    assert isinstance(calls, list)
    assert len(calls) == 3
    assert sum(args[0] for _, args in calls[1:]) == 31
    assert found.expected == "[None, 11, 31]" or "31" in found.expected


def test_arrays_are_shrunk() -> None:
    pytest.importorskip("numpy")
    reference = "import numpy as np\ndef centre(table):\n    return table - table.mean(axis=0)\n"
    inputs = """
import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

arguments = st.tuples(
    array_shapes(min_dims=2, max_dims=2, max_side=4).flatmap(
        lambda shape: arrays("float64", shape, elements=st.integers(-9, 9))
    )
)


def ladder(size):
    return (np.ones((size, 2)),)
"""
    example = ("(array([[1.0, 2.0], [3.0, 2.0]], 'float64'),)", "array([[-1.0, 0.0], [1.0, 0.0]], 'float64')")
    question = replace(
        program("centre", reference, example, inputs=inputs),
        check=Check("tolerance", abs=1e-9),
        packages=("numpy",),
        limits=Limits(cpu_s=1.0, memory_mib=256),
    )
    assert judge(question, reference).verdict is Verdict.ACCEPTED
    judgement = judge(question, reference.replace("axis=0", "axis=1, keepdims=True"))
    assert judgement.verdict is Verdict.WRONG_ANSWER
    found = shown(judgement)
    assert found.shrunk
    assert len(found.args["table"]) < 45


def test_faulty_bank_code_is_a_judge_error_and_no_wrong_answer() -> None:
    judgement = judge(replace(QUESTION, inputs="arguments = 1 / 0\n"), LARGEST)
    assert judgement.verdict is Verdict.JUDGE_ERROR
    assert "ZeroDivisionError" in judgement.message


LADDER = Ladder("n", (100, 200, 400, 800, 1600, 3200, 6400))


def test_linear_answers_climb_the_ladder() -> None:
    judgement = judge(replace(QUESTION, growth=LADDER), LARGEST)
    assert judgement.verdict is Verdict.ACCEPTED
    assert judgement.tests[-1].id == "size-6400"
    assert judgement.tests[-1].group is Group.SCALE


def test_a_rung_is_called_again_to_time_it_and_its_value_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    ask = Bench.ask

    def listen(bench: Bench, message: dict[str, object], *rest: float, cpu_s: float | None = None) -> Answer:
        asked.append(message["do"])
        return ask(bench, message, *rest, cpu_s=cpu_s)

    monkeypatch.setattr(Bench, "ask", listen)
    judgement = judge(replace(QUESTION, reference=f"{LARGEST}\n", growth=LADDER), LARGEST)
    assert judgement.verdict is Verdict.ACCEPTED
    assert asked.count("give") == len(LADDER.sizes)
    assert asked.count("run") > 3 * len(LADDER.sizes)


def test_quadratic_answers_run_out_of_time_and_their_exponent_is_shown() -> None:
    source = """
def largest(items):
    for one in items:
        smaller = 0
        for other in items:
            smaller += other <= one
        if smaller == len(items) and one >= 96:
            pass
    return max(items, default=None)
"""
    judgement = judge(replace(QUESTION, growth=LADDER), source)
    assert judgement.verdict is Verdict.TIME_LIMIT
    assert judgement.growth is not None
    assert not judgement.growth.ok
    assert judgement.growth.exponent == pytest.approx(2, abs=0.4)
    assert judgement.counterexample is None


TAKES = """
import time

calls = []


def largest(items):
    calls.append(items)
    started = time.process_time()
    while {condition} and time.process_time() - started < {cpu_s}:
        pass
    return max(items, default=None)
"""


def test_one_slow_call_of_the_reference_makes_the_limit_no_wider() -> None:
    cold = TAKES.format(condition="len(calls) == 1", cpu_s=0.1)
    slow = TAKES.format(condition="len(items) > 1000", cpu_s=0.8)
    judgement = judge(replace(QUESTION, reference=cold, growth=Ladder("n", (6400,))), slow)
    assert judgement.verdict is Verdict.TIME_LIMIT
    assert judgement.tests[-1].message.startswith("On an input of size 6,400 it used more than ")


def test_a_wrong_answer_does_not_climb() -> None:
    judgement = judge(replace(QUESTION, growth=LADDER), "def largest(items):\n    return 0\n")
    assert judgement.growth is None
    assert all(test.group is not Group.SCALE for test in judgement.tests)


def test_literals_that_are_shown_can_be_read_back() -> None:
    found = shown(judge(QUESTION, "def largest(items):\n    return min(items, default=None)\n"))
    assert format_literal(parse_literal(found.args["items"])) == found.args["items"]
    assert parse_literal(found.expected) != parse_literal(found.got)
