"""Every key of a TOML text is found on its line, however it is written, and hostile texts end soon."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.bank.files.textfile import FaultLog
from interviewprep.bank.files.toml import Location, TomlText
from interviewprep.base.errors import Fault

TEXT = '''\
plain = 1 # [not.a.table]
"quoted key" = "with = and [brackets]"
dotted.inner = """
lines
[no.table]
"""
many = [
  "a",
  { inline = 2 },
]

[table]
key = \'\'\'one'\'\'\'

[[rows]]
first = 1
[rows.below]
deep = true

[[rows]]
first = 2
[[rows.cells]]
value = 2026-11-01
[[rows.cells]]
value = 12:30:00
'''


@pytest.mark.parametrize(
    ("location", "line"),
    [
        (("plain",), 1),
        (("quoted key",), 2),
        (("dotted", "inner"), 3),
        (("many",), 7),
        (("many", 1, "inline"), 7),
        (("table",), 12),
        (("table", "key"), 13),
        (("table", "missing"), 12),
        (("rows",), 20),
        (("rows", 0, "first"), 16),
        (("rows", 0, "below", "deep"), 18),
        (("rows", 1, "first"), 21),
        (("rows", 1, "cells", 0, "value"), 23),
        (("rows", 1, "cells", 1, "value"), 25),
        (("nothing",), 1),
    ],
)
def test_key_is_found_on_its_line(location: Location, line: int) -> None:
    assert tomllib.loads(TEXT)
    assert TomlText(TEXT).line(location) == line
    assert TomlText(TEXT, first_line=5).line(location) == line + 4


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = ", 2),
        ("a = 1\n\na = 2\n", 3),
        ("a = 2026-13-45", 1),
        ("[a\nb = 1", 1),
        ('a = """never closed\n\n', 1),
    ],
)
def test_syntax_error_is_told_on_its_line(text: str, line: int) -> None:
    (fault,) = faults_of(text)
    assert fault.line == line
    assert fault.message.startswith("TOML syntax: ")
    assert "(at " not in fault.message


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10**6,
        "a." * 500_000,
        f"{'a.' * 500_000}a = 1",
        '"a" . ' * 160_000 + "a = 1",
        "x = ''\n[" + "'a'." * 250_000 + "a]",
        '\\""" "\n' * 150_000 + "a." * 40,
        "[" * 10**6,
        "x = " + "[" * 10**6,
        "x = " + "9" * 10**6,
    ],
)
def test_hostile_text_is_refused_at_once(text: str) -> None:
    assert len(faults_of(text)) == 1


@pytest.mark.parametrize("value", ['"{}"', "'{}'", '"""\n{}"""', "'''{}'''", '"" # {}', '"\\"{}"'])
def test_dots_inside_values_and_comments_are_no_key(value: str) -> None:
    text = f"x = {value.format('a.' * 100)}\ny = [{'1.5, ' * 100}]"
    assert TomlText(text).parse(FaultLog(Path("x"), [])) == tomllib.loads(text)


keys = st.text("abc-_'\" .=[]#{}é", min_size=1, max_size=6)
values = st.recursive(
    st.integers() | st.booleans() | st.text("ab\n'\"[]{}#=\\", max_size=8),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(keys, values, max_size=4), st.lists(st.dictionaries(keys, values, max_size=3), max_size=3))
def test_generated_keys_are_found_where_they_were_written(
    top: dict[str, object], rows: list[dict[str, object]]
) -> None:
    lines: list[str] = []
    where: dict[Location, int] = {}

    def write(table: dict[str, object], above: Location) -> None:
        for key, value in table.items():
            where[(*above, key)] = sum(line.count("\n") + 1 for line in lines) + 1
            lines.append(f"{quoted(key)} = {toml(value)}")

    write(top, ())
    for index, row in enumerate(rows):
        lines.append("[[the-rows]] # again")
        write(row, ("the-rows", index))
    source = TomlText("\n".join(lines))
    assert {location: source.line(location) for location in where} == where


def toml(value: object) -> str:
    """Write a value over several lines where TOML lets it be."""
    if isinstance(value, list):
        return "[\n" + "".join(f"{toml(item)},\n" for item in value) + "]"
    if isinstance(value, str):
        return quoted(value)
    return str(value).lower()


def quoted(text: str) -> str:
    return '"' + "".join(escaped(text)) + '"'


def escaped(text: str) -> Iterator[str]:
    for character in text:
        yield {"\n": "\\n", '"': '\\"', "\\": "\\\\"}.get(character, character)


def faults_of(text: str) -> list[Fault]:
    faults: list[Fault] = []
    assert TomlText(text).parse(FaultLog(Path("x"), faults)) is None
    return faults
