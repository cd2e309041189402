"""What is told of an exception: where in the answer it arose, at little cost."""

import linecache

import pytest

from interviewprep.judge import mishap


def error_of(source: str) -> BaseException:
    """Run an answer that raises."""
    with pytest.raises(Exception) as caught:  # noqa: PT011 -- whatever it is
        exec(compile(source, mishap.ANSWER_FILE, "exec"), {})
    return caught.value


def test_the_last_frames_of_the_answer_are_told() -> None:
    told = mishap.describe(error_of("def f(n):\n    return f(n - 1) if n else 1 / n\n\nf(8)\n"))
    assert told["line"] == 2
    assert told["trace"] == ["line 2, in f"] * 5


def test_frames_of_others_are_left_out() -> None:
    told = mishap.describe(error_of("import json\n\ndef f():\n    json.loads('{')\n\nf()\n"))
    assert told["line"] == 4
    assert told["trace"] == ["line 6, in <module>", "line 4, in f"]


def test_endless_recursion_is_told_without_looking_up_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a source is looked up")

    for name in ("checkcache", "lazycache", "getlines"):
        monkeypatch.setattr(linecache, name, refuse)
    told = mishap.describe(error_of("def f(n):\n    return f(n + 1)\n\nf(0)\n"))
    assert told["type"] == "RecursionError"
    assert told["trace"] == ["line 2, in f"] * 5
