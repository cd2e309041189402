"""`prep` on pseudo-terminals that are closed at the end of each test."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from support.alone import use_shipped_question_alone
from support.terminal import Start, Terminal, start_prep


@pytest.fixture(autouse=True)
def warm(compiled: None) -> None:
    """Stop each test from compiling the shipped banks anew."""


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """Start `prep` on terminals; stops a program that still runs from outliving its test."""
    with ExitStack() as stack:

        def start_one(
            *arguments: str, columns: int = 80, rows: int = 40, env: Mapping[str, str | None] | None = None
        ) -> Terminal:
            return stack.enter_context(start_prep(*arguments, folder=home, columns=columns, rows=rows, env=env))

        yield start_one


@pytest.fixture
def two_sum(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave two-sum alone to be asked; stops other coding questions from being drawn."""
    use_shipped_question_alone(tmp_path / "banks", monkeypatch, "coding/arrays-hashing/two-sum")
