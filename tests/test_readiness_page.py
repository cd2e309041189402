"""The page on readiness names the constants that the model has."""

import re
from pathlib import Path

import pytest

from interviewprep.model.taxonomy import Difficulty, Format
from interviewprep.schedule.ability import belief, outcomes
from interviewprep.session import placement

PAGE = (Path(__file__).parent.parent / "docs" / "readiness.md").read_text(encoding="utf-8")
ROWS = {
    name: value
    for name, value in re.findall(r"^\| `([A-Z_]+)`[^|]*\| ([^|]+) \|", PAGE, re.MULTILINE)
    if name not in {"CHANCE", "HARDNESS"}
}


@pytest.mark.parametrize("name", ROWS)
def test_constant_has_the_value_that_the_page_names(name: str) -> None:
    assert float(ROWS[name]) == getattr(belief if hasattr(belief, name) else outcomes, name)


def test_page_names_every_number_of_the_model() -> None:
    numbers = {
        name
        for module in (belief, outcomes)
        for name, value in vars(module).items()
        if name.isupper() and not name.startswith("_") and isinstance(value, float)
    }
    assert set(ROWS) == numbers


def test_page_names_chances_hardness_and_the_mix() -> None:
    guessed = (Format.SINGLE, Format.MULTI, Format.ORDER, Format.NUMERIC)
    assert set(outcomes.CHANCE) == set(guessed)
    assert f"| {', '.join(f'{outcomes.CHANCE[one]:g}' for one in guessed)} |" in PAGE
    assert f"| {', '.join(f'{outcomes.HARDNESS[one]:g}' for one in Difficulty)} |" in PAGE
    easy, medium, hard = (f"{100 * belief.REFERENCE_MIX[one]:.0f}" for one in Difficulty)
    assert f"{easy}, {medium} and {hard} %" in PAGE


def test_page_tells_how_many_questions_a_placement_asks() -> None:
    assert f"at most {placement.MOST_QUESTIONS} short questions" in PAGE
    assert f"no wider than\n{100 * placement.NARROW:.0f} points" in PAGE
