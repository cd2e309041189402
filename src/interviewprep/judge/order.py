"""What a child is to be given: the kit its helper has loaded, and how much it may use."""

import math
from functools import lru_cache

from interviewprep.base.records import dataclass
from interviewprep.judge.confine.landlock import NEWEST_ABI
from interviewprep.judge.packages import NO_PACKAGES, Packages, find_packages, imported_names
from interviewprep.judge.protocol import wire
from interviewprep.model.question import CallKind, Program

MAX_HARD_CPU_S = 600

USUAL_HARD_CPU_S = 128
"""CPU seconds for a child of nearly every question. One number for many, so that a child forked ahead fits the next."""
_MADE_BY = {"numpy": ("array(",), "pandas": ("frame(", "series(")}
"""Which package makes the values of which literals."""


class CellFault(Exception):
    """The helper or the child failed, and not by the answer's doing: a fault of ours."""


class ChildLost(CellFault):
    """Something outside ended the child, or its helper: what it would have answered is not known."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a child may use: memory above its own in bytes, CPU seconds in all as the hard stop, packages.

    `rehearsal` is a program of ours that the helper runs before it forks, so that children begin with that done.
    `newest_abi` cuts Landlock's rules to those of an older kernel, for tests.
    """

    memory_bytes: int
    cpu_s: int
    packages: Packages = NO_PACKAGES
    warm: tuple[str, ...] = ()
    rehearsal: str = ""
    unsafe: bool = False
    newest_abi: int = NEWEST_ABI

    @lru_cache(64)  # noqa: B019 -- few orders exist, and they are small
    def kit(self) -> bytes:
        """Write what the helper has to load; helpers with the same kit are alike."""
        return wire.write(
            {
                "do": "load",
                "folders": dict(self.packages.folders),
                "readable": list(self.packages.readable),
                "warm": [*self.packages.warm, *self.warm],
                "rehearsal": self.rehearsal,
                "newest_abi": self.newest_abi,
            }
        )

    def message(self, number: int) -> bytes:
        """Write what the helper has to know to fork a child; `number` comes back with each child of this order."""
        return wire.write(
            {
                "do": "fork",
                "number": number,
                "memory_bytes": self.memory_bytes,
                "cpu_s": self.cpu_s,
                "unsafe": self.unsafe,
            }
        )


def order_for(program: Program, source: str, *, unsafe: bool) -> Order:
    """Write the order for a submission, by its question's limits and by what it imports."""
    literals = " ".join(f"{case.args} {case.expected}" for case in program.cases)
    needed = {name for name, words in _MADE_BY.items() if any(word in literals for word in words)}
    is_sql = program.call is CallKind.SQL
    imports = frozenset[str]() if is_sql else imported_names(source) & frozenset(program.packages)
    # A backstop for the day the referee's clock fails: twice what all tests may use, for the pipe's own work.
    hard_cpu_s = math.ceil(2 * program.limits.cpu_s * (len(program.cases) + 2)) + 1
    return Order(
        memory_bytes=program.limits.memory_mib << 20,
        cpu_s=USUAL_HARD_CPU_S if hard_cpu_s <= USUAL_HARD_CPU_S else MAX_HARD_CPU_S,
        packages=find_packages(imports | needed),
        warm=("sqlite3",) if is_sql else (),
        unsafe=unsafe,
    )
