"""The charts of readiness and of calibration."""

from collections.abc import Sequence
from math import sqrt

from interviewprep.base.text import counted
from interviewprep.report.calibration import Reliability
from interviewprep.report.readiness.estimate import Readiness
from interviewprep.ui.attempts import percent
from interviewprep.ui.page.charts import ROW_HEIGHT
from interviewprep.ui.page.markup import Markup, element, join
from interviewprep.ui.page.svg import Chart, dot, rows, share_axis, span, text, track
from interviewprep.ui.report.standing import between, calibration_words, scope_name

_LEFT, _TOP, _SIDE = 40, 12, 240
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def readiness_chart(kind: str, estimates: Sequence[Readiness]) -> Chart:
    """Draw each estimate as a dot on its interval; where nothing was answered the dot is hollow."""
    height, drawing = rows(
        (
            (
                scope_name(one.scope),
                f"{percent(one.probability)}, {between(one.low, one.high)}" if one.answers else "no answers yet",
                join(track(21), span(one.low, one.high, 26), dot(one.probability, 26, "dot" if one.answers else "ring")),
            )
            for one in estimates
        ),
        ROW_HEIGHT,
        share_axis("0 %", "50 %", "100 %"),
    )
    return Chart(f"Readiness by {kind}", "Each dot is the estimate, the line through it its interval.", height, drawing)


def calibration_chart(whole: Reliability) -> Chart:
    """Draw how often answers were right by how sure they were; on the broken line both are the same."""
    points = [(one.confidence, one.full_share) for one in whole.bins]
    most = max(one.answers for one in whole.bins)
    curve = element("polyline", points=" ".join(f"{_x(said):.1f},{_y(right):.1f}" for said, right in points), class_="link")
    dots = (_point(one.confidence, one.full_share, one.answers, most) for one in whole.bins)
    return Chart(
        "Calibration: how often you were right by how sure you were",
        calibration_words(whole),
        0,
        join(*_frame(), curve, *dots),
        view_box=f"0 0 {_LEFT + _SIDE + 16} {_TOP + _SIDE + 40}",
    )


def calibration_by_area_chart(lines: Sequence[Reliability]) -> Chart:
    """Draw for each area how sure as a ring and how often right as a dot."""
    height, drawing = rows(
        (
            (
                line.area or "all",
                f"{percent(line.mean_confidence)} said, {percent(line.full_share)} right",
                join(
                    track(21),
                    span(*sorted((line.mean_confidence, line.full_share)), 26, "link"),
                    dot(line.mean_confidence, 26, "ring"),
                    dot(line.full_share, 26),
                ),
            )
            for line in lines
        ),
        ROW_HEIGHT,
        share_axis("0 %", "50 %", "100 %"),
    )
    return Chart("Calibration by area", "A ring for mean confidence, a dot for the share fully right.", height, drawing)


def _point(said: float, right: float, answers: int, most: int) -> Markup:
    told = f"said {percent(said)}: {percent(right)} fully right, {counted(answers, 'answer')}"
    radius = 3.5 + 5 * sqrt(answers / most)
    return element(
        "g", element("title", told), element("circle", cx=_x(said), cy=_y(right), r=radius, class_="dot")
    )


def _frame() -> list[Markup]:
    lines = [element("line", x1=_x(0), x2=_x(1), y1=_y(tick), y2=_y(tick), class_="grid") for tick in _TICKS]
    lines.append(element("line", x1=_x(0), y1=_y(0), x2=_x(1), y2=_y(1), class_="ideal"))
    lines += [text(f"{tick * 100:.0f}", _LEFT - 6, _y(tick) + 4, "end", "tiny") for tick in _TICKS]
    lines += [text(f"{tick * 100:.0f}", _x(tick), _y(0) + 15, "middle", "tiny") for tick in _TICKS]
    lines.append(text("% sure", _x(0.5), _y(0) + 32, "middle", "tiny"))
    lines.append(
        element("text", "% fully right", text_anchor="middle", class_="tiny", transform=f"translate(9 {_y(0.5):g}) rotate(-90)")
    )
    return lines


def _x(share: float) -> float:
    return _LEFT + _SIDE * share


def _y(share: float) -> float:
    return _TOP + _SIDE * (1 - share)
