"""The synthetic year on questions made up here, so that no change of a bank changes what tests see."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import cycle
from pathlib import Path
from tempfile import gettempdir

from interviewprep.base.paths import Paths
from interviewprep.model.goal import Goal, Role, Seniority, Target
from interviewprep.model.question import Content, Question, Short
from interviewprep.model.rubric import Criterion
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase
from interviewprep.report.figures import Report, build_report
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.schedule.study_day import date_to_day
from interviewprep.store.history import History, open_history
from support.questions import NUMERIC, PROGRAM, REVIEW, choice, dimension_of, open_of, question
from support.year import make_year

END = date(2026, 11, 2)

CONTENTS: dict[Format, Content] = {
    Format.CODE: PROGRAM,
    Format.SQL: PROGRAM,
    Format.SINGLE: choice("p", "qrs"),
    Format.MULTI: choice("pq", "rs"),
    Format.NUMERIC: NUMERIC,
    Format.SHORT: Short(tuple(Criterion(f"c{place}", f"Says {place}") for place in range(4)), (), "", ()),
    Format.REVIEW: REVIEW,
    Format.CASE: open_of(dimension_of("scope"), dimension_of("data")),
    Format.LONG: open_of(dimension_of("clarity")),
}

MINUTES = {Format.CODE: 20.0, Format.SQL: 12.0, Format.REVIEW: 10.0, Format.CASE: 40.0, Format.LONG: 8.0}

ASKED: dict[Area, tuple[tuple[Format, ...], tuple[str, ...], tuple[Domain, ...]]] = {
    Area.CODING: (
        (Format.CODE, Format.CODE, Format.SQL),
        ("arrays-hashing", "streams", "numpy"),
        (Domain.PROGRAMMING, Domain.DATA_ENGINEERING),
    ),
    Area.ML_THEORY: (
        (Format.SINGLE, Format.MULTI, Format.NUMERIC, Format.SHORT),
        ("regularisation", "trees", "probability"),
        (Domain.ML_ALGORITHMS, Domain.MATHEMATICS),
    ),
    Area.MODEL_EVALUATION: (
        (Format.SINGLE, Format.NUMERIC, Format.REVIEW),
        ("calibration", "leakage"),
        (Domain.ML_ALGORITHMS, Domain.MATHEMATICS),
    ),
    Area.SYSTEM_DESIGN: (
        (Format.SINGLE, Format.CASE, Format.SHORT),
        ("serving", "monitoring"),
        (Domain.MLOPS, Domain.CLOUD),
    ),
    Area.COMMUNICATION: ((Format.LONG,), ("stakeholders",), (Domain.CROSS_DOMAIN,)),
}
"""Formats, topics and domains of each area, taken in turn."""

COUNTS = {Area.CODING: 12, Area.ML_THEORY: 16, Area.MODEL_EVALUATION: 9, Area.SYSTEM_DESIGN: 9, Area.COMMUNICATION: 3}


def made_questions() -> Iterator[Question]:
    """Make a small bank of all areas, domains and phases."""
    difficulties, phases = cycle(Difficulty), cycle(Phase)
    for area, (formats, topics, domains) in ASKED.items():
        for number in range(COUNTS[area]):
            kind = formats[number % len(formats)]
            yield replace(
                question(kind, CONTENTS[kind]),
                bank=area.value,
                id=f"{topics[number % len(topics)]}-{number + 1}",
                area=area,
                topic=topics[number % len(topics)],
                domain=domains[number % len(domains)],
                phase=next(phases),
                difficulty=next(difficulties),
                minutes=MINUTES.get(kind, 2.0),
            )


def open_nowhere() -> History:
    """Open an empty history in memory: the folder that is named does not exist."""
    nowhere = Path(gettempdir()) / "prep-tests-write-nothing-here"
    return open_history(Paths(data=nowhere, cache=nowhere, workspace=nowhere), create=False)


@cache
def report_of_year() -> Report:
    """Give the report of the evening after the year."""
    with open_nowhere() as history:
        make_year(history, tuple(made_questions()), end=END)
        today = date_to_day(END)
        history.set_goal(Goal(today + 42, 45, Target(Role.ML_ENGINEER, Seniority.SENIOR, {}), today))
        return build_report(history, FsrsScheduler(), today=today)
