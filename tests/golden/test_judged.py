"""What `prep grade` says of an answer, word for word, at 60 and at 80 columns: the real judge on small questions."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from interviewprep.bank.library import open_library
from interviewprep.base.paths import find_paths
from interviewprep.cli.grading import find_question, grade_text
from interviewprep.grade.lines import describe
from interviewprep.model.question import Question
from interviewprep.model.score import Score
from support.terminal import start_prep

JUDGED = Path(__file__).parent / "judged"
ANSWERS = sorted((JUDGED / "answers").glob("*/*"))
_MEASURED = re.compile(r"(?<=the reference takes )[\d.e-]+(?= s)")


@cache
def _scored(answer: Path) -> tuple[Question, Score]:
    asked = find_question(f"bank/{answer.parent.name}", JUDGED / "bank")
    score = grade_text(asked, answer.read_text(encoding="utf-8"), str(answer), unsafe=False)
    assert score.judgement is not None
    # What a machine measures of itself: no two do it alike.
    message = _MEASURED.sub("0.01", score.judgement.message)
    return asked, replace(score, judgement=replace(score.judgement, message=message, growth=None))


def golden(answer: Path, columns: int) -> str:
    return (JUDGED / str(columns) / f"{answer.stem}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.stem)
def test_what_is_said_of_an_answer_is_the_golden_text(answer: Path, columns: int) -> None:
    if answer.stem == "pandas":
        pytest.importorskip("pandas", reason="pandas is an extra")
    said = describe(*_scored(answer), columns)
    assert all(len(line) <= columns for line in said)
    assert "".join(f"{line}\n" for line in said) == golden(answer, columns)


def test_every_golden_text_belongs_to_an_answer() -> None:
    names = {answer.stem for answer in ANSWERS}
    assert {file.stem for file in JUDGED.glob("[68]0/*.txt")} == names


def test_the_questions_are_answered_by_their_references() -> None:
    with open_library(find_paths(), extra=[JUDGED / "bank"]) as library:
        assert not [notice for notice in library.notices if "bank" in notice]
    for folder in (JUDGED / "bank" / "judged").iterdir():
        (reference,) = folder.glob("reference.*")
        asked = find_question(f"bank/{folder.name}", JUDGED / "bank")
        assert grade_text(asked, reference.read_text(encoding="utf-8"), "-", unsafe=False).passed, folder.name


@pytest.mark.parametrize("columns", [60, 80])
def test_a_terminal_gets_lines_of_its_width(columns: int, tmp_path: Path) -> None:
    (answer,) = (file for file in ANSWERS if file.stem == "wrong-answer")
    arguments = ("grade", answer.parent.name, str(answer), "--bank", str(JUDGED / "bank"))
    with start_prep(*arguments, folder=tmp_path, columns=columns) as terminal:
        assert terminal.wait_for_end() == 1
        assert terminal.everything().strip() == golden(answer, columns).strip()
