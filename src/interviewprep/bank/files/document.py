"""The outer shape of a question file: TOML between two `+++` lines, then Markdown below `##` headings."""

import re

from interviewprep.bank.files.textfile import FaultLog
from interviewprep.bank.files.toml import TomlText
from interviewprep.base.records import dataclass
from interviewprep.base.text import did_you_mean

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_MARK = "+++"


@dataclass(frozen=True, slots=True)
class Section:
    """The text below one heading; `line` is that of the heading, and `lines[0]` stands on the next one."""

    title: str
    line: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text without the blank lines around it."""
        return "\n".join(self.lines).strip("\n").rstrip()


@dataclass(frozen=True, slots=True)
class Document:
    """A question file in its two halves. `sections` holds the first section of each title, in file order."""

    front: TomlText
    sections: dict[str, Section]


def split_document(text: str, log: FaultLog) -> Document | None:
    """Split a question file; None, with the fault noted, when it has no front matter."""
    lines = text.split("\n")
    if lines[0] != _MARK:
        log.add(1, "a question file begins with a line `+++`, then TOML, then another `+++`")
        return None
    if _MARK not in lines[1:]:
        log.add(len(lines), "the front matter is not closed; end it with a line `+++`")
        return None
    end = lines.index(_MARK, 1)
    front = TomlText("\n".join(lines[1:end]), first_line=2)
    loose, sections = split_sections(lines[end + 1 :], end + 2, "##", log)
    if loose is not None:
        log.add(loose, "this text stands above the first `##` heading; move it below one")
    return Document(front, _by_title(sections, log))


def split_sections(
    lines: list[str] | tuple[str, ...], first_line: int, mark: str, log: FaultLog
) -> tuple[int | None, list[Section]]:
    """Cut lines at headings of one level, outside fenced code.

    Returns the line of the first text above all headings, if there is any, and the sections in file order.
    """
    starts: list[int] = []
    fence: tuple[str, int] | None = None
    for index, line in enumerate(lines):
        found = FENCE.match(line)
        if fence is not None:
            if found and found[1].startswith(fence[0]) and not found[2].strip():
                fence = None
        elif found:
            fence = (found[1], first_line + index)
        elif line.startswith(f"{mark} ") or line == mark:
            starts.append(index)
        elif line.startswith("# "):
            log.add(first_line + index, "headings of the first level have no place here; use `##` or `###`")
    if fence is not None:
        log.add(fence[1], "this code fence is never closed")
    loose = next((i for i in range(starts[0] if starts else len(lines)) if lines[i].strip()), None)
    ends = [*starts[1:], len(lines)]
    sections = [
        Section(lines[start][len(mark) :].strip(), first_line + start, tuple(lines[start + 1 : end]))
        for start, end in zip(starts, ends, strict=False)
    ]
    return (None if loose is None else first_line + loose), sections


def check_headings(document: Document, wanted: tuple[str, ...], log: FaultLog) -> None:
    """Note every heading that is missing, unknown or empty."""
    for title, section in document.sections.items():
        if title not in wanted:
            log.add(section.line, f"unknown heading `## {title}`.{did_you_mean(title, wanted)}")
        elif not section.text:
            log.add(section.line, f"there is nothing below `## {title}`")
    last = max((section.line + len(section.lines) for section in document.sections.values()), default=1)
    for title in wanted:
        if title not in document.sections:
            log.add(last, f"missing heading `## {title}`")


def _by_title(sections: list[Section], log: FaultLog) -> dict[str, Section]:
    first: dict[str, Section] = {}
    for section in sections:
        if section.title in first:
            log.add(section.line, f"`## {section.title}` stands here a second time; merge the two")
        else:
            first[section.title] = section
    return first
