"""One solution run again and again: its tests in another order each time, and the order of sets another one, too.

What comes out is the same each time, or the solution hangs on chance or on its earlier calls.
"""

import atexit
import random
import sys
from collections.abc import Iterator, Mapping
from functools import cache

from interviewprep.base.records import dataclass
from interviewprep.judge.bench import Bench
from interviewprep.judge.child import Children
from interviewprep.judge.finding import Finding
from interviewprep.judge.pool import Pool, children
from interviewprep.judge.trial import try_case
from interviewprep.model.question import Group, Program

HASH_SEEDS = 5
"""Helpers with a seed each: two texts in a set change places under one of them in all but a sixteenth of cases."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run showed, by the ids of the tests; CPU seconds of all tests together."""

    findings: Mapping[str, Finding]
    cpu_s: float


def run_repeatedly(program: Program, source: str, runs: int) -> Iterator[Run]:
    """Run a solution on its tests, each time in a fresh child, under one hash seed after another.

    Tests of scale are left to the first run: they cost more than all others.

    Raises:
        CellFault: the judge's own processes fail.
        JudgeUnavailable: this system cannot confine the solution.
    """
    small = [case for case in program.cases if case.group is not Group.SCALE]
    for number in range(runs):
        cases = list(small if number else program.cases)
        random.Random(number).shuffle(cases)  # noqa: S311 -- the same orders every time
        findings: dict[str, Finding] = {}
        with Bench(program, source, unsafe=False, pool=_children(number % HASH_SEEDS + 1)) as bench:
            for case in cases:
                if bench.is_used_up:
                    break
                findings[case.id] = try_case(bench, program, case)
            bench.dismiss_child()
        yield Run(findings, bench.usage.cpu_s)


def _children(hash_seed: int) -> Children:
    # Where nothing is forked, every child is a fresh interpreter and orders its sets in a way of its own.
    return _seeded_pool(hash_seed) if sys.platform == "linux" else children()


@cache
def _seeded_pool(hash_seed: int) -> Pool:
    """Give the pool whose helpers order sets by this seed, which ends with this process."""
    pool = Pool(hash_seed)
    atexit.register(pool.close)
    return pool
