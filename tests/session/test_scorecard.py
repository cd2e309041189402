"""The words of the scorecard, format by format."""

import pytest

from interviewprep.base.paths import Paths
from interviewprep.model.taxonomy import Format
from support.clock import FakeClock
from support.questions import REVIEW, question
from support.sessions import Script, Stand, answer


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ("1 leakage: nothing; nothing", "not passed"),
        ("12-13 leakage: too good; split first\n30 off-by-one: one is lost; go on", "passed"),
    ],
)
def test_review_has_passed_or_not(paths: Paths, fake_clock: FakeClock, findings: str, words: str) -> None:
    stand = Stand.build(paths, fake_clock, question(Format.REVIEW, REVIEW))
    card = stand.sit(Script([answer(findings)]))
    assert [line.verdict for line in card.questions] == [words]
