"""G10: texts can be read at one go and fit a screen of 80 columns; facts that age say when they were checked.

What a skeleton left to be written is told here, too.

Code and tables count by their width. In prose a piece of code or a formula is one word.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from interviewprep.bank.files.layout import QUESTION
from interviewprep.base.errors import Fault
from interviewprep.model.question import Choice, Open, Question, Short
from interviewprep.model.taxonomy import Format
from interviewprep.proof.authoring.unwritten import unwritten_faults
from interviewprep.proof.gate import Subject

MAX_SENTENCE_WORDS = 25
"""Words of a sentence, on average over a text (blueprint, section 10, as all limits here)."""

MAX_STEM_WORDS = 90
MAX_CASE_STEM_WORDS = 220
MAX_OPTION_WORDS = 25
MAX_CODE_COLUMNS = 72
MAX_COLUMNS = 80

_SHOWN = {
    "starter": MAX_CODE_COLUMNS,
    "reference": MAX_CODE_COLUMNS,
    "repaired": MAX_CODE_COLUMNS,
    "tests": MAX_COLUMNS,
}
"""Programs that learners get to see, with the columns that each may have: tests are shown alone."""

_SOURCE = re.compile(r"^Sources?: \S", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATOM = re.compile(r"`[^`\n]*`|\$[^$\n]*\$")
_WORD = re.compile(r"\S*\w\S*")
_SENTENCE_END = re.compile(r"(?<=[.!?:])[\"')*_]*\s+|\n\s*\n|\n\s*(?:[-*>]|\d+\.) ")
_MONEY = r"(?:[$€£] ?\d[\d.,]*|\d[\d.,]* ?(?:dollars?|euros?|pounds?|cents?|USD|EUR|GBP))"
_RATE = r"(?:GPU|accelerator|instance|vCPU|virtual machine|GB|TB|GiB|TiB|gigabyte|terabyte|million tokens)"
_AGEING = {
    "the law": r"GDPR|HIPAA|CCPA|AI Act|PSD2|Digital Services Act|statute|legislation|data protection law",
    "prices": rf"{_MONEY} (?:per|an?|for an?) {_RATE}|list prices?|spot prices?",
    "a product": r"AWS|Amazon|SageMaker|Azure|Google Cloud|BigQuery|Vertex AI|Snowflake|Databricks|OpenAI|ChatGPT"
    r"|GPT-\d|Claude|Gemini|Llama ?\d|[AHVBP]100s?\b|T4s?\b|TPU",
}
"""What changes without anybody telling the bank. Words of the trade, which all vendors use, are not among them."""


def check(subject: Subject) -> Iterator[Fault]:
    """Measure a question's texts and code, and look for facts that age."""
    yield from unwritten_faults(subject)
    yield from _check_lengths(subject)
    yield from _check_sentences(subject)
    yield from _check_width(subject)
    yield from _check_age(subject)


def words(text: str) -> int:
    """Count the words of a Markdown text outside its blocks of code and tables."""
    return len(_WORD.findall(_prose(text)))


def sentence_words(text: str) -> float:
    """Give the average number of words in a sentence of a Markdown text; points of a list are sentences."""
    lengths = [len(_WORD.findall(sentence)) for sentence in _SENTENCE_END.split(_prose(text))]
    return mean([length for length in lengths if length] or [0])


def _prose(text: str) -> str:
    lines = [line for line, is_code in _lines(text) if not is_code and not line.lstrip().startswith("|")]
    return _ATOM.sub("code", "\n".join(lines))


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Give the lines of a Markdown text, each with whether it stands in a block of code or opens or closes one."""
    fence = ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        yield line, bool(fence or found)
        if found and not fence:
            fence = found[1]
        elif found and line.strip() == fence[0] * max(len(fence), len(line.strip())):
            fence = ""


def _check_lengths(subject: Subject) -> Iterator[Fault]:
    question = subject.question
    limit = MAX_CASE_STEM_WORDS if question.format is Format.CASE else MAX_STEM_WORDS
    if (found := words(question.stem)) > limit:
        yield subject.fault(f"the stem has {found} words, more than {limit}; say less, or say it shorter", "## Stem")
    if isinstance(question.content, Choice):
        for option in question.content.options:
            if (found := words(option.text)) > MAX_OPTION_WORDS:
                message = f"option `{option.id}` has {found} words, more than {MAX_OPTION_WORDS}; shorten it"
                yield subject.fault(message, f"`{option.id}`:")


def _check_sentences(subject: Subject) -> Iterator[Fault]:
    for at, text in _texts(subject.question):
        if (found := sentence_words(text)) > MAX_SENTENCE_WORDS:
            said = f"a sentence has {found:.0f} words here on average, more than {MAX_SENTENCE_WORDS}"
            yield subject.fault(f"{said}; make two of each long one", at)


def _texts(question: Question) -> Iterator[tuple[str, str]]:
    """Give all prose that learners read, with the heading it stands below."""
    yield "## Stem", question.stem
    yield "## Explanation", question.explanation
    match question.content:
        case Short(exemplar=exemplar):
            yield "## Exemplar", exemplar
        case Open(stages=stages, exemplar=exemplar):
            yield "## Exemplar", exemplar
            for stage in stages:
                yield f"### {stage.id}", stage.prompt


def _check_width(subject: Subject) -> Iterator[Fault]:
    body = False
    for number, (line, is_code) in enumerate(_lines(subject.text), 1):
        body = body or line.startswith("## ")
        if body and is_code and len(line) > MAX_CODE_COLUMNS:
            yield Fault(subject.path, number, _too_wide(len(line), MAX_CODE_COLUMNS))
            continue
        is_table = line.startswith("|")
        unbroken = line if is_table else max(line.split(), key=len, default="")
        if body and len(unbroken) > MAX_COLUMNS:
            what = "this line of a table (it begins with |)" if is_table else f"`{unbroken}`"
            message = f"{what} is wider than {MAX_COLUMNS} columns and cannot be wrapped; make it narrower"
            yield Fault(subject.path, number, message)
    for path in _shown_files(subject):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if len(line) > (limit := _SHOWN[path.stem]):
                yield Fault(path, number, _too_wide(len(line), limit))


def _shown_files(subject: Subject) -> list[Path]:
    """List the programs beside a question that learners get to see."""
    if subject.path.name != QUESTION:
        return []
    return [path for path in sorted(subject.path.parent.iterdir()) if path.stem in _SHOWN]


def _too_wide(columns: int, limit: int) -> str:
    return f"the code is {columns} columns wide, more than {limit}; break the line"


def _check_age(subject: Subject) -> Iterator[Fault]:
    question = subject.question
    if question.as_of is None:
        yield from _check_ageing_words(subject)
        return
    if question.review_by is None:
        yield subject.fault("`as_of` tells that facts here age; say with `review_by` when to look again", "as_of")
    elif question.review_by < subject.today:
        message = (
            f"the facts here were to be checked again by {question.review_by}; do so, and set `as_of` and `review_by`"
        )
        yield subject.fault(message, "review_by")
    if not _SOURCE.search(question.explanation):
        message = "facts that age need their source: end the explanation with a line `Source: ...`"
        yield subject.fault(message, "## Explanation")


def _check_ageing_words(subject: Subject) -> Iterator[Fault]:
    start = subject.text.find("\n## ") + 1
    for what, pattern in _AGEING.items():
        if found := re.search(rf"(?<!\w)(?:{pattern})(?!\w)", subject.text[start:]):
            line = subject.text.count("\n", 0, start + found.start()) + 1
            message = (
                f"`{found[0]}` is about {what}, which changes: add `as_of`, `review_by` and a source, or do without"
            )
            yield Fault(subject.path, line, message)
