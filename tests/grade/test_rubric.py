import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.grade.rubric import score_open, score_short
from interviewprep.model.question import Open, Short
from interviewprep.model.rubric import Criterion
from interviewprep.model.taxonomy import Level
from support.questions import WRONG, dimension_of, open_of, opens, shorts

STATED = st.sets(st.sampled_from([wrong.id for wrong in WRONG]))


def criteria(content: Short | Open) -> list[str]:
    if isinstance(content, Short):
        return [criterion.id for criterion in content.criteria]
    return [criterion.id for dimension in content.dimensions for criterion in dimension.criteria]


def value(content: Short | Open, met: set[str], stated: set[str]) -> float:
    score = score_short(content, met, stated) if isinstance(content, Short) else score_open(content, met, stated)
    assert 0 <= score.value <= 1
    assert score.passed == (score.level in {Level.LEAN_YES, Level.STRONG_YES})
    return score.value


@given(shorts() | opens(), st.data(), STATED)
def test_a_criterion_met_never_lowers_the_score(content: Short | Open, data: st.DataObject, stated: set[str]) -> None:
    met = data.draw(st.sets(st.sampled_from(criteria(content))))
    one_more = data.draw(st.sampled_from(criteria(content)))
    assert value(content, met | {one_more}, stated) >= value(content, met, stated)


@given(shorts() | opens(), st.data(), STATED, STATED)
def test_a_misconception_stated_never_raises_the_score(
    content: Short | Open, data: st.DataObject, stated: set[str], further: set[str]
) -> None:
    met = data.draw(st.sets(st.sampled_from(criteria(content))))
    assert value(content, met, stated | further) <= value(content, met, stated)


@given(shorts() | opens())
def test_everything_met_scores_one_and_nothing_scores_zero(content: Short | Open) -> None:
    assert value(content, set(criteria(content)), set()) == 1
    assert value(content, set(), set()) == 0


def test_ten_of_sixteen_tenths_reach_lean_yes() -> None:
    content = Short(tuple(Criterion(f"c{n}", "Says", 0.1) for n in range(16)), (), "", ())
    score = score_short(content, {f"c{n}" for n in range(10)}, ())
    assert (score.value, score.passed, score.level) == (0.625, True, Level.LEAN_YES)


def test_short_deducts_the_weight_of_what_is_stated() -> None:
    content = Short((Criterion("c1", "Says", 3.0), Criterion("c2", "Says", 1.0)), WRONG, "", ())
    score = score_short(content, {"c1"}, {"wrong-1"})
    assert (score.value, score.misconceptions) == ((3 - 1) / 4, ("wrong-1",))


@pytest.mark.parametrize(
    ("met", "level"), [((), 0), ((2, 3, 4), 0), ((1,), 1), ((1, 2), 2), ((1, 2, 4), 2), ((1, 2, 3, 4), 4)]
)
def test_a_level_needs_all_criteria_up_to_it(met: tuple[int, ...], level: int) -> None:
    score = score_open(open_of(dimension_of("framing")), {f"framing-{number}" for number in met}, ())
    assert score.dimensions[0].level == level
    assert score.value == level / 4


def test_case_is_the_weighted_mean_of_levels_over_four() -> None:
    content = open_of(dimension_of("framing"), dimension_of("numbers", 3.0))
    score = score_open(content, {"framing-1", "framing-2", "numbers-1"}, ())
    assert score.value == (1 * 2 + 3 * 1) / 4 / 4


def test_a_dimension_at_zero_keeps_a_high_score_at_lean_no() -> None:
    content = open_of(dimension_of("framing", 9.0), dimension_of("numbers"))
    met = {f"framing-{number}" for number in range(1, 5)}
    score = score_open(content, met, ())
    assert (score.value, score.passed, score.level) == (0.9, False, Level.LEAN_NO)
    assert score_open(content, met | {"numbers-1"}, ()).passed


def test_a_dimension_at_zero_does_not_lift_a_strong_no() -> None:
    assert (
        score_open(open_of(dimension_of("framing"), dimension_of("numbers")), {"framing-1"}, ()).level
        is Level.STRONG_NO
    )
