"""What is drawn without Rich is what Rich would draw."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from interviewprep.ui.pen import STYLES, Pen

COLUMNS = st.integers(40, 100)


def rich_draws(what: object, columns: int) -> list[str]:
    """List the lines that Rich draws, without the blanks with which it fills them up."""
    page = io.StringIO()
    Console(file=page, width=columns, force_terminal=True, color_system="standard", _environ={}).print(what)
    return [re.sub(r" +((?:\x1b\[0m)?) *$", r"\1", line) for line in page.getvalue().rstrip(" ").splitlines()]


@given(st.text("ab é→", min_size=1, max_size=90).map(str.strip).filter(bool), COLUMNS)
def test_rule_looks_as_from_rich(text: str, columns: int) -> None:
    if shown := Pen(columns, STYLES).rule(text):
        assert [shown] == rich_draws(Rule(Text(text, style="bold"), align="left", characters="─"), columns)


@pytest.mark.parametrize("text", ["幅の広い", "e\u0301", "x" * 79, "two\nlines"])
def test_rule_of_unknown_width_is_left_to_rich(text: str) -> None:
    assert not Pen(80, STYLES).rule(text)
