"""The synthetic year: a history like any other, and a person with the traits that the reports over it must show."""

from itertools import pairwise

from interviewprep.model.taxonomy import Area
from interviewprep.schedule.study_day import date_to_day
from interviewprep.ui.report.standing import Verdict, verdict_of
from support.made_year import END, made_questions, open_nowhere, report_of_year
from support.year import make_year

WEEKS = 20
"""A shorter year has the same turns: weeks are counted to 52."""


def test_the_same_seed_makes_the_same_answers() -> None:
    made = []
    for seed in (1, 1, 2):
        with open_nowhere() as history:
            make_year(history, tuple(made_questions()), end=END, seed=seed, weeks=WEEKS)
            made.append([(one.question, one.at, one.evidence, one.mistake) for one in history.attempts()])
    assert made[0] == made[1] != made[2]


def test_a_check_of_its_history_finds_nothing() -> None:
    with open_nowhere() as history:
        make_year(history, tuple(made_questions()), end=END, weeks=WEEKS)
        assert history.check() == []
        assert len(history.attempts()) > 100


def test_it_ends_on_the_evening_before_and_has_holidays_in_it() -> None:
    days = report_of_year().charts.days.days
    practised = [day.day for day in days if day.answers]
    assert max(practised) < date_to_day(END)
    assert max(after - before for before, after in pairwise(practised)) > 14


def test_the_person_is_slow_at_programs_too_sure_in_one_area_and_leaves_another_alone() -> None:
    charts = report_of_year().charts
    assert {pace.area for pace in charts.pace if pace.is_slow} == {Area.CODING}
    sure = {line.area: verdict_of(line) for line in charts.calibration}
    assert sure[Area.MODEL_EVALUATION] is Verdict.SURE
    recall = {one.area: one.now for one in charts.recall}
    assert min(recall, key=lambda area: recall[area]) is Area.SYSTEM_DESIGN
    areas = {one.scope: one.probability for one in charts.readiness if isinstance(one.scope, Area)}
    assert min(areas, key=lambda area: areas[area]) is Area.SYSTEM_DESIGN
