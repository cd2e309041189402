"""What each part of the report tells of practice, memory and time, in sentences and tables."""

from collections.abc import Sequence

from interviewprep.base.text import counted, minutes_and_seconds, percent
from interviewprep.model.attempt import Attempt
from interviewprep.report.agreement import Agreement
from interviewprep.report.figures import DueCount, Share
from interviewprep.report.heat import HeatMap
from interviewprep.report.load import FORTNIGHT_DAYS, DueLoad
from interviewprep.report.pace import Pace
from interviewprep.report.recall import AreaRecall
from interviewprep.report.slips import MistakeClass
from interviewprep.report.streak import Streak
from interviewprep.report.weakness import WeakTopic
from interviewprep.ui.attempts import local_time, outcome_words
from interviewprep.ui.report.section import Part, Section, Table
from interviewprep.ui.words import day_name, duration

RECENT_DAYS = (7, 28)


def due(load: DueLoad, counts: Sequence[DueCount]) -> Section:
    """Tell how many cards fall due on the days to come, and in which areas."""
    today = sum(count.today for count in counts)
    week = sum(count.week for count in counts)
    overdue = f", {load.overdue} of them overdue" if load.overdue else ""
    findings = [f"{today} today{overdue}, {week} more in the next 7 days"]
    later = [day for day in load.days[1:] if day.cards]
    if later:
        most = max(later, key=lambda day: day.cards)
        findings.append(f"most of the days to come: {most.cards} on {day_name(most.date)}")
    by_area = Table(
        ("area", "today", "next 7 days"),
        tuple((count.area.value, str(count.today), str(count.week)) for count in counts),
        "By area",
    )
    by_day = Table(
        ("day", "due"),
        (
            *([("overdue", str(load.overdue))] if load.overdue else []),
            *((day_name(day.date), str(day.cards)) for day in load.days),
        ),
        f"By day, {FORTNIGHT_DAYS} days from today",
    )
    return Section(
        Part.DUE,
        "Cards by the day on which they fall due, as the schedule stands today. Each answer moves its card further on.",
        tuple(findings) if today or later else (f"nothing in the next {FORTNIGHT_DAYS} days",),
        (by_day, by_area) if today or later else (),
        "`prep drill --due` asks them." if today else "",
    )


def weak(topics: Sequence[WeakTopic]) -> Section:
    """Name weak topics, each with its reasons."""
    if not topics:
        return Section(Part.WEAK, "", ("none found in these attempts",))
    return Section(
        Part.WEAK,
        "Topics with low scores of late or faded memory, the weakest first.",
        points=tuple((topic.name, topic.reasons) for topic in topics),
        advice="`prep drill --weak` practises them.",
    )


def speed(paces: Sequence[Pace]) -> Section:
    """Compare the time spent with the time given, by area and format."""
    slow = [pace for pace in paces if pace.is_slow]
    slowest = max(slow, key=lambda pace: pace.share, default=None)
    finding = (
        "no format takes more time than it is given"
        if slowest is None
        else f"{slowest.area} {slowest.format} takes {percent(slowest.share)} of its time; "
        f"{slowest.over_budget} of {counted(slowest.answers, 'answer')} went over"
    )
    rows = tuple(
        (
            f"{pace.area} {pace.format}",
            percent(pace.share),
            minutes_and_seconds(pace.active_s / pace.answers),
            minutes_and_seconds(pace.budget_s / pace.answers),
            f"{pace.over_budget} of {pace.answers}",
        )
        for pace in paces
    )
    return Section(
        Part.SPEED,
        "Time spent on answers as a share of the time given for them.",
        (finding,),
        (Table(("format", "time used", "spent", "given", "over time"), rows),),
    )


def mistakes(classes: Sequence[MistakeClass]) -> Section:
    """Count classes of mistake, and name the areas in which they were made."""
    first = classes[0]
    where = max(first.by_area, key=lambda pair: pair[1])[0]
    rows = tuple(
        (one.name, str(one.answers), ", ".join(f"{area} {count}" for area, count in one.by_area)) for one in classes
    )
    return Section(
        Part.MISTAKES,
        "What you said went wrong, after answers that failed.",
        (f"most often: {first.name}, {counted(first.answers, 'time')}, above all in {where}",),
        (Table(("class", "answers", "by area"), rows),),
    )


def practice(heat: HeatMap, streak: Streak) -> Section:
    """Tell on which days was practised, and for how long, from the first week of the year in which anything was."""
    first = next((place for place, week in enumerate(heat.weeks) if any(day.answers for day in week)), 0)
    rows = tuple(
        (
            day_name(week[0].date),
            str(sum(day.answers for day in week)),
            f"{sum(bool(day.answers) for day in week)} of {len(week)}",
            duration(sum(day.active_s for day in week)),
        )
        for week in heat.weeks[first:]
    )
    return Section(
        Part.PRACTICE,
        "Minutes of practice on each day. A day ends at 04:00.",
        (
            ", ".join(f"{heat.practised_of_last(days)} of the last {days} days" for days in RECENT_DAYS),
            f"streak {counted(streak.current, 'day')}, longest {counted(streak.longest, 'day')}",
        ),
        (Table(("week from", "answers", "days", "time"), rows),),
    )


def recall(areas: Sequence[AreaRecall]) -> Section:
    """Tell how much of what was learnt would be recalled, now and after two weeks without practice."""
    whole, *by_area = areas
    now, later = percent(whole.now), percent(whole.later)
    findings = [f"{now} of {counted(whole.cards, 'card')} now, {later} in two weeks without practice"]
    if len(by_area) > 1:
        least = min(by_area, key=lambda area: area.now)
        if percent(least.now) != now:
            findings.append(f"least in {least.area}: {percent(least.now)}")
    rows = tuple(
        (area.area or "all", percent(area.now), percent(area.later), str(area.cards))
        for area in (areas if len(by_area) > 1 else by_area)
    )
    return Section(
        Part.RECALL,
        "Share of your cards that you would recall: now, and in two weeks if nothing were practised.",
        tuple(findings),
        (Table(("area", "now", "in two weeks", "cards"), rows),),
    )


def scores(groups: Sequence[tuple[str, Sequence[Share]]]) -> Section:
    """Tell mean scores by area, domain and format."""
    return Section(
        Part.SCORES,
        "The mean score of all answers, and how many passed.",
        (),
        tuple(
            Table(
                (group, "mean score", "passed", "time"),
                tuple(
                    (
                        share.name.value,
                        percent(share.tally.mean_score),
                        f"{share.tally.passed} of {share.tally.attempts}",
                        duration(share.tally.active_s),
                    )
                    for share in shares
                ),
                f"By {group}",
            )
            for group, shares in groups
        ),
    )


def rubrics(agreement: Sequence[Agreement]) -> Section:
    """Tell how far the person's ratings of prose and the proposals agree, those rated first apart."""
    rows = tuple(
        (
            "rated before seeing the proposal" if line.rated_first else "rated with the proposal",
            f"{line.agreed} of {line.lines}",
            "unknown" if line.kappa is None else f"{line.kappa:.2f}",
        )
        for line in agreement
    )
    return Section(
        Part.RUBRICS,
        "Lines of rubrics on which you and the proposal said the same; kappa is what goes beyond chance, 1 at most.",
        (),
        (Table(("answers", "the same", "kappa"), rows),),
    )


def attempts(last: Sequence[Attempt], earlier: int) -> Section:
    """List the last attempts, newest last, and say how many came before."""
    rows = tuple(
        (
            local_time(attempt),
            attempt.question,
            attempt.area.value,
            percent(attempt.evidence.score),
            outcome_words(attempt),
            minutes_and_seconds(attempt.evidence.active_s),
        )
        for attempt in last
    )
    return Section(
        Part.ATTEMPTS,
        "The last answers, newest last.",
        (),
        (Table(("when", "question", "area", "score", "outcome", "time"), rows),),
        f"{counted(earlier, 'earlier attempt')} not shown; --json has all." if earlier else "",
    )
