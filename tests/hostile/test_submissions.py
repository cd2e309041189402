"""Hostile and odd submissions: each gets its verdict, and nothing of it is left behind."""

import contextlib
import importlib.util
import os
import select
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from interviewprep.judge.order import order_for
from interviewprep.judge.pool import shared_pool
from interviewprep.judge.referee import judge
from interviewprep.model.question import CallKind, Case, Group, Limits, Program
from interviewprep.model.verdict import Verdict

SUBMISSIONS = sorted(path.parent for path in Path(__file__).parent.glob("submissions/*/expect.toml"))
REFERENCE = "def squares(n):\n    return [i * i for i in range(n)]\n"
CASES = tuple(
    Case(f"n-{n}", group, group is Group.EXAMPLES, f"({n},)", str([i * i for i in range(n)]))
    for n, group in ((3, Group.EXAMPLES), (0, Group.EXAMPLES), (5, Group.EDGES))
)


@dataclass(frozen=True)
class Home:
    """A home folder that a submission may try to touch."""

    path: Path

    def snapshot(self) -> dict[str, tuple[int, int, int, int, bytes]]:
        """Note everything about every file that a submission could change."""
        return {str(path.relative_to(self.path)): _facts(path) for path in [self.path, *self.path.rglob("*")]}


def _facts(path: Path) -> tuple[int, int, int, int, bytes]:
    status = path.stat()
    content = path.read_bytes() if path.is_file() else b""
    return status.st_mode, status.st_uid, status.st_nlink, status.st_mtime_ns, content


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home of its own for each submission, so that none can touch the tester's."""
    (tmp_path / "planted.txt").write_text("planted", encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PREP_TEST_SECRET", "secret")
    return Home(tmp_path)


def _program(packages: tuple[str, ...], limits: Limits) -> Program:
    return Program(
        CallKind.FUNCTION,
        "squares",
        starter="",
        reference=REFERENCE,
        cases=CASES,
        limits=limits,
        packages=packages,
    )


def _count_descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def _children(pid: int) -> list[int]:
    return [int(text) for text in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


def _is_nothing_left() -> bool:
    """Whether each helper soon has no more than the child forked ahead and the one that holds the process namespace."""
    return all(_have_ended_but_two(pid) for pid in shared_pool().helper_pids)


def _have_ended_but_two(helper: int) -> bool:
    while len(children := _children(helper)) > 2:
        if not _has_one_ended(children):
            return False
    return True


def _has_one_ended(children: list[int]) -> bool:
    poller = select.poll()
    with contextlib.ExitStack() as opened:
        for pid in children:
            try:
                pidfd = os.pidfd_open(pid)
            except ProcessLookupError:
                return True
            opened.callback(os.close, pidfd)
            poller.register(pidfd, select.POLLIN)
        return bool(poller.poll(10_000))


def test_there_are_submissions_of_both_kinds() -> None:
    benign = [folder for folder in SUBMISSIONS if folder.name.startswith("benign-")]
    assert len(benign) >= 20
    assert len(SUBMISSIONS) - len(benign) >= 60


@pytest.mark.parametrize("folder", SUBMISSIONS, ids=lambda folder: folder.name)
def test_submission_gets_its_verdict_and_leaves_nothing_behind(folder: Path, home: Home) -> None:
    expect = tomllib.loads((folder / "expect.toml").read_text(encoding="utf-8"))
    packages = tuple(expect.get("packages", ()))
    for package in packages:
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed")
    source = (folder / "answer.py").read_text(encoding="utf-8").replace("@HOME@", str(home.path))
    limits = Limits(cpu_s=expect.get("cpu_s", 0.3), memory_mib=expect.get("memory_mib", 64))
    program = _program(packages, limits)
    shared_pool().expect(order_for(program, source, unsafe=False))
    before, open_before = home.snapshot(), _count_descriptors()

    judgement = judge(program, source)

    assert judgement.verdict in {Verdict(word) for word in expect["verdicts"]}, judgement
    assert (judgement.score == 1.0) == (judgement.verdict is Verdict.ACCEPTED)
    assert home.snapshot() == before
    assert _count_descriptors() == open_before
    assert _is_nothing_left()
    assert "\x1b" not in judgement.output
