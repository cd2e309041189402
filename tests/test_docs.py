"""What is written about the product is there and true: README, help, format page, examples in docstrings."""

import doctest
import importlib
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

import interviewprep
from interviewprep.base import errors
from interviewprep.base.errors import PrepError
from interviewprep.cli import COMMANDS
from interviewprep.model.taxonomy import Area, Format
from interviewprep.ui.keys import COMMANDS as TYPED_WORDS

ROOT = Path(__file__).parent.parent
SOURCE = Path(interviewprep.__file__).parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI_RUN = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

FIRST_COMMAND = (
    "python3 -m venv .venv && .venv/bin/pip install --quiet '.[arrays]' && .venv/bin/prep interview --area coding"
)
TEST_COMMAND = "python3 -m venv .venv && .venv/bin/pip install --quiet --editable '.[arrays,dev]' && .venv/bin/pytest"

WRITTEN = ("src", "tests", "docs", "question_banks", ".ci", "*.md", "*.toml", "*.py")
"""Folders and files of the repository that people write."""

FOREIGN = {
    "a path of one machine": re.compile(r"/(?:work|root|home|farm|opt)/"),
    "the host of a registry": re.compile(r"pypi|pythonhosted|index-url|localhost:\d"),
    "unfinished work": re.compile(r"\b(?:TODO|FIXME|XXX)\b"),
}
"""What does not belong in the repository. This module names it, and so is left out."""


def written_files() -> Iterator[Path]:
    for pattern in WRITTEN:
        for top in ROOT.glob(pattern):
            for path in [top, *top.rglob("*")]:
                if path.is_file() and "__pycache__" not in path.parts and path.suffix not in {".pyc", ".db"}:
                    yield path


def commands_and_sub_commands() -> Iterator[tuple[str, ...]]:
    for name in COMMANDS:
        yield (name,)
        command = typer.main.get_command(importlib.import_module(f"interviewprep.cli.{name}").app)
        yield from ((name, sub) for sub in getattr(command, "commands", {}))


@pytest.mark.parametrize("command", [FIRST_COMMAND, TEST_COMMAND], ids=["first interview", "tests"])
def test_the_readme_has_both_commands_each_on_a_line_of_its_own(command: str) -> None:
    assert README.splitlines().count(command) == 1


@pytest.mark.parametrize(
    ("variable", "command"), [("interview_command", FIRST_COMMAND), ("test_command", TEST_COMMAND)]
)
def test_continuous_integration_runs_the_very_command_of_the_readme(variable: str, command: str) -> None:
    (reading,) = re.findall(rf"^{variable}=\$\((.+)\)$", CI_RUN, flags=re.MULTILINE)
    done = subprocess.run(["bash", "-c", reading], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == command + "\n"
    assert f'bash -euo pipefail -c "${variable}"' in CI_RUN


def test_the_readme_names_the_packages_that_a_fresh_debian_needs() -> None:
    assert "apt install python3 python3-venv" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_mentions_every_command(command: str) -> None:
    assert f"| `prep {command}` |" in README


@pytest.mark.parametrize("command", [names for names in commands_and_sub_commands() if len(names) == 2], ids=" ".join)
def test_the_readme_names_every_sub_command_beside_its_command(command: tuple[str, str]) -> None:
    (row,) = [line for line in README.splitlines() if line.startswith(f"| `prep {command[0]}` |")]
    assert f"`{command[1]}`" in row


def test_the_readme_names_every_area_word_and_exit_code() -> None:
    codes = {kind.exit_code for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, PrepError)}
    wanted = [
        *(f"`{area}`" for area in Area),
        *(f"`{word}`" for word in TYPED_WORDS),
        *(f"| {code} |" for code in codes),
    ]
    assert [text for text in wanted if text not in README] == []


@pytest.mark.parametrize("command", [*commands_and_sub_commands()], ids=" ".join)
def test_every_command_has_help_with_an_example_of_itself(command: tuple[str, ...]) -> None:
    app = importlib.import_module(f"interviewprep.cli.{command[0]}").app
    told = CliRunner().invoke(app, [*command[1:], "--help"], prog_name=f"prep {command[0]}")
    assert told.exit_code == 0
    before, _, example = told.output.partition("Example")
    assert f"prep {' '.join(command)}" in example
    assert len(before.splitlines()) > 2


@pytest.mark.parametrize("form", Format)
def test_the_format_page_has_a_section_for_every_format(form: Format) -> None:
    page = (ROOT / "docs" / "question-format.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", page, flags=re.MULTILINE)
    assert [heading for heading in headings if form.value in heading.split(", ")]


@pytest.mark.parametrize("what", FOREIGN)
def test_nothing_in_the_repository_tells_of_the_machine_it_was_written_on(what: str) -> None:
    files = [path for path in written_files() if path != Path(__file__)]
    found = [path for path in files if FOREIGN[what].search(path.read_text(encoding="utf-8", errors="replace"))]
    assert len(files) > 100
    assert found == []


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]:
        targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8"))
        assert [target for target in targets if not (page.parent / target).exists()] == []


def modules_with_examples() -> Iterator[str]:
    for file in sorted(SOURCE.rglob("*.py")):
        if ">>> " in file.read_text(encoding="utf-8"):
            yield ".".join(("interviewprep", *file.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")


@pytest.mark.parametrize("module", [*modules_with_examples(), "support.clock"])
def test_examples_in_docstrings_hold(module: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(module))
    assert (failed, tried > 0) == (0, True)
