"""Which follow-ups are asked: only what was left out, two at most, the same for a seed."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.question import FollowUp, Stage
from interviewprep.model.score import Mark
from interviewprep.session.follow_ups import MOST, next_follow_up

CRITERIA = ("c1", "c2", "c3", "")
SEEDS = st.integers(0, 5).map(str)
MARKS = st.fixed_dictionaries({name: st.sampled_from(Mark) for name in CRITERIA if name})


@st.composite
def stages(draw: st.DrawFn) -> Stage:
    """Draw a stage with up to six follow-ups."""
    criteria = draw(st.lists(st.sampled_from(CRITERIA), max_size=6))
    follow_ups = (FollowUp(f"f{number}", "And?", criterion) for number, criterion in enumerate(criteria))
    return Stage("frame", "Frame", 5, "Frame it.", tuple(follow_ups))


def all_asked(stage: Stage, marks: Mapping[str, Mark], seed: str, already: tuple[str, ...] = ()) -> list[FollowUp]:
    """Ask until nothing more comes."""
    found: list[FollowUp] = []
    while one := next_follow_up(stage, marks, [*already, *(each.id for each in found)], seed):
        found.append(one)
    return found


@given(stages(), MARKS, SEEDS)
def test_no_follow_up_asks_for_what_is_met(stage: Stage, marks: Mapping[str, Mark], seed: str) -> None:
    assert all(marks.get(one.criterion) is not Mark.MET for one in all_asked(stage, marks, seed))


@given(stages(), MARKS, SEEDS)
def test_as_many_are_asked_as_are_open_but_never_more_than_two_and_none_twice(
    stage: Stage, marks: Mapping[str, Mark], seed: str
) -> None:
    asked = [one.id for one in all_asked(stage, marks, seed)]
    open_ones = [one.id for one in stage.follow_ups if marks.get(one.criterion) is not Mark.MET]
    assert len(asked) == len(set(asked)) == min(MOST, len(open_ones))
    assert set(asked) <= set(open_ones)


@given(stages(), MARKS, SEEDS, st.integers(0, MOST))
def test_a_session_that_is_resumed_asks_what_it_would_have_asked(
    stage: Stage, marks: Mapping[str, Mark], seed: str, answered: int
) -> None:
    whole = all_asked(stage, marks, seed)
    before = tuple(one.id for one in whole[:answered])
    assert all_asked(stage, marks, seed, before) == whole[answered:]


@given(stages(), MARKS, SEEDS)
def test_what_is_denied_comes_before_what_is_missing_and_that_before_what_is_unsure(
    stage: Stage, marks: Mapping[str, Mark], seed: str
) -> None:
    order = ["", Mark.DENIED, Mark.ABSENT, Mark.UNSURE]
    ranks = [order.index(marks[one.criterion] if one.criterion else "") for one in all_asked(stage, marks, seed)]
    assert ranks == sorted(ranks)


def test_another_session_may_ask_others_of_the_same_rank() -> None:
    stage = Stage("s", "S", 5, "Go.", tuple(FollowUp(f"f{number}", "And?", f"c{number}") for number in range(6)))
    assert len({tuple(one.id for one in all_asked(stage, {}, str(seed))) for seed in range(20)}) > 1
