"""Cells of a table that spreadsheets open: what looks like a formula is guarded on the way out and opened again."""

import re

OPTIONS = 5
"""The most options that a choice may have, and a table has columns for."""

_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula, and run.

    Source: OWASP, CSV Injection: cells that begin with = + - @, tab or carriage return. A cell that has the apostrophe
    already gets another one, so that `opened` gives the text back whatever it is.

    >>> guarded("=1+1"), guarded("a = 1")
    ("'=1+1", 'a = 1')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def opened(cell: str) -> str:
    """Give the text that `guarded` guarded."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
