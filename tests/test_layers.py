"""The arrows between the rooms: who may import whom, read from every import statement of the source.

Imports inside functions and under `TYPE_CHECKING` count too: a room that needs another one now and then still needs it.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

import interviewprep

PACKAGE = "interviewprep"
SOURCE = Path(interviewprep.__file__).parent

PLAIN = {"model", "base"}
WORKERS = {"grade", "schedule", "judge", "bank", "store"}
MAKERS = {"session", "proof", "report", "project"}

MAY_IMPORT = {
    "entry": {"cli", "ui", "base"},
    "cli": {"ui", *MAKERS, *WORKERS, *PLAIN},
    "ui": {*MAKERS, *WORKERS, *PLAIN},
    "session": {*WORKERS, *PLAIN},
    "proof": {"bank", "judge", "grade", "store", *PLAIN},
    "report": {"store", "bank", "schedule", *PLAIN},
    "project": {*WORKERS, *PLAIN},
    "grade": {"judge", *PLAIN},
    "schedule": PLAIN,
    "judge": PLAIN,
    "bank": PLAIN,
    "store": PLAIN,
    "model": {"base"},
    "base": {"model"},
}
"""For each room, the other rooms that it may import."""

AT_HOME = {
    "typer": ("cli",),
    "rich": ("ui",),
    "questionary": ("ui",),
    "prompt_toolkit": ("ui",),
    "pydantic": ("bank.schema*",),
    "pydantic_core": ("bank.schema*",),
    "hypothesis": ("judge", "proof"),
    "numpy": ("judge",),
    "rapidfuzz": ("grade.text",),
    "pandas": ("judge.protocol.foreign",),
    "fsrs_rs_python": ("schedule",),
    "platformdirs": ("base.paths",),
    "genanki": ("proof.exporting.deck",),
    "sqlite3": ("store", "bank.compiled.*", "judge.worker"),
}
"""Third-party packages, and the one guarded module of the standard library, with the rooms that may import them."""

LATE_ONLY = {
    "platformdirs",
    "hypothesis",
    "numpy",
    "pandas",
    "rich",
    "questionary",
    "prompt_toolkit",
    "fsrs_rs_python",
    "rapidfuzz",
}
"""Packages that are slow to load: imported inside the function that needs them, so that other commands stay fast."""

IN_CHILD = (
    "judge.start",
    "judge.helper",
    "judge.worker",
    "judge.mishap",
    "judge.protocol.wire",
    "judge.protocol.foreign",
    "judge.confine",
    "judge.platforms.lone",
)
"""What runs beside an answer: loaded by path, it finds no package of ours."""


@dataclass(frozen=True, slots=True)
class Import:
    """One import: the dotted names without our package's own, `ours` telling which kind the target is."""

    importer: str
    target: str
    ours: bool
    where: str
    late: bool

    @property
    def room(self) -> str:
        return room_of(self.importer)


def room_of(module: str) -> str:
    room = module.partition(".")[0]
    return "entry" if room in {"__main__", ""} else room


def within(module: str, names: tuple[str, ...]) -> bool:
    return any(fnmatchcase(module, name) or module.startswith(f"{name}.") for name in names)


def imports_of(source: Path) -> Iterator[Import]:
    for file in sorted(source.rglob("*.py")):
        module = ".".join(file.relative_to(source).with_suffix("").parts).removesuffix("__init__").rstrip(".")
        tree = ast.parse(file.read_text(encoding="utf-8"))
        early = set(_early(tree))
        for node in ast.walk(tree):
            for name in _targets(node):
                ours = name == PACKAGE or name.startswith(f"{PACKAGE}.")
                target = name.removeprefix(PACKAGE).lstrip(".") if ours else name.partition(".")[0]
                where = f"{file.relative_to(source)}:{getattr(node, 'lineno', 0)}"
                yield Import(module, target, ours, where, late=node not in early)


def _targets(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module), names=names):
            # `from interviewprep.judge import worker` imports the module `interviewprep.judge.worker`.
            return [f"{module}.{alias.name}" for alias in names] if module.startswith(PACKAGE) else [module]
        case ast.ImportFrom():
            return ["a relative import"]
    return []


def _early(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield what runs when the module is imported: all but function bodies and `if TYPE_CHECKING`."""
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda() | ast.If(test=ast.Name(id="TYPE_CHECKING")):
                continue
        yield node
        stack.extend(ast.iter_child_nodes(node))


def breaches(source: Path) -> list[str]:
    """List every import that breaks an arrow, with its place and the rule."""
    return [f"{item.where}: {rule}" for item in imports_of(source) for rule in _broken_rules(item)]


def _broken_rules(item: Import) -> Iterator[str]:
    if within(item.importer, IN_CHILD) and item.ours:
        yield f"{item.importer} runs beside answers and cannot import {item.target or PACKAGE}"
    elif item.ours:
        yield from _broken_arrows(item)
    elif item.target in AT_HOME:
        if not within(item.importer, AT_HOME[item.target]):
            yield f"{item.target} belongs to {' and '.join(AT_HOME[item.target])} alone"
        if item.target in LATE_ONLY and not item.late:
            yield f"{item.target} is slow to load: import it inside the function that needs it"
    elif item.target not in sys.stdlib_module_names:
        yield f"{item.target} is not in the standard library and has no room"


def _broken_arrows(item: Import) -> Iterator[str]:
    target = room_of(item.target)
    if item.target in {"", "__version__"} or target == item.room:
        return
    if item.room not in MAY_IMPORT:
        yield f"{item.room} is no room that the table knows"
    elif target not in MAY_IMPORT[item.room]:
        yield f"{item.room} may not import {target}"


def test_every_import_follows_the_arrows() -> None:
    assert breaches(SOURCE) == []


def test_every_folder_of_the_source_is_a_room_of_the_table() -> None:
    rooms = {file.parent.relative_to(SOURCE).parts[0] for file in SOURCE.glob("*/**/*.py")}
    assert rooms <= MAY_IMPORT.keys()


def test_everything_the_helper_loads_by_path_is_held_to_the_standard_library() -> None:
    judge = SOURCE / "judge"
    literals = {
        node.value
        for node in ast.walk(ast.parse((judge / "helper.py").read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    named = {
        file
        for file in judge.rglob("*.py")
        if file.relative_to(judge).with_suffix("").as_posix()
        in {text.removesuffix(".py").replace(".", "/") for text in literals}
    }
    modules = {"judge." + ".".join(file.relative_to(judge).with_suffix("").parts) for file in named}
    assert "judge.worker" in modules
    assert {module for module in modules if not within(module, IN_CHILD)} == set()


PLANTED = {
    "a lower room reaches up": (
        "store/rows.py",
        "from interviewprep.session.engine import Engine",
        "store may not import session",
    ),
    "siblings meet": ("judge/run.py", "from interviewprep.bank import parse", "judge may not import bank"),
    "makers meet": ("report/figures.py", "import interviewprep.session.plan", "report may not import session"),
    "inside a function": (
        "store/rows.py",
        "def f():\n    from interviewprep.grade import score",
        "store may not import grade",
    ),
    "for types alone": (
        "bank/lock.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from interviewprep.store.file import HistoryFile",
        "bank may not import store",
    ),
    "model reaches up": ("model/score.py", "from interviewprep.grade.score import grade", "model may not import grade"),
    "the entry loads more": (
        "entry.py",
        "from interviewprep.store.history import History",
        "entry may not import store",
    ),
    "rich outside ui": ("cli/report.py", "def f():\n    import rich.console", "rich belongs to ui alone"),
    "questionary outside ui": ("session/engine.py", "def f():\n    import questionary", "questionary belongs to ui"),
    "prompt toolkit outside ui": (
        "cli/drill.py",
        "def f():\n    import prompt_toolkit",
        "prompt_toolkit belongs to ui",
    ),
    "pydantic outside the schema": ("bank/parse.py", "import pydantic", "pydantic belongs to bank.schema* alone"),
    "SQL outside the store": ("report/figures.py", "import sqlite3", "sqlite3 belongs to store"),
    "FSRS outside schedule": (
        "session/memory.py",
        "def f():\n    import fsrs_rs_python",
        "fsrs_rs_python belongs to schedule",
    ),
    "a package without a room": (
        "grade/score.py",
        "import numpy.linalg\nimport scipy",
        "scipy is not in the standard library",
    ),
    "third party in a plain room": ("model/score.py", "import attrs", "attrs is not in the standard library"),
    "platformdirs elsewhere": (
        "base/text.py",
        "def f():\n    import platformdirs",
        "platformdirs belongs to base.paths alone",
    ),
    "platformdirs at once": ("base/paths.py", "from platformdirs import PlatformDirs", "platformdirs is slow to load"),
    "rich at once": ("ui/console.py", "from rich.console import Console", "rich is slow to load"),
    "ours beside an answer": (
        "judge/worker.py",
        "def f():\n    from interviewprep.model import score",
        "runs beside answers",
    ),
    "ours in the confinement": ("judge/confine/rules.py", "import interviewprep.base.errors", "runs beside answers"),
    "a relative import": ("ui/console.py", "from . import keys", "a relative import is not in the standard library"),
    "a room nobody planned": ("helpers/misc.py", "import interviewprep.base.text", "helpers is no room"),
}


@pytest.mark.parametrize(("file", "code", "rule"), PLANTED.values(), ids=PLANTED)
def test_a_planted_breach_is_refused(tmp_path: Path, file: str, code: str, rule: str) -> None:
    path = tmp_path / "source" / file
    path.parent.mkdir(parents=True)
    path.write_text(code, encoding="utf-8")
    found = breaches(tmp_path / "source")
    assert any(rule in breach and file in breach for breach in found), found


def test_arrows_that_the_design_allows_are_not_refused(tmp_path: Path) -> None:
    allowed = {
        "grade/coding.py": "from interviewprep.judge.referee import judge",
        "session/engine.py": "from interviewprep.store import history\nfrom interviewprep.grade import score",
        "base/paths.py": "def f():\n    from platformdirs import PlatformDirs",
        "judge/worker.py": "import sys\ndef f():\n    import numpy, sqlite3",
        "__init__.py": '__version__ = "1"',
        "__main__.py": "from interviewprep.entry import main",
        "ui/console.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from rich.console import Console",
    }
    for file, code in allowed.items():
        path = tmp_path / "source" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")
    assert breaches(tmp_path / "source") == []
