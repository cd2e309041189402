"""G4: what costs too much is refused, and the reference has room to spare."""

from pathlib import Path

import pytest

from interviewprep.base.errors import Fault
from interviewprep.proof.gates import efficiency
from interviewprep.proof.gates.efficiency import check
from support.planted import REFERENCE, subject_of, write_density

LIMITS = "\n[limits]\ncpu_s = {cpu_s}\nmemory_mib = 64\n"
COSTLY = '\n[wrong.costly]\nreason = "Takes what it does not need"\nverdict = "{verdict}"\n'
BUSY = REFERENCE.replace("    z =", "    sum(range({steps}))\n    z =")
HUNGRY = REFERENCE.replace("    z =", "    held = bytearray({mib} << 20)\n    z =")


def messages(root: Path) -> list[str]:
    return [finding.message for finding in check(subject_of(root)) if isinstance(finding, Fault)]


def test_a_question_that_limits_nothing_of_its_own_is_passed_over(tmp_path: Path) -> None:
    assert messages(write_density(tmp_path, reference=BUSY.format(steps=10**7))) == []


def test_what_breaks_its_limit_passes_beside_a_frugal_reference(tmp_path: Path) -> None:
    hungry = COSTLY.format(verdict="memory_limit")
    assert (
        messages(write_density(tmp_path, front=LIMITS.format(cpu_s=1.0) + hungry, costly=HUNGRY.format(mib=200))) == []
    )


def test_what_does_not_break_its_limit_is_told(tmp_path: Path) -> None:
    front = LIMITS.format(cpu_s=1.0) + COSTLY.format(verdict="memory_limit")
    (message,) = messages(write_density(tmp_path, front=front, costly=HUNGRY.format(mib=1)))
    assert "`costly` is declared to break the limit on memory, and gets `accepted`" in message


def test_a_reference_takes_a_fifth_of_the_memory_at_most(tmp_path: Path) -> None:
    front = LIMITS.format(cpu_s=1.0) + COSTLY.format(verdict="memory_limit")
    root = write_density(tmp_path, front=front, reference=HUNGRY.format(mib=30), costly=HUNGRY.format(mib=200))
    (message,) = messages(root)
    assert "more than a fifth of the limit on memory" in message


def busy_bank(root: Path) -> Path:
    """Write a question whose reference takes several times its share of CPU, on any machine."""
    front = LIMITS.format(cpu_s=0.1) + COSTLY.format(verdict="time_limit")
    busy = BUSY.format(steps=10**7)
    return write_density(root, front=front, sigma="st.just(0)", reference=busy, costly=BUSY.format(steps=10**9))


def test_a_reference_takes_a_fifth_of_the_time_at_most(tmp_path: Path) -> None:
    (message,) = messages(busy_bank(tmp_path))
    assert "more than a fifth of the limit on time in the test `at-the-mean`" in message


def test_a_fifth_is_longer_on_a_slower_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(efficiency, "slowness", lambda: 100.0)
    assert messages(busy_bank(tmp_path)) == []


def test_a_machine_that_turns_slow_for_a_moment_refuses_no_reference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = iter((1.0, 100.0))
    monkeypatch.setattr(efficiency, "slowness", lambda: next(moments))
    assert messages(busy_bank(tmp_path)) == []


def test_a_ladder_needs_a_slow_solution(tmp_path: Path) -> None:
    front = '\n[growth]\ntarget = "1"\nsizes = [4, 8, 16, 32]\n'
    assert (
        "no wrong solution shows that a slower growth is refused" in messages(write_density(tmp_path, front=front))[-1]
    )


def test_a_reference_takes_a_fifth_of_a_test_on_the_ladder(tmp_path: Path) -> None:
    front = LIMITS.format(cpu_s=0.05) + '\n[growth]\ntarget = "n"\nsizes = [800000, 1600000, 3200000, 6400000]\n'
    climbing = REFERENCE.replace("    z =", "    sum(range(max(1, int(x))))\n    z =")
    found = messages(write_density(tmp_path, front=front, reference=climbing))
    assert any("a fifth of the 0.05 s that one test may take" in message for message in found)


def test_of_a_wrong_reference_nothing_is_said(tmp_path: Path) -> None:
    front = COSTLY.format(verdict="time_limit")
    root = write_density(tmp_path, front=front, reference=REFERENCE.replace("<= 0", "< 0"), costly=REFERENCE)
    assert messages(root) == []
