"""The colours of the page, light and dark, and what they must keep apart."""

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "page": "#ffffff",
    "raised": "#f5f7f9",
    "ink": "#1a1f26",
    "quiet": "#55606c",
    "line": "#d5dbe1",
    "track": "#e4e9ee",
    "mark": "#0a63b8",
    "warn": "#a83f00",
}

DARK: Mapping[str, str] = {
    "page": "#101418",
    "raised": "#181e24",
    "ink": "#e8edf2",
    "quiet": "#a3afbb",
    "line": "#323b44",
    "track": "#28313a",
    "mark": "#6bb3ff",
    "warn": "#ffab5c",
}

TEXT_CONTRAST = 4.5
"""What text must reach (WCAG 2.2, 1.4.3, level AA)."""

SHAPE_CONTRAST = 3.0
"""What shapes that carry meaning must reach (WCAG 2.2, 1.4.11, level AA)."""


def contrast(first: str, second: str) -> float:
    """Measure the contrast of two colours written `#rrggbb`, from 1 to 21.

    Source: WCAG 2.2, definitions of contrast ratio and relative luminance.

    >>> contrast("#ffffff", "#000000")
    21.0
    """
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
