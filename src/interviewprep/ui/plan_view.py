"""The plan for people: stable plain lines for pipes and screen readers, the same in columns on a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from interviewprep.base.text import counted, percent
from interviewprep.model.goal import Goal
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area, Phase
from interviewprep.schedule.horizon.outlook import MORE_MINUTES, DayPlan, LeftOut, Outlook
from interviewprep.schedule.study_day import day_to_date
from interviewprep.ui.pen import Pen
from interviewprep.ui.words import day_name, fold, phase_name

POLICY_WORDS: Mapping[str, str] = {
    "due-first": "what is due, then new questions",
    "new-first": "new questions, then what is remembered least",
    "most-gain": "what adds most to recall for each minute",
    "spread-over-two-thirds": "new questions over the first two thirds of the days, else what adds most to recall",
    "spread-to-the-end": "new questions over all days, else what adds most to recall",
}
"""What comes first on a day, by the name of the policy."""

MISSED_NAMED = 5
"""Missed days that are named one by one; of more, the first and the last."""

_SHORT = {
    Area.CODING: "code",
    Area.ML_THEORY: "ml",
    Area.MODEL_EVALUATION: "eval",
    Area.SYSTEM_DESIGN: "sys",
    Area.COMMUNICATION: "comm",
}
"""Areas in the heads of columns, so that a day takes one line of 60 columns."""


def plan_lines(outlook: Outlook, missed: Sequence[int]) -> list[str]:
    """Write the plan as plain lines, one fact a line, whatever the width."""
    lines = [*summary(outlook, missed), "", "Days", *(f"  {line}" for line in day_lines(outlook)), *notes(outlook)]
    for heading, listed in _groups(outlook):
        lines += ["", heading, *(f"  {line}" for line in listed)]
    return lines


def draw_plan(outlook: Outlook, missed: Sequence[int], pen: Pen) -> None:
    """Draw the plan on a terminal of 60 columns or more; styles repeat what the words say."""
    title, *facts = summary(outlook, missed)
    pen.write(pen.styled(_folded(pen, title, indent=2), "bold"))
    _write_folded(pen, facts, indent=2)
    _write_heading(pen, f"{'Days':<10} {'min':>4} {'new':>4} {'again':>5} {'phase':>5} {_area_columns(_SHORT)}")
    for day in outlook.days:
        pen.write(_day_row(day, outlook))
    pen.write(f"{_date(outlook.situation.goal.interview_day):<10}      the interview")
    _write_folded(pen, [", ".join(f"{short}: {area}" for area, short in _SHORT.items()), *notes(outlook)], indent=2)
    for heading, listed in _groups(outlook):
        _write_heading(pen, _folded(pen, heading, indent=2))
        _write_folded(pen, listed, indent=2)


def summary(outlook: Outlook, missed: Sequence[int]) -> list[str]:
    """Tell for what the plan is, what it leads to, and what was missed."""
    goal, recall = outlook.situation.goal, outlook.recall
    asked = f"{outlook.asked} of {counted(outlook.questions, 'question')}"
    lines = [
        f"{title(goal)}: {counted(outlook.situation.days, 'day')} left, {goal.minutes} minutes a day",
        f"For: {goal.target.role}, {goal.target.seniority}; {_weights(goal)}",
        *([missed_line(missed)] if missed else []),
        f"Expected recall on the day: {percent(recall.mean)}, nine times in ten {_range(recall.low, recall.high)}",
        f"Without any further practice: {percent(outlook.untouched)}",
        f"{MORE_MINUTES} minutes more a day: {_points(outlook.more)}",
        f"Asked by then: {asked}, {percent(recall.of_asked)} of them recalled",
        f"First on a day: {POLICY_WORDS[outlook.policy]}",
    ]
    return [*lines, *_today(outlook)]


def title(goal: Goal) -> str:
    """Name the plan by its date."""
    return f"Plan for the interview of {_date(goal.interview_day)} {day_to_date(goal.interview_day).year}"


def missed_line(missed: Sequence[int]) -> str:
    """Name the days that went by without practice."""
    names = [_date(day) for day in missed]
    named = ", ".join(names) if len(names) <= MISSED_NAMED else f"{names[0]} to {names[-1]}"
    return f"{counted(len(missed), 'day')} missed: {named}. What follows makes do without them."


def day_lines(outlook: Outlook) -> Iterator[str]:
    """Write a line a day: minutes, what is new, what is asked again, the mock interview; then the date itself."""
    for day in outlook.days:
        words = _day_words(day) or _idle_word(day, outlook)
        yield f"{_date(day.day):<10}  {_minutes(day):>3} min  {words}"
    yield f"{_date(outlook.situation.goal.interview_day):<10}           the interview"


def notes(outlook: Outlook) -> Iterator[str]:
    """Explain what the days show: the phases, and days that are longer or shorter than what was asked for."""
    if any(day.new for day in outlook.days):
        yield f"Phases: {', '.join(phase_name(phase) for phase in Phase)}"
    minutes = outlook.situation.goal.minutes
    if any(day.mock and day.mock.minutes > minutes for day in outlook.days):
        yield f"A mock interview of more than {minutes} minutes is made room for on the days before it."
    yield "The day before the interview takes half of the minutes at most."


def left_lines(groups: Sequence[LeftOut]) -> Iterator[str]:
    """Write a line for each area, with its topics."""
    for area, topics in groupby(groups, key=lambda group: group.area):
        listed = list(topics)
        names = ", ".join(f"{group.topic} {group.questions}" for group in listed)
        yield f"{area}: {counted(sum(group.questions for group in listed), 'question')} ({names})"


def _long_lines(outlook: Outlook) -> Iterator[str]:
    """Write the line of each area whose questions no day is long enough for, and with how many minutes one would be."""
    for area, groups in groupby(outlook.too_long, key=lambda group: group.area):
        (line,) = left_lines(list(groups))
        minutes = outlook.enough.get(area)
        yield f"{line}; all fit with {minutes} minutes a day" if minutes else line


def _groups(outlook: Outlook) -> Iterator[tuple[str, Iterable[str]]]:
    if len(outlook.days) == 1:
        # On the last evening a long list of what was never begun helps nobody; `--json` has it.
        return
    if outlook.left_out:
        several = len({group.area for group in outlook.left_out}) > 1
        yield f"No time for{', the least important first' if several else ''}", left_lines(outlook.left_out)
    if outlook.too_long:
        sits = any(day.mock for day in outlook.days)
        longest = counted(round(outlook.longest_day), "minute")
        left = ", so left to mock interviews" if sits else ""
        yield f"Longer than the {longest} of the longest day{left}", _long_lines(outlook)


def _today(outlook: Outlook) -> Iterator[str]:
    today = outlook.days[0]
    if today.mock:
        yield f"Today: a mock interview, `prep interview --loop {today.mock.name}`"
    asked = len(today.new) + len(today.again)
    if asked:
        yield f"Today: `prep drill` asks {counted(asked, 'question')} in {_minutes_today(outlook)}"
    elif today.mock:
        return
    elif outlook.situation.minutes_today:
        yield f"Today: done, with {counted(round(outlook.situation.minutes_today), 'minute')} of practice"
    else:
        yield "Today: no question is short enough"


def _minutes_today(outlook: Outlook) -> str:
    """Tell how many minutes the drill takes, and of how many, where a last question would not fit."""
    minutes, budget = round(outlook.days[0].minutes), round(outlook.days[0].budget)
    spent = counted(minutes, "minute") if minutes == budget else f"{minutes} of {counted(budget, 'minute')}"
    return f"{spent} left" if outlook.situation.minutes_today else spent


def _day_row(day: DayPlan, outlook: Outlook) -> str:
    begun = f"{_date(day.day):<10} {_minutes(day):>4}"
    asked = (*day.new, *day.again)
    if day.mock:
        more = f", then {counted(len(asked), 'question')}" if asked else ""
        return f"{begun}  mock interview {day.mock.name}{more}"
    if not asked:
        return f"{begun}  {_idle_word(day, outlook)}"
    areas = Counter(entry.area for entry in asked)
    phases = sorted({entry.phase.value for entry in day.new})
    span = "" if not phases else str(phases[0]) if len(phases) == 1 else f"{phases[0]}-{phases[-1]}"
    return f"{begun} {len(day.new) or '':>4} {len(day.again) or '':>5} {span:>5} {_area_columns(areas)}".rstrip()


def _area_columns(values: Mapping[Area, int | str]) -> str:
    return " ".join(f"{values.get(area, ''):>4}" for area in Area)


def _date(day: int) -> str:
    return day_name(day_to_date(day))


def _minutes(day: DayPlan) -> int:
    return round(day.minutes + (day.mock.minutes if day.mock else 0))


def _idle_word(day: DayPlan, outlook: Outlook) -> str:
    return "done" if day.day == outlook.situation.today and outlook.situation.minutes_today else "free"


def _day_words(day: DayPlan) -> str:
    parts = [f"mock interview {day.mock.name}"] if day.mock else []
    if day.new:
        parts.append(f"{len(day.new)} new ({_phases(day.new)})")
    if day.again:
        parts.append(f"{len(day.again)} again")
    words = ", ".join(parts)
    areas = Counter(entry.area for entry in (*day.new, *day.again))
    return f"{words}: {', '.join(f'{area} {areas[area]}' for area in Area if areas[area])}" if areas else words


def _phases(entries: Sequence[Entry]) -> str:
    phases = sorted({entry.phase.value for entry in entries})
    return f"phase {phases[0]}" if len(phases) == 1 else f"phases {', '.join(map(str, phases))}"


def _weights(goal: Goal) -> str:
    return "areas weigh " + ", ".join(f"{area} {goal.target.importance(area):.1f}" for area in Area)


def _range(low: float, high: float) -> str:
    lowest, highest = percent(low), percent(high)
    return "the same" if lowest == highest else f"{lowest} to {highest}"


def _points(share: float) -> str:
    points = round(100 * share)
    return f"{counted(points, 'point')} more" if points > 0 else "hardly anything more"


def _write_heading(pen: Pen, heading: str) -> None:
    pen.write("")
    pen.write(pen.styled(heading, "bold"))


def _write_folded(pen: Pen, lines: Iterable[str], indent: int) -> None:
    for line in lines:
        pen.write(_folded(pen, line, indent))


def _folded(pen: Pen, line: str, indent: int) -> str:
    return fold(line, pen.columns, rest=" " * indent)
