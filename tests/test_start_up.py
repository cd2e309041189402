"""What each command imports: start-up is guarded by the list of modules, which is exact, and never by milliseconds."""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from interviewprep.bank.discovery import shipped_banks
from interviewprep.base.paths import Paths
from interviewprep.cli import COMMANDS
from interviewprep.store.history import open_history
from support.alone import use_shipped_question_alone
from support.practice import make_attempt, practise
from support.process import PrepRunner, run_python
from support.terminal import Terminal

HEAVY = frozenset(
    {"rich", "prompt_toolkit", "questionary", "pydantic", "hypothesis", "numpy", "pandas", "platformdirs", "pygments"}
)
"""None of these is needed by a command that is answered from the history or the compiled bank, in a pipe."""

SELDOM = frozenset(
    {
        "configparser",
        "decimal",
        "email",
        "fractions",
        "hashlib",
        "random",
        "secrets",
        "statistics",
        "tempfile",
        "tomllib",
    }
)
"""Of the standard library, each a tenth to a half of a bare start, and not needed to grade one answer."""

VALIDATING = frozenset({"pydantic"})
"""Where files that people wrote become questions."""

ANSWER = "def two_sum(nums, target):\n    return None\n"

Prepare = Callable[[PrepRunner, Path], None]


def nothing(prep: PrepRunner, folder: Path) -> None:
    del prep, folder


def compile_the_banks(prep: PrepRunner, folder: Path) -> None:
    (folder / "answer.py").write_text(ANSWER, encoding="utf-8")
    assert prep("bank", "list").returncode == 0


def leave_an_interview(prep: PrepRunner, folder: Path) -> None:
    del folder
    assert prep("interview", "--area", "coding", "--plain", input="/quit\n").returncode == 130


def make_a_plan(prep: PrepRunner, folder: Path) -> None:
    del folder
    assert prep("plan", "--date", "4w", "--minutes", "30").returncode == 0


def copy_a_right_query(prep: PrepRunner, folder: Path) -> None:
    compile_the_banks(prep, folder)
    (reference,) = shipped_banks()[0].glob("*/*/click-rate-per-slot/reference.sql")
    (folder / "query.sql").write_bytes(reference.read_bytes())


def write_a_batch(prep: PrepRunner, folder: Path) -> None:
    compile_the_banks(prep, folder)
    lines = [json.dumps({"id": name, "question": "two-sum", "answer": ANSWER}) for name in ("a", "b")]
    (folder / "answers.jsonl").write_text("\n".join(lines), encoding="utf-8")


def write_tasks(prep: PrepRunner, folder: Path) -> None:
    del prep
    task = {
        "task_id": "Made/0",
        "prompt": 'def double(x):\n    """Double a number."""\n',
        "entry_point": "double",
        "canonical_solution": "    return x * 2\n",
        "test": "def check(candidate):\n    assert candidate(2) == 4\n",
    }
    (folder / "tasks.jsonl").write_text(json.dumps(task), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Row:
    """One way to run `prep`, what must come before, its exit code, and what it may not import."""

    arguments: tuple[str, ...]
    prepare: Prepare = nothing
    code: int = 0
    banned: frozenset[str] = field(default=HEAVY)


ROWS = [
    Row((), banned=HEAVY | SELDOM | {"fsrs_rs_python", "typer"}),
    Row((), leave_an_interview, banned=HEAVY | SELDOM | {"fsrs_rs_python", "typer"}),
    Row((), make_a_plan, banned=HEAVY | {"fsrs_rs_python", "typer", "hashlib", "tomllib", "decimal"}),
    Row(("--help",), banned=HEAVY | {"fsrs_rs_python", "sqlite3"}),
    Row(("interview", "--help"), banned=HEAVY | {"fsrs_rs_python"}),
    Row(("drill", "--help"), banned=HEAVY | {"fsrs_rs_python"}),
    Row(("plan",), banned=HEAVY | SELDOM | {"fsrs_rs_python"}),
    Row(
        ("plan", "--date", "4w", "--minutes", "30"),
        compile_the_banks,
        banned=HEAVY | SELDOM - {"random"} | {"fsrs_rs_python"},
    ),
    Row(("clock",), leave_an_interview, banned=HEAVY | SELDOM | {"fsrs_rs_python"}),
    Row(("clock", "--tmux"), leave_an_interview, banned=HEAVY | SELDOM | {"fsrs_rs_python", "typer", "inspect"}),
    Row(("report",), banned=HEAVY | {"typer", "random"}),
    Row(("report", "--all"), banned=HEAVY | {"typer", "random"}),
    Row(("report", "--json")),
    Row(("report", "--html", "-")),
    Row(("history",)),
    Row(("grade", "two-sum", "answer.py"), compile_the_banks, code=1),
    Row(("grade", "click-rate-per-slot", "query.sql"), copy_a_right_query, banned=HEAVY | SELDOM | {"typer"}),
    Row(("grade", "--batch", "answers.jsonl"), write_a_batch),
    Row(("bank", "list"), compile_the_banks),
    Row(("bank", "show", "two-sum"), compile_the_banks),
    Row(
        ("bank", "import", "--from", "humaneval", "tasks.jsonl", "--into", "made"),
        write_tasks,
        banned=HEAVY - VALIDATING,
    ),
    Row(("data", "path")),
    Row(("config", "list")),
    Row(("doctor", "--help"), banned=HEAVY | {"fsrs_rs_python"}),
]


RUN = """
import sys
listing = sys.argv.pop(1)
before = set(sys.modules)
try:
    from interviewprep.entry import main
    sys.exit(main())
finally:
    with open(listing, "w", encoding="utf-8") as file:
        file.write("\\n".join(set(sys.modules) - before))
"""
"""What the installed command does, and then a listing of all modules that came by it."""


def modules_imported(*arguments: str, folder: Path, code: int = 0, env: Mapping[str, str] | None = None) -> set[str]:
    """Run `prep` in a fresh process and name every module it imported."""
    listing = folder / "modules.txt"
    done = run_python("-c", RUN, str(listing), *arguments, folder=folder, env=env)
    assert done.returncode == code, done.stderr.splitlines()[-5:]
    return set(listing.read_text(encoding="utf-8").split())


def packages(modules: set[str]) -> set[str]:
    return {module.partition(".")[0] for module in modules}


def test_version_loads_the_entry_and_nothing_else(home: Path) -> None:
    assert modules_imported("--version", folder=home) == {"interviewprep", "interviewprep.entry"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row.arguments))
def test_a_command_imports_nothing_heavy_that_it_does_not_need(
    request: pytest.FixtureRequest, home: Path, run_prep: PrepRunner, row: Row
) -> None:
    if row.prepare is not nothing:
        request.getfixturevalue("compiled")
    row.prepare(run_prep, home)
    imported = modules_imported(*row.arguments, folder=home, code=row.code)
    assert packages(imported) & row.banned == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_loads_no_other_command(home: Path, command: str) -> None:
    imported = modules_imported(command, "--help", folder=home)
    others = {f"interviewprep.cli.{name}" for name in COMMANDS if name != command}
    assert f"interviewprep.cli.{command}" in imported
    assert imported & others == set()


LOADS_PROMPTS = "[loads prompts]"

SESSION = f"""
import sys
listing = sys.argv.pop(1)
before = set(sys.modules)
loaded = False

def notice(event, arguments):
    global loaded
    if event == "import" and arguments[0].partition(".")[0] in ("questionary", "prompt_toolkit") and not loaded:
        loaded = True
        with open(listing, "w", encoding="utf-8") as file:
            file.write("\\n".join(set(sys.modules) - before))
        print("{LOADS_PROMPTS}", flush=True)

sys.addaudithook(notice)
from interviewprep.entry import main
sys.exit(main())
"""
"""What the installed command does; when it begins to load what prompts, it says so and lists all modules so far."""

GRADING = frozenset(
    {"grade.answers", "grade.score", "grade.text.propose", "ui.feedback", "ui.card", "ui.watch.watcher"}
)
JUDGING = frozenset({"judge.referee", "judge.pool", "judge.checkers"})
DRAWING = frozenset({"rich", "pygments", "markdown_it"})
PROMPTING = frozenset({"prompt_toolkit", "questionary"})


@pytest.mark.usefixtures("compiled")
@pytest.mark.parametrize(
    "arguments",
    [("drill", "--new", "--format", "single"), ("interview", "--area", "ml-theory", "--format", "single")],
    ids=" ".join,
)
def test_first_question_is_on_the_screen_before_prompts_rich_grading_or_the_judge(
    home: Path, run_prep: PrepRunner, small_bank: Path, arguments: tuple[str, ...]
) -> None:
    del small_bank
    compile_the_banks(run_prep, home)
    listing = home / "modules.txt"
    with Terminal([sys.executable, "-c", SESSION, str(listing), *arguments], folder=home) as terminal:
        terminal.wait_for(LOADS_PROMPTS)
        above = terminal.everything().partition(LOADS_PROMPTS)[0]
        terminal.wait_for("Your answer")
    assert "Question 1 of 1" in above
    assert "What is it?" in above
    assert "3. " in above
    imported = set(listing.read_text(encoding="utf-8").split())
    seldom = {"asyncio", "ssl", "logging", "fsrs_rs_python"}
    assert packages(imported) & (HEAVY | DRAWING | seldom) == set()
    assert imported & {f"interviewprep.{name}" for name in GRADING | JUDGING} == set()


@pytest.mark.usefixtures("compiled")
@pytest.mark.parametrize(
    "asked",
    [
        ("coding/arrays-hashing/two-sum", ("interview", "--area", "coding", "--no-editor"), "two_sum(["),
        ("coding/sql-sqlite/click-rate-per-slot", ("interview", "--area", "coding", "--no-editor"), "CREATE TABLE"),
        ("code-review/evaluation-code/demand-backtest", ("drill", "--new", "--format", "review"), " 1 "),
        ("ml-theory/trust-and-safety/four-times-as-often-refused.md", ("drill", "--new"), "──"),
    ],
    ids=["code", "sql", "review", "table"],
)
def test_programs_and_tables_of_the_first_question_are_on_the_screen_before_rich(
    home: Path, run_prep: PrepRunner, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, tuple[str, ...], str]
) -> None:
    question, arguments, shown = asked
    use_shipped_question_alone(home / "banks", monkeypatch, question)
    compile_the_banks(run_prep, home)
    listing = home / "modules.txt"
    with Terminal([sys.executable, "-c", SESSION, str(listing), *arguments], folder=home) as terminal:
        terminal.wait_for(LOADS_PROMPTS)
        above = terminal.everything().partition(LOADS_PROMPTS)[0]
    assert "Question 1 of 1" in above
    assert shown in above
    assert packages(set(listing.read_text(encoding="utf-8").split())) & (DRAWING | PROMPTING) == set()


@pytest.mark.usefixtures("compiled")
def test_prompts_would_be_seen_if_they_came_first(home: Path, small_bank: Path) -> None:
    # A session that was left is asked about before any question is put.
    del small_bank
    listing = home / "modules.txt"
    command = [sys.executable, "-c", SESSION, str(listing), "drill", "--new", "--format", "single"]
    with Terminal(command, folder=home) as terminal:
        terminal.wait_for("Your answer")
        terminal.interrupt()
        terminal.wait_for_end()
    with Terminal(command, folder=home) as terminal:
        terminal.wait_for(LOADS_PROMPTS)
        assert "Question 1 of 1" not in terminal.everything().partition(LOADS_PROMPTS)[0]


@pytest.mark.parametrize("command", [("report",), ("report", "--all", "--area", "coding")], ids=" ".join)
def test_report_of_a_history_needs_no_rich_on_a_terminal_or_in_a_pipe(
    home: Path, paths: Paths, command: tuple[str, ...]
) -> None:
    with open_history(paths) as history:
        practise(history, [make_attempt(day=20_000 + day, score=day % 2) for day in range(20)])
    banned = HEAVY | DRAWING | {"asyncio", "fsrs_rs_python"}
    assert packages(modules_imported(*command, folder=home)) & banned == set()
    listing = home / "modules.txt"
    with Terminal([sys.executable, "-c", RUN, str(listing), *command], folder=home) as terminal:
        assert terminal.wait_for_end() == 0
        assert "Weakest topics" in terminal.everything()
        assert b"\x1b[1m" in terminal.raw
    assert packages(set(listing.read_text(encoding="utf-8").split())) & banned == set()


def test_every_command_has_a_row_here() -> None:
    assert COMMANDS.keys() <= {row.arguments[0] for row in ROWS if row.arguments}


def test_an_import_that_is_not_needed_would_be_seen(home: Path) -> None:
    # Where no folder is named, `data path` asks platformdirs: the one row of the table that turns.
    imported = modules_imported("data", "path", folder=home, env={"PREP_HOME": ""})
    assert "platformdirs" in packages(imported)
