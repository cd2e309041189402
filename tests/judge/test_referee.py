"""Submissions of all kinds before the real judge: verdicts, messages, counterexamples."""

import pytest

from interviewprep.base.errors import UsageFault
from interviewprep.judge.referee import MAX_SOURCE_CHARS, judge, run_own
from interviewprep.model.question import CallKind, Case, Check, Group, Limits, Program
from interviewprep.model.verdict import Judgement, Verdict

LIMITS = Limits(cpu_s=0.3, memory_mib=64)
TWO_SUM = """
def two_sum(nums, target):
    seen = {}
    for place, number in enumerate(nums):
        if target - number in seen:
            return seen[target - number], place
        seen[number] = place
    raise ValueError("no pair")
"""


def case(name: str, args: str, expected: str, *, group: Group = Group.EXAMPLES, raises: str = "") -> Case:
    """Make a test; those among the examples are samples."""
    return Case(name, group, group is Group.EXAMPLES, args, expected, raises)


def function(
    name: str,
    reference: str,
    *cases: Case,
    check: Check | None = None,
    packages: tuple[str, ...] = (),
) -> Program:
    """Make a program that is one function."""
    limits = Limits(0.6, 256) if packages else LIMITS
    return Program(CallKind.FUNCTION, name, "", reference, cases, check or Check(), limits, packages)


TWO_SUM_PROGRAM = function(
    "two_sum",
    TWO_SUM,
    case("first", "([2, 7, 11, 15], 9)", "(0, 1)"),
    case("twice", "([3, 3], 6)", "(0, 1)", group=Group.EDGES),
    case("none", "([1], 5)", "None", group=Group.EDGES, raises="ValueError"),
    case("late", "([5, 1, 2, 7], 9)", "(2, 3)", group=Group.PROPERTY),
)


def verdicts(judgement: Judgement) -> list[Verdict]:
    """List the verdicts of the tests in their order."""
    return [test.verdict for test in judgement.tests]


def test_reference_is_accepted_with_a_full_score() -> None:
    judgement = judge(TWO_SUM_PROGRAM, TWO_SUM)
    assert judgement.verdict is Verdict.ACCEPTED
    assert judgement.score == 1.0
    assert judgement.counterexample is None
    assert judgement.sandbox.layers["landlock"] == judgement.sandbox.layers["seccomp"] == "enforced"
    assert not judgement.sandbox.unsafe
    assert judgement.cpu_s > 0
    assert judgement.peak_rss_bytes > 1 << 20


def test_wrong_answer_shows_call_value_and_smallest_counterexample() -> None:
    judgement = judge(TWO_SUM_PROGRAM, "def two_sum(nums, target):\n    return 0, 0\n")
    assert judgement.verdict is Verdict.WRONG_ANSWER
    assert "two_sum([3, 3], 6) returned (0, 0), expected (0, 1)" in [test.message for test in judgement.tests]
    assert judgement.counterexample is not None
    assert judgement.counterexample.args == {"nums": "[1]", "target": "5"}
    assert judgement.counterexample.expected == "raises ValueError"
    assert judgement.counterexample.got == "(0, 0)"


def test_samples_alone_can_be_run() -> None:
    judgement = judge(TWO_SUM_PROGRAM, "def two_sum(nums, target):\n    return 0, 1\n", only_samples=True)
    assert judgement.verdict is Verdict.ACCEPTED
    assert [test.id for test in judgement.tests] == ["first"]


def test_exception_shows_its_line_in_the_file() -> None:
    judgement = judge(TWO_SUM_PROGRAM, "def two_sum(nums, target):\n    return {}[target], 1\n")
    assert judgement.verdict is Verdict.RUNTIME_ERROR
    assert "raised KeyError: 9 (line 2, in two_sum)" in judgement.tests[0].message


def test_syntax_error_and_missing_name_are_compile_errors() -> None:
    broken = judge(TWO_SUM_PROGRAM, "def two_sum(:\n")
    missing = judge(TWO_SUM_PROGRAM, "def three_sum(): pass\n")
    assert broken.verdict is missing.verdict is Verdict.COMPILE_ERROR
    assert broken.message.startswith("line 1:")
    assert "`two_sum`" in missing.message
    assert broken.score == 0.0


def test_source_beyond_the_cap_is_a_compile_error() -> None:
    assert judge(TWO_SUM_PROGRAM, " " * (MAX_SOURCE_CHARS + 1)).verdict is Verdict.COMPILE_ERROR


def test_a_death_does_not_hide_the_tests_after_it() -> None:
    source = (
        TWO_SUM
        + "\ninner = two_sum\ndef two_sum(n, t):\n    return n == [3, 3] and __import__('os')._exit(0) or inner(n, t)\n"
    )
    expected = [Verdict.ACCEPTED, Verdict.RUNTIME_ERROR, Verdict.ACCEPTED, Verdict.ACCEPTED]
    assert verdicts(judge(TWO_SUM_PROGRAM, source)) == expected


def test_after_many_deaths_the_rest_is_not_run() -> None:
    tests = [case(str(n), f"({n},)", "0") for n in range(8)]
    judgement = judge(function("f", "def f(n): return 0", *tests), "import os\ndef f(n): os._exit(3)\n")
    assert verdicts(judgement) == [Verdict.RUNTIME_ERROR] * 8
    assert "exit code 3" in judgement.tests[0].message
    assert judgement.tests[7].message.startswith("Not run")


def test_slow_at_scale_keeps_the_score_of_correctness() -> None:
    program = function(
        "f",
        "def f(n): return n",
        case("one", "(1,)", "1"),
        case("big", "(1000000000,)", "1000000000", group=Group.SCALE),
    )
    judgement = judge(program, "def f(n):\n    i = 0\n    while i < n: i += 1\n    return i\n")
    assert judgement.verdict is Verdict.TIME_LIMIT
    assert judgement.score == pytest.approx(1 / 3)


def test_exception_asked_for_may_be_of_a_subclass() -> None:
    program = function("f", "", case("a", "()", "None", raises="LookupError"))
    assert judge(program, "def f(): raise KeyError\n").verdict is Verdict.ACCEPTED
    assert judge(program, "class E(IndexError): pass\ndef f(): raise E\n").verdict is Verdict.ACCEPTED
    assert (
        judge(program, "class LookupError(Exception): pass\ndef f(): raise LookupError\n").verdict
        is Verdict.RUNTIME_ERROR
    )
    assert judge(program, "def f(): return None\n").verdict is Verdict.WRONG_ANSWER


SORTED = (case("a", "([2, 1],)", "[1, 2]"), case("b", "([],)", "[]", group=Group.EDGES))
SORTS_IN_PLACE = "def f(a):\n    a.sort()\n    return a\n"


def test_mutation_of_arguments_is_noticed_where_it_is_forbidden() -> None:
    judgement = judge(function("f", "", *SORTED), SORTS_IN_PLACE)
    assert judgement.verdict is Verdict.WRONG_ANSWER
    assert "changed its arguments" in judgement.tests[0].message
    assert judge(function("f", "", *SORTED, check=Check(mutation_allowed=True)), SORTS_IN_PLACE).score == 1.0


def test_in_place_looks_at_the_first_argument_after_the_call() -> None:
    program = function("f", "", *SORTED, check=Check(in_place=True))
    assert judge(program, "def f(a):\n    a.sort()\n").verdict is Verdict.ACCEPTED
    assert judge(program, "def f(a):\n    return sorted(a)\n").verdict is Verdict.WRONG_ANSWER


def test_arguments_are_made_anew_for_each_test() -> None:
    program = function("f", "", *(case(str(n), "([1],)", "1") for n in range(3)), check=Check(mutation_allowed=True))
    assert judge(program, "def f(a):\n    a.append(1)\n    return len(a) - 1\n").verdict is Verdict.ACCEPTED


STACK = Program(
    CallKind.CLASS,
    "Stack",
    "",
    "",
    (
        case("push", "[('__init__', ()), ('push', (1,)), ('pop', ())]", "[None, None, 1]"),
        case("empty", "[('__init__', ()), ('pop', ())]", "None", group=Group.EDGES, raises="IndexError"),
    ),
    limits=LIMITS,
)


def test_class_is_called_method_by_method() -> None:
    good = """
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()
"""
    assert judge(STACK, good).verdict is Verdict.ACCEPTED
    judgement = judge(STACK, good.replace("self.items.pop()", "self.items[0] + 1"))
    assert judgement.tests[0].message == "Stack(); push(1); pop() returned 2, expected 1"


def query(kind: str) -> Program:
    """Make a program that is a query over one table."""
    script = "CREATE TABLE t (a INTEGER, b REAL); INSERT INTO t VALUES (1, 0.5), (2, NULL), (1, 0.25);"
    cases = (case("all", script, "[(1, 0.75), (2, None)]"), case("none", "CREATE TABLE t (a, b);", "[]"))
    return Program(CallKind.SQL, "query", "", "", cases, Check(kind), LIMITS)


@pytest.mark.parametrize(
    ("kind", "source", "verdict"),
    [
        ("rows", "SELECT a, sum(b) FROM t GROUP BY a ORDER BY a DESC;", Verdict.ACCEPTED),
        ("ordered_rows", "SELECT a, sum(b) FROM t GROUP BY a ORDER BY a", Verdict.ACCEPTED),
        ("ordered_rows", "SELECT a, sum(b) FROM t GROUP BY a ORDER BY a DESC", Verdict.WRONG_ANSWER),
        ("rows", "SELECT a, b FROM t", Verdict.WRONG_ANSWER),
        ("rows", "SELEC a FROM t", Verdict.COMPILE_ERROR),
        ("rows", "SELECT a FROM missing", Verdict.RUNTIME_ERROR),
        ("rows", "DELETE FROM t", Verdict.RUNTIME_ERROR),
        ("rows", "SELECT 1; SELECT 2", Verdict.RUNTIME_ERROR),
        ("rows", "ATTACH '/tmp/prep-attached.db' AS x", Verdict.RUNTIME_ERROR),
        (
            "rows",
            "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c",
            Verdict.TIME_LIMIT,
        ),
    ],
)
def test_query_gets_its_verdict(kind: str, source: str, verdict: Verdict) -> None:
    assert judge(query(kind), source).verdict is verdict


def test_broken_tests_are_our_fault() -> None:
    unreadable = function("f", "", case("a", "(1,", "1"))
    assert judge(unreadable, "def f(x): return x").verdict is Verdict.JUDGE_ERROR
    script = Program(CallKind.SQL, "query", "", "", (case("a", "CREATE TABL", "[]"),), Check("rows"), LIMITS)
    assert judge(script, "SELECT 1").verdict is Verdict.JUDGE_ERROR


def test_answer_cannot_blame_us() -> None:
    source = "import sys\ndef f(x):\n    raise sys.modules['judge_worker'].ScriptFault('ours')\n"
    assert judge(function("f", "", case("a", "(1,)", "1")), source).verdict is Verdict.VIOLATION


def test_arrays_go_in_and_come_out() -> None:
    pytest.importorskip("numpy", reason="numpy is an extra")
    program = function(
        "double",
        "",
        case("a", '(array([[1.0, 2.0]], "float64"),)', 'array([[2.0, 4.0]], "float64")'),
        packages=("numpy",),
    )
    assert judge(program, "import numpy as np\ndef double(a): return np.multiply(a, 2)\n").verdict is Verdict.ACCEPTED
    assert judge(program, "def double(a): return a * 2\n").verdict is Verdict.ACCEPTED
    assert judge(program, "def double(a): return (a * 2).astype('int64')\n").verdict is Verdict.WRONG_ANSWER
    assert judge(program, "def double(a): return (a * 2)[0]\n").verdict is Verdict.WRONG_ANSWER
    judgement = judge(program, "def double(a):\n    a *= 2\n    return a\n")
    assert "changed its arguments" in judgement.tests[0].message


def test_data_frames_can_be_used_inside() -> None:
    pytest.importorskip("pandas", reason="pandas is an extra")
    program = function("total", "", case("a", "([1, 2, 3],)", "6"), packages=("numpy", "pandas"))
    judgement = judge(program, "import pandas as pd\ndef total(a): return pd.Series(a).sum()\n")
    assert judgement.verdict is Verdict.ACCEPTED, judgement


def test_output_is_kept_short_and_clean() -> None:
    judgement = judge(
        function("f", "", case("a", "(1,)", "1")),
        "def f(x):\n    print('\\x1b[31m', 'y' * 5000)\n    return x\n",
    )
    assert judgement.verdict is Verdict.ACCEPTED
    assert len(judgement.output) <= 1024
    assert "\x1b" not in judgement.output


def test_a_flood_of_output_is_told_with_what_to_do() -> None:
    judgement = judge(function("f", "", case("a", "(1,)", "1")), "def f(x):\n    while True: print('y' * 5000)\n")
    assert judgement.verdict is Verdict.OUTPUT_LIMIT
    assert judgement.message == "It printed more than 1 MiB over all tests; take out what it prints on the way."


@pytest.mark.parametrize(
    "body",
    ["open('/tmp/prep-planted', 'w')", "__import__('tempfile').TemporaryFile()", "__import__('tempfile').mkdtemp()"],
)
def test_files_are_refused_with_a_clear_message(body: str) -> None:
    judgement = judge(function("f", "", case("a", "(1,)", "1")), f"def f(x):\n    {body}\n    return x\n")
    assert judgement.verdict is Verdict.VIOLATION
    assert judgement.message.startswith(
        "f(1) tried what answers may not do (write or search files, reach a network, start a program; "
        "caught, it has no effect): "
    )
    caught = judge(
        function("f", "", case("a", "(1,)", "1")),
        f"def f(x):\n    try:\n        {body}\n    except OSError:\n        pass\n    return x\n",
    )
    assert caught.verdict is Verdict.ACCEPTED


def test_a_missing_file_is_an_error_of_the_answer() -> None:
    body = "raise FileNotFoundError('No usable temporary directory found')"
    judgement = judge(function("f", "", case("a", "(1,)", "1")), f"def f(x):\n    {body}\n")
    assert judgement.verdict is Verdict.RUNTIME_ERROR


def test_own_assertions_are_tests_by_their_lines() -> None:
    own = "first = two_sum([2, 7], 9)\nassert first == (0, 1)\n\nassert first == (1, 0)\nprint(first)\n1 / 0\n"
    judgement = run_own(TWO_SUM_PROGRAM, TWO_SUM, own)
    assert [(test.id, test.verdict) for test in judgement.tests] == [
        ("own-2", Verdict.ACCEPTED),
        ("own-4", Verdict.WRONG_ANSWER),
        ("own-6", Verdict.RUNTIME_ERROR),
    ]
    assert judgement.output == "(0, 1)\n"


def test_own_assertions_are_confined_and_may_be_none() -> None:
    assert run_own(TWO_SUM_PROGRAM, TWO_SUM, "open('/etc/passwd')").verdict is Verdict.VIOLATION
    assert run_own(TWO_SUM_PROGRAM, TWO_SUM, "").verdict is Verdict.ACCEPTED
    assert run_own(TWO_SUM_PROGRAM, TWO_SUM, "assert (").verdict is Verdict.COMPILE_ERROR
    assert run_own(TWO_SUM_PROGRAM, TWO_SUM, "while True: pass").verdict is Verdict.TIME_LIMIT


def test_queries_have_no_own_assertions() -> None:
    with pytest.raises(UsageFault):
        run_own(query("rows"), "SELECT 1", "assert True")


def test_passing_large_arguments_is_not_charged_to_the_answer() -> None:
    numbers = list(range(200_000))
    program = function("f", "", case("big", f"({numbers},)", "199999", group=Group.SCALE))
    judgement = judge(program, "def f(a): return a[-1]\n")
    assert judgement.verdict is Verdict.ACCEPTED, judgement.tests[0].message


@pytest.mark.parametrize(
    "source",
    [
        "def two_sum(nums, target)\n    return 0, 1\n",
        "import no_such_package\ndef two_sum(nums, target):\n    return 0, 1\n",
        "def twosum(nums, target):\n    return 0, 1\n",
        "while True: pass\n",
    ],
    ids=["syntax", "import", "name", "loop"],
)
def test_no_test_of_an_answer_that_cannot_be_loaded_has_run(source: str) -> None:
    judgement = judge(TWO_SUM_PROGRAM, source)
    assert [test.ran for test in judgement.tests] == [False] * 4
    assert {test.verdict for test in judgement.tests} == {judgement.verdict}
    assert {test.message for test in judgement.tests} == {judgement.message}
    assert not run_own(TWO_SUM_PROGRAM, source, "assert True").tests[0].ran


def test_a_long_wrong_value_is_told_by_its_first_difference_with_what_stands_around_it() -> None:
    squares = function("squares", "", case("many", "(500,)", repr([n * n for n in range(500)])))
    judgement = judge(squares, "def squares(n):\n    return [i * i if i != 417 else 3 for i in range(n)]\n")
    example = judgement.counterexample
    assert example is not None
    assert example.difference == f"first difference at index 417: got 3, expected {417 * 417}"
    assert judgement.message.endswith(example.difference)
    assert f"{416 * 416}, 3, {418 * 418}" in example.got
    assert f"{416 * 416}, {417 * 417}, {418 * 418}" in example.expected
    assert max(len(example.got), len(example.expected)) <= 200


def test_a_value_of_the_wrong_type_is_told_however_short_it_is() -> None:
    judgement = judge(function("f", "", case("a", "(1,)", "1")), "def f(x):\n    return True\n")
    assert judgement.message == "f(1) returned True, expected 1; got True (bool), expected 1 (int)"


def test_calls_of_a_class_end_with_the_one_that_went_wrong() -> None:
    calls = "[('__init__', ()), ('push', (1,)), ('pop', ()), ('push', (2,)), ('pop', ())]"
    stack = Program(CallKind.CLASS, "Stack", "", "", (case("twice", calls, "[None, None, 1, None, 2]"),), limits=LIMITS)
    source = "class Stack:\n    def push(self, item):\n        pass\n    def pop(self):\n        return 9\n"
    example = judge(stack, source).counterexample
    assert example is not None
    assert example.args == {"calls": "[('__init__', ()), ('push', (1,)), ('pop', ())]"}
    assert (example.expected, example.got) == ("1", "9")
