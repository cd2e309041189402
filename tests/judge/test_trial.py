"""The tests of a submission: sent together where that changes nothing, and one at a time where it would."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewprep.judge.bench import Bench
from interviewprep.judge.channel import Cause, Channel
from interviewprep.judge.finding import Finding
from interviewprep.judge.trial import not_run, try_case, try_cases
from interviewprep.model.question import CallKind, Case, Group, Limits, Program
from interviewprep.model.verdict import Verdict

DOINGS = {
    "right": "return n",
    "wrong": "return -1",
    "raises": "raise ValueError(n)",
    "exits": "sys.exit",
    "dies": "os._exit(3)",
    "crashes": "ctypes.string_at(0)",
    "kills": "os.kill(os.getpid(), 15)",
    "prints": "print(n); return n",
    "too much": "return [None] * 3_000_000",
    "garbles": "os.write(4, b'x' * 99); return n",
}
"""What an answer may do on an input."""


def answer_doing(doings: list[str]) -> str:
    """Write an answer that does one thing after another, by its input."""
    branches = "".join(f"    if n == {place}: {DOINGS[doing]}\n" for place, doing in enumerate(doings))
    return f"import ctypes, os, sys\ndef f(n):\n{branches}"


def question(groups: list[Group]) -> Program:
    """Make a question with a test of each of these groups, which wants its own number back."""
    cases = tuple(Case(f"n-{place}", group, False, f"({place},)", str(place)) for place, group in enumerate(groups))
    return Program(CallKind.FUNCTION, "f", "", "", cases, limits=Limits(1.0, 64))


def by_one(bench: Bench, program: Program) -> list[Finding]:
    """Run all tests, each sent when the one before is answered."""
    findings: list[Finding] = []
    for case in program.cases:
        findings.append(not_run(findings) if bench.is_used_up else try_case(bench, program, case))
    return findings


@settings(max_examples=25)
@given(st.lists(st.sampled_from(sorted(DOINGS)), min_size=1, max_size=8), st.data())
def test_sending_tests_together_finds_what_sending_them_one_by_one_does(doings: list[str], data: st.DataObject) -> None:
    groups = [data.draw(st.sampled_from([Group.EXAMPLES, Group.EDGES, Group.SCALE])) for _ in doings]
    program, found = question(groups), []
    for tries in (try_all, by_one):
        with Bench(program, answer_doing(doings), unsafe=False) as bench:
            found.append([replace(finding, cpu_s=0.0, reply=None) for finding in tries(bench, program)])
    assert found[0] == found[1]


def try_all(bench: Bench, program: Program) -> list[Finding]:
    """Run all tests as the referee does."""
    return try_cases(bench, program, program.cases)


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note at each sending how many frames the child then has to answer."""
    noted: list[int] = []
    open_frames = 0
    send, receive = Channel.send, Channel.receive

    def note_send(channel: Channel, frames: bytes) -> None:
        nonlocal open_frames
        open_frames += frames.count(b'"nonce"')
        noted.append(open_frames)
        send(channel, frames)

    def note_receive(channel: Channel, cpu_left_s: Callable[[], float], wall_limit_s: float) -> tuple[Cause, bytes]:
        nonlocal open_frames
        cause, body = receive(channel, cpu_left_s, wall_limit_s)
        open_frames -= b'"nonce"' in body
        return cause, body

    monkeypatch.setattr(Channel, "send", note_send)
    monkeypatch.setattr(Channel, "receive", note_receive)
    return noted


def test_a_test_of_scale_is_sent_once_all_before_it_are_answered(waiting: list[int]) -> None:
    program = question([Group.EXAMPLES] * 3 + [Group.SCALE] * 2 + [Group.EDGES] * 2)
    with Bench(program, "def f(n): return n", unsafe=False) as bench:
        findings = try_cases(bench, program, program.cases)
    assert {finding.verdict for finding in findings} == {Verdict.ACCEPTED}
    load = 1
    assert waiting == [load + 3, 1, 1, 2]


def test_a_large_input_is_sent_by_itself(waiting: list[int]) -> None:
    program = question([Group.EXAMPLES] * 3)
    small, *others = program.cases
    large = replace(small, args=f"({[0] * 2000},)", expected=str([0] * 2000))
    with Bench(program, "def f(n): return n", unsafe=False) as bench:
        try_cases(bench, program, [*others, large, small])
    load = 1
    assert waiting == [load + 2, 1, 1]


def test_a_case_that_cannot_be_run_spoils_no_other() -> None:
    program = question([Group.EXAMPLES] * 3)
    first, second, third = program.cases
    with Bench(program, "def f(n): return n", unsafe=False) as bench:
        findings = try_cases(bench, program, [first, replace(second, args="(1"), third])
    assert [finding.verdict for finding in findings] == [Verdict.ACCEPTED, Verdict.JUDGE_ERROR, Verdict.ACCEPTED]


def test_time_is_measured_for_each_of_the_tests_sent_together() -> None:
    program = question([Group.EXAMPLES] * 3)
    source = "def f(n):\n    for _ in range(3_000_000 if n == 1 else 0): pass\n    return n\n"
    with Bench(program, source, unsafe=False) as bench:
        before, slow, after = (finding.cpu_s for finding in try_cases(bench, program, program.cases))
    assert slow > 5 * before
    assert slow > 5 * after


def test_one_that_never_ends_among_tests_sent_together_is_stopped_and_those_before_it_count() -> None:
    program = replace(question([Group.EXAMPLES] * 3), limits=Limits(0.1, 64))
    with Bench(program, "def f(n):\n    while n == 1: pass\n    return n\n", unsafe=False) as bench:
        findings = try_cases(bench, program, program.cases)
    assert [finding.verdict for finding in findings] == [Verdict.ACCEPTED, Verdict.TIME_LIMIT]
