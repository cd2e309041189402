"""Letters that the encoding of a terminal lacks, written with those that every encoding has."""

_PLAIN = {
    "\u2500": "-",  # box drawings light horizontal
    "\u2022": "*",  # bullet
    "\u00b7": "*",  # middle dot
    "\u2013": "-",  # en dash
    "\u2014": "-",  # em dash
    "\u2212": "-",  # minus sign
    "\u2026": "...",  # horizontal ellipsis
    "\u201c": '"',  # left double quotation mark
    "\u201d": '"',  # right double quotation mark
    "\u2018": "'",  # left single quotation mark
    "\u2019": "'",  # right single quotation mark
    "\u00d7": "x",  # multiplication sign
    "\u2264": "<=",  # less-than or equal to
    "\u2265": ">=",  # greater-than or equal to
    "\u2260": "!=",  # not equal to
    "\u2248": "~",  # almost equal to
    "\u2192": "->",  # rightwards arrow
    "\u2190": "<-",  # leftwards arrow
    "\u20ac": "EUR",  # euro sign
    "\u2588": "#",  # full block
    "\u2591": ".",  # light shade
}


def replace_lacking(error: UnicodeError) -> tuple[str, int]:
    """Give what stands for the letters at fault, and where to go on: an error handler of `codecs`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(letter: str) -> str:
    """Write one letter in ASCII: as a likeness, by the name of a Greek one, without its accent, or as `?`."""
    if letter.isascii():
        return letter
    if letter in _PLAIN:
        return _PLAIN[letter]
    import unicodedata

    name = unicodedata.name(letter, "")
    if name.startswith("GREEK ") and " LETTER " in name:
        spelt = name.split(" LETTER ")[1].split()[0].lower()
        return spelt.capitalize() if letter.isupper() else spelt
    bare = unicodedata.normalize("NFKD", letter).encode("ascii", errors="ignore").decode()
    return bare or "?"
