"""A new question's files: valid as they are, with marks wherever its author has to write something."""

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from string import Template

from interviewprep.bank.files.layout import MANIFEST, BankFiles, QuestionFiles, is_bank, list_bank
from interviewprep.bank.files.markdown import SLUG
from interviewprep.bank.lock import read_lock
from interviewprep.bank.parse import read_header, read_question
from interviewprep.base.errors import EnvironmentFault, Fault, UsageFault
from interviewprep.base.records import dataclass
from interviewprep.model.question import Question
from interviewprep.model.taxonomy import Area, Domain, Format, Phase

UNWRITTEN = "(to be written"
"""What stands where the author has to write, and must be gone in the end."""

_PART = "=== "
_LICENCE = "MIT"

# Minutes for a question of medium difficulty.
_MINUTES: Mapping[Format, str] = {
    Format.CODE: "25",
    Format.SQL: "12",
    Format.BUGFIX: "18",
    Format.REVIEW: "12",
    Format.SINGLE: "1.25",
    Format.MULTI: "2",
    Format.NUMERIC: "3",
    Format.SHORT: "4",
    Format.ORDER: "2",
    Format.CASE: "45",
    Format.LONG: "7",
}
_AREAS: Mapping[Format, Area] = {
    Format.CODE: Area.CODING,
    Format.SQL: Area.CODING,
    Format.BUGFIX: Area.CODING,
    Format.REVIEW: Area.CODING,
    Format.CASE: Area.SYSTEM_DESIGN,
    Format.LONG: Area.COMMUNICATION,
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a question belongs, as far as can be told before it is written."""

    area: Area
    domain: Domain
    phase: Phase


def write_skeleton(bank: Path, form: Format, topic: str, name: str = "") -> Path:
    """Write a question to fill in and return its own file.

    Area, domain and phase are those of another question of the topic, if there is one. A folder that is not there or
    empty becomes a bank. Without `name` the question is called after its format.

    Raises:
        UsageFault: `topic` or `name` cannot be taken, or the folder is no bank.
        EnvironmentFault: the files cannot be written.
    """
    for what, given in (("topic", topic), ("id", name or "new")):
        if not SLUG.fullmatch(given) or len(given) > 80:
            raise UsageFault(f"'{given}' cannot be the {what}: use lower-case letters, digits and single hyphens")
    try:
        if not is_bank(bank):
            _make_bank(bank)
        listed = list_bank(bank, [])
        taken = _taken(bank, listed)
        if name in taken:
            raise UsageFault(f"the id '{name}' is taken: {taken[name]}. Give another one.")
        chosen = name or _free_name(f"new-{form}", taken)
        folder = bank / topic
        return _write(folder / chosen if form.is_executable else folder, _files(bank, listed, form, topic, chosen))
    except OSError as error:
        raise EnvironmentFault(f"{error.filename or bank} cannot be written: {error.strerror or error}") from error


def skeleton(form: Format, values: Mapping[str, str]) -> dict[str, str]:
    """Fill a format's template with values: file names, below the question's folder, with their text."""
    folder = files(__package__).joinpath("templates")
    front = Template(folder.joinpath("front.txt").read_text(encoding="utf-8")).substitute(values)
    parts = folder.joinpath(f"{form}.txt").read_text(encoding="utf-8").split(_PART)[1:]
    texts = dict(part.split("\n", maxsplit=1) for part in parts)
    return {path: Template(text).substitute(values, front=front.rstrip("\n")) for path, text in texts.items()}


def _files(bank: Path, listed: BankFiles, form: Format, topic: str, name: str) -> dict[str, str]:
    place = _place(bank, listed, form, topic)
    header = read_header(bank, [])
    identifier = name.replace("-", "_")
    values = {
        "id": name,
        "area": place.area.value,
        "topic": topic,
        "domain": place.domain.value,
        "phase": str(int(place.phase)),
        "minutes": _MINUTES[form],
        "format": form.value,
        "title": name.replace("-", " ").capitalize(),
        "licence": json.dumps(header.licence if header else _LICENCE, ensure_ascii=False),
        "name": identifier if identifier.isidentifier() else f"solve_{identifier}",
    }
    made = skeleton(form, values)
    return made if form.is_executable else {f"{name}.md": made["question.md"]}


def _write(folder: Path, made: Mapping[str, str]) -> Path:
    paths = [folder / name for name in made]
    for path, text in zip(paths, made.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    return paths[0]


def _make_bank(bank: Path) -> None:
    if bank.exists() and (not bank.is_dir() or any(bank.iterdir())):
        raise UsageFault(f"{bank} is no bank: it lacks bank.toml. Name a bank, or a folder that is empty or not there.")
    name = bank.resolve().name
    if not SLUG.fullmatch(name):
        raise UsageFault(f"'{name}' cannot be the name of a bank: use lower-case letters, digits and single hyphens")
    bank.mkdir(parents=True, exist_ok=True)
    title = name.replace("-", " ").capitalize()
    (bank / MANIFEST).write_text(
        f'format = 1\nname = "{name}"\ntitle = "{title}"\nlicence = "{_LICENCE}"\n', encoding="utf-8"
    )


def _taken(bank: Path, listed: BankFiles) -> dict[str, str]:
    """List the ids that are or were in use, each with the reason."""
    locked = read_lock(bank, []) or {}
    return dict.fromkeys(locked, "bank.lock has it") | {
        question.id: f"see {question.path}" for question in listed.questions
    }


def _free_name(wanted: str, taken: Mapping[str, str]) -> str:
    names = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _place(bank: Path, listed: BankFiles, form: Format, topic: str) -> _Place:
    """Take over the place of a question of the same topic, or guess it by the format."""
    for question in listed.questions:
        if question.topic == topic and (found := _read(question, bank)):
            return _Place(found.area, found.domain, found.phase)
    return _Place(_AREAS.get(form, Area.ML_THEORY), Domain.ML_ALGORITHMS, Phase.ML_THEORY_AND_PRACTICE)


def _read(question: QuestionFiles, bank: Path) -> Question | None:
    faults: list[Fault] = []
    parsed = read_question(question, bank.resolve().name, faults)
    return parsed.question if parsed else None
