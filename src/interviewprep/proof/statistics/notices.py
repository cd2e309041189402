"""What figures of a question ask its author to do, in words, each with its reason.

The thresholds are those of classical item analysis as R. L. Ebel and D. A. Frisbie give them (Essentials of Educational
Measurement, 1991, chapter 13): discrimination of 0.3 is good, 0.2 marginal, below poor. The others are the rule of this
product: 0.2 to 0.9 of answers right, a distractor that 5 % choose, twice the planned time, 5 % of marks disputed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from interviewprep.base.text import counted, percent
from interviewprep.proof.statistics.figures import DECIDE_AT, WAIT_FOR, Figures

LEAST_SHARE, MOST_SHARE = 0.2, 0.9
GOOD_DISCRIMINATION, POOR_DISCRIMINATION = 0.3, 0.2
LEAST_USE = 0.05
MOST_TIME_RATIO = 2.0
MOST_DISPUTED = 0.05


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to look at. `kind` names the figure and `option` the distractor it is about, if it is about one.

    `is_settled`: there are answers enough to act on it; otherwise it may yet pass.
    """

    kind: str
    message: str
    is_settled: bool
    option: str = ""


def notices(found: Figures) -> list[Notice]:
    """List what to look at in a question; empty where there are too few answers to tell."""
    return [*_from_answers(found), *_from_disputes(found), *_from_flags(found)]


def _from_answers(found: Figures) -> Iterator[Notice]:
    if not found.is_enough:
        return
    is_settled = found.answers >= DECIDE_AT
    if not LEAST_SHARE <= found.share <= MOST_SHARE:
        yield Notice("share", _share_words(found), is_settled)
    yield from _from_discrimination(found)
    yield from _from_options(found, is_settled=is_settled)
    if found.time_ratio > MOST_TIME_RATIO:
        message = (
            f"the median answer takes {found.time_ratio:.1f} times the {found.planned_s:g} s planned: the question is "
            "unclear, or its `minutes` are wrong"
        )
        yield Notice("time", message, is_settled)


def _share_words(found: Figures) -> str:
    said = f"{percent(found.share)} answer right"
    if found.share < LEAST_SHARE:
        said = f"{said}, fewer than {percent(LEAST_SHARE)}"
        return f"{said}: too hard or misleading as it stands; revise it or mark it harder"
    return f"{said}, more than {percent(MOST_SHARE)}: it tells nobody apart; revise it or mark it easier"


def _from_discrimination(found: Figures) -> Iterator[Notice]:
    value = found.discrimination
    if found.compared < WAIT_FOR or value is None or value >= GOOD_DISCRIMINATION:
        return
    said = f"discrimination is {value:.2f}"
    if value < 0:
        message = (
            f"{said}: those who do well elsewhere get it wrong. Take the key for wrong until shown otherwise, and the "
            "question out of sessions"
        )
    elif value < POOR_DISCRIMINATION:
        message = f"{said}, less than {POOR_DISCRIMINATION}: right answers say little of the rest; revise it"
    else:
        message = f"{said}, less than {GOOD_DISCRIMINATION}: watch it"
    yield Notice("discrimination", message, found.compared >= DECIDE_AT)


def _from_options(found: Figures, *, is_settled: bool) -> Iterator[Notice]:
    for option in found.options:
        if option.share < LEAST_USE:
            message = f"`{option.id}` is chosen by {percent(option.share, 1)} and does no work: replace it or drop it"
            yield Notice("distractor", message, is_settled, option.id)
        if option.strong is not None and option.weak is not None and option.strong > option.weak:
            message = (
                f"`{option.id}` is chosen by {percent(option.strong)} of the strong half and {percent(option.weak)} of "
                "the weak: it is ambiguous, or right in a sense; reword it"
            )
            yield Notice("ambiguous", message, is_settled, option.id)


def _from_disputes(found: Figures) -> Iterator[Notice]:
    disputes = found.disputes
    if disputes is None or disputes.answers < WAIT_FOR:
        return
    share = disputes.disputed / disputes.marks
    if share > MOST_DISPUTED:
        message = (
            f"people decide {percent(share)} of the {disputes.marks} marks otherwise than proposed, more than "
            f"{percent(MOST_DISPUTED)}: revise the rubric"
        )
        yield Notice("disputes", message, disputes.answers >= DECIDE_AT)


def _from_flags(found: Figures) -> Iterator[Notice]:
    if found.flags:
        message = f"flagged in {counted(found.flags, 'session')}: read why with `prep data marks`"
        yield Notice("flags", message, is_settled=True)
