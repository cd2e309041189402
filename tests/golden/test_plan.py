"""The plan word for word, in the situations that matter: who reads these files sees what people see."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from interviewprep.base.records import replace
from interviewprep.model.goal import Goal, Role, Seniority, Target
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.horizon.decision import Situation
from interviewprep.schedule.horizon.outlook import look_ahead
from interviewprep.schedule.study_day import date_to_day
from interviewprep.session.preparing import missed_days
from interviewprep.ui.pen import WITHOUT_COLOUR, Pen
from interviewprep.ui.plan_view import draw_plan, plan_lines
from support.horizon import MODEL, OFFER, make_questions, make_stock
from support.practice import make_card

FOLDER = Path(__file__).parent / "plans"
MADE_ON = date_to_day(date(2026, 10, 14))
TARGET = Target(Role.ML_ENGINEER, Seniority.MID, {})
IMPORTANCE = {area: TARGET.importance(area) for area in Area}
ENTRIES = make_questions(70)
CARDS = [
    make_card(entry.ref, stability=1.5 + number, last_day=MADE_ON - 1 - number % 5)
    for number, entry in enumerate(ENTRIES[:20])
]


def situation(interview: date, *, minutes: int = 30, later: int = 0, known: bool = True, done: float = 0) -> Situation:
    """Give a plan made on 14 October, seen so many days later, in the autumn in which clocks go back."""
    goal = Goal(date_to_day(interview), minutes, TARGET, MADE_ON)
    stock = make_stock(ENTRIES, CARDS if known else [], IMPORTANCE)
    return Situation(goal, MADE_ON + later, stock, OFFER, MODEL, 0.9, minutes_today=done)


FAR = date(2026, 11, 4)
SITUATIONS: dict[str, Situation] = {
    "usual": situation(FAR),
    "three-days-missed": situation(FAR, later=4),
    "date-moved": situation(date(2026, 10, 28)),
    "date-tomorrow": situation(date(2026, 10, 15)),
    "five-minutes": situation(FAR, minutes=5),
    "fifteen-minutes": situation(FAR, minutes=15),
    "no-history": situation(FAR, known=False),
    "after-practice": situation(FAR, done=31),
}


@pytest.fixture
def compare(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare with a golden file, or write it where that is asked for."""

    def to_golden(name: str, text: str) -> None:
        file = FOLDER / name
        if request.config.getoption("--renew-goldens"):
            FOLDER.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")

    return to_golden


@pytest.mark.parametrize("name", SITUATIONS)
def test_plan_in_plain_lines_is_the_golden_one(name: str, compare: Callable[[str, str], None]) -> None:
    one = SITUATIONS[name]
    missed = missed_days(one.goal, {MADE_ON}, one.today)
    lines = plan_lines(look_ahead(one), missed)
    compare(f"{name}.txt", "".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize("columns", [60, 80])
def test_drawn_plan_is_the_golden_one_and_keeps_to_its_columns(
    columns: int, compare: Callable[[str, str], None]
) -> None:
    text = drawn("usual", columns)
    assert widest(text) <= columns
    compare(f"usual-{columns}.txt", text)


@pytest.mark.parametrize("name", SITUATIONS)
def test_drawn_plan_keeps_to_sixty_columns(name: str) -> None:
    assert widest(drawn(name, 60)) <= 60


def drawn(name: str, columns: int) -> str:
    """Draw the plan of a situation on so many columns."""
    written: list[str] = []
    draw_plan(look_ahead(SITUATIONS[name]), (), Pen(columns, WITHOUT_COLOUR, write=written.append))
    return "".join(f"{line}\n" for line in written)


def widest(text: str) -> int:
    """Tell how many columns the widest line takes, without the codes that make it bold."""
    return max(len(line.replace("\x1b[1m", "").replace("\x1b[0m", "")) for line in text.splitlines())


def test_clocks_that_go_back_change_no_day() -> None:
    # 25 October 2026 has 25 hours in Europe; a month later no day is longer than others, and the plan is the same.
    autumn = SITUATIONS["usual"]
    shift = 60
    winter = replace(
        autumn,
        today=autumn.today + shift,
        goal=replace(
            autumn.goal,
            interview_day=autumn.goal.interview_day + shift,
            made_on=autumn.goal.made_on + shift,
        ),
        stock=make_stock(ENTRIES, [replace(card, last_day=card.last_day + shift) for card in CARDS], IMPORTANCE),
    )
    before, after = look_ahead(autumn), look_ahead(winter)
    assert [(day.new, day.again, day.minutes) for day in before.days] == [
        (day.new, day.again, day.minutes) for day in after.days
    ]
    assert before.recall == after.recall
