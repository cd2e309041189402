"""The plan as a document of plain JSON."""

from collections.abc import Sequence

from interviewprep.model.goal import Goal
from interviewprep.schedule.horizon.outlook import MORE_MINUTES, DayPlan, LeftOut, Outlook
from interviewprep.schedule.study_day import day_to_date

_PLACES = 4


def goal_document(goal: Goal | None, today: int) -> dict[str, object]:
    """Write what is prepared for, and the days left; null where there is nothing, or no day left."""
    if goal is None:
        return {"schema": 1, "goal": None}
    return {
        "schema": 1,
        "today": _date(today),
        "goal": {
            "date": _date(goal.interview_day),
            "days_left": goal.interview_day - today,
            "minutes": goal.minutes,
            "role": goal.target.role.value,
            "seniority": goal.target.seniority.value,
            "weights": {area.value: weight for area, weight in sorted(goal.target.weights.items())},
            "made_on": _date(goal.made_on),
        },
    }


def outlook_document(outlook: Outlook, missed: Sequence[int]) -> dict[str, object]:
    """Write the whole plan. Recalls are shares from 0 to 1, and days are local dates."""
    recall = outlook.recall
    return {
        **goal_document(outlook.situation.goal, outlook.situation.today),
        "missed": [_date(day) for day in missed],
        "policy": outlook.policy,
        "recall": {
            "mean": round(recall.mean, _PLACES),
            "low": round(recall.low, _PLACES),
            "high": round(recall.high, _PLACES),
            "of_asked": round(recall.of_asked, _PLACES),
            "untouched": round(outlook.untouched, _PLACES),
        },
        "more": {"minutes": MORE_MINUTES, "recall": round(outlook.more, _PLACES)},
        "questions": {"asked": outlook.asked, "all": outlook.questions},
        "days": [_day_document(day) for day in outlook.days],
        "left_out": [_left_document(group) for group in outlook.left_out],
        "too_long": [_left_document(group) for group in outlook.too_long],
    }


def _day_document(day: DayPlan) -> dict[str, object]:
    return {
        "date": _date(day.day),
        "minutes": round(day.minutes, _PLACES),
        "new": [entry.ref for entry in day.new],
        "again": [entry.ref for entry in day.again],
        "mock": None if day.mock is None else {"loop": day.mock.name, "minutes": day.mock.minutes},
    }


def _left_document(group: LeftOut) -> dict[str, object]:
    return {"area": group.area.value, "topic": group.topic, "questions": group.questions}


def _date(day: int) -> str:
    return day_to_date(day).isoformat()
