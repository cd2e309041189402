"""What years of practice cost: `python benchmarks/history.py`.

Two histories are made, of 10,000 attempts at 1,000 questions and of 1,000,000 at 100,000, both over three years. Told
are

- the due queue, the weak drill's scan and the figures of a report, from the large one against the small one, in turns;
- one review written to the large one, with its event, card and sums, against one flush of the same disk, in turns; and
  beside it what bare SQLite takes to commit as many pages: less than that no way of keeping the sums could take.

The write is told as the least, the median and the greatest ratio over blocks of ten, since one flush may take twenty
times as long as the next; the others as the ratio of the least CPU times. Fails where a bound is passed. Making the
large history takes two minutes and 700 MB: `--home FOLDER` keeps both for the next time, when they are first read, so
that they lie in memory as if just made. `--attempts N` and `--questions N` make the large one smaller.
"""

import argparse
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent))

from bulk import BEGINNING, FIRST_DAY, TODAY, make_history

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import (
    Attempt,
    Event,
    EventKind,
    SessionKind,
    SessionRow,
    SessionStatus,
)
from interviewprep.model.evidence import Evidence, Rating, RatingDecision
from interviewprep.model.question import Scope
from interviewprep.model.taxonomy import Difficulty, Format, Phase
from interviewprep.report.figures import build_report
from interviewprep.schedule.choose.mistakes import RECENT_COUNT, RECENT_DAYS
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.schedule.replay import move_card
from interviewprep.store.connection import Transaction, connect, use_write_ahead_log
from interviewprep.store.history import History, open_history

SMALL = (10_000, 1_000)
LARGE = (1_000_000, 100_000)
BLOCKS, BLOCK = 20, 10
ROUNDS = 9
PAGE = bytes(4096)
PAGES = 15
"""Pages that one review changes, as `strace` counts the writes to the log: 14 to 16."""
READ_BYTES = 1 << 20
SCHEDULER = FsrsScheduler()

WRITE_RATIO, DUE_RATIO, WEAK_LIMIT_S, REPORT_RATIO = 1.5, 1.5, 0.1, 3.0


@dataclass(frozen=True, slots=True)
class Told:
    """A line to print, and whether it keeps its bound."""

    text: str
    holds: bool


def open_made(home: Path, attempts: int, questions: int) -> History:
    """Open a history of this size, made if it is not there yet."""
    folder = home / f"{attempts}-{questions}"
    paths = Paths(data=folder, cache=folder, workspace=folder)
    if not paths.history.exists():
        begun = time.perf_counter()
        make_history(folder, attempts, questions)
        sys.stderr.write(f"made {attempts:,} attempts in {time.perf_counter() - begun:.0f} s\n")
    else:
        # From the disk, the pages that one review changes would take as long to read as to write.
        with paths.history.open("rb") as file:
            while file.read(READ_BYTES):
                pass
    return open_history(paths)


def time_write(history: History, folder: Path) -> Told:
    """Compare writing one review with flushing one page to the same disk."""
    session = f"write-{time.time_ns()}"
    history.create_session(
        SessionRow(session, SessionKind.DRILL, SessionStatus.ACTIVE, {}, BEGINNING, 0, BEGINNING, 0.0, "boot", 1)
    )
    reviews, bares, flushes = [], [], []
    due = [card.question for card in history.due(TODAY, BLOCKS * BLOCK)]
    with tempfile.TemporaryDirectory(dir=folder) as beside:
        page, bare = Path(beside) / "page", Path(beside) / "bare.db"
        with page.open("wb", buffering=0) as file, closing(connect(bare)) as db:
            commit = bare_commit(db)
            for number, question in enumerate(due, start=1):
                # Made just before, as a session does: what was made long ago lies in no cache of the processor.
                reviews.append(clocked(prepare(history, session, number, question)))
                bares.append(clocked(commit))
                flushes.append(clocked(lambda: flush(file.fileno())))
    low, median, high = ratios(reviews, flushes)
    span = f"{low:.2f} / {median:.2f} / {high:.2f} flushes of {1000 * statistics.median(flushes):.2f} ms"
    floor = f"bare SQLite {ratios(bares, flushes)[1]:.2f}"
    return Told(f"one review written: {span}, {floor} (bound {WRITE_RATIO})", median <= WRITE_RATIO)


def bare_commit(db: sqlite3.Connection) -> Callable[[], object]:
    """Give a transaction that changes as many pages as a review does, with as little work as that takes."""
    use_write_ahead_log(db)
    inserts = [f"INSERT INTO page_{number} VALUES (0)" for number in range(PAGES)]
    for number in range(PAGES):
        db.execute(f"CREATE TABLE page_{number} (value INTEGER)")

    def commit() -> None:
        with Transaction(db):
            for insert in inserts:
                db.execute(insert)

    return commit


def ratios(works: list[float], flushes: list[float]) -> tuple[float, float, float]:
    """Give the least, the median and the greatest ratio of works to flushes over blocks of them, from their seconds."""
    blocks = [slice(first, first + BLOCK) for first in range(0, len(works), BLOCK)]
    found = [sum(works[block]) / sum(flushes[block]) for block in blocks]
    return min(found), statistics.median(found), max(found)


def prepare(history: History, session: str, number: int, question: str) -> Callable[[], object]:
    """Make everything that one answer adds, as a session does; give what stores it."""
    card = history.card(question)
    assert card is not None
    at = BEGINNING + timedelta(days=TODAY - FIRST_DAY, seconds=number)
    attempt = Attempt(
        session=session,
        question=question,
        revision="r1",
        area=card.area,
        topic=card.topic,
        domain=card.domain,
        phase=Phase.FOUNDATIONS,
        difficulty=Difficulty.MEDIUM,
        format=Format.SINGLE,
        at=at,
        utc_offset_s=0,
        study_day=TODAY,
        verdict=None,
        evidence=Evidence(True, 1.0, 60.0, 120.0, confidence=0.9, confidence_asked=True),
        confirmed_by="machine",
    )
    decision = RatingDecision(Rating.GOOD, ("You passed within the budget.",))
    review, moved = move_card(card, attempt, computed=Rating.GOOD, decision=decision, scheduler=SCHEDULER, parameters=1)
    event = Event(session, number, EventKind.VERDICT, at, 0, float(number), {"item": number, "score": 1.0})
    return lambda: history.record(attempt, event, review, moved)


def flush(descriptor: int) -> None:
    """Write one page and wait for the disk."""
    os.write(descriptor, PAGE)
    os.fsync(descriptor)


def clocked(work: Callable[[], object]) -> float:
    """Tell the seconds that something takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def least_cpu_s(works: tuple[Callable[[], object], ...]) -> list[float]:
    """Tell the least CPU time of each of several works, done in turns."""
    for work in works:
        work()
    rounds = [[cpu_s(work) for work in works] for _ in range(ROUNDS)]
    return [min(column) for column in zip(*rounds, strict=True)]


def cpu_s(work: Callable[[], object]) -> float:
    """Tell the seconds of CPU that something takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def compare_due(small: History, large: History) -> Told:
    """Compare the twenty cards that a drill takes from the due queue."""
    few, many = least_cpu_s((lambda: small.due(TODAY + 365, 20), lambda: large.due(TODAY + 365, 20)))
    text = f"due queue: {1000 * many:.2f} ms, {many / few:.2f} times that of the small history (bound {DUE_RATIO})"
    return Told(text, many / few <= DUE_RATIO)


def time_weak(small: History, large: History) -> Told:
    """Compare what a weak drill of twenty questions reads: all cards, and the mistakes that count."""

    def scan(history: History) -> None:
        history.least_known(TODAY, 120, Scope())
        history.draw_mastered(TODAY, 6, Scope(), share=0.4, rested_days=3, random=Random(1))  # noqa: S311 - no secret
        history.sure_mistakes(120, Scope())
        history.recent_mistakes(TODAY - RECENT_DAYS, RECENT_COUNT)

    few, many = least_cpu_s((lambda: scan(small), lambda: scan(large)))
    bound = f"bound {1000 * WEAK_LIMIT_S:.0f} ms"
    text = f"weak drill's scan: {1000 * many:.1f} ms, {1000 * few:.1f} ms of the small history ({bound})"
    return Told(text, many < WEAK_LIMIT_S)


def compare_report(small: History, large: History) -> Told:
    """Compare all figures of a report."""
    few, many = least_cpu_s(
        (lambda: build_report(small, SCHEDULER, today=TODAY), lambda: build_report(large, SCHEDULER, today=TODAY))
    )
    text = f"figures of report: {1000 * many:.0f} ms, {many / few:.2f} times those of the small (bound {REPORT_RATIO})"
    return Told(text, many / few <= REPORT_RATIO)


def run(home: Path, attempts: int, questions: int) -> int:
    """Measure everything and print it; tell the exit code."""
    with open_made(home, *SMALL) as small, open_made(home, attempts, questions) as large:
        told = []
        for measure in (
            lambda: compare_due(small, large),
            lambda: time_weak(small, large),
            lambda: compare_report(small, large),
            lambda: time_write(large, home),
        ):
            one = measure()
            told.append(one)
            sys.stdout.write(f"{'ok' if one.holds else 'TOO SLOW'}: {one.text}\n")
            sys.stdout.flush()
    return 0 if all(one.holds for one in told) else 1


def main() -> int:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, help="folder that keeps the histories for the next time")
    parser.add_argument("--attempts", type=int, default=LARGE[0])
    parser.add_argument("--questions", type=int, default=LARGE[1])
    options = parser.parse_args()
    if options.home is not None:
        return run(options.home, options.attempts, options.questions)
    with tempfile.TemporaryDirectory() as folder:
        return run(Path(folder), options.attempts, options.questions)


if __name__ == "__main__":
    sys.exit(main())
