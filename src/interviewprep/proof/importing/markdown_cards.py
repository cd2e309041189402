"""Cards from a page of Markdown: a heading for each question, a task list for its options or an answer.

    ## Title
    What is asked.
    - [ ] A wrong option
      > Why it tempts.
    - [x] The right one
    Explanation: why it is right.

In place of options `Answer: ...` begins the answer of a short question. What stands in fenced code is never a mark.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from interviewprep.proof.importing.cards import Card, CardOption, Home, found
from interviewprep.proof.importing.fields import Unusable
from interviewprep.proof.importing.foreign import BadLine, Found, Remark

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_OPTION = re.compile(r"[-*+]\s+\[(?P<mark>[ xX])\]\s+(?:`(?P<id>[^`]+)`:\s*)?(?P<text>.*)")
_QUOTE = re.compile(r"\s+>\s?(?P<text>.*)")
_LABEL = re.compile(r"\**(?P<label>answer|explanation|why)\**:\**\s*(?P<text>.*)", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")


@dataclass(slots=True)
class _Draft:
    """One question while it is read: lines of each part, and which part goes on."""

    line: int
    title: str
    part: str = "stem"
    texts: dict[str, list[str]] = field(default_factory=lambda: {"stem": [], "answer": [], "explanation": []})
    options: list[dict[str, list[str]]] = field(default_factory=list)
    fence: str = ""


def read_markdown(text: str, home: Home) -> Iterator[Found | BadLine | Remark]:
    """Read the questions of a page. Headings of the first level are titles of the page where others follow."""
    lines = text.replace("\r\n", "\n").split("\n")
    draft: _Draft | None = None
    is_loose_told = False
    for number, line in enumerate(lines, start=1):
        heading = None if draft and draft.fence else _HEADING.fullmatch(line)
        if heading and len(heading[1]) > 1:
            if draft:
                yield _finish(draft, home)
            draft = _Draft(number, heading[2])
        elif draft:
            _take(draft, line)
        elif line.strip() and not heading and not is_loose_told:
            yield Remark(number, "what stands above the first `## heading` is left out")
            is_loose_told = True
    if draft:
        yield _finish(draft, home)
    elif not is_loose_told:
        yield BadLine(1, "there is no question: each begins with a `## heading`")


def _take(draft: _Draft, line: str) -> None:
    if draft.fence or _FENCE.match(line):
        _take_fenced(draft, line)
    elif option := _OPTION.fullmatch(line):
        draft.part = "options"
        draft.options.append({key: [option[key] or ""] for key in ("mark", "id", "text")} | {"why": []})
    elif draft.part == "options" and (quote := _QUOTE.fullmatch(line)):
        draft.options[-1]["why"].append(quote["text"])
    elif label := _LABEL.fullmatch(line):
        draft.part = "answer" if label["label"].casefold() == "answer" else "explanation"
        draft.texts[draft.part].append(label["text"])
    else:
        _go_on(draft, line)


def _take_fenced(draft: _Draft, line: str) -> None:
    found_fence = _FENCE.match(line)
    if not draft.fence and found_fence:
        draft.fence = found_fence[1]
    elif found_fence and found_fence[1].startswith(draft.fence) and not found_fence[2].strip():
        draft.fence = ""
    _go_on(draft, line)


def _go_on(draft: _Draft, line: str) -> None:
    if draft.part != "options":
        draft.texts[draft.part].append(line)
    elif line.startswith((" ", "\t")) or not line.strip():
        draft.options[-1]["text"].append(line)
    else:
        # Text at the margin below a list of options: it explains them.
        draft.part = "explanation"
        draft.texts["explanation"].append(line)


def _finish(draft: _Draft, home: Home) -> Found | BadLine:
    stem = "\n".join(draft.texts["stem"]).strip()
    options = tuple(
        CardOption("\n".join(one["text"]), one["mark"][0] in {"x", "X"}, "\n".join(one["why"]), one["id"][0])
        for one in draft.options
    )
    answer = "\n".join(draft.texts["answer"])
    losses = ("the answer beside its options is left out",) if options and answer.strip() else ()
    card = Card(
        line=draft.line,
        stem=stem or draft.title,
        options=options,
        answer=answer,
        explanation="\n".join(draft.texts["explanation"]),
        about={"title": draft.title},
        losses=losses,
    )
    try:
        return found(card, home)
    except Unusable as fault:
        return BadLine(draft.line, str(fault))
