"""Sentences of ours on the page: commands between backticks are set as code."""

from interviewprep.ui.page.markup import Markup, element, join


def prose(text: str) -> Markup:
    """Set a sentence.

    >>> prose("`prep drill` asks them.")
    '<code>prep drill</code> asks them.'
    """
    parts = text.split("`")
    return join(*(element("code", part) if place % 2 else part for place, part in enumerate(parts)))
