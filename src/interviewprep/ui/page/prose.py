"""Sentences of ours on the page: commands between backticks are set as code, which breaks between words alone."""

from interviewprep.ui.page.markup import Markup, element, join


def prose(text: str) -> Markup:
    """Set a sentence.

    >>> prose("`prep drill` asks them.")
    '<code><span>prep</span> <span>drill</span></code> asks them.'
    """
    parts = text.split("`")
    return join(*(_code(part) if place % 2 else part for place, part in enumerate(parts)))


def _code(command: str) -> Markup:
    first, *others = (element("span", word) for word in command.split())
    return element("code", first, *(join(" ", word) for word in others))
