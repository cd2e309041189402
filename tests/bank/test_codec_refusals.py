"""What is no encoding of a type is refused, so that a cache of another version is never half believed."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from interviewprep.bank.compiled.codec import CodecError, decode, encode


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Leaf:
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Twig:
    number: int


@dataclass(frozen=True, slots=True)
class Tree:
    part: Leaf | Twig
    colour: Colour
    when: date | None
    pair: tuple[int, str]
    rest: tuple[Leaf, ...]
    where: Path


TREE = Tree(Twig(1), Colour.RED, date(2026, 11, 1), (1, "a"), (Leaf("x", 2),), Path("/a"))


def test_members_of_a_union_are_told_apart() -> None:
    assert decode(Tree, encode(TREE)) == TREE


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("part", {"!": "Branch", "number": 1}),
        ("part", {"!": "Twig", "number": 1, "more": 2}),
        ("part", {"!": "Twig"}),
        ("part", None),
        ("colour", "blue"),
        ("when", "yesterday"),
        ("when", 5),
        ("pair", [1]),
        ("pair", [True, "a"]),
        ("pair", 1),
        ("rest", "abc"),
        ("where", 1),
    ],
)
def test_wrong_plain_values_are_refused(field: str, value: Any) -> None:
    with pytest.raises(CodecError):
        decode(Tree, encode(TREE) | {field: value})


def test_values_without_an_encoding_are_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        encode({1})
