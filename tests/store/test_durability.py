"""What was confirmed is there: after a kill at any moment, and with two writers at once."""

import subprocess
import sys
from pathlib import Path
from random import Random

from interviewprep.base.paths import Paths
from interviewprep.store.history import open_history

WRITER = """
import sys
from dataclasses import replace
from interviewprep.base.clock import SystemClock
from interviewprep.base.paths import find_paths
from interviewprep.model.attempt import Event, EventKind, SessionKind, SessionRow, SessionStatus
from interviewprep.store.history import open_history

session, last = sys.argv[1], int(sys.argv[2])
now = SystemClock().read()
with open_history(find_paths()) as history:
    if session not in {row.id for row in history.sessions()}:
        history.create_session(SessionRow(session, SessionKind.DRILL, SessionStatus.ACTIVE, {}, now.at, 0, now.at,
                                          now.awake_s, now.boot_id, 1))
    start = len(history.events(session)) + 1
    for number in range(start, last + 1):
        history.append(Event(session, number, EventKind.DRAFT, now.at, 0, now.awake_s, {"text": "x" * 500}))
        print(number, flush=True)
"""


def start_writer(home: Path, session: str, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, session, str(last)]
    return subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_killed_writer_loses_nothing_that_was_confirmed(home: Path, paths: Paths) -> None:
    random, confirmed = Random(7), 0
    for _ in range(8):
        with start_writer(home, "one", 1_000_000) as writer:
            assert writer.stdout is not None
            for _ in range(random.randint(1, 60)):
                confirmed = int(writer.stdout.readline())
            writer.kill()
            confirmed = max([confirmed, *map(int, writer.stdout.read().split())])
        with open_history(paths) as history:
            stored = [event.sequence for event in history.events("one")]
        assert stored == list(range(1, len(stored) + 1))
        # One more may be stored whose confirmation the kill cut off.
        assert confirmed <= len(stored) <= confirmed + 1
    with open_history(paths) as history:
        assert history.check() == []


def test_two_processes_that_begin_and_write_at_once_both_succeed(home: Path, paths: Paths) -> None:
    names = ("one", "two", "three")
    writers = [start_writer(home, name, 60) for name in names]
    answers = [writer.communicate() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0, 0], answers
    with open_history(paths) as history:
        assert [len(history.events(name)) for name in names] == [60, 60, 60]
        assert history.check() == []
