"""Levels from statements: a ladder that what nobody knows neither helps nor hinders."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.taxonomy import Level
from interviewprep.session.anchors import ASKED, MAX_LEVEL, PROGRAM, Finding, findings_of, ladder_level
from interviewprep.session.dimensions import Asked, dimensions_of, is_capped
from interviewprep.session.items import ItemState

findings = st.lists(
    st.builds(
        Finding, st.just("it holds"), st.integers(1, MAX_LEVEL), st.sampled_from([True, False, None]), st.just("Q")
    )
)


@given(findings, st.data())
def test_meeting_one_more_statement_never_lowers_a_level(found: list[Finding], data: st.DataObject) -> None:
    if not found:
        return
    place = data.draw(st.integers(0, len(found) - 1))
    better = [replace(one, met=True) if number == place else one for number, one in enumerate(found)]
    assert ladder_level(better) >= ladder_level(found)


@given(findings)
def test_what_nobody_knows_changes_nothing(found: list[Finding]) -> None:
    assert ladder_level(found) == ladder_level([one for one in found if one.met is not None])


@given(findings)
def test_level_holds_all_that_is_known_up_to_it(found: list[Finding]) -> None:
    level = ladder_level(found)
    assert all(one.met is not False for one in found if one.level <= level)
    assert level == 0 or any(one.met and one.level == level for one in found)


def graded(**verdict: object) -> dict[str, object]:
    return {"score": 1.0, "passed": True, "verdict": "accepted", "level": None, "dimensions": [], **verdict}


EVERY = {"examples": True, "edges": True, "property": True, "wrong": True, "scale": True}
BEST = ItemState(
    runs=2,
    first_run_s=100.0,
    own_checked=True,
    own_held=True,
    submits=1,
    active_s=500.0,
    verdict=graded(groups=EVERY, growth_ok=True),
    said=tuple((statement.id, True) for statement in ASKED),
)


def levels(item: ItemState) -> dict[str, float]:
    return {line.title: line.level for line in dimensions_of([Asked("Two sum", True, item, 900.0)])}


def test_program_that_could_not_be_better_reaches_the_top_in_all_dimensions() -> None:
    assert set(levels(BEST).values()) == {4.0}
    assert all(finding.met for found in findings_of("Q", BEST, 900.0).values() for finding in found)


def test_each_dimension_of_programs_has_a_statement_for_each_level() -> None:
    by_dimension: dict[str, list[int]] = {}
    for statement in PROGRAM:
        by_dimension.setdefault(statement.dimension, []).append(statement.level)
    assert set(map(tuple, by_dimension.values())) == {(1, 2, 3, 4)}


def test_what_was_done_worse_shows_where_it_belongs() -> None:
    assert levels(replace(BEST, submits=2)) == {**levels(BEST), "Correctness": 3.0}
    assert levels(replace(BEST, own_checked=False, own_held=False))["Testing"] == 1.0
    assert levels(replace(BEST, active_s=1000.0))["Efficiency and pace"] == 1.0
    assert levels(replace(BEST, hints=1))["Understanding and plan"] == 3.0
    slow = graded(groups={**EVERY, "scale": False}, growth_ok=False)
    assert levels(replace(BEST, verdict=slow))["Efficiency and pace"] == 2.0
    assert levels(replace(BEST, said=()))["Understanding and plan"] == 4.0, "what is left open does not hinder"


def test_log_without_test_groups_leaves_correctness_to_the_first_submission() -> None:
    assert levels(replace(BEST, verdict=graded()))["Correctness"] == 4.0
    assert levels(replace(BEST, submits=2, verdict=graded()))["Correctness"] == 0.0


def sure(confidence: float, score: float) -> Asked:
    return Asked("Q", False, ItemState(confidence=confidence, verdict=graded(score=score)), 60.0)


def test_confidence_is_judged_by_its_squared_error_and_its_worst_surprise() -> None:
    def level(*asked: Asked) -> float | None:
        return {line.title: line.level for line in dimensions_of(asked)}.get("Knowing what you know")

    assert level(sure(0.9, 1), sure(0.9, 1)) is None, "two say nothing"
    assert level(sure(0.9, 1), sure(0.9, 1), sure(0.9, 1)) == 4.0
    assert level(sure(0.99, 1), sure(0.9, 0), sure(0.99, 1), sure(0.99, 1)) == 2.0
    assert level(sure(0.9, 0), sure(0.9, 0), sure(0.9, 1)) == 1.0


def test_prose_with_a_dimension_at_zero_caps_its_area() -> None:
    asked = Asked("Q", False, ItemState(verdict=graded(dimensions=[["Numbers", 0], ["Framing", 4]])), 60.0)
    assert is_capped([asked])
    assert not is_capped([replace(asked, item=replace(asked.item, verdict=graded(dimensions=[["Numbers", 1]])))])
    assert [line.word for line in dimensions_of([asked])] == [Level.STRONG_NO, Level.STRONG_YES]
