"""When full mock interviews are sat, and how the minutes of the other days make room for them."""

from collections.abc import Collection, Mapping, Sequence

from interviewprep.base.records import dataclass
from interviewprep.model.goal import Goal

REHEARSAL_BEFORE = 3
"""Days between the last mock interview and the date: late enough to rehearse, early enough to mend what it shows."""

EVERY = 7
"""Days between mock interviews: on the same day of the week as the rehearsal."""

GIVEN_UP = 1 / 3
"""The share of a day's minutes that may be saved for the next mock interview."""

LIGHT_END = 1 / 2
"""The share of the minutes that is left on the last day before the date."""


@dataclass(frozen=True, slots=True)
class Mock:
    """A whole interview: the name of its loop, and its minutes with breaks."""

    name: str
    minutes: float


@dataclass(frozen=True, slots=True)
class Offer:
    """The mock interviews there are.

    `turns` follow each other week by week; `rehearsal` is the last one before the date, where there is time for it.
    """

    turns: Sequence[Mock]
    rehearsal: Mock | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days from today (0) to the day before the date: minutes for questions, and mock interviews by day."""

    budgets: tuple[float, ...]
    mocks: Mapping[int, Mock]


@dataclass(frozen=True, slots=True)
class Share:
    """What a plan has for one day as a whole: minutes for questions, and a mock interview as long as it is not sat."""

    minutes: float
    mock: Mock | None = None


def calendar_of(
    goal: Goal, today: int, offer: Offer, *, done_today: float = 0.0, sat_today: Collection[str] = ()
) -> Calendar:
    """Lay out the study days from `today` until the interview of a goal, as `make_calendar` does."""
    return make_calendar(
        max(0, goal.interview_day - today),
        goal.minutes,
        offer,
        age=max(0, today - goal.made_on),
        done_today=done_today,
        sat_today=sat_today,
    )


def make_calendar(
    days: int, minutes: float, offer: Offer, *, age: int, done_today: float, sat_today: Collection[str]
) -> Calendar:
    """Lay out the days until the date.

    `age` is the days since this was planned first, during which minutes could be saved; `done_today` is the minutes
    practised today, and `sat_today` names the mock interviews that are among them.
    """
    mocks = _place(days, minutes, offer, age)
    if 0 in mocks and mocks[0].name in sat_today:
        del mocks[0]
    budgets = [minutes] * days
    for day, mock in mocks.items():
        overrun = mock.minutes - minutes
        budgets[day] = max(0.0, -overrun)
        for before in range(max(0, day - _saving_days(day, age)), day):
            budgets[before] -= max(0.0, overrun) / _saving_days(day, age)
    if days:
        budgets[-1] *= LIGHT_END
        budgets[0] = max(0.0, budgets[0] - done_today)
    return Calendar(tuple(budgets), mocks)


def _place(days: int, minutes: float, offer: Offer, age: int) -> dict[int, Mock]:
    placed: dict[int, Mock] = {}
    # Who begins two days before rehearses at once.
    last = 0 if days == REHEARSAL_BEFORE - 1 and not age else days - REHEARSAL_BEFORE
    turns = [mock for mock in offer.turns if _fits(mock, minutes, EVERY - 1)]
    # Counted from the date, so that waiting changes nothing: the same day has the same interview tomorrow.
    for turn, day in enumerate(range(last, -1, -EVERY)):
        choice = turns[turn % len(turns) :] + turns[: turn % len(turns)] if turns else []
        if not turn and offer.rehearsal:
            choice = [offer.rehearsal, *choice]
        fitting = (mock for mock in choice if _fits(mock, minutes, _saving_days(day, age)))
        if (found := next(fitting, None)) is not None:
            placed[day] = found
    return placed


def _fits(mock: Mock, minutes: float, saving_days: int) -> bool:
    return mock.minutes - minutes <= saving_days * minutes * GIVEN_UP


def _saving_days(day: int, age: int) -> int:
    """Tell on how many days before a mock interview minutes are saved for it, those that have gone by included."""
    return min(EVERY - 1, day + age)
