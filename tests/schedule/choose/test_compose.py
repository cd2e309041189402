"""One drill out of a ranking: what fits, each once, and mixed."""

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.taxonomy import Format
from interviewprep.schedule.choose.allowance import Allowance
from interviewprep.schedule.choose.compose import compose
from interviewprep.schedule.choose.pick import Motive, Pick
from support.practice import make_entry

allowances = st.builds(
    Allowance, st.integers(0, 12), st.none() | st.floats(0.5, 90), st.sampled_from([1.0, 1.5, 3.0])
) | st.builds(Allowance, st.none(), st.floats(0.5, 90), st.sampled_from([1.0, 1.5, 3.0]))

picks = st.lists(
    st.builds(
        lambda number, topic, belief, minutes, motive: Pick(
            make_entry(f"b/q{number}", topic=topic, format=Format.SINGLE, minutes=minutes, misconceptions=(belief,)),
            motive,
            "because",
        ),
        st.integers(0, 30),
        st.sampled_from("abcd"),
        st.sampled_from("vwxyz"),
        st.sampled_from([1.0, 2.5, 7.0, 45.0]),
        st.sampled_from([Motive.FORGOTTEN, Motive.AUDIT, Motive.BELIEF]),
    ),
    max_size=20,
)


@given(ranked=picks, allowance=allowances)
def test_never_more_than_asked_and_no_question_twice(ranked: list[Pick], allowance: Allowance) -> None:
    asked = compose(ranked, allowance)
    assert len({pick.ref for pick in asked}) == len(asked)
    assert len(asked) <= allowance.most
    assert {pick.ref for pick in asked} <= {pick.ref for pick in ranked}
    if allowance.questions is not None:
        assert len(asked) <= allowance.questions


@given(ranked=picks, allowance=allowances)
def test_minutes_are_never_exceeded_unless_by_the_shortest_question_alone(
    ranked: list[Pick], allowance: Allowance
) -> None:
    asked = compose(ranked, allowance)
    spent = sum(pick.entry.minutes for pick in asked) * allowance.extra_time
    if allowance.minutes is not None and spent > allowance.minutes + 1e-6:
        assert len(asked) == 1
        assert asked[0].entry.minutes == min(pick.entry.minutes for pick in ranked)


@given(ranked=picks, allowance=allowances)
def test_nothing_left_out_would_have_fitted(ranked: list[Pick], allowance: Allowance) -> None:
    asked = compose(ranked, allowance)
    if len(asked) == allowance.questions:
        return
    left = float("inf") if allowance.minutes is None else allowance.minutes
    left -= sum(pick.entry.minutes for pick in asked) * allowance.extra_time
    taken = {pick.ref for pick in asked}
    for pick in ranked:
        assert pick.ref in taken or pick.entry.minutes * allowance.extra_time > left - 1e-6


@given(ranked=picks.filter(lambda found: len(found) < 7))
def test_no_two_look_alikes_follow_each_other_where_that_can_be_avoided(ranked: list[Pick]) -> None:
    asked = compose(ranked, Allowance(12))
    if look_alikes(asked):
        assert all(look_alikes(list(order)) for order in permutations(asked))


def look_alikes(asked: list[Pick]) -> int:
    return sum(
        one.entry.topic == other.entry.topic or one.entry.misconceptions == other.entry.misconceptions
        for one, other in pairwise(asked)
    )


def test_turns_are_taken_by_motive_whatever_the_rank() -> None:
    motives = [Motive.NEW, Motive.FORGOTTEN, Motive.PREREQUISITE, Motive.SURE_AND_WRONG, Motive.DUE]
    ranked = [Pick(make_entry(f"b/{motive}", topic=motive), motive, "because") for motive in motives]
    assert [pick.motive for pick in compose(ranked, Allowance(9))] == list(reversed(motives))


@given(order=st.permutations(range(4)))
def test_what_builds_on_another_is_asked_after_it_whatever_looks_alike(order: list[int]) -> None:
    entries = [
        make_entry("b/other", topic="a", format=Format.SINGLE),
        make_entry("b/base", topic="a", format=Format.SINGLE),
        make_entry("b/top", topic="c", format=Format.SINGLE, prerequisites=("b/base",)),
        make_entry("b/more", topic="a", format=Format.SINGLE),
    ]
    asked = [one.ref for one in compose([Pick(entries[n], Motive.PLAN, "why") for n in order], Allowance(4))]
    assert asked.index("b/base") < asked.index("b/top")
    assert sorted(asked) == ["b/base", "b/more", "b/other", "b/top"]
