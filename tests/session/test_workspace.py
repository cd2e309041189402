"""The files a candidate writes in hold the statement, the draft and nothing that counts as an answer by itself."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.bank.show import question_parts
from interviewprep.model.question import CallKind, Program, Stage
from interviewprep.model.taxonomy import Format
from interviewprep.session.workspace import (
    MARKER,
    WIDTH,
    Workspace,
    initial_text,
    read_answer,
    split_checks,
    strip_prompt,
)
from interviewprep.ui import showing
from support.questions import dimension_of, open_of, question, shown
from support.screens import Notes

DOUBLE = Program(CallKind.FUNCTION, "double", "def double(x):\n    raise NotImplementedError\n", "", ())
STEM = """Double it, whatever `it` may be in the end; this sentence is longer than any editor of eighty columns shows
on one line, and goes on.

- First point.
- Second point.

```python
double(2)  # 4, in a line that is far too long for an editor of eighty columns but is a program and so stays whole
```
"""
CODE = replace(question(Format.CODE, DOUBLE), stem=STEM)


def test_statement_stands_on_top_as_a_comment_that_fits(tmp_path: Path) -> None:
    file = Workspace(tmp_path / "new").prepare(CODE, 3, None, "")
    assert file is not None
    lines = file.read_text(encoding="utf-8").splitlines()
    comment = [line for line in lines if line.startswith("#")]
    assert file.name == "03-a-question.py"
    assert all(len(line) <= WIDTH + 2 for line in comment if "double(2)" not in line)
    assert "# - First point." in comment
    assert "# - Second point." in comment
    assert any(line.endswith("stays whole") for line in comment)
    compile("\n".join(lines), str(file), "exec")


@pytest.mark.parametrize(
    ("packages", "rule"),
    [
        ((), "Standard library only."),
        (("numpy",), "You may import numpy."),
        (("numpy", "pandas", "scipy"), "You may import numpy, pandas and scipy."),
    ],
)
def test_what_may_be_imported_is_said_wherever_a_program_is_asked_for(packages: tuple[str, ...], rule: str) -> None:
    asked = replace(CODE, content=replace(DOUBLE, packages=packages))
    notes = Notes()
    showing.question(notes, shown(asked))
    assert notes.lines.count(rule) == 1
    assert initial_text(asked, None).splitlines().count(f"# {rule}") == 1
    assert list(question_parts(asked)).count(rule) == 1


def test_a_query_imports_nothing_and_is_told_nothing_of_it() -> None:
    asked = replace(CODE, format=Format.SQL, content=replace(DOUBLE, call=CallKind.SQL))
    assert "import" not in initial_text(asked, None)
    assert not any("import" in line or "Standard library" in line for line in question_parts(asked))


def test_checks_below_the_marker_are_not_part_of_the_answer(tmp_path: Path) -> None:
    file = Workspace(tmp_path).prepare(CODE, 1, None, "")
    assert file is not None
    file.write_text(file.read_text(encoding="utf-8") + "assert double(2) == 4\n", encoding="utf-8")
    answer, checks = split_checks(read_answer(file))
    assert MARKER not in answer
    assert "def double" in answer
    assert checks.strip() == "assert double(2) == 4"


@given(st.text())
def test_split_loses_nothing_but_the_marker(text: str) -> None:
    answer, checks = split_checks(text)
    assert text.startswith(answer)
    assert text.endswith(checks)


def test_work_of_an_earlier_sitting_is_not_overwritten(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    file = workspace.prepare(CODE, 1, None, "")
    assert file is not None
    file.write_text("mine", encoding="utf-8")
    workspace.prepare(CODE, 1, None, "")
    assert read_answer(file) == "mine"


def test_draft_stored_in_the_history_replaces_a_lost_file(tmp_path: Path) -> None:
    file = Workspace(tmp_path).prepare(CODE, 1, None, "my draft")
    assert file is not None
    assert read_answer(file) == "my draft"


def test_prompt_of_a_stage_is_quoted_and_does_not_count(tmp_path: Path) -> None:
    stage = Stage("frame", "Frame", 7, "What is decided?\nFor whom?")
    case = question(Format.CASE, replace(open_of(dimension_of("framing")), stages=(stage,)))
    file = Workspace(tmp_path).prepare(case, 1, stage, "")
    assert file is not None
    assert file.name == "01-a-question-frame.md"
    assert file.read_text(encoding="utf-8") == "> What is decided? For whom?\n\n"
    assert read_answer(file) == ""
    file.write_text(file.read_text(encoding="utf-8") + "The refund.\n> quoted later\n", encoding="utf-8")
    assert read_answer(file) == "The refund.\n> quoted later\n"


@given(st.text(alphabet=st.characters(exclude_characters=">")))
def test_prose_without_quotations_is_kept_whole(text: str) -> None:
    assert strip_prompt(text).strip() == text.strip()
