"""The page of HTML: well formed, self-contained, accessible, and safe from what the history holds."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest

from interviewprep.model.taxonomy import Area
from interviewprep.report.figures import Report, build_report
from interviewprep.report.slips import MistakeClass
from interviewprep.report.weakness import WeakTopic
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.ui.page.document import MARK, to_page
from interviewprep.ui.page.palette import DARK, LIGHT, SHAPE_CONTRAST, TEXT_CONTRAST, contrast
from interviewprep.ui.report.section import Part
from support.goldens import hold_against
from support.made_year import open_nowhere, report_of_year
from support.practice import make_attempt, practise

GOLDEN = Path(__file__).parent / "golden"
TODAY = 20_759
HOSTILE = (
    '"><script src="http://evil.example/x.js">alert(1)</script><img src=x onerror=alert(1)>\'&amp;\u202e\x1b[31m\ud800'
)
LOADING = {"src", "href", "srcset", "data", "action", "poster", "xlink:href", "background", "formaction", "ping"}
"""Attributes by which a page could load something."""


def page_of(report: Report) -> ET.Element:
    """Read a page as XML, which forgives nothing."""
    return ET.fromstring(to_page(report))


def empty_report() -> Report:
    with open_nowhere() as history:
        return build_report(history, FsrsScheduler(), today=TODAY)


def hostile_report() -> Report:
    with open_nowhere() as history:
        practise(
            history, [make_attempt("b/q", day=TODAY, topic=HOSTILE.encode("utf-8", "replace").decode(), score=0.0)]
        )
        report = build_report(history, FsrsScheduler(), today=TODAY)
    attempts = tuple(replace(one, question=f"b/{HOSTILE}") for one in report.attempts)
    charts = replace(report.charts, mistakes=(MistakeClass(HOSTILE, ((Area.CODING, 3),)),))
    topic = WeakTopic(Area.CODING, HOSTILE, 3, 0.1, 0, None, (HOSTILE,))
    return replace(report, attempts=attempts, charts=charts, weakest=(topic,))


REPORTS: dict[str, Callable[[], Report]] = {"year": report_of_year, "empty": empty_report, "hostile": hostile_report}


@pytest.fixture(params=REPORTS)
def report(request: pytest.FixtureRequest) -> Report:
    """Give each kind of report in turn: a page must hold for all of them."""
    kind: str = request.param
    return REPORTS[kind]()


def outline(page: ET.Element) -> str:
    """Write what a page is made of, without its figures."""
    lines = []
    for one in page.iter():
        words = " ".join("".join(one.itertext()).split())
        match one.tag:
            case "h1" | "h2" | "h3" | "figcaption" | "caption":
                lines.append(f"{one.tag}: {words}")
            case "svg" if one.get("role"):
                lines.append(f"svg: {len(list(one.iter()))} elements; {one.findtext('desc')}")
            case "table":
                rows = one.findall("tbody/tr")
                headers = [header.text or "" for header in one.findall("thead/tr/th")]
                lines.append(f"table: {', '.join(headers)}; {len(rows)} rows")
            case "details" | "section" | "header" | "main" | "footer":
                lines.append(one.tag)
    return "".join(f"{line}\n" for line in lines)


def test_the_page_of_a_year_is_built_as_the_golden_one(request: pytest.FixtureRequest) -> None:
    hold_against(GOLDEN / "outline.txt", outline(page_of(report_of_year())), request)


def test_a_strict_parser_of_html_has_nothing_to_forgive(report: Report) -> None:
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(to_page(report))


def test_html_and_xml_read_the_same_text(report: Report) -> None:
    class Reader(HTMLParser):
        text = ""

        def handle_data(self, data: str) -> None:
            self.text += data

    reader = Reader()
    reader.feed(to_page(report))
    assert reader.text.split() == "".join(page_of(report).itertext()).split()


def test_the_page_loads_nothing_and_runs_nothing(report: Report) -> None:
    page = page_of(report)
    tags = {one.tag for one in page.iter()}
    assert tags & {"script", "link", "img", "iframe", "object", "embed", "base", "image", "use", "form"} == set()
    names = {name for one in page.iter() for name in one.attrib}
    assert names & LOADING == set()
    assert [name for name in names if name.startswith("on")] == []
    (style,) = [one.text or "" for one in page.iter("style")]
    assert not re.search(r"@import|url\(|expression|https?:", style)
    assert [one for one in page.iter() if "style" in one.attrib] == []


def test_text_of_the_history_stays_text() -> None:
    text = to_page(hostile_report())
    assert "<script" not in text
    assert "<img" not in text
    assert "\x1b" not in text
    page = page_of(hostile_report())
    assert any('"><script' in "".join(one.itertext()) for one in page.iter("li"))


def test_headings_go_down_one_step_at_a_time(report: Report) -> None:
    levels = [int(one.tag[1]) for one in page_of(report).iter() if re.fullmatch("h[1-6]", one.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_says_its_language_charset_and_where_it_came_from(report: Report) -> None:
    page = page_of(report)
    assert page.get("lang") == "en"
    assert next(page.iter("meta")).get("charset") == "utf-8"
    assert MARK in to_page(report)[:1_024]
    assert page.findtext("head/title", "").startswith("Report of 2026-11-02")


def test_every_chart_has_a_role_a_name_and_a_description_of_its_own(report: Report) -> None:
    page = page_of(report)
    ids = [one.get("id") for one in page.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    charts = [one for one in page.iter("svg") if one.get("aria-hidden") is None]
    for chart in charts:
        assert chart.get("role") == "img"
        title, about = chart.findall("title")[0], chart.findall("desc")[0]
        assert chart.get("aria-labelledby") == f"{title.get('id')} {about.get('id')}"
        assert title.text
        assert about.text


def test_every_chart_has_the_table_of_its_figures_behind_it() -> None:
    page = page_of(report_of_year())
    for section in page.iter("section"):
        if list(section.iter("figure")):
            (details,) = section.iter("details")
            assert details.findtext("summary")
            assert list(details.iter("td"))


def test_tables_name_their_columns_and_rows(report: Report) -> None:
    for table in page_of(report).iter("table"):
        width = len(table.findall("thead/tr/th"))
        assert all(header.get("scope") == "col" for header in table.findall("thead/tr/th"))
        for row in table.findall("tbody/tr"):
            assert [cell.get("scope") for cell in row] == ["row", *[None] * (width - 1)]


def test_every_part_of_a_year_has_a_section_that_is_named_by_its_heading() -> None:
    sections = list(page_of(report_of_year()).iter("section"))
    assert [section.findtext("h2") for section in sections] == [*Part]
    assert all(section.get("aria-labelledby") == section.find("h2").get("id") for section in sections)  # type: ignore[union-attr]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_keep_the_contrast_that_people_need(palette: dict[str, str]) -> None:
    for ground in ("page", "raised"):
        assert contrast(palette["ink"], palette[ground]) >= TEXT_CONTRAST
        assert contrast(palette["quiet"], palette[ground]) >= TEXT_CONTRAST
    for shape in ("mark", "warn", "quiet", "ink"):
        assert contrast(palette[shape], palette["page"]) >= SHAPE_CONTRAST
        assert contrast(palette[shape], palette["track"]) >= SHAPE_CONTRAST


def test_both_palettes_name_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()
