"""The files a candidate writes in: programs, and long prose.

A program's file begins with the statement as a comment, since an editor hides the screen, and ends with a marker
below which the candidate's own checks stand. Prose begins with its prompt as a quotation.
"""

import itertools
import re
from pathlib import Path
from textwrap import wrap

from interviewprep.base.errors import EnvironmentFault
from interviewprep.base.limits import MAX_ANSWER_BYTES
from interviewprep.base.records import dataclass
from interviewprep.model.question import CallKind, Open, Program, Question, Stage

WIDTH = 76
_STARTS_BLOCK = re.compile(r"\s*([-*|#>]|[0-9]+\.)\s")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A session's folder for answers."""

    folder: Path

    def file(self, question: Question, number: int, stage: Stage | None) -> Path | None:
        """Tell where the answer to a question, or to one stage of it, is written; None where no file is needed."""
        match question.content:
            case Program(call=CallKind.SQL):
                return self.folder / f"{number:02d}-{question.id}.sql"
            case Program():
                return self.folder / f"{number:02d}-{question.id}.py"
            case Open():
                part = f"-{stage.id}" if stage else ""
                return self.folder / f"{number:02d}-{question.id}{part}.md"
            case _:
                return None

    def prepare(self, question: Question, number: int, stage: Stage | None, draft: str) -> Path | None:
        """Write the file as a candidate finds it, or with `draft` where that holds text; one that exists stays.

        Raises:
            EnvironmentFault: The folder cannot be written.
        """
        file = self.file(question, number, stage)
        if file is None or file.exists():
            return file
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            file.write_text(draft or initial_text(question, stage), encoding="utf-8")
        except OSError as error:
            raise EnvironmentFault(
                f"the answer file {file} cannot be written: {error.strerror}. Free the disk or set PREP_HOME."
            ) from error
        return file

    def set_aside(self, question: Question, number: int, stage: Stage | None) -> Path:
        """Give the file another name, with the next free number behind its own: `01-two-sum.py.1`; return that.

        Raises:
            EnvironmentFault: There is no file, or the folder cannot be written.
        """
        file = self.file(question, number, stage)
        assert file is not None, "only what is answered in a file can be set aside"
        names = (file.with_name(f"{file.name}.{count}") for count in itertools.count(1))
        kept = next(name for name in names if not name.exists())
        try:
            return file.rename(kept)
        except OSError as error:
            raise EnvironmentFault(f"{file} cannot be kept as {kept.name}: {error.strerror}.") from error


def read_answer(file: Path) -> str:
    """Read what the candidate has written so far.

    Raises:
        EnvironmentFault: The file is gone, too large or no text.
    """
    try:
        if file.stat().st_size > MAX_ANSWER_BYTES:
            raise EnvironmentFault(f"{file} is larger than {MAX_ANSWER_BYTES // 1024} KiB: shorten it and go on.")
        text = file.read_text(encoding="utf-8")
        return strip_prompt(text) if file.suffix == ".md" else text
    except FileNotFoundError as error:
        raise EnvironmentFault(f"{file} is gone: write it again and go on.") from error
    except UnicodeDecodeError as error:
        raise EnvironmentFault(f"{file} is not UTF-8 text (byte {error.start}): save it as UTF-8 and go on.") from error
    except OSError as error:
        raise EnvironmentFault(f"{file} cannot be read: {error.strerror}.") from error


MARKER = "your own checks: they run with the samples and are not submitted"


def split_checks(text: str) -> tuple[str, str]:
    """Split a file into the answer and the candidate's own checks below the marker."""
    for position, line in enumerate(lines := text.splitlines(keepends=True)):
        if MARKER in line:
            return "".join(lines[:position]), "".join(lines[position + 1 :])
    return text, ""


def bare_program(text: str) -> str:
    """Drop the statement on top of a program's file and the candidate's own checks below it."""
    lines = split_checks(text)[0].splitlines(keepends=True)
    signs = ("#", "--")
    first = next((place for place, line in enumerate(lines) if line.strip() and not line.startswith(signs)), len(lines))
    return "".join(lines[first:])


def strip_prompt(text: str) -> str:
    """Drop the quoted prompt on top of a prose answer."""
    lines = text.splitlines(keepends=True)
    first = next((place for place, line in enumerate(lines) if line.strip() and not line.startswith(">")), len(lines))
    return "".join(lines[first:])


def initial_text(question: Question, stage: Stage | None) -> str:
    """Write what a candidate finds in the file: the question, and for programs the starter."""
    content = question.content
    if not isinstance(content, Program):
        prompt = stage.prompt if stage else question.stem
        return "\n".join(f"> {line}".rstrip() for line in _wrapped(prompt)) + "\n\n"
    sign = "--" if content.call is CallKind.SQL else "#"
    rule = ["", content.import_rule] if content.import_rule else []
    told = [question.title, "", *_wrapped(question.stem), *rule]
    comment = "\n".join(f"{sign} {line}".rstrip() for line in told)
    checks = "" if content.call is CallKind.SQL else f"\n\n# --- {MARKER} ---\n"
    return f"{comment}\n\n\n{content.starter.strip()}\n{checks}"


def _wrapped(markdown: str) -> list[str]:
    """Fill paragraphs to fit an editor of 80 columns; programs inside fences and tables stay as they are."""
    lines: list[str] = []
    paragraph: list[str] = []
    is_code = False
    for line in [*markdown.strip().splitlines(), ""]:
        fences = line.lstrip().startswith("```")
        if paragraph and (fences or not line.strip() or _STARTS_BLOCK.match(line)):
            lines += _filled(paragraph)
            paragraph = []
        if is_code or fences or not line.strip() or line.lstrip().startswith("|"):
            lines.append(line)
        else:
            paragraph.append(line)
        is_code ^= fences
    return lines[:-1]


def _filled(paragraph: list[str]) -> list[str]:
    hanging = "  " if paragraph[0].startswith(("- ", "* ")) else ""
    text = " ".join(line.strip() for line in paragraph)
    return wrap(text, WIDTH, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)
