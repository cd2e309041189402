"""What changed between two runs, and what is asked before a key counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.question import Group
from interviewprep.model.verdict import Judgement, Sandbox, Verdict
from interviewprep.model.verdict import TestResult as Outcome
from interviewprep.session.desk import Run
from interviewprep.session.workspace import MARKER
from interviewprep.ui.watch.keys import Deed
from interviewprep.ui.watch.state import Price, Watching, changes, question_before

Passes = dict[str, bool]
RUNS = st.dictionaries(st.sampled_from("abcdef"), st.booleans())
FREE = Price(None)


def judged(passes: Passes) -> Judgement:
    """Make a judgement of tests by their names."""
    tests = tuple(
        Outcome(name, Group.EXAMPLES, Verdict.ACCEPTED if passed else Verdict.WRONG_ANSWER, 0.0, "", True)
        for name, passed in passes.items()
    )
    return Judgement(Verdict.ACCEPTED, 0.0, tests, Sandbox({}))


def run_of(samples: Passes, own: Passes | None = None, checks: str = "") -> Run:
    """Make a run with its own checks."""
    return Run(f"answer\n# {MARKER}\n{checks}", judged(samples), judged(own) if own else None)


@given(RUNS)
def test_nothing_changes_between_equal_runs_and_nothing_is_told_of_a_first_one(passes: Passes) -> None:
    assert changes(run_of(passes), run_of(passes)) == []
    assert changes(run_of(passes), None) == []


@given(RUNS, RUNS)
def test_a_test_is_told_of_exactly_when_it_was_in_both_runs_and_went_the_other_way(then: Passes, now: Passes) -> None:
    wanted = [
        f"{name} now {'passes' if passed else 'fails'}"
        for name, passed in now.items()
        if name in then and passed is not then[name]
    ]
    assert changes(run_of(now), run_of(then)) == wanted


def test_own_checks_are_compared_only_while_they_are_the_same() -> None:
    before = run_of({}, {"own-1": False}, "assert f(1)\n")
    assert changes(run_of({}, {"own-1": True}, "assert f(1)\n"), before) == ["own-1 now passes"]
    assert changes(run_of({}, {"own-1": True}, "assert f(2)\n"), before) == []


@pytest.mark.parametrize("deed", [Deed.GIVE_UP, Deed.NEVER_AGAIN, Deed.SKIP])
def test_what_cannot_be_taken_back_is_always_asked(deed: Deed) -> None:
    for watching in (Watching(), Watching(is_answer=True, saved_at="09:00:00")):
        assert "Enter" in question_before(deed, watching, FREE)


def test_starting_afresh_is_asked_where_there_is_a_text_to_lose_sight_of() -> None:
    assert question_before(Deed.AFRESH, Watching(is_answer=True), FREE)
    assert not question_before(Deed.AFRESH, Watching(), FREE)


@pytest.mark.parametrize(
    ("watching", "asked"),
    [
        (Watching(is_answer=True, saved_at="09:00:00"), ""),
        (Watching(), "as you found it"),
        (Watching(is_answer=True, is_unsaved=True), "Nothing was saved since your editor was opened"),
        (Watching(is_answer=True, trouble="It is gone."), "cannot be read"),
    ],
)
def test_submitting_is_asked_where_the_file_may_not_be_what_is_meant(watching: Watching, asked: str) -> None:
    question = question_before(Deed.SUBMIT, watching, FREE)
    assert asked in question
    assert bool(asked) == bool(question)


@given(st.integers(1, 100), st.integers(0, 3))
def test_a_hint_names_its_price_first(percent: int, given_before: int) -> None:
    question = question_before(Deed.HINT, Watching(), Price(percent / 100, given_before))
    assert f"Hint {given_before + 1} costs {percent} % of the score" in question


@pytest.mark.parametrize("deed", [Deed.HINT, Deed.RUN, Deed.EDIT, Deed.QUIT, Deed.FLAG, Deed.LATER, Deed.PAUSE_CLOCK])
def test_what_costs_nothing_is_done_at_once(deed: Deed) -> None:
    assert not question_before(deed, Watching(is_answer=True), FREE)
