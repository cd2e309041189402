"""Where things stand today: what is due, and which area comes next."""

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.paths import Paths
from interviewprep.model.taxonomy import Area, Domain
from interviewprep.report.today import LONG_AGO_DAYS, NextArea, choose_area, look_at_today
from interviewprep.schedule.horizon.mocks import Share
from interviewprep.store.attempts import DayTotal
from interviewprep.store.history import open_history
from support.practice import make_attempt, practise

TODAY = 20_000
NOTHING = Share(0.0)


def total(area: Area, *, ago: int = 0, score: float = 1.0) -> DayTotal:
    return DayTotal(TODAY - ago, area, Domain.PROGRAMMING, attempts=1, passed=1, score_sum=score, active_s=1.0)


areas = st.sampled_from(Area)
totals = st.builds(
    lambda area, ago, score: total(area, ago=ago, score=score),
    areas,
    st.integers(0, 60),
    st.floats(0, 1),
)


def choose(days: list[DayTotal]) -> NextArea:
    """Choose among areas by what was practised."""
    last = {area: max(day.study_day for day in days if day.area is area) for area in {day.area for day in days}}
    return choose_area(last, days, TODAY)


@given(st.lists(totals))
def test_an_area_never_practised_comes_first(days: list[DayTotal]) -> None:
    never = set(Area) - {day.area for day in days}
    chosen = choose(days)
    assert (chosen.area in never) == bool(never)
    assert (chosen.why == "not practised yet") == bool(never)


@given(areas, st.integers(LONG_AGO_DAYS, 60), st.lists(totals))
def test_the_area_left_alone_for_longest_comes_next(rested: Area, ago: int, more: list[DayTotal]) -> None:
    others = [total(area, score=0.0) for area in Area if area is not rested]
    older = [day for day in more if day.area is not rested]
    chosen = choose([total(rested, ago=ago), *others, *older])
    assert (chosen.area, chosen.why) == (rested, f"last practised {ago} days ago")


@given(areas)
def test_where_all_are_practised_the_weakest_comes_first(weakest: Area) -> None:
    days = [total(area, ago=1, score=0.25 if area is weakest else 0.5) for area in Area]
    # What is long past does not count any more.
    chosen = choose([*(total(area, ago=50, score=area is weakest) for area in Area), *days])
    assert (chosen.area, chosen.why) == (weakest, "your lowest mean score lately, 25 %")


def test_today_tells_the_streak(paths: Paths) -> None:
    with open_history(paths) as history:
        practise(history, [make_attempt("a/b", day=TODAY - 1, score=0.0), make_attempt("a/c", day=TODAY, score=1.0)])
        today = look_at_today(history, TODAY, due=1, share=NOTHING)
        assert (today.streak.current, today.is_practised) == (2, True)
        tomorrow = look_at_today(history, TODAY + 1, due=1, share=NOTHING)
    assert (tomorrow.streak.current, tomorrow.is_practised) == (2, False)
