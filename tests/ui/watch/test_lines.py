"""The block says what is known, fits every terminal, and lets nothing foreign drive it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.text import strip_control
from interviewprep.model.question import Group, Question
from interviewprep.model.taxonomy import Format
from interviewprep.model.verdict import Counterexample, Judgement, Sandbox, Verdict
from interviewprep.model.verdict import TestResult as Outcome
from interviewprep.session.desk import Run
from interviewprep.ui.watch.keys import KEYS, Deed, keys_of
from interviewprep.ui.watch.lines import MAX_SHOWN, block
from interviewprep.ui.watch.state import Watching
from support.desks import CODE, LONG

CLOCK = "Question 1 of 1: 14:59 left"


def told(watching: Watching, *, asked: Question = CODE, columns: int = 80, rows: int = 40) -> list[str]:
    """Write the block."""
    return block(asked, "01-double.py", CLOCK, watching, columns=columns, rows=rows)


def result(name: str, verdict: Verdict, message: str = "") -> Outcome:
    return Outcome(name, Group.EXAMPLES, verdict, 0.0, message, True)


def judged(*tests: Outcome, example: Counterexample | None = None, output: str = "") -> Judgement:
    verdict = next((test.verdict for test in tests if test.verdict is not Verdict.ACCEPTED), Verdict.ACCEPTED)
    return Judgement(verdict, 0.0, tests, Sandbox({}), counterexample=example, output=output)


WRONG = judged(
    result("two", Verdict.ACCEPTED),
    result("three", Verdict.WRONG_ANSWER, "double(3) returned 5, expected 6"),
    example=Counterexample({"x": "3"}, "6", "5", shrunk=False, tries=2, diagnosis=""),
)
RIGHT = judged(result("two", Verdict.ACCEPTED), result("three", Verdict.ACCEPTED))
SAVED = Watching(text="a", saved_at="14:02:31", is_answer=True, is_opened=True)

texts = st.text(max_size=300)
judgements = st.builds(
    lambda verdicts, message, value, output: judged(
        *(result(f"test-{number}", verdict, message) for number, verdict in enumerate(verdicts)),
        example=Counterexample({"x": value}, value, value, shrunk=False, tries=1, diagnosis=""),
        output=output,
    ),
    st.lists(st.sampled_from(Verdict), max_size=4),
    texts,
    texts,
    texts,
)
watchings = st.builds(
    Watching,
    text=texts,
    saved_at=st.sampled_from(["", "14:02:31"]),
    trouble=texts,
    is_opened=st.booleans(),
    is_running=st.booleans(),
    run=st.one_of(st.none(), st.builds(Run, texts, judgements, st.one_of(st.none(), judgements))),
    asking=st.sampled_from([None, Deed.HINT]),
    question=texts,
    notice=texts,
    shows_keys=st.booleans(),
)


@given(watchings, st.integers(20, 200), st.integers(3, 60), st.sampled_from([CODE, LONG]))
def test_the_block_fits_the_terminal_whatever_is_in_it(
    watching: Watching, columns: int, rows: int, asked: Question
) -> None:
    lines = told(watching, asked=asked, columns=columns, rows=rows)
    assert 1 <= len(lines) < rows
    assert all(len(line) < columns for line in lines)
    assert all(strip_control(line) == line and "\n" not in line and "\t" not in line for line in lines)
    assert lines[0].startswith("A question"[:10])


def test_title_time_state_of_the_file_and_keys_are_always_there() -> None:
    lines = told(Watching())
    assert lines == [
        f"A question. {CLOCK}",
        "01-double.py: not yet saved",
        "",
        "Enter or e edit, r run, s submit, h hint, t statement, q quit, ? all keys",
    ]


def test_failing_sample_is_shown_by_its_call_what_was_expected_and_what_came() -> None:
    lines = told(replace(SAVED, run=Run("a", WRONG, None)))
    assert lines[1:7] == [
        "01-double.py: saved at 14:02:31",
        "Sample tests: 1 of 2 passed (wrong answer: three)",
        "An input on which it is wrong:",
        "  double(3)",
        "  expected  6",
        "  got       5",
    ]


def test_error_is_shown_by_its_message() -> None:
    crashed = judged(result("two", Verdict.RUNTIME_ERROR, "double(2) raised KeyError: 1 (line 2, in double)"))
    lines = told(replace(SAVED, run=Run("a", replace(crashed, message=crashed.tests[0].message), None)))
    assert "Sample tests: 0 of 1 passed (runtime error: two)" in lines
    assert "double(2) raised KeyError: 1 (line 2, in double)" in lines


def test_what_changed_since_the_last_run_is_told() -> None:
    text = "\n".join(told(replace(SAVED, run=Run("a", RIGHT, None), before=Run("b", WRONG, None))))
    assert "Since the last run: three now passes." in text


def test_own_checks_and_what_they_print_are_shown() -> None:
    own = judged(result("own-2", Verdict.WRONG_ANSWER, "assert double(1) == 3 does not hold"), output="seen: 1\n")
    lines = told(replace(SAVED, run=Run("a", RIGHT, own)))
    assert "Your own checks: 0 of 1 passed" in lines
    assert "  assert double(1) == 3 does not hold" in lines
    assert lines[lines.index("It printed:") + 1] == "  seen: 1"


def test_what_a_run_shows_is_bounded_and_its_counts_come_first() -> None:
    noisy = replace(WRONG, output="".join(f"line {number}\n" for number in range(90)))
    lines = told(replace(SAVED, run=Run("a", noisy, noisy), before=Run("b", RIGHT, None)), rows=200)
    shown = lines[2 : lines.index("")]
    assert len(shown) <= MAX_SHOWN
    assert [line.partition(":")[0] for line in shown[:3]] == [
        "Sample tests",
        "Your own checks",
        "Since the last run",
    ]


@pytest.mark.parametrize(
    ("watching", "state"),
    [
        (replace(SAVED, is_running=True), "saved at 14:02:31, running the tests"),
        (SAVED, "saved at 14:02:31, not run as it is"),
        (replace(SAVED, run=Run("other", RIGHT, None)), "saved at 14:02:31, not run as it is"),
        (replace(SAVED, run=Run("a", RIGHT, None)), "saved at 14:02:31"),
        (replace(SAVED, trouble="It is gone."), "It is gone."),
    ],
)
def test_state_of_the_file_is_said_in_words(watching: Watching, state: str) -> None:
    assert told(watching)[1].endswith(state)


def test_prose_is_counted_in_words_and_not_run() -> None:
    lines = told(replace(SAVED, text="One two three."), asked=LONG)
    assert lines[1] == "01-double.py: saved at 14:02:31, 3 words"
    assert "r run" not in lines[-1]


def test_layer_that_is_missing_is_told() -> None:
    unsafe = replace(RIGHT, sandbox=Sandbox({"seccomp": "missing"}, unsafe=True))
    assert "Not confined: without seccomp" in "\n".join(told(replace(SAVED, run=Run("a", unsafe, None))))


@pytest.mark.parametrize("kind", [Format.CODE, Format.SQL, Format.BUGFIX, Format.CASE, Format.LONG])
def test_list_of_all_keys_names_every_key_of_the_format_and_no_other(kind: Format) -> None:
    lines = told(Watching(shows_keys=True), asked=replace(CODE, format=kind), columns=60)
    named = [line[0] for line in lines if line[1:3] == "  " and line[0] != " "]
    assert named == list(keys_of(kind))
    assert ("r" in named) == kind.is_executable


def test_no_key_stands_for_two_things_and_every_deed_has_one() -> None:
    assert sorted(key.deed.name for key in KEYS.values()) == sorted(deed.name for deed in Deed)
