"""The macOS back end as far as Linux can tell: the profile's text, the command, and what is read of a process."""

import ctypes
import json
import os
import sys
import sysconfig
from pathlib import Path

import pytest

from interviewprep.judge import cell
from interviewprep.judge.order import Order
from interviewprep.judge.packages import NO_PACKAGES, find_packages
from interviewprep.judge.platforms import macos
from interviewprep.judge.platforms.oneshot import OWN_MEMORY_BYTES, OneShots
from interviewprep.judge.platforms.process import LONE, LONE_FILES
from interviewprep.judge.referee import judge
from interviewprep.model.question import CallKind, Case, Group, Program
from interviewprep.model.verdict import Verdict
from support.oneshot import CONFINED, usage_here

PROGRAM = Program(CallKind.FUNCTION, "f", "", "", (Case("a", Group.EXAMPLES, True, "(1,)", "2"),))

SANDBOX_EXEC = f"""#!{sys.executable}
import json, os, sys
with open(__file__ + ".arguments", "w") as file:
    json.dump(sys.argv[1:3], file)
os.execv(sys.argv[3], sys.argv[3:])
"""


def rules(profile: str) -> list[str]:
    return profile.splitlines()


def test_the_profile_denies_by_default_and_takes_back_what_the_system_opens() -> None:
    first = rules(macos.write_profile(NO_PACKAGES))[:5]
    assert first == [
        "(version 1)",
        "(deny default)",
        '(import "bsd.sb")',
        "(deny file-write* ipc-posix* mach-lookup network* process-fork signal)",
        '(deny file-read-data (subpath "/private/etc"))',
    ]


def test_after_that_it_allows_reading_and_the_interpreter_alone() -> None:
    allowed = [rule.split(" (", 1)[0] for rule in rules(macos.write_profile(NO_PACKAGES))[5:]]
    assert allowed == [
        "(allow sysctl-read file-read-metadata)",
        "(allow process-exec*",
        "(allow file-read* file-map-executable",
        "(deny file-read*",
        "(allow file-read* file-map-executable",
    ]


def test_installed_packages_are_denied_before_those_of_the_question_are_allowed() -> None:
    packages = find_packages({"numpy"})
    *_, library, denied, allowed = rules(macos.write_profile(packages))
    numpy = os.path.realpath(packages.readable[0])
    assert denied == '(deny file-read* (regex #"/(site|dist)-packages(/|$)"))'
    assert f'(subpath "{numpy}")' in allowed
    assert f'(literal "{Path(numpy).parent}")' in allowed
    assert f'(subpath "{Path(numpy).parent}")' not in allowed
    assert f'(subpath "{os.path.realpath(sysconfig.get_path("stdlib"))}")' in library
    assert all(f'(subpath "{os.path.realpath(path)}")' in allowed for path in LONE_FILES)


def test_no_rule_opens_a_folder_that_holds_the_home_or_the_banks() -> None:
    profile = macos.write_profile(NO_PACKAGES)
    opened = [Path(part.split('"')[1]) for part in profile.split("(subpath ")[1:]]
    banks = Path(macos.__file__).parents[2] / "question_banks"
    for closed in (Path.home(), banks, Path("/private/etc/passwd"), Path("/tmp")):
        assert [path for path in opened if closed.is_relative_to(path) and path != Path("/private/etc")] == []


def test_homebrew_opens_the_packages_that_its_python_links_against(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path / "Cellar" / "python@3.12" / "3.12.1"))
    profile = macos.write_profile(NO_PACKAGES)
    assert f'(subpath "{tmp_path}/Cellar") (subpath "{tmp_path}/opt")' in profile


def test_paths_are_resolved_and_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, link = tmp_path / 'a "quoted" \\ python', tmp_path / "python"
    real.touch()
    link.symlink_to(real)
    monkeypatch.setattr(sys, "executable", str(link))
    profile = macos.write_profile(NO_PACKAGES)
    assert f'(literal "{tmp_path}/a \\"quoted\\" \\\\ python")' in profile
    assert str(link) not in profile


class FakeLibrary:
    """The two functions of the system's library, with a clock of 125/3 ns a tick, as on Apple's own processors."""

    def __init__(self, result: int) -> None:
        self.result = result
        self.asked: list[tuple[int, int]] = []

    def mach_timebase_info(self, pointer: object) -> int:
        timebase = pointer._obj  # type: ignore[attr-defined]
        timebase.numer, timebase.denom = 125, 3
        return 0

    def proc_pid_rusage(self, pid: int, flavour: int, pointer: object) -> int:
        self.asked.append((pid, flavour))
        usage = pointer._obj  # type: ignore[attr-defined]
        usage.ri_user_time, usage.ri_system_time, usage.ri_phys_footprint = 48_000_000, 24_000_000, 7 << 20
        return self.result


def test_times_are_ticks_of_the_machine_and_memory_is_the_footprint() -> None:
    library = FakeLibrary(0)
    cpu_s, memory_bytes = macos.usage_reader(library)(42)
    assert cpu_s == pytest.approx(3.0)
    assert memory_bytes == 7 << 20
    assert library.asked == [(42, 0)]


def test_a_process_that_has_ended_has_no_usage() -> None:
    with pytest.raises(ProcessLookupError):
        macos.usage_reader(FakeLibrary(-1))(42)


def test_structures_have_the_sizes_of_the_headers() -> None:
    assert ctypes.sizeof(macos._Usage) == 16 + 10 * 8
    assert ctypes.sizeof(macos._Timebase) == 8


def test_an_answer_is_judged_behind_the_wrapper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrapper = tmp_path / "sandbox-exec"
    wrapper.write_text(SANDBOX_EXEC, encoding="utf-8")
    wrapper.chmod(0o755)
    monkeypatch.setattr(macos, "SANDBOX_EXEC", str(wrapper))
    monkeypatch.setattr(macos, "usage_reader", lambda _: usage_here)
    children = OneShots(macos.start, lambda: CONFINED)
    monkeypatch.setattr(cell, "children", lambda: children)
    assert judge(PROGRAM, "def f(x): return x + 1").verdict is Verdict.ACCEPTED
    assert judge(PROGRAM, "def f(x): return x").verdict is Verdict.WRONG_ANSWER
    children.close()
    option, profile = json.loads((tmp_path / "sandbox-exec.arguments").read_text(encoding="utf-8"))
    assert (option, profile) == ("-p", macos.write_profile(NO_PACKAGES))


def test_the_command_is_the_wrapper_the_resolved_interpreter_and_the_flags(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[tuple[list[str], int]] = []
    monkeypatch.setattr(macos, "usage_reader", lambda _: usage_here)
    monkeypatch.setattr(macos, "PosixProcess", lambda command, _, memory: commands.append((command, memory)))
    order = Order(memory_bytes=5, cpu_s=1)
    macos.start(order, True)
    macos.start(order, False)
    plain = [os.path.realpath(sys.executable), "-I", "-S", "-B", LONE]
    wrapped = ["/usr/bin/sandbox-exec", "-p", macos.write_profile(NO_PACKAGES), *plain]
    assert commands == [(wrapped, 5 + OWN_MEMORY_BYTES), (plain, 5 + OWN_MEMORY_BYTES)]
