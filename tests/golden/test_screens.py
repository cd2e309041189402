"""Every screen of a session, of the report and of the history on a real terminal, word for word, at three widths.

One process for each width: a greeting, an interview of one question of each format, and what is told of it afterwards.
`pytest tests/golden --renew-goldens` writes them anew.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from interviewprep.model.taxonomy import Format
from support.banks import write_bank
from support.examples import example_files
from support.process import run_python
from support.recording import Recording
from support.terminal import END_OF_TEXT, ENTER, Terminal

GOLDEN = Path(__file__).parent / "screens"
TESTS = Path(__file__).parents[1]
DAY_S = 24 * 3600
COMMANDS = (
    "0",
    "0 interview --questions 11 --seed 1 --no-editor",
    f"{DAY_S}",
    f"{DAY_S} report",
    f"{DAY_S} history",
    f"{DAY_S} history silent-sensor",
    f"{DAY_S} interview --loops",
)
IN_COLOUR = ("0 bank preview silent-sensor", "0 bank preview longest-quiet-span")
FILE_KEYS = "e edit"
GO_ON = "Enter to go on"
MISTAKE = "What went wrong?"
SURE = "How sure?"
NUMBERS = "Numbers of what your answer says"
PROMPTS = ("Your answer (", "Your findings", FILE_KEYS)
HINT = '[[hints]]\nprice = 0.1\ntext = "A span ends where the next report stands."\n+++\n\n## Stem'
REFUND = "Refunds are not fraud: have people look at a sample of the labels first."


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a home of a fixed length with the examples as a bank; stops long paths from deciding where lines break."""
    with tempfile.TemporaryDirectory(prefix="prep-screens-") as name:
        files = {path: _with_hint(path, text) for path, text in example_files().items()}
        write_bank(Path(name) / "banks" / "examples", files)
        monkeypatch.setenv("PREP_BANKS", str(Path(name) / "banks"))
        monkeypatch.setenv("PREP_HOME", name)
        monkeypatch.setenv("PYTHONPATH", str(TESTS))
        yield Path(name)


def _with_hint(path: str, text: str) -> str:
    return text.replace("+++\n\n## Stem", HINT) if path.endswith("longest-quiet-span/question.md") else text


def give_up(terminal: Terminal) -> None:
    """Look at the solution, whatever is asked."""
    is_text = "Esc then" in terminal.recent()
    terminal.send("/solution" + (END_OF_TEXT if is_text else ENTER))


def solve_code(terminal: Terminal, recording: Recording) -> None:
    terminal.send("h")
    terminal.wait_for_shown("Enter takes it")
    recording.take("price of a hint", terminal, whole=True)
    terminal.enter()
    terminal.wait_for_shown("A span ends where the next report stands.")
    terminal.wait_for_shown(FILE_KEYS)
    recording.take("hint", terminal, whole=True)
    terminal.send("r")
    terminal.wait_for_shown("Sample tests:")
    recording.take("run result", terminal, whole=True)
    give_up(terminal)


def choose_wrongly(terminal: Terminal, recording: Recording) -> None:
    terminal.enter("2")
    terminal.wait_for(SURE)
    recording.take("confidence", terminal)
    terminal.enter("5")
    terminal.wait_for("Verdict: wrong answer")
    terminal.wait_for(MISTAKE)
    recording.take("verdict wrong", terminal)


def compute_rightly(terminal: Terminal, recording: Recording) -> None:
    terminal.enter("20")
    terminal.wait_for(SURE)
    terminal.enter("6")
    terminal.wait_for("Verdict: accepted")
    terminal.wait_for(GO_ON)
    recording.take("verdict right", terminal)


def pause(terminal: Terminal, recording: Recording) -> None:
    terminal.enter("/pause")
    terminal.wait_for("Paused: the clock stands still")
    recording.take("pause", terminal)
    terminal.enter()
    terminal.wait_for(*PROMPTS)
    give_up(terminal)


def confirm(terminal: Terminal, recording: Recording) -> None:
    terminal.send(REFUND + END_OF_TEXT)
    terminal.wait_for(SURE)
    terminal.enter()
    terminal.wait_for(NUMBERS)
    recording.take("rubric confirmation", terminal)
    terminal.enter()
    terminal.wait_for("Rating:")
    terminal.wait_for(GO_ON)
    recording.take("rubric verdict and rating", terminal)


ANSWERS: Mapping[Format, Callable[[Terminal, Recording], None]] = {
    Format.CODE: solve_code,
    Format.SINGLE: choose_wrongly,
    Format.NUMERIC: compute_rightly,
    Format.MULTI: pause,
    Format.SHORT: confirm,
}
"""What is done beyond a look at the solution."""


def sit(terminal: Terminal, recording: Recording) -> None:
    """Go through a question of each format, to the scorecard."""
    formats = {
        Path(path).parent.name if path.endswith("question.md") else Path(path).stem: Format(kind[1])
        for path, text in example_files().items()
        if (kind := re.search(r'^format = "(\w+)"', text, re.MULTILINE))
    }
    for number in range(1, len(Format) + 1):
        terminal.wait_for(f"Question {number} of {len(Format)}")
        terminal.wait_for(*PROMPTS)
        asked = formats[re.findall(r"examples/([\w-]+)", terminal.recent())[0]]
        recording.take(f"{'greeting, opening and ' if number == 1 else ''}question of format {asked}", terminal)
        if asked in ANSWERS:
            ANSWERS[asked](terminal, recording)
        else:
            give_up(terminal)
        then = f"Question {number + 1} of" if number < len(Format) else "Scorecard"
        while terminal.wait_for(GO_ON, MISTAKE, then) != then:
            terminal.enter()


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_screens_are_the_golden_ones(folder: Path, request: pytest.FixtureRequest, columns: int) -> None:
    recording = Recording(GOLDEN / f"{columns}.txt", renews=bool(request.config.getoption("--renew-goldens")))
    command = [sys.executable, "-m", "support.still", *COMMANDS]
    with Terminal(command, folder=folder, columns=columns, env={"NO_COLOR": "1"}) as terminal:
        sit(terminal, recording)
        assert terminal.wait_for_end() == 0
        scorecard, *told = re.split(r"^\$ (prep.*)$", terminal.recent(), flags=re.MULTILINE)
    recording.keep("scorecard", scorecard)
    for shown, text in zip(told[::2], told[1::2], strict=True):
        recording.keep(shown, text)
    recording.close()


def test_screens_in_colour_are_the_golden_ones(folder: Path, request: pytest.FixtureRequest) -> None:
    recording = Recording(GOLDEN / "colour.txt", renews=bool(request.config.getoption("--renew-goldens")))
    done = run_python("-m", "support.still", *IN_COLOUR, folder=folder, env={"FORCE_COLOR": "1"})
    assert (done.returncode, done.stderr) == (0, "")
    _, *told = re.split(r"^\$ (prep.*)$", done.stdout.replace("\x1b[", "<ESC>"), flags=re.MULTILINE)
    for shown, text in zip(told[::2], told[1::2], strict=True):
        recording.keep(shown, text)
    recording.close()
