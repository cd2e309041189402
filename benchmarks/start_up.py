"""How fast `prep` is there, as ratios to a bare interpreter's start: `python benchmarks/start_up.py`.

The installed command is started on a pseudo-terminal of 80 x 24, in a home with a history of some hundred attempts and
with compiled banks. Told are the times until all of the first question is on the screen, until the prompt below it
answers a key, or until the command has ended. Each row is measured in pairs, ours and the bare interpreter's right
after one another, and told as the least, the median and the greatest ratio. Options: `--pairs N` (15), and beginnings
of names of rows to run only those.
"""

import argparse
import os
import re
import select
import statistics
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PREP = str(Path(sys.executable).with_name("prep"))
PAIRS = 15
ATTEMPTS = 120
HANG_S = 30.0

KEY = b"~"
ASKS_PLACE = b"\x1b[6n"
PLACE = b"\x1b[1;1R"
SEQUENCE = re.compile(rb"\x1b(?:\[[\d;?>]*[A-Za-z]|\][^\a]*\a|[=>78])")

Work = Callable[[], float]
"""Does something once, and gives the seconds that it took."""

CHOICES = ("--format", "single", "--seed", "1")
DRILL = ("drill", "--new", *CHOICES)
INTERVIEW = ("interview", "--area", "ml-theory", *CHOICES)
CODING = ("interview", "--area", "coding", "--format", "code", "--seed", "1", "--no-editor")


@dataclass(frozen=True, slots=True)
class Row:
    """A ratio to be measured, and what it is to be at most."""

    name: str
    target: float
    ours: Work


class Home:
    """The folder of one person; what a run adds to their history is taken back before the next one."""

    def __init__(self, folder: Path) -> None:
        from interviewprep.base.paths import find_paths

        os.environ["PREP_HOME"] = str(folder)
        self._file = find_paths().history
        self._practised = b""
        self._left = b""

    def prepare(self) -> None:
        """Compile the banks, practise, and keep one history without and one with an interview that was left."""
        _run("bank", "list")
        _practise()
        self._practised = self._file.read_bytes()
        _run(*INTERVIEW, "--plain", text="/quit\n")
        self._left = self._file.read_bytes()
        self.restore()

    def restore(self, *, left: bool = False) -> None:
        """Put the history back as it was, with the interview that was `left` or without."""
        for file in self._file.parent.glob(f"{self._file.name}*"):
            file.unlink()
        self._file.write_bytes(self._left if left else self._practised)


def _run(*arguments: str, text: str = "") -> str:
    return subprocess.run([PREP, *arguments], input=text, capture_output=True, text=True, check=False).stdout


def _practise() -> None:
    """Answer the same questions again and again, a few a day."""
    sys.path.insert(0, str(ROOT / "tests"))
    from interviewprep.bank.library import open_library
    from interviewprep.base.paths import find_paths
    from interviewprep.model.taxonomy import Format
    from interviewprep.schedule.study_day import study_day
    from interviewprep.store.history import open_history
    from support.practice import make_attempt, practise

    paths = find_paths()
    today = study_day(datetime.now(UTC), 0)
    with open_library(paths) as library, open_history(paths) as history:
        # What is asked here is never among them, so that every row can ask for something new.
        entries = [entry for entry in library.entries() if entry.format is not Format.SINGLE][: ATTEMPTS // 3]
        attempts = (
            make_attempt(
                f"{entry.bank}/{entry.id}",
                day=today - ATTEMPTS // 4 + number // 4,
                score=(number % 5) / 4,
                area=entry.area,
                topic=entry.topic,
                domain=entry.domain,
                format=entry.format,
            )
            for number, entry in enumerate(entries * 3)
        )
        practise(history, attempts)


@contextmanager
def _on_terminal(*command: str) -> Iterator[tuple[int, float]]:
    """Start a program on a terminal of its own; give our end of it, and when it was started."""
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    started_s = time.perf_counter()
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    try:
        yield ours, started_s
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _read(terminal: int) -> bytes:
    """Give what comes next, nothing at the end; a question for the cursor's place is answered as a terminal does."""
    if not select.select([terminal], [], [], HANG_S)[0]:
        raise SystemExit("nothing more comes")
    try:
        written = os.read(terminal, 65536)
    except OSError:  # so Linux tells that no program has the terminal any more
        return b""
    if ASKS_PLACE in written:
        os.write(terminal, PLACE)
    return written


def until_ended(*arguments: str) -> float:
    """Measure a command on a terminal, to its end."""
    with _on_terminal(PREP, *arguments) as (terminal, started_s):
        while _read(terminal):
            pass
        return time.perf_counter() - started_s


def until_ended_in_pipe(*arguments: str) -> float:
    """Measure a command in a pipe, to its end."""
    started_s = time.perf_counter()
    subprocess.run([PREP, *arguments], stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return time.perf_counter() - started_s


def until_shown(last: str, *arguments: str) -> float:
    """Measure a session until its first question is on the screen, which ends with the words `last`."""
    with _on_terminal(PREP, *arguments) as (terminal, started_s):
        _wait_for(terminal, last)
        return time.perf_counter() - started_s


def until_answering(prompt: str, *arguments: str) -> float:
    """Measure a session until its first prompt answers a key that is pressed as soon as it is drawn."""
    with _on_terminal(PREP, *arguments) as (terminal, started_s):
        _wait_for(terminal, prompt)
        os.write(terminal, KEY)
        _wait_for(terminal, KEY.decode())
        return time.perf_counter() - started_s


def _wait_for(terminal: int, text: str) -> None:
    wanted, shown = "".join(text.split()).encode(), b""
    while wanted not in b"".join(SEQUENCE.sub(b"", shown).split()):
        written = _read(terminal)
        if not written:
            raise SystemExit(f"{text!r} did not come up, but:\n{shown.decode(errors='replace')}")
        shown += written


def _last_words(*arguments: str) -> str:
    """Give the beginning of the last line of the first question that a session asks."""
    lines = [line for line in _run(*arguments, "--plain", text="/quit\n").splitlines() if line.strip()]
    prompt = next(number for number, line in enumerate(lines) if line.startswith("Your "))
    return lines[prompt - 1].strip()[:24]


def rows(home: Home) -> Iterator[Row]:
    """List what is measured."""

    def fresh(work: Callable[..., float], *arguments: str, left: bool = False) -> Work:
        def measured() -> float:
            home.restore(left=left)
            return work(*arguments)

        return measured

    for name, arguments in (("drill", DRILL), ("interview", INTERVIEW), ("interview, coding", CODING)):
        home.restore()
        last = _last_words(*arguments)
        yield Row(f"{name}: question shown", 13, fresh(until_shown, last, *arguments))
        if arguments is not CODING:
            yield Row(f"{name}: ready for keys", 22, fresh(until_answering, "Your answer", *arguments))
    yield Row("report on a terminal", 10, fresh(until_ended, "report"))
    yield Row("report in a pipe", 7, fresh(until_ended_in_pipe, "report"))
    yield Row("--help", 6, fresh(until_ended, "--help"))
    yield Row("--version", 1.8, fresh(until_ended, "--version"))
    yield Row("clock --tmux in a pipe", 4, fresh(until_ended_in_pipe, "clock", "--tmux", left=True))


def bare() -> float:
    """Measure an interpreter that does nothing."""
    started_s = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", "pass"], check=True)
    return time.perf_counter() - started_s


def measure(row: Row, pairs: int) -> str:
    """Run a row's pairs and write its line."""
    row.ours()  # what happens once, such as writing bytecode, is none of it
    taken = [(row.ours(), bare()) for _ in range(pairs)]
    ratios = [ours / theirs for ours, theirs in taken]
    median = statistics.median(ratios)
    ours_ms = 1000 * statistics.median(ours for ours, _ in taken)
    mark = "" if median <= row.target else "  over"
    return f"{row.name:<36}{min(ratios):8.2f}{median:8.2f}{max(ratios):8.2f}{row.target:9.1f}{ours_ms:10.1f}{mark}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", help="beginnings of the names of rows; all without any")
    parser.add_argument("--pairs", type=int, default=PAIRS)
    options = parser.parse_args()
    chosen = tuple(options.rows) or ("",)
    # An installed package has its bytecode, and the person a terminal that can do all.
    for name in ("PYTHONDONTWRITEBYTECODE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TMUX", "PREP_BANKS"):
        os.environ.pop(name, None)
    os.environ["TERM"] = "xterm-256color"
    with tempfile.TemporaryDirectory(prefix="prep-benchmark-") as name:
        home = Home(Path(name))
        home.prepare()
        _tell(f"{f'ratio of {options.pairs} pairs':<36}{'min':>8}{'median':>8}{'max':>8}{'at most':>9}{'ours ms':>10}")
        for row in rows(home):
            if row.name.startswith(chosen):
                _tell(measure(row, options.pairs))


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
