"""Numbers as people write them: with thousands marks, powers of ten, percent signs, fractions and units."""

import math
import re

SHARE_WORDS = frozenset({"share", "fraction", "probability", "proportion", "ratio"})
MAX_LENGTH = 80

_PLAIN = r"(?:[0-9]+|[1-9][0-9]{0,2}(?:([, _])[0-9]{3})(?:\1[0-9]{3})*)?(?:\.[0-9]*)?(?:e[+-]?[0-9]{1,4})?"
# Compiled when the first number is read: no other format needs them.
_NUMBER = rf"[+-]?{_PLAIN}"
_PERCENT = r"\s*(?:%|percent)$"
_SIGN = r"^([+-])\s+"


class AnswerFault(ValueError):
    """What was typed is no answer to this question; the message says what is expected."""


def parse_figure(text: str, unit: str) -> float:
    """Read a number in `unit`, which may be written after it.

    `4/9` is a fraction; `44%` is 0.44 where the unit is a share and 44 where it is percent.

    >>> parse_figure("1,200 rows", "rows"), parse_figure("44 %", "share"), parse_figure("1.2e3", "rows")
    (1200.0, 0.44, 1200.0)

    Raises:
        AnswerFault: This is no number, not finite, or in another unit.
    """
    typed = " ".join(text.split()).replace("\N{MINUS SIGN}", "-").casefold()
    # The whole text first: a unit such as `1` or `/s` must not eat the end of a number or of a fraction.
    value = _value(typed)
    bare = typed.removesuffix(unit.casefold()).rstrip()
    if value is None and bare != typed:
        value = _value(bare)
    if value is None and re.search(_PERCENT, typed):
        value = _percent(re.sub(_PERCENT, "", typed), unit)
    if value is None:
        wanted = f"a number in {unit}" if unit else "a number"
        raise AnswerFault(
            f"'{text.strip()[:40]}' is not {wanted}: write it such as 0.44, 1,200, 1.2e3 or 4/9, with a decimal point."
        )
    if not math.isfinite(value):
        raise AnswerFault(f"'{text.strip()[:40]}' is too large: write a finite number.")
    return value


def _percent(number: str, unit: str) -> float | None:
    value = _value(number)
    if value is None or "%" in unit or "percent" in unit.casefold():
        return value
    if SHARE_WORDS & set(unit.casefold().split()):
        return value / 100
    raise AnswerFault(f"the answer is asked for in {unit or 'plain numbers'}, not in percent.")


def _value(text: str) -> float | None:
    """Read a number or a fraction of two; None where it is neither. Too large a number is infinite."""
    if len(text) > MAX_LENGTH:
        return None
    above, slash, below = re.sub(_SIGN, r"\1", text).partition("/")
    numerator = _number(above.strip())
    if not slash or numerator is None:
        return numerator
    denominator = _number(below.strip())
    if denominator is None:
        return None
    if denominator == 0:
        raise AnswerFault(f"'{text}' divides by zero.")
    if not (math.isfinite(numerator) and math.isfinite(denominator)):
        return math.inf
    from fractions import Fraction  # loads `decimal`; hardly an answer is one

    quotient = Fraction(numerator) / Fraction(denominator)
    return float(quotient) if abs(quotient) <= Fraction(10) ** 300 else math.inf


def _number(text: str) -> float | None:
    if not re.fullmatch(_NUMBER, text) or not any(character.isdigit() for character in text.partition("e")[0]):
        return None
    return float(re.sub(r"[, _]", "", text))
