"""The worked examples of the page on writing questions: one real question of each format, as files of a bank."""

import re
from collections.abc import Mapping
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "writing-questions.md"
_EXAMPLE = re.compile(r"^`([^`\n]+)`:\n\n````\w+\n(.*?\n)````$", re.MULTILINE | re.DOTALL)


def example_files() -> Mapping[str, str]:
    """Give the texts of all files of the examples by their paths in a bank."""
    return dict(_EXAMPLE.findall(PAGE.read_text(encoding="utf-8")))
