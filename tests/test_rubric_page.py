"""The page on criteria: every answer on it gets the verdict that stands before it."""

import re
from pathlib import Path

import pytest

from interviewprep.grade.text.propose import propose
from support.rubrics import STEM, padded, short_of

PAGE = (Path(__file__).parent.parent / "docs" / "rubrics.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(expression|answers)\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)


def examples() -> list[tuple[str, str, str]]:
    found = []
    expression = ""
    for kind, block in BLOCKS:
        if kind == "expression":
            expression = block.strip()
            continue
        for line in block.splitlines():
            verdict, _, answer = line.partition(": ")
            found.append((expression, verdict, answer))
    return found


@pytest.mark.parametrize(("expression", "verdict", "answer"), examples())
def test_an_answer_gets_the_verdict_that_the_page_says(expression: str, verdict: str, answer: str) -> None:
    proposal = propose(short_of(expression), STEM, padded(answer))
    assert [notice.text for notice in proposal.notices] == []
    assert proposal.criteria[0].mark == verdict


def test_every_expression_of_the_page_is_tried_on_several_answers() -> None:
    assert [kind for kind, _ in BLOCKS] == ["expression", "answers"] * (len(BLOCKS) // 2)
    assert all(block.count("\n") >= 2 for kind, block in BLOCKS if kind == "answers")
