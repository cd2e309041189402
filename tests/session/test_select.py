"""What an interview asks: never twice, unseen first, inside the time."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.errors import UsageFault
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase
from interviewprep.session.select import DEFAULT_MINUTES, Request, plan_interview
from support.catalogues import Listed


def entry(number: int, area: Area, minutes: float = 2.0, difficulty: Difficulty = Difficulty.EASY) -> Entry:
    return Entry(
        bank="bank",
        id=f"q{number}",
        revision="r",
        area=area,
        topic="topic",
        domain=Domain.CROSS_DOMAIN,
        phase=Phase.FOUNDATIONS,
        difficulty=difficulty,
        minutes=minutes,
        format=Format.SINGLE,
        title=f"Question {number}",
    )


@st.composite
def shelves(draw: st.DrawFn) -> list[Entry]:
    places = draw(
        st.lists(
            st.tuples(st.sampled_from(Area), st.sampled_from([1.0, 1.5, 4.0, 15.0, 45.0])), min_size=1, max_size=30
        )
    )
    return [entry(number, area, minutes) for number, (area, minutes) in enumerate(places)]


requests = st.builds(
    Request,
    areas=st.lists(st.sampled_from(Area), min_size=1, max_size=5, unique=True).map(tuple),
    seed=st.integers(0, 99),
    minutes=st.none() | st.floats(1, 120),
    questions=st.none() | st.integers(1, 12),
)


@given(shelves(), requests, st.data())
def test_interview_never_repeats_and_takes_the_unseen_first(
    shelf: list[Entry], request: Request, data: st.DataObject
) -> None:
    refs = [one.ref for one in shelf]
    seen = data.draw(st.dictionaries(st.sampled_from(refs), st.integers(0, 50)))
    suspended = data.draw(st.sets(st.sampled_from(refs)))
    try:
        plan, _ = plan_interview(request, Listed(shelf), seen, suspended)
    except UsageFault:
        assert not [one for one in shelf if one.area in request.areas and one.ref not in suspended]
        return

    asked = [item.ref for item in plan.items]
    by_ref = {one.ref: one for one in shelf}
    assert len(asked) == len(set(asked))
    assert not suspended & set(asked)
    assert all(by_ref[ref].area in request.areas for ref in asked)
    if request.questions is not None:
        assert len(asked) <= request.questions
    for area in request.areas:
        here = [ref for ref in asked if by_ref[ref].area is area]
        first_seen = next((index for index, ref in enumerate(here) if ref in seen), len(here))
        assert all(ref in seen for ref in here[first_seen:])


@given(shelves(), requests)
def test_same_seed_asks_the_same(shelf: list[Entry], request: Request) -> None:
    try:
        first = plan_interview(request, Listed(shelf), {}, ())
    except UsageFault:
        return
    assert first == plan_interview(request, Listed(shelf), {}, ())


@given(shelves(), st.floats(1, 120), st.integers(0, 9))
def test_minutes_are_filled_and_not_exceeded_where_something_fits(
    shelf: list[Entry], minutes: float, seed: int
) -> None:
    area = shelf[0].area
    plan, _ = plan_interview(Request((area,), seed, minutes=minutes), Listed(shelf), {}, ())
    planned = sum(item.budget_s for item in plan.items) / 60
    assert planned <= minutes or len(plan.items) == 1
    assert plan.budget_s == pytest.approx(minutes * 60)


def test_coding_asks_one_question_and_other_areas_fill_ten_minutes() -> None:
    shelf = Listed([entry(n, Area.CODING, 15) for n in range(5)] + [entry(n, Area.ML_THEORY, 2) for n in range(5, 20)])
    plan, notices = plan_interview(Request((Area.CODING, Area.ML_THEORY), 1), shelf, {}, ())
    minutes = [item.budget_s / 60 for item in plan.items]
    assert minutes[0] == 15
    assert sum(minutes[1:]) == DEFAULT_MINUTES
    assert notices == ()


def test_questions_seen_before_come_back_oldest_first_and_it_is_said() -> None:
    shelf = Listed([entry(n, Area.ML_THEORY) for n in range(3)])
    request = Request((Area.ML_THEORY,), 1, questions=3)
    plan, notices = plan_interview(request, shelf, {"bank/q0": 9, "bank/q1": 4}, ())
    assert [item.ref for item in plan.items] == ["bank/q2", "bank/q1", "bank/q0"]
    assert notices == ("ml-theory: the unseen questions have run out; 2 questions come back, oldest first.",)


def test_one_question_that_comes_back_is_spoken_of_as_one() -> None:
    shelf = Listed([entry(n, Area.ML_THEORY) for n in range(3)])
    _, notices = plan_interview(Request((Area.ML_THEORY,), 1, questions=3), shelf, {"bank/q0": 9}, ())
    assert notices == ("ml-theory: the unseen questions have run out; 1 question comes back, oldest first.",)


def test_extra_time_stretches_every_budget() -> None:
    shelf = Listed([entry(1, Area.CODING, 20)])
    plan, _ = plan_interview(Request((Area.CODING,), 1, extra_time=1.5), shelf, {}, ())
    assert plan.items[0].budget_s == 20 * 60 * 1.5
    assert plan.budget_s == 20 * 60 * 1.5


def test_difficulty_that_matches_nothing_says_what_to_do() -> None:
    shelf = Listed([entry(1, Area.CODING)])
    with pytest.raises(UsageFault, match="Widen --area, --format or --difficulty"):
        plan_interview(Request((Area.CODING,), 1, difficulty=Difficulty.HARD), shelf, {}, ())


def test_formats_narrow_the_choice_and_areas_without_them_are_named_once() -> None:
    coding = [replace(entry(n, Area.CODING), format=Format.REVIEW) for n in range(2)]
    shelf = Listed([*coding, entry(2, Area.CODING), entry(3, Area.ML_THEORY), entry(4, Area.COMMUNICATION)])
    plan, notices = plan_interview(Request(tuple(Area), 1, formats=(Format.REVIEW,)), shelf, {}, ())
    assert {item.ref for item in plan.items} <= {one.ref for one in coding}
    assert notices == ("No question matches in ml-theory, model-evaluation, system-design, communication.",)
