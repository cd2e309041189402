"""A machine on which answers cannot be confined: told before anything is asked, and nothing is left to go on with."""

from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import SessionStatus
from interviewprep.store.history import open_history
from support.process import run_python

WITHOUT_LANDLOCK = """
import sys
from interviewprep.entry import main
from interviewprep.judge.confine import kernel, seccomp

# A kernel without Landlock, by a filter that knows no other call: 444 gets ENOSYS.
kernel.forbid_new_privileges()
number, is_landlock, missing, fine = (0x20, 0, 0, 0), (0x15, 0, 1, 444), (0x06, 0, 0, 0x50026), (0x06, 0, 0, 0x7FFF0000)
seccomp.Filter([number, is_landlock, missing, fine]).install(0, kernel.prctl)
sys.exit(main())
"""


# The coding questions of these formats are all programs; a review to read would need no judge.
FORMATS = ("--format", "code", "--format", "single")


@pytest.mark.parametrize("areas", [("--area", "coding"), ("--area", "ml-theory", "--area", "coding")])
def test_interview_is_refused_before_an_answer_is_asked_for(home: Path, paths: Paths, areas: tuple[str, ...]) -> None:
    done = run_python("-c", WITHOUT_LANDLOCK, "interview", *areas, *FORMATS, "--plain", folder=home, text="x\n")
    assert done.returncode == 4, done.stderr
    assert "Answers cannot be run in confinement here" in done.stderr
    assert "Question 1 of" in done.stdout
    assert not any(line.startswith("Your ") for line in done.stdout.splitlines())
    with open_history(paths) as history:
        assert not history.sessions(SessionStatus.ACTIVE)
