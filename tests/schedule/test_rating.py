"""The rating rule, over every combination of evidence that matters to it."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.errors import UsageFault
from interviewprep.model.evidence import Evidence, Rating, RatingDecision
from interviewprep.schedule.rating import allowed_overrides, override, rate

BUDGET_S = 600.0
SHARES = (0.0, 0.5, 0.51, 1.0, 1.01, 1.25, 1.26, 9.0)

ALL = [
    Evidence(
        passed=passed,
        score=float(passed),
        active_s=share * BUDGET_S,
        budget_s=BUDGET_S,
        submits=1 + failed,
        failed_submits=failed,
        hints=hints,
        hint_price=price,
        last_hint_seen=last,
        solution_seen=solution,
        confidence=confidence,
        confidence_asked=asked,
        first_ever=first,
    )
    for passed, share, failed, (hints, price, last), solution, (asked, confidence), first in product(
        (True, False),
        SHARES,
        (0, 1, 2, 3, 4),
        ((0, 0.0, False), (1, 0.1, False), (2, 0.25, False), (3, 0.6, True)),
        (False, True),
        ((False, None), (True, None), (True, 0.75), (True, 0.9), (True, 0.99)),
        (False, True),
    )
]

evidences = st.builds(
    Evidence,
    passed=st.booleans(),
    score=st.floats(0, 1),
    active_s=st.floats(0, 3 * BUDGET_S),
    budget_s=st.floats(1, 2 * BUDGET_S),
    submits=st.integers(1, 6),
    failed_submits=st.integers(0, 6),
    hints=st.integers(0, 4),
    hint_price=st.floats(0, 1),
    last_hint_seen=st.booleans(),
    solution_seen=st.booleans(),
    confidence=st.none() | st.floats(0, 1),
    confidence_asked=st.booleans(),
    first_ever=st.booleans(),
)


def is_again(evidence: Evidence) -> bool:
    late = evidence.active_s > 1.25 * BUDGET_S
    return not evidence.passed or late or evidence.solution_seen or evidence.last_hint_seen


def is_hard(evidence: Evidence) -> bool:
    return evidence.active_s > BUDGET_S or evidence.hint_price >= 0.25 or evidence.failed_submits >= 3


def is_easy(evidence: Evidence) -> bool:
    sure = not evidence.confidence_asked or (evidence.confidence or 0) >= 0.9
    unaided = evidence.submits == 1 and not evidence.hints
    return unaided and evidence.active_s <= BUDGET_S / 2 and sure and not evidence.first_ever


def test_every_combination_of_evidence_gets_the_rating_of_the_rule() -> None:
    for evidence in ALL:
        if is_again(evidence):
            expected = Rating.AGAIN
        elif is_hard(evidence):
            expected = Rating.HARD
        else:
            expected = Rating.EASY if is_easy(evidence) else Rating.GOOD
        assert rate(evidence).rating is expected, evidence


def test_failure_is_always_again() -> None:
    assert {rate(evidence).rating for evidence in ALL if not evidence.passed} == {Rating.AGAIN}


def test_first_ever_solve_is_never_easy() -> None:
    assert Rating.EASY not in {rate(evidence).rating for evidence in ALL if evidence.first_ever}


def test_nobody_who_left_it_open_is_told_to_have_been_less_than_sure() -> None:
    for evidence in ALL:
        reasons = rate(evidence).reasons
        assert ("You were less than 90 % sure." in reasons) <= (evidence.confidence == 0.75)
        assert ("You did not say how sure you were." in reasons) <= (evidence.confidence is None)


@given(evidence=evidences, more=st.data())
def test_worse_evidence_never_raises_the_rating(evidence: Evidence, more: st.DataObject) -> None:
    worse = replace(
        evidence,
        passed=evidence.passed and more.draw(st.booleans()),
        active_s=evidence.active_s + more.draw(st.floats(0, BUDGET_S)),
        submits=evidence.submits + more.draw(st.integers(0, 3)),
        failed_submits=evidence.failed_submits + more.draw(st.integers(0, 3)),
        hints=evidence.hints + more.draw(st.integers(0, 2)),
        hint_price=evidence.hint_price + more.draw(st.floats(0, 0.5)),
        last_hint_seen=evidence.last_hint_seen or more.draw(st.booleans()),
        solution_seen=evidence.solution_seen or more.draw(st.booleans()),
        confidence=evidence.confidence and evidence.confidence * more.draw(st.floats(0, 1)),
        first_ever=evidence.first_ever or more.draw(st.booleans()),
    )
    assert rate(worse).rating <= rate(evidence).rating


@given(evidence=evidences)
def test_every_rating_has_reasons_in_whole_sentences(evidence: Evidence) -> None:
    reasons = rate(evidence).reasons
    assert reasons
    assert all(reason[0].isupper() and reason.endswith(".") for reason in reasons)


def test_reasons_name_everything_that_made_it_again() -> None:
    evidence = Evidence(passed=False, score=0.2, active_s=800, budget_s=600, last_hint_seen=True, solution_seen=True)
    assert rate(evidence).reasons == (
        "The answer did not pass.",
        "It took 13:20 of 10:00: more than a quarter over.",
        "You saw the solution.",
        "You saw the last hint.",
    )


def test_score_and_confinement_do_not_move_the_rating() -> None:
    for evidence in ALL[::7]:
        assert rate(replace(evidence, score=0.7, unsafe=True)) == rate(evidence)


@pytest.mark.parametrize(("rating", "target"), list(product(Rating, Rating)))
def test_override_is_one_step_and_never_out_of_again(rating: Rating, target: Rating) -> None:
    computed = RatingDecision(rating, ("A reason.",))
    if rating is not Rating.AGAIN and abs(rating - target) == 1:
        changed = override(computed, target)
        assert changed.rating is target
        assert changed.reasons[0] == "A reason."
        assert changed.reasons[-1].startswith("You changed the rating from ")
        assert target in allowed_overrides(computed)
    else:
        with pytest.raises(UsageFault, match=r"Again stays|one step is allowed. Choose "):
            override(computed, target)
        assert target not in allowed_overrides(computed)
