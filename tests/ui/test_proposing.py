"""A rubric on screen: what is proposed for each line, on which words, and what a person may do with it."""

from dataclasses import replace

import pytest

from interviewprep.grade.text.propose import Proposal, propose
from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import Confirmation
from interviewprep.ui import asking, proposing
from support.questions import question
from support.rubrics import STEM, padded, short_of
from support.screens import Notes

CONTENT = short_of("gap ~ small", "rows ~ useless", wrong=("model ~ overfits",))
ASKED = replace(question(Format.SHORT, CONTENT), stem=STEM)


def proposal_of(text: str) -> Proposal:
    return propose(CONTENT, STEM, text)


def test_each_line_shows_what_was_found_and_on_which_words() -> None:
    notes = Notes()
    ids = proposing.rubric(
        notes, ASKED, proposal_of(padded("The gap, as I see it, is small. The rows are not useless."))
    )
    assert ids == ["c0", "c1", "w0"]
    assert [line.strip() for line in notes.lines if line.startswith("     ")] == [
        "met: gap, as I see it, is small",
        "denied: rows are not useless",
        "absent",
    ]


def test_what_the_machine_cannot_decide_is_left_to_the_person() -> None:
    notes = Notes()
    proposing.rubric(notes, ASKED, proposal_of(padded("Is the gap small?")))
    assert "     unsure, yours to judge: gap small" in notes.lines


def test_long_evidence_is_cut() -> None:
    notes = Notes()
    text = padded(f"The gap {'which nobody here expected to be so ' * 2}is small.")
    proposing.rubric(notes, ASKED, proposal_of(text))
    assert max(len(line) for line in notes.lines if line.startswith("     met")) <= 80


def test_suspicious_text_is_shown_with_its_notice_and_nothing_is_proposed() -> None:
    notes = Notes()
    proposal = proposal_of("gap, small, rows, useless")
    ids = proposing.rubric(notes, ASKED, proposal)
    assert "No proposal for this text; it is left to you." in notes.lines
    assert "4 words are too few to be judged." in notes.lines
    assert [line for line in notes.lines if line.startswith("     ")] == []
    assert proposing.proposed_numbers(ids, proposal) == []


def test_without_a_proposal_the_rubric_stands_alone() -> None:
    notes = Notes()
    proposing.rubric(notes, ASKED, None)
    assert [line.split(".")[0].strip() for line in notes.lines if line.startswith("  ")] == ["1", "2", "3"]


def test_proposed_numbers_are_those_met_and_those_stated() -> None:
    proposal = proposal_of(padded("The gap is small, but the model overfits."))
    assert proposing.proposed_numbers(["c0", "c1", "w0"], proposal) == [1, 3]


def test_what_was_kept_back_is_shown_where_it_differs() -> None:
    notes = Notes()
    proposal = proposal_of(padded("The gap is small."))
    proposing.compare(notes, ASKED, proposal, Confirmation(("c1",), ()))
    assert notes.lines == [
        "You rated before seeing the proposal. It agrees on 1 of 3 lines.",
        "  You: no. Says 0",
        "     met: gap is small",
        "  You: yes. Says 1",
        "     absent",
    ]


@pytest.mark.parametrize(("typed", "numbers"), [("=", [1, 3]), (" = ", [1, 3]), ("", []), ("2", [2]), ("1 2", [1, 2])])
def test_a_proposal_is_taken_by_a_sign_and_replaced_by_numbers(typed: str, numbers: list[int]) -> None:
    assert asking.read_numbers(typed, 3, [1, 3]) == numbers


def test_the_sign_means_nothing_without_a_proposal() -> None:
    with pytest.raises(ValueError, match="is no number from 1 to 3"):
        asking.read_numbers("=", 3)
