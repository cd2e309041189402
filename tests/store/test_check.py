"""`check` finds whatever does not hold together, and nothing else."""

from collections.abc import Iterator

import pytest

from interviewprep.base.paths import find_paths
from interviewprep.store.history import History, open_history
from store.make_fixture import fill


@pytest.fixture
def history() -> Iterator[History]:
    """Give a history in memory with something in every table."""
    with open_history(find_paths(), create=False) as opened:
        fill(opened)
        opened._db.execute("PRAGMA foreign_keys = OFF")
        yield opened


def test_sound_history_has_no_findings(history: History) -> None:
    assert history.check() == []


SPOILED = {
    "totals of attempts": (
        "UPDATE day SET score_sum = score_sum + 0.5 WHERE area = 'coding'",
        "totals",
        "study_day 20759",
    ),
    "totals that are missing": ("DELETE FROM day WHERE area = 'coding'", "totals", "area coding, domain programming"),
    "totals of nothing": (
        "UPDATE day SET area = 'communication' WHERE study_day = 20762",
        "totals",
        "communication",
    ),
    "sums since the beginning": ("UPDATE total SET over_budget = 7", "totals", "difficulty easy in total"),
    "sums of a week": ("UPDATE tally SET first_passed = first_passed + 1", "totals", "week 2965"),
    "stated confidence": ("UPDATE stated SET full = 9", "totals", "confidence 90 in stated"),
    "class of mistakes": ("DELETE FROM slip", "totals", "mistake misread the question in slip"),
    "gap": ("DELETE FROM event WHERE sequence = 2", "events", "has 2 events, and the last one is number 3"),
    "memory of a card": ("UPDATE card SET stability = 99", "cards", "the card of coding/two-sum"),
    "due day of a card": ("UPDATE card SET due_day = 1", "cards", "the card of coding/two-sum"),
    "count of reviews": ("UPDATE card SET reviews = 9", "cards", "the card of coding/two-sum"),
    "card that is missing": ("DELETE FROM card", "cards", "the card of coding/two-sum"),
    "card without review": ("UPDATE review SET undone = 1", "cards", "the card of coding/two-sum"),
    "unknown word": ("UPDATE event SET kind = 'laughed'", "rows", "row 1 of event cannot be read"),
    "review of no attempt": ("DELETE FROM attempt", "references", "refers to a row of attempt that is not there"),
    "foreign table": ("CREATE TABLE loot (text TEXT)", "tables", "loot"),
    "trigger": (
        "CREATE TRIGGER t AFTER DELETE ON mark BEGIN DELETE FROM event; END",
        "tables",
        "t is missing, foreign",
    ),
    "missing index": ("DROP INDEX card_by_due", "tables", "card_by_due"),
}


@pytest.mark.parametrize(("sql", "check", "message"), SPOILED.values(), ids=SPOILED)
def test_what_does_not_hold_is_found(history: History, sql: str, check: str, message: str) -> None:
    history._db.execute(sql)
    findings = history.check()
    assert {one.check for one in findings} == {check}
    assert any(message in one.message for one in findings)
