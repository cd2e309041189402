"""Values and tables of TOML, on one line each."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ufeff]")

Row = tuple[str, str]
"""A key with its value as TOML."""


def quoted(text: str) -> str:
    """Write a text as a string of TOML on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + _UNWRITABLE.sub(lambda found: f"\\u{ord(found.group()):04X}", escaped) + '"'


def plain(value: object) -> str:
    """Write a text, number, truth, date or list of them; enumerations count as their value.

    >>> plain([1, 0.5, True, "a"])
    '[1, 0.5, true, "a"]'
    """
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(int(value))
        case float():
            return repr(value)
        case str():
            return quoted(str(value))
        case date():
            return value.isoformat()
        case list() | tuple():
            return f"[{', '.join(map(plain, value))}]"
    raise TypeError(f"a value of type {type(value).__name__} has no form in TOML here")


def table(rows: Iterable[Row]) -> str:
    """Write keys with values that are TOML already, one a line."""
    return "".join(f"{key} = {value}\n" for key, value in rows)


def named_table(header: str, values: Mapping[str, object]) -> str:
    """Write a table below its header, `[call]` or `[[hints]]`, after a blank line."""
    return f"\n{header}\n" + table((key, plain(value)) for key, value in values.items())
