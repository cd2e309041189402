"""The charts of readiness and of calibration."""

from collections.abc import Sequence
from math import sqrt

from interviewprep.base.text import counted, percent
from interviewprep.report.calibration import Bin, Reliability
from interviewprep.report.readiness.estimate import Readiness
from interviewprep.ui.page.markup import Markup, element, join
from interviewprep.ui.page.svg import Chart, dot, row_chart, share_axis, span, text, track
from interviewprep.ui.report.standing import between, calibration_words, scope_name

FEW_IN_BIN = 5
"""Points of fewer answers than this are hollow and stand alone: one answer more would move them by 20 points."""

_CURVE_KEY = (
    "On the broken line one is as sure as right, below it too sure. A dot grows with its answers; a ring has few."
)
_LEFT, _TOP, _SIDE = 40, 12, 240
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def readiness_chart(kind: str, estimates: Sequence[Readiness]) -> Chart:
    """Draw each estimate as a dot on its interval; where nothing was answered the dot is hollow."""
    rows = (
        (
            scope_name(one.scope),
            f"{percent(one.probability)}, {between(one.low, one.high)}" if one.answers else "no answers yet",
            join(track(21), span(one.low, one.high, 26), dot(one.probability, 26, "dot" if one.answers else "ring")),
        )
        for one in estimates
    )
    key = "A dot for the estimate, on the line of its interval; a ring where nothing was answered yet."
    return row_chart(f"Readiness by {kind}", key, rows, share_axis("0 %", "50 %", "100 %"))


def calibration_chart(whole: Reliability) -> Chart:
    """Draw how often answers were right by how sure they were; on the broken line both are the same.

    A point is the larger the more answers it stands for.
    """
    most = max(one.answers for one in whole.bins)
    joined = " ".join(
        f"{_x(one.confidence):.1f},{_y(one.full_share):.1f}" for one in whole.bins if one.answers >= FEW_IN_BIN
    )
    curve = element("polyline", points=joined, class_="link")
    dots = (_point(one, most) for one in whole.bins)
    return Chart(
        "Calibration curve",
        calibration_words(whole),
        0,
        join(*_frame(), curve, *dots),
        view_box=f"0 0 {_LEFT + _SIDE + 16} {_TOP + _SIDE + 40}",
        key=_CURVE_KEY,
    )


def calibration_by_area_chart(lines: Sequence[Reliability]) -> Chart:
    """Draw for each area how sure as a ring and how often right as a dot."""
    rows = (
        (
            line.area or "all",
            f"{percent(line.mean_confidence)} said, {percent(line.full_share)} right",
            join(
                track(21),
                span(line.mean_confidence, line.full_share, 26, "link"),
                dot(line.mean_confidence, 26, "ring"),
                dot(line.full_share, 26),
            ),
        )
        for line in lines
    )
    key = "By area, a ring for what you said and a dot for how often you were right."
    return row_chart("Calibration by area", key, rows, share_axis("0 %", "50 %", "100 %"))


def _point(one: Bin, most: int) -> Markup:
    told = f"said {percent(one.confidence)}: {percent(one.full_share)} fully right, {counted(one.answers, 'answer')}"
    mark = element(
        "circle",
        cx=_x(one.confidence),
        cy=_y(one.full_share),
        r=3.5 + 5 * sqrt(one.answers / most),
        class_="dot" if one.answers >= FEW_IN_BIN else "ring",
    )
    return element("g", element("title", told), mark)


def _frame() -> list[Markup]:
    lines = [element("line", x1=_x(0), x2=_x(1), y1=_y(tick), y2=_y(tick), class_="grid") for tick in _TICKS]
    lines.append(element("line", x1=_x(0), y1=_y(0), x2=_x(1), y2=_y(1), class_="ideal"))
    lines += [text(f"{tick * 100:.0f}", _LEFT - 6, _y(tick) + 4, "end", "tiny") for tick in _TICKS]
    lines += [text(f"{tick * 100:.0f}", _x(tick), _y(0) + 15, "middle", "tiny") for tick in _TICKS]
    lines.append(text("% sure", _x(0.5), _y(0) + 32, "middle", "tiny"))
    lines.append(
        element(
            "text",
            "% fully right",
            text_anchor="middle",
            class_="tiny",
            transform=f"translate(9 {_y(0.5):g}) rotate(-90)",
        )
    )
    return lines


def _x(share: float) -> float:
    return _LEFT + _SIDE * share


def _y(share: float) -> float:
    return _TOP + _SIDE * (1 - share)
