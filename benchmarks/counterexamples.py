"""What it costs to go from a failing verdict to the smallest input that shows it, in CPU seconds.

Every declared wrong solution of the banks is judged, and those of further banks if folders are given. Counted is all
that the search takes: this process, the helpers, the examiner and the answer's children, from the moment at which the
listed cases have their verdict. The reference was judged before, as it is when a person has read the question: helpers
have started. The kernel tells the time of children that have ended in steps of 10 ms.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from interviewprep.bank.library import open_library
from interviewprep.base.paths import find_paths
from interviewprep.judge.examine import examination
from interviewprep.judge.pool import shared_pool
from interviewprep.judge.referee import judge
from interviewprep.model.question import Program
from interviewprep.model.verdict import Verdict

MEDIAN_S = 0.1
MOST_S = 1.0
"""For 95 searches of 100."""

_SLOWEST_SHOWN = 3
_TICK_S = 1 / os.sysconf("SC_CLK_TCK")
_CPU_CLOCK_OF_PROCESS = 2


@dataclass(frozen=True, slots=True)
class Search:
    """One wrong solution: what looking for a small input took, and whether one was found."""

    name: str
    cpu_s: float
    found: bool


def lines(folders: Sequence[Path]) -> Iterator[str]:
    """Judge all wrong solutions to questions with generated inputs, and write what the searches took."""
    tried = list(_searches(folders))
    searches = sorted((one for one in tried if one.found), key=lambda one: one.cpu_s)
    if not searches:
        yield "no bank here has a wrong solution that generated inputs show"
        return
    spent = [one.cpu_s for one in searches]
    median_s, most_s = statistics.median(spent), spent[min(len(spent) - 1, int(0.95 * len(spent)))]
    mark = "  over" if median_s > MEDIAN_S or most_s > MOST_S else ""
    yield f"{'to a small input':<28}{median_s:9.3f}{most_s:9.3f}{spent[-1]:9.3f}{MEDIAN_S:9.2f}{MOST_S:6.1f}{mark}"
    yield f"{len(searches)} of {len(tried)} wrong solutions show one; listed cases or scale alone tell on the rest"
    for one in reversed(searches[-_SLOWEST_SHOWN:]):
        yield f"  slowest: {one.cpu_s:.3f} s, {one.name}"


def _searches(folders: Sequence[Path]) -> Iterator[Search]:
    with open_library(find_paths(), extra=folders) as library:
        for entry in library.entries():
            content = library.find(f"{entry.bank}/{entry.id}").content
            if isinstance(content, Program) and content.inputs and content.wrong:
                yield from _searches_of(entry.id, content)


def _searches_of(name: str, program: Program) -> Iterator[Search]:
    judge(program, program.reference)
    for wrong in program.wrong:
        with _metered() as spent:
            judgement = judge(program, wrong.source)
        if judgement.verdict is Verdict.ACCEPTED:
            raise SystemExit(f"{name}/{wrong.name} is accepted")
        shown = judgement.counterexample
        yield Search(f"{name}/{wrong.name}", sum(spent), shown is not None and shown.shrunk)


@contextmanager
def _metered() -> Iterator[list[float]]:
    """Note what each examination inside the block takes."""
    spent: list[float] = []
    examine = examination.examine

    def metered(*args: object, **options: object) -> object:
        own_s, helpers = time.process_time(), _helpers_cpu_s()
        found = examine(*args, **options)  # type: ignore[arg-type]
        spent.append(time.process_time() - own_s + sum(_helpers_cpu_s().values()) - sum(helpers.values()))
        return found

    replaced: Callable[..., object] = metered
    examination.examine = replaced  # type: ignore[assignment]
    try:
        yield spent
    finally:
        examination.examine = examine


def _helpers_cpu_s() -> dict[int, float]:
    """Tell what each helper has used with all of its children, dead and alive."""
    return {pid: _family_cpu_s(pid) for pid in shared_pool().helper_pids}


def _family_cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    of_the_dead_s = (int(fields[13]) + int(fields[14])) * _TICK_S
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return of_the_dead_s + sum(_clock_s(one) for one in (pid, *map(int, children)))


def _clock_s(pid: int) -> float:
    try:
        return time.clock_gettime((~pid << 3) | _CPU_CLOCK_OF_PROCESS)
    except OSError:
        return 0.0  # it ended a moment ago
