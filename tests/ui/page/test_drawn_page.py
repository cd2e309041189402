"""The page as a browser draws it: light and dark, narrow and wide, and on paper."""

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from interviewprep.ui.page.document import to_page
from interviewprep.ui.page.palette import DARK as DARK_COLOURS
from interviewprep.ui.page.palette import LIGHT as LIGHT_COLOURS
from support.browser import BROWSER, DARK, LIGHT, NO_BROWSER, browse
from support.made_year import report_of_year

pytestmark = pytest.mark.skipif(BROWSER is None, reason=NO_BROWSER)

PROBE = """
<script>
for (const one of document.querySelectorAll("details")) one.open = true;
const wide = [...document.querySelectorAll("body *")].filter(
  one => !one.closest(".scroll") && one.getBoundingClientRect().right > innerWidth + 1);
const touching = [...document.querySelectorAll("svg g")].filter(row => {
  const [name, figure] = [...row.children].filter(one => one.tagName === "text" && !one.classList.contains("axis"));
  return name && figure && name.getBoundingClientRect().right + 4 > figure.getBoundingClientRect().left;
});
parent.postMessage(JSON.stringify({
  inner: innerWidth,
  scroll: document.documentElement.scrollWidth,
  wide: wide.map(one => one.tagName + " " + one.textContent.slice(0, 40)),
  touching: touching.map(one => one.textContent),
  cut: [...document.querySelectorAll(".scroll")].filter(one => one.scrollWidth > one.clientWidth + 1).length,
  blank: [...document.querySelectorAll("svg[role=img]")].filter(one => one.getBoundingClientRect().height < 20).length,
}), "*");
</script>
"""
"""Opens all that is folded and measures; it is put into a copy of the page, which itself runs nothing."""

PAPER_WIDTH = 688
"""What is left of A4 between its margins, in the pixels of CSS."""

FRAME = """
<!DOCTYPE html>
<script>onmessage = told => document.documentElement.setAttribute("data-found", told.data);</script>
<iframe src="probed.html" width="{width}" height="800" style="border: 0"></iframe>
"""
"""A window as narrow as a telephone's: that of the browser itself has at least 500 pixels."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of a year."""
    file = tmp_path_factory.mktemp("page") / "report.html"
    file.write_text(to_page(report_of_year()), encoding="utf-8")
    return file


def measure(page: Path, width: int, more: str = "") -> dict[str, object]:
    """Draw a page in a window of so many pixels, with more on it, and give what the probe found."""
    probed, frame = page.with_name("probed.html"), page.with_name(f"frame-{width}.html")
    probed.write_text(page.read_text("utf-8").replace("</body>", f"{more}{PROBE}</body>"), encoding="utf-8")
    frame.write_text(FRAME.format(width=width), encoding="utf-8")
    drawn = browse(frame, "--dump-dom", "--virtual-time-budget=5000", width=1400)
    (found,) = re.findall(r'data-found="([^"]*)"', drawn)
    measured: dict[str, object] = json.loads(found.replace("&quot;", '"'))
    return measured


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_overflows_or_touches(page: Path, width: int) -> None:
    found = measure(page, width)
    assert found.pop("cut") == 0 or width == 360  # there, wide tables scroll by themselves
    assert found == {"inner": width, "scroll": width, "wide": [], "touching": [], "blank": 0}


def test_nothing_is_cut_off_on_paper(page: Path) -> None:
    paper = page.with_name("paper.html")
    paper.write_text(page.read_text("utf-8").replace("@media print", "@media screen"), encoding="utf-8")
    found = measure(paper, PAPER_WIDTH)
    assert (found["cut"], found["wide"], found["touching"], found["scroll"]) == (0, [], [], PAPER_WIDTH)


def test_what_is_too_wide_or_touches_would_be_seen(page: Path) -> None:
    row = '<svg width="100"><g><text x="0" y="9">long name</text><text x="20" y="9">12</text></g></svg>'
    found = measure(page, 360, f'<p style="width: 40rem">wide</p>{row}')
    assert found["wide"] == ["P wide"]
    assert found["touching"] == ["long name12"]
    assert found["scroll"] != 360


def screenshot(page: Path, scheme: str) -> Image.Image:
    """Draw the top of the page."""
    file = page.with_name(f"{scheme}.png")
    browse(page, f"--screenshot={file}", scheme=scheme, height=900)
    with Image.open(file) as drawn:
        return drawn.convert("RGB")


def colours_of(drawn: Image.Image) -> set[str]:
    counted = drawn.getcolors(drawn.width * drawn.height)
    assert counted is not None
    return {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in counted if isinstance(colour, tuple)}


@pytest.mark.parametrize(("scheme", "colours"), [(LIGHT, LIGHT_COLOURS), (DARK, DARK_COLOURS)], ids=["light", "dark"])
def test_a_scheme_is_drawn_in_its_own_colours(page: Path, scheme: str, colours: dict[str, str]) -> None:
    drawn = screenshot(page, scheme)
    corner = drawn.getpixel((2, 2))
    assert isinstance(corner, tuple)
    assert "#{:02x}{:02x}{:02x}".format(*corner) == colours["page"]
    others = DARK_COLOURS if colours is LIGHT_COLOURS else LIGHT_COLOURS
    seen = colours_of(drawn)
    assert {colours[name] for name in ("ink", "mark", "track", "raised", "line")} <= seen
    assert others["mark"] not in seen


def test_the_page_prints_on_paper_with_light_ground(page: Path) -> None:
    file = page.with_name("report.pdf")
    browse(page, f"--print-to-pdf={file}", "--no-pdf-header-footer", scheme=DARK)
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", file.read_bytes())
    assert 3 <= len(pages) <= 12
