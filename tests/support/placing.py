"""A bank of short questions of every domain and difficulty, for placements: its right option is always `second`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase
from support.alone import hide_shipped_banks
from support.banks import OPTIONS, front_text, question_text, write_bank

RIGHT, WRONG = "second", "first-trap"
EACH = 3
"""Questions of each domain and difficulty."""

SHORT_DOMAINS = tuple(domain for domain in Domain if domain not in {Domain.CROSS_DOMAIN, Domain.PROGRAMMING})
"""Domains with short questions; as in the shipped banks, programming has none."""


def placing_entries() -> Iterator[Entry]:
    """Give the catalogue of such a bank."""
    for domain in SHORT_DOMAINS:
        for difficulty in Difficulty:
            for number in range(EACH):
                yield Entry(
                    bank="placing",
                    id=f"{domain}-{difficulty}-{number}",
                    revision="r",
                    area=Area.ML_THEORY,
                    topic=f"{domain}-{number}",
                    domain=domain,
                    phase=Phase.FOUNDATIONS,
                    difficulty=difficulty,
                    minutes=1.5,
                    format=Format.SINGLE,
                    title=f"{domain} {difficulty} {number}",
                )


def write_placing_bank(folder: Path) -> Path:
    """Write such a bank with its questions on disk; gives its folder."""
    files = {}
    for entry in placing_entries():
        front = front_text(
            entry.id, Format.SINGLE, topic=entry.topic, area=entry.area, difficulty=entry.difficulty, minutes=1.5
        )
        front = front.replace('domain = "programming"', f'domain = "{entry.domain}"')
        files[f"{entry.topic}/{entry.id}.md"] = question_text(front, OPTIONS.format(second="x"))
    return write_bank(folder / "placing", files)


def use_placing_bank_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let `prep` find this bank and nothing else; gives the bank's folder."""
    hide_shipped_banks(folder)
    monkeypatch.setenv("PREP_BANKS", str(folder))
    return write_placing_bank(folder)
