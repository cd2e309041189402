"""Texts that people see, kept as files: compared, or with `--renew-goldens` written anew."""

from pathlib import Path

import pytest


def hold_against(file: Path, text: str, request: pytest.FixtureRequest) -> None:
    """Compare a text with its file, or write the file where goldens are renewed."""
    if request.config.getoption("--renew-goldens"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
