"""One process may open the history twice, as a session and its heartbeat do, while others come and go."""

from pathlib import Path

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import MarkKind
from interviewprep.store.history import open_history
from support.clock import START
from support.process import run_python

LOOK = """
from interviewprep.base.paths import find_paths
from interviewprep.store.history import open_history
with open_history(find_paths()) as history:
    print(*sorted(history.marked("flagged")))
"""
FLAGGED: MarkKind = "flagged"


def test_second_opening_leaves_the_first_one_its_locks(home: Path, paths: Paths) -> None:
    with open_history(paths) as history:
        history.mark("small/first", FLAGGED, START.at)
        open_history(paths).close()
        # Another process that finds no locks takes itself for the last one and deletes the write-ahead log.
        assert run_python("-c", LOOK, folder=home).stdout == "small/first\n"
        history.mark("small/second", FLAGGED, START.at)
        assert run_python("-c", LOOK, folder=home).stdout == "small/first small/second\n"
    with open_history(paths) as history:
        assert history.check() == []
        assert history.marked(FLAGGED) == {"small/first", "small/second"}
