"""The helper's own start: what it has forked by then ends with it, at whatever moment that is."""

import os
from pathlib import Path

import pytest

from support.ending import has_ended
from support.process import run_python

DIES_AT_ONCE = """
import os, select, signal
from interviewprep.judge import helper
from interviewprep.judge.confine import kernel

fork, itself = os.fork, os.pidfd_open(os.getpid())

def fork_and_die():
    child = fork()
    if child:
        print(child, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    select.select([itself], [], [])
    return 0

os.fork = fork_and_die
print(helper.enclose(kernel))
"""
"""Encloses its children, and is killed before the first of them has done anything."""


def test_first_of_a_namespace_ends_though_the_helper_was_killed_before_it_ran(home: Path) -> None:
    told = run_python("-c", DIES_AT_ONCE, folder=home).stdout.strip()
    if not told.isdecimal():
        pytest.skip(f"no namespaces are granted here: {told}")
    try:
        first = os.pidfd_open(int(told))
    except ProcessLookupError:
        return
    try:
        assert has_ended(first)
    finally:
        os.close(first)
