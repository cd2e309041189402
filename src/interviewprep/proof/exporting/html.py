"""The Markdown of questions as HTML: paragraphs, code, and marks inside lines; everything else is shown as it is."""

import re
from html import escape

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_CODE = re.compile(r"(`+)(.+?)\1", re.DOTALL)
_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
# Anki would take these for fields, for gaps and for formulas to typeset.
_ANKI = re.compile(r"\{\{|\}\}|\[(?=sound:|latex|\$|anki:)|\\(?=[(\[])")


def to_html(markdown: str) -> str:
    r"""Write a text as HTML that shows it and does nothing: every mark of HTML in it is taken as letters.

    >>> to_html("a `<b>`\nc")
    'a <code>&lt;b&gt;</code><br>c'
    """
    parts: list[str] = []
    plain: list[str] = []
    code: list[str] = []
    fence = ""
    for line in markdown.split("\n"):
        found = _FENCE.match(line)
        if fence and found and found[1].startswith(fence) and not found[2].strip():
            parts += ["<pre><code>", _shown("\n".join(code)), "</code></pre>"]
            fence, code = "", []
        elif fence:
            code.append(line)
        elif found:
            parts += [_lines(plain)] if plain else []
            fence, plain = found[1], []
        else:
            plain.append(line)
    rest = [*plain, *code]
    return "".join([*parts, *([_lines(rest)] if rest else [])])


def _lines(lines: list[str]) -> str:
    text = "\n".join(lines).strip("\n")
    found = []
    end = 0
    for code in _CODE.finditer(text):
        found += [_marked(text[end : code.start()]), f"<code>{_shown(code[2])}</code>"]
        end = code.end()
    return "".join([*found, _marked(text[end:])])


def _marked(text: str) -> str:
    return _STRONG.sub(r"<b>\1</b>", _shown(text)).replace("\n", "<br>")


def _shown(text: str) -> str:
    return _ANKI.sub(lambda found: "".join(f"&#{ord(letter)};" for letter in found.group()), escape(text))
