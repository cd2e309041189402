"""The fixed pieces of Markdown inside sections: options, steps, stages, samples and one block of code."""

import re
from dataclasses import dataclass

from interviewprep.bank.files.document import FENCE, Section, split_sections
from interviewprep.bank.files.textfile import FaultLog
from interviewprep.model.question import Option, Step
from interviewprep.model.rubric import Sample

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OPTION = re.compile(r"- \[(?P<mark>[ xX])\] `(?P<id>[^`]*)`:(?P<text>.*)")
_STEP = re.compile(r"- `(?P<id>[^`]*)`:(?P<text>.*)")
_QUOTE = re.compile(r"\s+> ?(?P<text>.*)")


@dataclass(slots=True)
class _Item:
    """One bullet while it is read: its text and its quote, line by line."""

    id: str
    line: int
    text: list[str]
    is_key: bool
    why: list[str]


def read_options(section: Section, log: FaultLog) -> tuple[Option, ...]:
    """Read the options of a choice in file order; what is wrong with them is noted."""
    items = _read_items(section, _OPTION, "- [ ] `id`: text", log)
    for item in items:
        if not "".join(item.why).strip():
            message = f"option `{item.id}` lacks its quote (`  > why`), which says why it is right or tempts"
            log.add(item.line, message, "G6")
    if items and not 3 <= len(items) <= 5:
        log.add(section.line, f"there are {len(items)} options; write three to five", "G6")
    return tuple(Option(item.id, _join(item.text), item.is_key, _join(item.why)) for item in items)


def read_steps(section: Section, log: FaultLog) -> tuple[Step, ...]:
    """Read the steps of an order question in file order; what is wrong with them is noted."""
    items = _read_items(section, _STEP, "- `id`: text", log)
    for item in items:
        if item.why:
            log.add(item.line, f"step `{item.id}` has a quote, which steps do not take; delete it")
    if items and not 4 <= len(items) <= 7:
        log.add(section.line, f"there are {len(items)} steps; write four to seven")
    return tuple(Step(item.id, _join(item.text)) for item in items)


def read_named(section: Section, what: str, log: FaultLog) -> dict[str, Section]:
    """Read the parts of a section below `### name`; doubled and empty ones are noted."""
    loose, parts = split_sections(section.lines, section.line + 1, "###", log)
    if loose is not None:
        log.add(loose, f"this text stands above the first `### {what}`; move it below one")
    found: dict[str, Section] = {}
    for part in parts:
        if not part.title:
            log.add(part.line, f"this heading lacks the {what}")
        elif part.title in found:
            log.add(part.line, f"`### {part.title}` stands here a second time")
        elif not part.text:
            log.add(part.line, f"there is nothing below `### {part.title}`")
        else:
            found[part.title] = part
    return found


def read_samples(section: Section, *, accepted: bool, log: FaultLog) -> tuple[Sample, ...]:
    """Read sample answers; fewer than three are a fault."""
    parts = read_named(section, "name", log)
    if len(parts) < 3:
        message = f"`## {section.title}` needs at least three samples below `### name`, not {len(parts)}"
        log.add(section.line, message, "G7")
    return tuple(Sample(name, part.text, accepted) for name, part in parts.items())


def read_code(section: Section, log: FaultLog) -> tuple[str, str] | None:
    """Read the one fenced block of a section as (code, language), or note what stands there instead."""
    lines = section.text.split("\n")
    opening = FENCE.match(lines[0])
    fences = [i for i, line in enumerate(lines) if (found := FENCE.match(line)) and opening and _closes(found, opening)]
    if opening is None or fences != [len(lines) - 1]:
        log.add(section.line, f"`## {section.title}` holds exactly one fenced block of code and nothing else")
        return None
    language = opening[2].strip()
    if not SLUG.fullmatch(language):
        log.add(section.line, "name the language after the opening fence, as in ```python")
        return None
    return "\n".join(lines[1:-1]), language


def _closes(found: re.Match[str], opening: re.Match[str]) -> bool:
    return found[1].startswith(opening[1]) and not found[2].strip()


def _read_items(section: Section, bullet: re.Pattern[str], shape: str, log: FaultLog) -> list[_Item]:
    items: list[_Item] = []
    for line_number, line in enumerate(section.lines, section.line + 1):
        if found := bullet.fullmatch(line):
            mark = found.groupdict().get("mark") or " "
            items.append(_Item(found["id"], line_number, [found["text"].strip()], mark in "xX", []))
        elif items and (quote := _QUOTE.fullmatch(line)):
            items[-1].why.append(quote["text"].rstrip())
        elif items and line.startswith("  ") and line.strip() and not items[-1].why:
            items[-1].text.append(line.strip())
        elif line.strip():
            log.add(line_number, f"this line is no part of the list; each entry is written `{shape}`")
    if not items:
        log.add(section.line, f"`## {section.title}` holds no entries; each is written `{shape}`")
    _check_items(items, log)
    return items


def _check_items(items: list[_Item], log: FaultLog) -> None:
    seen: set[str] = set()
    for item in items:
        if not SLUG.fullmatch(item.id):
            log.add(item.line, f"`{item.id}` is no id: use lower-case letters, digits and single hyphens")
        if item.id in seen:
            log.add(item.line, f"the id `{item.id}` stands here a second time")
        if not "".join(item.text):
            log.add(item.line, f"`{item.id}` has no text")
        seen.add(item.id)


def _join(lines: list[str]) -> str:
    return "\n".join(lines).strip()
