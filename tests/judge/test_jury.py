"""Deciding by the bank's own checker, on sequences of calls, on iterators and on tables, before the real judge."""

from dataclasses import replace

import pytest

from interviewprep.judge import jury
from interviewprep.judge.referee import judge
from interviewprep.model.question import CallKind, Case, Check, Group, Limits, Program
from interviewprep.model.verdict import Verdict

CHECKER = """
def check(args, expected, got):
    nums, = args
    if sorted(got) != sorted(nums):
        return "not the same numbers"
    return got[0] == expected[0]
"""


def program(
    *cases: tuple[str, str],
    check: Check,
    checker: str = "",
    packages: tuple[str, ...] = (),
    kind: CallKind = CallKind.FUNCTION,
) -> Program:
    """Make a program `f` with tests of arguments and expected values."""
    made = (Case(f"c{place}", Group.EXAMPLES, True, *texts) for place, texts in enumerate(cases))
    limits = Limits(1.0, 256) if packages else Limits(0.5, 64)
    return Program(kind, "f", "", "", tuple(made), check, limits, packages, checker=checker)


ANY = program(("([3, 1, 2],)", "[1, 2, 3]"), check=Check("any_valid"), checker=CHECKER)


@pytest.mark.parametrize(
    ("source", "verdict", "words"),
    [
        ("def f(a): return sorted(a)", Verdict.ACCEPTED, ""),
        ("def f(a): return [1, 3, 2]", Verdict.ACCEPTED, ""),
        ("def f(a): return [3, 2, 1]", Verdict.WRONG_ANSWER, "valid is, for instance, [1, 2, 3]"),
        ("def f(a): return [1, 2]", Verdict.WRONG_ANSWER, "not the same numbers"),
        ("def f(a): return None", Verdict.WRONG_ANSWER, "checking it raised TypeError"),
        ("def f(a): return []", Verdict.WRONG_ANSWER, "not the same numbers"),
        ("def f(a): a.sort(); return a", Verdict.WRONG_ANSWER, "changed its arguments"),
    ],
)
def test_checker_of_the_bank_decides(source: str, verdict: Verdict, words: str) -> None:
    judgement = judge(ANY, source)
    assert judgement.verdict is verdict
    assert words in judgement.message


@pytest.mark.parametrize(
    ("checker", "words"),
    [
        ("def check(args, expected, got): return 1", "neither True, False nor a text"),
        ("def check(args, expected, got): return 1 / 0", "ZeroDivisionError"),
        ("def check(args, expected, got): return open('/etc/hosts').read()", "PermissionError"),
        ("def check(args, expected, got):\n    while True: pass", "no reply (cpu)"),
        ("import os\ndef check(args, expected, got): os._exit(0)", "no reply (ended)"),
        ("def check(:", "line 1"),
        ("check = 1", "no function `check`"),
        ("raise ValueError('broken')", "broken"),
    ],
)
def test_broken_checker_is_our_fault(checker: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jury, "_LIMITS", Limits(0.3, 64))
    judgement = judge(replace(ANY, checker=checker), "def f(a): return sorted(a)")
    assert judgement.verdict is Verdict.JUDGE_ERROR
    assert words in judgement.message


def test_checker_that_ended_is_not_started_for_each_further_test() -> None:
    checker = "import os\ndef check(args, expected, got): os._exit(0)"
    several = program(*[("([1],)", "[1]")] * 3, check=Check("any_valid"), checker=checker)
    judgement = judge(several, "def f(a): return a")
    assert [test.verdict for test in judgement.tests] == [Verdict.JUDGE_ERROR] * 3


def test_checker_is_asked_for_no_answer_that_raises() -> None:
    judgement = judge(replace(ANY, checker="raise ValueError"), "def f(a): return 1 / 0")
    assert judgement.verdict is Verdict.RUNTIME_ERROR


def test_words_of_a_checker_are_cut_and_clean() -> None:
    checker = "def check(args, expected, got): return '\\x1b[31m' + 'y' * 5000"
    judgement = judge(replace(ANY, checker=checker), "def f(a): return a")
    assert judgement.verdict is Verdict.WRONG_ANSWER
    assert "\x1b" not in judgement.message
    assert len(judgement.message) < 500


def test_checker_sees_arrays_as_arrays() -> None:
    pytest.importorskip("numpy", reason="numpy is an extra")
    checker = "import numpy as np\ndef check(args, expected, got): return bool(np.allclose(np.abs(got), expected))"
    eigenvector = program(
        ("(2,)", "array([1.0, 0.0], 'float64')"), check=Check("any_valid"), checker=checker, packages=("numpy",)
    )
    source = "import numpy as np\ndef f(n): return np.array([-1.0, 0.0])"
    assert judge(eigenvector, source).verdict is Verdict.ACCEPTED
    assert judge(eigenvector, source.replace("-1.0", "0.5")).verdict is Verdict.WRONG_ANSWER


LAZY = program(("([3, 1, 2],)", "[1, 2, 3]"), check=Check(iterators="list"))


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("def f(a): yield from sorted(a)", Verdict.ACCEPTED),
        ("def f(a): return map(int, sorted(a))", Verdict.ACCEPTED),
        ("def f(a): return range(1, 4)", Verdict.ACCEPTED),
        ("def f(a): return sorted(a)", Verdict.ACCEPTED),
        ("def f(a): return set(a)", Verdict.WRONG_ANSWER),
        ("def f(a): yield from a", Verdict.WRONG_ANSWER),
        ("def f(a):\n    yield 1\n    raise KeyError(2)", Verdict.RUNTIME_ERROR),
        ("def f(a):\n    yield 1\n    while True: pass", Verdict.TIME_LIMIT),
        ("def f(a):\n    while True: yield 1", Verdict.OUTPUT_LIMIT),
        ("def f(a):\n    a.sort()\n    yield from a", Verdict.WRONG_ANSWER),
    ],
)
def test_iterator_counts_as_the_list_of_its_items_where_the_question_says_so(source: str, verdict: Verdict) -> None:
    assert judge(LAZY, source).verdict is verdict


def test_iterator_is_no_list_otherwise() -> None:
    refusing = replace(LAZY, check=Check())
    assert judge(refusing, "def f(a): yield from sorted(a)").verdict is Verdict.WRONG_ANSWER


CALLS = (
    "[('__init__', ()), ('push', (1,)), ('pop', ()), ('pop', ()), ('size',), ('items',), ('push', (5,)), ('items',)]"
)
STACK = program((CALLS, "[None, None, 1, raises('IndexError'), 0, [], None, [5]]"), check=Check(), kind=CallKind.CLASS)
GOOD = """
class f:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()

    @property
    def size(self):
        return len(self.items)
"""


@pytest.mark.parametrize(
    ("old", "new", "verdict", "words"),
    [
        ("", "", Verdict.ACCEPTED, ""),
        (
            "self.items.pop()",
            "self.items.pop() if self.items else None",
            Verdict.WRONG_ANSWER,
            "expected it to raise IndexError",
        ),
        ("self.items.pop()", "self.items and self.items.pop() or {}[1]", Verdict.RUNTIME_ERROR, "KeyError"),
        ("len(self.items)", "self.missing", Verdict.RUNTIME_ERROR, "AttributeError"),
        ("self.items = []", "self.items = [] / 0", Verdict.RUNTIME_ERROR, "TypeError"),
        ("len(self.items)", "1 + len(self.items)", Verdict.WRONG_ANSWER, "expected"),
        ("self.items.append(item)", "return self", Verdict.RUNTIME_ERROR, "IndexError"),
        ("self.items.append(item)", "return object()", Verdict.RUNTIME_ERROR, "IndexError"),
    ],
)
def test_calls_go_on_after_an_expected_exception(old: str, new: str, verdict: Verdict, words: str) -> None:
    judgement = judge(STACK, GOOD.replace(old, new) if old else GOOD)
    assert judgement.verdict is verdict
    assert words in judgement.message


def test_check_holds_for_each_call_of_a_sequence_by_itself() -> None:
    calls = "[('__init__', ()), ('a', ()), ('b', ())]"
    either = program((calls, "[None, [1, 2], [3]]"), check=Check("unordered"), kind=CallKind.CLASS)
    source = "class f:\n    def a(self): return [2, 1]\n    def b(self): return [3]\n"
    assert judge(either, source).verdict is Verdict.ACCEPTED
    assert judge(either, source.replace("a(", "c(").replace("b(", "a(").replace("c(", "b(")).verdict is (
        Verdict.WRONG_ANSWER
    )


def test_checker_sees_a_whole_sequence_of_calls() -> None:
    checker = "def check(args, expected, got): return len(args) == len(got) and got[1] < got[2]"
    calls = "[('__init__', ()), ('next', ()), ('next', ())]"
    growing = program((calls, "[None, 1, 2]"), check=Check("any_valid"), checker=checker, kind=CallKind.CLASS)
    source = "class f:\n    n = 0\n    def next(self):\n        self.n += 7\n        return self.n\n"
    assert judge(growing, source).verdict is Verdict.ACCEPTED
    assert judge(growing, source.replace("+=", "-=")).verdict is Verdict.WRONG_ANSWER


GROUPED = program(
    (
        "(frame({'k': ['x', 'y', 'x'], 'v': [1, 2, 3]}),)",
        "frame({'k': ['x', 'y'], 'v': [4, 2]})",
    ),
    check=Check(),
    packages=("numpy", "pandas"),
)


@pytest.mark.parametrize(
    ("tail", "verdict"),
    [
        ("", Verdict.ACCEPTED),
        (".astype({'v': 'int32'})", Verdict.WRONG_ANSWER),
        (".astype({'v': 'float64'})", Verdict.WRONG_ANSWER),
        (".assign(extra=1)", Verdict.WRONG_ANSWER),
        ("[['v', 'k']]", Verdict.WRONG_ANSWER),
        (".iloc[::-1]", Verdict.WRONG_ANSWER),
        (".set_index('k')", Verdict.WRONG_ANSWER),
        (".to_dict('list')", Verdict.WRONG_ANSWER),
        (".values", Verdict.WRONG_ANSWER),
        ("['v']", Verdict.WRONG_ANSWER),
    ],
)
def test_data_frames_go_in_and_come_out(tail: str, verdict: Verdict) -> None:
    pytest.importorskip("pandas", reason="pandas is an extra")
    judgement = judge(GROUPED, f"def f(d): return d.groupby('k', as_index=False)['v'].sum(){tail}\n")
    assert judgement.verdict is verdict, judgement.message


def test_changed_frame_is_noticed() -> None:
    pytest.importorskip("pandas", reason="pandas is an extra")
    source = "def f(d):\n    d['w'] = 0\n    return d.groupby('k', as_index=False)['v'].sum()\n"
    assert "changed its arguments" in judge(GROUPED, source).message
