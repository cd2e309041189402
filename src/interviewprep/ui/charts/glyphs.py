"""The letters that charts are drawn with: one set for terminals that have all letters, one of ASCII alone."""

from interviewprep.base.records import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One letter for each thing a chart shows; all of a set differ in shape.

    `shades` stand for levels 0 to 4, `eighths` for a column's top cell, from the lowest to a full one.
    """

    full: str
    empty: str
    track: str
    low: str
    high: str
    span: str
    mark: str
    other: str
    beyond: str
    limit: str
    base: str
    shades: tuple[str, ...]
    eighths: tuple[str, ...]


UNICODE = Glyphs(
    full="█",
    empty="░",
    track="·",
    low="├",
    high="┤",
    span="─",
    mark="●",
    other="○",
    beyond="▓",
    limit="│",
    base="▔",
    shades=("·", "░", "▒", "▓", "█"),
    eighths=("▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"),
)

ASCII = Glyphs(
    full="#",
    empty=".",
    track=".",
    low="[",
    high="]",
    span="-",
    mark="*",
    other="o",
    beyond="+",
    limit="|",
    base="-",
    shades=(".", "-", "+", "x", "#"),
    eighths=("#",),
)


def glyphs_for(*, ascii_only: bool) -> Glyphs:
    """Give the set that a terminal can show."""
    return ASCII if ascii_only else UNICODE
