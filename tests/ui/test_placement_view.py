"""The result of a placement, on terminals of two widths and in plain lines."""

import io
from pathlib import Path

import pytest

from interviewprep.model.taxonomy import Difficulty, Domain
from interviewprep.session.placement import TO_TEST_OUT, Shown, place
from interviewprep.ui import placement_view
from interviewprep.ui.pen import Pen
from interviewprep.ui.screen import DrawnScreen
from support.goldens import hold_against
from support.placing import placing_entries
from support.screens import Notes

GOLDEN = Path(__file__).parent / "golden"
KNOWN = {
    Domain.MATHEMATICS: (True, True, False),
    Domain.ML_ALGORITHMS: (True, True, True),
    Domain.DATA_ENGINEERING: (False, True),
    Domain.CLOUD: (False, False),
}


def shown() -> list[Shown]:
    """Give answers in four domains, of which one is known well and one not at all."""
    entries = [entry for entry in placing_entries() if entry.difficulty is Difficulty.MEDIUM]
    by_domain = {domain: [entry for entry in entries if entry.domain is domain] for domain in KNOWN}
    return [
        Shown(entry, knew)
        for domain, known in KNOWN.items()
        for entry, knew in zip(by_domain[domain], known, strict=False)
    ]


@pytest.mark.parametrize("columns", [60, 80])
def test_placement_on_a_terminal_is_the_golden_one(columns: int, request: pytest.FixtureRequest) -> None:
    page = io.StringIO()
    pen = Pen(columns, {}, write=lambda text: print(text, file=page))

    def no_console() -> None:
        raise AssertionError("all of it is drawn by the pen")

    placement_view.placement(DrawnScreen(lambda: pen, no_console), place(shown()), 754.0)  # type: ignore[arg-type]
    text = page.getvalue()
    assert max(map(len, text.splitlines())) <= columns
    assert len(text.splitlines()) <= 24
    hold_against(GOLDEN / f"placement-{columns}.txt", text, request)


def test_each_domain_is_one_line_that_says_all_of_it() -> None:
    notes = Notes()
    placement_view.placement(notes, place(shown()), 60.0)
    told = {line.strip().partition(":")[0]: line for line in notes.lines if line.startswith("  ")}
    assert set(told) == {domain.value for domain in Domain if domain is not Domain.CROSS_DOMAIN}
    assert "3 of 3; " in told["ml-algorithms"]
    assert told["ml-algorithms"].endswith("medium next")
    assert told["mlops"] == "  mlops: not placed, nothing was asked"


@pytest.mark.parametrize("is_out", [True, False])
def test_topic_is_told_with_what_follows(is_out: bool) -> None:
    notes = Notes()
    placement_view.topic(notes, "ml-theory/statistics", shown()[:2], TO_TEST_OUT, is_out=is_out)
    assert notes.lines[0] == f"== ml-theory/statistics: {'' if is_out else 'not '}tested out"
    assert "Passed without help: 2 of the 3 it takes." in notes.lines
