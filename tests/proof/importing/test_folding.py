import ast
import contextlib
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from interviewprep.model.literals import Value, format_literal
from interviewprep.proof.importing.folding import NotConstant, fold
from support.values import values

NAMES: dict[str, Value] = {"x": 3, "items": [1, 2], "big": "a" * 90_000}


def value_of(text: str) -> Value:
    return fold(ast.parse(text, mode="eval").body, NAMES)


def evaluated(text: str) -> Any:
    return eval(text, {}, dict(NAMES))


@pytest.mark.parametrize(
    "text",
    [
        "2.0 / 3.0",
        "-x ** 2 + 7 % 4 - 9 // 2 * +1",
        "[0] * 3 + items",
        "2 * 'ab' + str(x)",
        "(1,) * 0",
        "float('-inf')",
        "list(range(2, 8, 2))",
        "list(range(5, 0, -2))",
        "tuple(items)",
        "set('aab')",
        "frozenset()",
        "{x: {1, x}, 'k': (None, True, b'b', 1j)}",
        "2 ** -1",
        "sum([i ** 2 for i in list(range(-9, 10, 2)) if i % 2 != 0 and i > 0])",
        "sum(y for y in items if y == 1 or y >= 2) < x",
        "[[x] for x in 'ab']",
        "sum([])",
        "2 ** 0.5",
    ],
)
def test_a_constant_has_the_value_that_python_gives_it(text: str) -> None:
    found, expected = value_of(text), evaluated(text)
    assert (found, type(found)) == (expected, type(expected))


@given(values)
def test_a_literal_is_its_own_value(value: Value) -> None:
    text = format_literal(value)
    called = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
    assume(called <= {"set", "frozenset"})  # others, such as nan or array, are words of our own literals
    assert format_literal(value_of(text)) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("random.randint(0, 9)", "is not constant"),
        ("[x for x in items for y in items]", "is not constant"),
        ("[[x for x in items] for y in items]", "is a loop inside a loop"),
        ("[a for a, b in items]", "is more than one name"),
        ("[a for a in other]", "`other` is not known"),
        ("[a for a in 5]", "this takes one list"),
        ("[1 for a in items if a]", "is neither True nor False"),
        ("[big for a in items]", "the value is too large"),
        ("1 < x < 5", "is not constant"),
        ("x < 'a'", "has no value"),
        ("sum(['a'])", "this takes numbers"),
        ("y", "`y` is not known without running the test"),
        ("open('x')", "is not constant"),
        ("__import__('os')", "is not constant"),
        ("...", "is not constant"),
        ("f'{x}'", "is not constant"),
        ("[*items]", "is not constant"),
        ("{**{}}", "is not constant"),
        ("items.pop()", "is not constant"),
        ("lambda: 1", "is not constant"),
        ("str(x, 'utf-8', 'strict', 0)", "has no value"),
        ("1 / 0", "division by zero"),
        ("9 ** 9 ** 9", "the number is too large"),
        ("2 ** 8192 * 2 ** 8192 * 2", "too large"),
        ("(1e300) ** 2", "has no value"),
        ("[0] * 10 ** 9", "the value is too large"),
        ("10 ** 9 * [0]", "the value is too large"),
        ("big + big", "the value is too large"),
        ("list(range(10 ** 12))", "the value is too large"),
        ("range(1, 2, 0)", "has no value"),
        ("range()", "one to three"),
        ("[[big], [big]]", "is too large"),
        ("True + 1", "this takes numbers"),
        ("'a' + 1", "this takes numbers"),
        ("-'a'", "this takes numbers"),
        ("{[]}", "unhashable"),
        ("list(5)", "this takes one list"),
        ("float([])", "`float` takes"),
        ("float('x')", "could not convert"),
        ("str([])", "`str` takes"),
    ],
)
def test_what_is_not_constant_or_too_large_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(NotConstant) as caught:
        value_of(text)
    assert reason in str(caught.value)


@given(st.text(max_size=40))
def test_any_text_has_a_value_or_is_refused(text: str) -> None:
    try:
        tree = ast.parse(text, mode="eval")
    except (SyntaxError, ValueError):
        return
    with contextlib.suppress(NotConstant):
        fold(tree.body, {})
