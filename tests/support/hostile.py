"""Hostile and odd submissions, run one by one: here, or in a process of its own that is weaker than this one.

As a script it runs the submissions named on its command line after the variant, and prints a line of JSON for each.
"""

import contextlib
import json
import os
import platform
import select
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from unittest import mock

from interviewprep.judge import bench
from interviewprep.judge.confine import kernel, seccomp, syscalls
from interviewprep.judge.order import Order, order_for
from interviewprep.judge.pool import Child, Pool, shared_pool
from interviewprep.judge.referee import judge
from interviewprep.model.question import CallKind, Case, Group, Limits, Program

FOLDER = Path(__file__).parents[1] / "hostile" / "submissions"
SUBMISSIONS = tuple(sorted(path.parent.name for path in FOLDER.glob("*/expect.toml")))
REFERENCE = "def squares(n):\n    return [i * i for i in range(n)]\n"
CASES = tuple(
    Case(f"n-{n}", group, group is Group.EXAMPLES, f"({n},)", str([i * i for i in range(n)]))
    for n, group in ((3, Group.EXAMPLES), (0, Group.EXAMPLES), (5, Group.EDGES))
)


@dataclass(frozen=True, slots=True)
class Expected:
    """What the file beside a submission says: verdicts that are right, packages, limits."""

    verdicts: tuple[str, ...]
    packages: tuple[str, ...]
    limits: Limits


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a submission, and what was seen afterwards."""

    submission: str
    verdict: str
    score: float
    output: str
    message: str
    layers: dict[str, str]
    changed: bool
    descriptors_left: int
    processes_left: bool


def read_expected(submission: str) -> Expected:
    """Read what a submission must get."""
    expect = tomllib.loads((FOLDER / submission / "expect.toml").read_text(encoding="utf-8"))
    limits = Limits(cpu_s=expect.get("cpu_s", 0.3), memory_mib=expect.get("memory_mib", 64))
    return Expected(tuple(expect["verdicts"]), tuple(expect.get("packages", ())), limits)


def run(submission: str, home: Path) -> Outcome:
    """Judge a submission that finds `home` as the home folder."""
    expected = read_expected(submission)
    program = Program(
        CallKind.FUNCTION, "squares", "", REFERENCE, CASES, limits=expected.limits, packages=expected.packages
    )
    source = (FOLDER / submission / "answer.py").read_text(encoding="utf-8").replace("@HOME@", str(home))
    # Through the module: a variant may have put another function there.
    shared_pool().expect(bench.order_for(program, source, unsafe=False))  # type: ignore[attr-defined]
    before, open_before = _snapshot(home), _count_descriptors()
    with _noting_children() as used:
        judgement = judge(program, source)
        processes_left = not all(map(_has_ended, used)) or any(map(_holds_processes, shared_pool().helper_pids))
    return Outcome(
        submission,
        judgement.verdict.value,
        judgement.score,
        judgement.output,
        judgement.message,
        dict(judgement.sandbox.layers),
        changed=_snapshot(home) != before,
        descriptors_left=_count_descriptors() - open_before,
        processes_left=processes_left,
    )


def faults_of(outcome: Outcome) -> list[str]:
    """List what is wrong with an outcome; empty when all is as it must be."""
    checks = {
        f"verdict {outcome.verdict}: {outcome.message}": outcome.verdict in read_expected(outcome.submission).verdicts,
        f"score {outcome.score}": (outcome.score == 1.0) == (outcome.verdict == "accepted"),
        "a file was changed": not outcome.changed,
        f"{outcome.descriptors_left} descriptors left open": outcome.descriptors_left == 0,
        "a process was left": not outcome.processes_left,
        "an escape in its output": "\x1b" not in outcome.output,
    }
    return [fault for fault, is_right in checks.items() if not is_right]


def plant(home: Path) -> None:
    """Put into a home folder what submissions try to touch."""
    (home / "planted.txt").write_text("planted", encoding="utf-8")


def _snapshot(home: Path) -> dict[str, tuple[int, int, int, int, bytes]]:
    """Note everything about every file that a submission could change."""
    return {str(path.relative_to(home)): _facts(path) for path in [home, *home.rglob("*")]}


def _facts(path: Path) -> tuple[int, int, int, int, bytes]:
    status = path.stat()
    content = path.read_bytes() if path.is_file() else b""
    return status.st_mode, status.st_uid, status.st_nlink, status.st_mtime_ns, content


def _count_descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def _children(pid: int) -> list[int]:
    try:
        return [int(text) for text in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except FileNotFoundError:
        return []  # it has ended


@contextlib.contextmanager
def _noting_children() -> Iterator[list[int]]:
    """Note a process descriptor of each child that is handed out inside the block."""
    take = Pool.take
    used: list[int] = []

    def noting_take(pool: Pool, order: Order) -> Child:
        child = take(pool, order)
        used.append(os.dup(child.pidfd))
        return child

    with mock.patch.object(Pool, "take", noting_take):
        yield used
    for pidfd in used:
        os.close(pidfd)


def _has_ended(pidfd: int) -> bool:
    """Whether a process ends, with time enough for a loaded machine; this file runs without its neighbours."""
    poller = select.poll()
    poller.register(pidfd, select.POLLIN)
    return bool(poller.poll(60_000))


def _holds_processes(helper: int) -> bool:
    """Whether a child of a child was left: it would belong to the process that holds the namespace, or to a child."""
    return any(_children(child) for child in _children(helper))


def refuse_namespaces() -> None:
    """Leave this process and all it starts without namespaces, as many containers do."""
    architecture = seccomp.ARCHITECTURES[platform.machine()]
    number = syscalls.REFUSED["unshare"][architecture.column]
    assert number is not None
    kernel.forbid_new_privileges()
    load_number, allow, refuse = (0x20, 0, 0, 0), (0x06, 0, 0, seccomp.ALLOW), (0x06, 0, 0, seccomp.refuse(1))
    seccomp.Filter([load_number, (0x15, 0, 1, number), refuse, allow]).install(os.getpid(), kernel.prctl)


def cut_landlock() -> None:
    """Have answers confined by the rules of the first Landlock alone, as on a kernel of 5.13."""

    def order_of_old_kernel(program: Program, source: str, *, unsafe: bool) -> Order:
        return replace(order_for(program, source, unsafe=unsafe), newest_abi=1)

    bench.order_for = order_of_old_kernel  # type: ignore[attr-defined]


def stay_as_it_is() -> None:
    """Change nothing: the process is somebody else's already."""


VARIANTS: dict[str, Callable[[], None]] = {
    "without-namespaces": refuse_namespaces,
    "first-landlock": cut_landlock,
    "ordinary-user": stay_as_it_is,
}


def main(variant: str, submissions: Iterable[str]) -> None:
    """Run submissions under a variant."""
    VARIANTS[variant]()
    for submission in submissions:
        with tempfile.TemporaryDirectory() as name:
            plant(Path(name))
            os.environ["HOME"] = name
            sys.stdout.write(json.dumps(asdict(run(submission, Path(name)))) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
