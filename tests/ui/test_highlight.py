"""Colours of programs: every letter stays, and what matters stands out as it does elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.ui.highlight import highlighted
from interviewprep.ui.spans import plain


@given(st.text("abz019_.#-*/@'\"\\ \n\tef(é", max_size=80), st.sampled_from(["python", "py", "sql", "", "text"]))
def test_every_letter_stays(source: str, language: str) -> None:
    spans = highlighted(source, language)
    assert spans is not None
    assert plain(spans) == source


@pytest.mark.parametrize(
    ("source", "language", "style", "part"),
    [
        ("def f(x): pass", "python", "function", "f"),
        ("class Sum: pass", "python", "class", "Sum"),
        ("x = 1  # not 'text'", "python", "comment", "# not 'text'"),
        ('x = "a # b" + y', "python", "string", '"a # b"'),
        ("rb'a\\'b'", "python", "string", "rb'a\\'b'"),
        ('"""one\n"two" """', "python", "string", '"""one\n"two" """'),
        ("a if b else c", "python", "keyword", "if"),
        ("a and b", "python", "operator", "and"),
        ("raise ValueError", "python", "builtin", "ValueError"),
        ("x - 1e-5", "python", "literal", "1e-5"),
        ("@property\ndef f(): ...", "python", "decorator", "@property"),
        ("select a from b", "sql", "keyword", "select"),
        ("a = 'it''s -- not'", "sql", "string", "'it''s -- not'"),
        ("a -- b", "sql", "comment", "-- b"),
        ("/* a\nb */ c", "sql", "comment", "/* a\nb */"),
    ],
)
def test_parts_are_told_apart(source: str, language: str, style: str, part: str) -> None:
    assert (part, style) in (highlighted(source, language) or ())


@pytest.mark.parametrize("source", ["definition", "island", "x.y", "information_schema", "'never closed"])
def test_words_that_only_look_so_have_no_style(source: str) -> None:
    for language in ("python", "sql"):
        assert {style for _, style in highlighted(source, language) or ()} <= {"", "name"}
