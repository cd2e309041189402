"""Programs in colours: what tells words, strings and comments apart, for the two languages that are asked about.

It colours letters and changes none. Pygments knows far more, and takes as long to load as all that is shown before it.
"""

import builtins
import keyword
import re
from collections.abc import Callable, Iterator, Mapping

from interviewprep.ui.spans import Spans


def _python() -> re.Pattern[str]:
    return re.compile(
        r"""
          (?P<comment> \#[^\n]* )
        | (?P<string> (?: \b[bfruBFRU]{1,2} )? (?: \"{3} (?:\\.|[^\\])*? \"{3} | '{3} (?:\\.|[^\\])*? '{3}
                                                 | " (?:\\.|[^"\\\n])* " | ' (?:\\.|[^'\\\n])* ' ) )
        | (?P<decorator> ^[ ]*@[\w.]+ )
        | (?P<literal> \b\d (?: [\w.] | (?<=[eE])[+-] )* )
        | (?P<class> (?<=\bclass[ ])\w+ )
        | (?P<function> (?<=\bdef[ ])\w+ )
        | (?P<operator> \b(?: and | in | is | not | or )\b )
        | (?P<word> \w+ )
        """,
        re.VERBOSE | re.DOTALL | re.MULTILINE,
    )


def _sql() -> re.Pattern[str]:
    # Keywords of SQLite, without those of administration. Source: sqlite.org/lang_keywords.html.
    return re.compile(
        r"""
          (?P<comment> --[^\n]* | /\* .*? \*/ )
        | (?P<string> ' (?:''|[^'])* ' )
        | (?P<literal> \b\d [\w.]* )
        | (?P<keyword> \b(?:
            all | alter | and | asc? | begin | between | by | case | cast | check | collate | constraint | create |
            cross | current | default | delete | desc | distinct | drop | else | end | escape | except | exists |
            filter | first | following | foreign | from | full | glob | group | groups | having | if | in | index |
            inner | insert | intersect | into | is | isnull | join | key | last | left | like | limit | match |
            materialized | natural | not | notnull | null | nulls | offset | on | or | order | outer | over |
            partition | preceding | primary | range | recursive | references | regexp | returning | right | rows? |
            select | set | table | temp | then | ties | to | unbounded | union | unique | update | using | values |
            view | when | where | window | with | without )\b )
        | (?P<name> \w+ | "[^"\n]*" )
        """,
        re.VERBOSE | re.DOTALL | re.IGNORECASE,
    )


_PATTERNS: Mapping[str, Callable[[], re.Pattern[str]]] = {"python": _python, "py": _python, "sql": _sql}
_WITHOUT_COLOUR = frozenset({"", "text", "txt"})


def highlighted(source: str, language: str) -> Spans | None:
    """Give a program with the styles of its parts; None for a language that is not known here.

    >>> highlighted("return 1", "python")
    [('return', 'keyword'), (' ', ''), ('1', 'literal')]
    """
    if language in _WITHOUT_COLOUR:
        return [(source, "")]
    pattern = _PATTERNS.get(language)
    return list(_parts(source, pattern())) if pattern else None


def _parts(source: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    place = 0
    for found in pattern.finditer(source):
        if found.start() > place:
            yield source[place : found.start()], ""
        kind = found.lastgroup or ""
        yield found[0], _word(found[0]) if kind == "word" else kind
        place = found.end()
    if place < len(source):
        yield source[place:], ""


def _word(word: str) -> str:
    if keyword.iskeyword(word):
        return "keyword"
    return "builtin" if hasattr(builtins, word) and not word.startswith("_") else ""
