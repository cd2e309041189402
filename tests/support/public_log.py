"""The public review log below `tests/schedule/public_log`: one person's 12,580 reviews."""

import csv
import lzma
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from interviewprep.model.evidence import Rating
from interviewprep.schedule.study_day import study_day

FILE = Path(__file__).parent.parent / "schedule" / "public_log" / "reviews.csv.xz"
UTC_OFFSET_S = -5 * 3600
"""Hours of the log suit the east of the United States, where a night's practice is one study day."""


class Answered(NamedTuple):
    """One review of the log: the card, the study day, what the person said."""

    question: str
    day: int
    rating: Rating


def public_log() -> list[Answered]:
    """Read the log, oldest review first."""
    with lzma.open(FILE, "rt", encoding="ascii", newline="") as file:
        return list(_read(file))


def _read(file: Iterator[str]) -> Iterator[Answered]:
    for row in csv.DictReader(file):
        at = datetime.fromisoformat(row["review_time"])
        yield Answered(f"log/{row['card_id']}", study_day(at, UTC_OFFSET_S), Rating(int(row["review_rating"])))
