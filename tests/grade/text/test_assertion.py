"""A wrong belief costs points only where it is asserted."""

import pytest

from interviewprep.grade.text.propose import propose
from interviewprep.model.score import Mark
from support.rubrics import STEM, padded, short_of

CONTENT = short_of("(gap | distance) ~ small", wrong=("(model | network) ~ (overfits | overfit | overfitting)",))


def mark_of(text: str) -> Mark:
    proposal = propose(CONTENT, STEM, padded(text))
    assert proposal.notices == (), "the test is about a text that can be judged"
    return proposal.misconceptions[0].mark


@pytest.mark.parametrize(
    "text",
    [
        "The model overfits.",
        "I would say that the model overfits.",
        "We should first of all see that the network overfits.",
        "The gap is not what I look at. The model overfits.",
        "Here the model overfits, so I would add dropout. That helps.",
        "Nobody looked, and so the network overfits.",
    ],
)
def test_a_belief_that_is_asserted_is_stated(text: str) -> None:
    assert mark_of(text) is Mark.MET


@pytest.mark.parametrize(
    "text",
    [
        "That the model overfits has to go.",
        "It is tempting to say that the network overfits.",
        "The trap here: the model overfits.",
        "The claim is that the model overfits.",
        "The model overfits, says the report, which is wrong.",
        "The model overfits? No.",
        "Some say the network overfits. That is not so.",
        "A larger network would merely overfit.",
        "If the model overfits, the gap is wide.",
        "A network of this size might overfit.",
        "The network should be able to overfit ten rows.",
        "The model loses rows rather than that it overfits.",
        "The model does not overfit.",
    ],
)
def test_a_belief_that_is_refuted_supposed_or_doubted_is_not(text: str) -> None:
    assert mark_of(text) is not Mark.MET
