"""The line mode word for word: an interview, and the drill of the next day."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewprep.cli import run_command
from support.alone import use_small_bank_alone
from support.clock import FakeClock

GOLDEN = Path(__file__).parent
INTERVIEW = ("interview", "--area", "ml-theory", "--questions", "5", "--seed", "1", "--plain")
WEAK = ("drill", "--weak", "--limit", "3", "--seed", "1", "--plain")
DAY_S = 24 * 3600

Sit = Callable[[tuple[str, ...], str], str]


@pytest.fixture
def sit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fake_clock: FakeClock
) -> Sit:
    """Run a command on given lines under a clock that stands still; stops today's date from getting into the words."""
    use_small_bank_alone(tmp_path / "banks", monkeypatch)
    monkeypatch.setattr("interviewprep.cli.sitting.SystemClock", lambda: fake_clock)

    def run(arguments: tuple[str, ...], lines: str) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        assert run_command(list(arguments)) == 0
        shown = capsys.readouterr()
        assert shown.err == ""
        # The shipped banks that step aside are no part of it.
        kept = [line for line in shown.out.splitlines() if not line.startswith("two banks are called")]
        return "".join(f"{line}\n" for line in kept)

    return run


def lines_of(name: str) -> str:
    return (GOLDEN / name).read_text(encoding="utf-8")


def test_interview_is_the_golden_one(sit: Sit) -> None:
    assert sit(INTERVIEW, lines_of("interview-answers.txt")) == lines_of("plain-interview.txt")


def test_drill_of_the_next_day_is_the_golden_one(sit: Sit, fake_clock: FakeClock) -> None:
    sit(INTERVIEW, lines_of("interview-answers.txt"))
    fake_clock.advance(DAY_S)
    assert sit(WEAK, lines_of("drill-answers.txt")) == lines_of("plain-drill.txt")
