"""The files a candidate writes in: one per coding question, with the statement on top as a comment.

Only text below the statement and above the marker is the answer; what stands below the marker are the
candidate's own checks.
"""

from dataclasses import dataclass
from pathlib import Path

from interviewprep.base.errors import EnvironmentFault
from interviewprep.model.question import CallKind, Program, Question

MAX_ANSWER_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Workspace:
    """A session's folder for answers; `sync` is asked before and after an editor has it."""

    folder: Path

    def file(self, question: Question, number: int) -> Path:
        """Tell where the answer to the question with this number is written."""
        content = question.content
        suffix = ".sql" if isinstance(content, Program) and content.call is CallKind.SQL else ".py"
        return self.folder / f"{number:02d}-{question.id}{suffix}"

    def prepare(self, question: Question, program: Program, number: int, draft: str) -> Path:
        """Write the file with its starter, or with `draft` where that holds text; an existing file stays as it is.

        Raises:
            EnvironmentFault: The folder cannot be written.
        """
        file = self.file(question, number)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not file.exists():
                file.write_text(draft or _initial_text(question, program), encoding="utf-8")
        except OSError as error:
            raise EnvironmentFault(
                f"the answer file {file} cannot be written: {error.strerror}. Free the disk or set PREP_HOME."
            ) from error
        return file


def read_answer(file: Path) -> str:
    """Read what the candidate has written so far.

    Raises:
        EnvironmentFault: The file is gone, too large or no text.
    """
    try:
        if file.stat().st_size > MAX_ANSWER_BYTES:
            raise EnvironmentFault(f"{file} is larger than {MAX_ANSWER_BYTES // 1024} KiB: shorten it and go on.")
        return file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise EnvironmentFault(f"{file} is gone: write it again and go on.") from error
    except UnicodeDecodeError as error:
        raise EnvironmentFault(f"{file} is not UTF-8 text (byte {error.start}): save it as UTF-8 and go on.") from error
    except OSError as error:
        raise EnvironmentFault(f"{file} cannot be read: {error.strerror}.") from error


MARKER = "your own checks: what stands below runs only when you run the samples"


def split_checks(text: str) -> tuple[str, str]:
    """Split a file into the answer and the candidate's own checks below the marker."""
    for position, line in enumerate(lines := text.splitlines(keepends=True)):
        if MARKER in line:
            return "".join(lines[:position]), "".join(lines[position + 1 :])
    return text, ""


def _initial_text(question: Question, program: Program) -> str:
    sign = "--" if program.call is CallKind.SQL else "#"
    statement = [question.title, "", *question.stem.strip().splitlines()]
    comment = "\n".join(f"{sign} {line}".rstrip() for line in statement)
    checks = "" if program.call is CallKind.SQL else f"\n\n# --- {MARKER} ---\n"
    return f"{comment}\n\n\n{program.starter.strip()}\n{checks}"
