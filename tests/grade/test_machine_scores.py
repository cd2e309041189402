import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.grade.choice import score_multi, score_single
from interviewprep.grade.numeric import score_numeric
from interviewprep.grade.order import misplaced, score_order
from interviewprep.model.question import Choice, Order, Step
from interviewprep.model.score import Mark
from interviewprep.model.verdict import Verdict
from support.questions import NUMERIC, choice, choices, orders


def ids(content: Choice) -> frozenset[str]:
    return frozenset(option.id for option in content.options)


def test_single_scores_the_key_and_names_the_distractor_chosen() -> None:
    content = choice("q", "pr")
    right, wrong = score_single(content, {"option-q"}), score_single(content, {"option-p"})
    assert (right.value, right.passed, right.verdict, right.feedback) == (1.0, True, Verdict.ACCEPTED, ())
    assert (wrong.value, wrong.passed, wrong.verdict) == (0.0, False, Verdict.WRONG_ANSWER)
    assert wrong.misconceptions == ("option-p",)
    assert wrong.feedback == ("Wrongly chosen: Text p. Why p.", "Missed: Text q. Why q.")


@given(choices())
def test_multi_scores_the_keys_one_and_their_complement_nothing(content: Choice) -> None:
    assert score_multi(content, content.keys).value == 1
    assert score_multi(content, ids(content) - content.keys).value == 0


@given(choices(), st.data())
def test_multi_gains_by_each_right_judgement(content: Choice, data: st.DataObject) -> None:
    chosen = data.draw(st.sets(st.sampled_from(sorted(ids(content)))))
    flipped = data.draw(st.sampled_from(sorted(ids(content))))
    before, after = score_multi(content, chosen), score_multi(content, chosen ^ {flipped})
    assert 0 <= before.value <= 1
    assert before.passed == (chosen == content.keys)
    was_right = (flipped in chosen) == (flipped in content.keys)
    assert after.value <= before.value if was_right else after.value >= before.value
    assert set(before.misconceptions) == chosen - content.keys


def test_multi_counts_right_judgements_less_wrong_ones() -> None:
    assert score_multi(choice("pr", "qs"), {"option-p"}).value == (3 - 1) / 4


@given(st.floats(-1, 1, allow_nan=False))
def test_numeric_is_one_inside_the_tolerance_and_zero_outside(distance: float) -> None:
    if math.isclose(abs(distance), NUMERIC.tolerance, rel_tol=1e-9):
        return
    score = score_numeric(NUMERIC, NUMERIC.value + distance)
    assert score.value == (1.0 if abs(distance) < NUMERIC.tolerance else 0.0)
    assert score.passed == (score.verdict is Verdict.ACCEPTED) == (score.value == 1)


@pytest.mark.parametrize("bound", [0.435, 0.445])
def test_the_bound_of_the_tolerance_is_inside(bound: float) -> None:
    assert score_numeric(NUMERIC, bound).passed


def test_the_value_of_a_wrong_path_names_its_misconception() -> None:
    score = score_numeric(NUMERIC, 0.988)
    assert (score.value, score.misconceptions, score.feedback) == (
        0.0,
        ("swaps-conditioning",),
        ("The other condition.",),
    )
    assert score_numeric(NUMERIC, 0.7).misconceptions == ()


@given(orders())
def test_any_linear_extension_of_the_partial_order_scores_one(drawn: tuple[Order, tuple[str, ...]]) -> None:
    content, line = drawn
    score = score_order(content, line)
    assert (score.value, score.passed, score.verdict) == (1.0, True, Verdict.ACCEPTED)


@given(orders(), st.data())
def test_order_scores_the_share_of_pairs_respected(drawn: tuple[Order, tuple[str, ...]], data: st.DataObject) -> None:
    content, line = drawn
    steps = data.draw(st.permutations(line))
    score, mirrored = score_order(content, steps), score_order(content, steps[::-1])
    respected = [part for part in score.parts if part.mark is Mark.MET]
    assert score.value == len(respected) / len(content.before)
    assert math.isclose(score.value + mirrored.value, 1)
    assert score.passed == (score.value == 1)


@given(orders(), st.data())
def test_without_the_misplaced_steps_the_others_stand_as_they_must(
    drawn: tuple[Order, tuple[str, ...]], data: st.DataObject
) -> None:
    content, _ = drawn
    steps = data.draw(st.permutations([step.id for step in content.steps]))
    moved = misplaced(content, steps)
    kept = [step for step in steps if step not in moved]
    assert all(
        kept.index(earlier) < kept.index(later)
        for earlier, later in content.before
        if earlier in kept and later in kept
    )
    assert list(moved) == [step for step in steps if step in moved]
    assert bool(moved) != score_order(content, steps).passed


@given(st.integers(4, 8), st.data())
def test_a_single_step_that_was_moved_far_is_named_alone(size: int, data: st.DataObject) -> None:
    line = [f"step-{number}" for number in range(size)]
    before = tuple((a, b) for place, a in enumerate(line) for b in line[place + 1 :])
    content = Order(tuple(Step(step, step) for step in line), before, tuple(line))
    start = data.draw(st.integers(0, size - 1))
    end = data.draw(st.sampled_from([place for place in range(size) if abs(place - start) > 1]))
    steps = [step for step in line if step != line[start]]
    steps.insert(end, line[start])
    assert misplaced(content, steps) == (line[start],)
