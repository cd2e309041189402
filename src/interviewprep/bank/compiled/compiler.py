"""From the files of a bank to its compiled form, reading again only what changed.

Importing this module imports pydantic; whoever finds the compiled form fresh does not come here.
"""

import json
from pathlib import Path

from interviewprep.bank.compiled.cache import Cache, CachedBank, Compiled, Kept, Progress
from interviewprep.bank.compiled.codec import decode, encode
from interviewprep.bank.compiled.freshness import fingerprint
from interviewprep.bank.compiled.stamps import Stamp, are_settled, take_stamp
from interviewprep.bank.files.layout import MANIFEST, QuestionFiles, list_bank
from interviewprep.bank.parse import Links, ParsedQuestion, check_links, read_header, read_question
from interviewprep.base.errors import Fault
from interviewprep.base.records import dataclass
from interviewprep.model.question import Entry, Program, Question

CHECKPOINT_EVERY = 500
"""Questions of a new bank that are read between two times that they are stored, and their number told."""


@dataclass(frozen=True, slots=True)
class Compilation:
    """What came of compiling a bank: with `faults` nothing was stored. `ids` are those its files are named after."""

    faults: tuple[Fault, ...]
    ids: frozenset[str]


def compile_bank(root: Path, cache: Cache, progress: Progress) -> Compilation:
    """Bring the compiled form of a bank up to date with its files.

    Every file is looked at; read again are those whose size or time changed. A bank that was never compiled is stored
    bit by bit, so that another process goes on where this one is ended. Raises `sqlite3.Error` when the cache cannot
    be written.
    """
    faults: list[Fault] = []
    # Taken before anything is read, so that a change in between shows at the next look.
    manifest, print_of = take_stamp(root / MANIFEST), fingerprint(root)
    files = list_bank(root, faults)
    folders = (manifest, *(take_stamp(folder) for folder in files.folders))
    header = read_header(root, faults)
    name = header.name if header else root.name
    cached = cache.bank(root)
    # Questions carry the name of their bank.
    reusable = cache.kept(cached.id) if cached and header and cached.name == header.name else {}
    is_new = header is not None and not (cached and cached.folders)
    keep: list[str] = []
    fresh: list[Compiled] = []
    links: list[Links] = []
    for count, item in enumerate(files.questions, start=1):
        found = _look_at(item, reusable.get(str(item.path)), name, faults)
        if isinstance(found, Kept):
            keep.append(found.id)
            links.append(_read_links(found.links))
        elif found:
            stamps, parsed = found
            fresh.append(_compiled(stamps, parsed))
            links.append(parsed.links)
        if count % CHECKPOINT_EVERY == 0:
            if is_new and fresh:
                cache.checkpoint(root, name, fresh)
                keep += [one.entry.id for one in fresh]
                fresh.clear()
            progress(count, len(files.questions))
    faults.extend(check_links(name, links, complete=not faults))
    if header is not None and not faults:
        bank = CachedBank(0, name, header.title, header.licence, print_of, folders, settled=are_settled(folders))
        cache.store(root, bank, fresh, keep)
    return Compilation(tuple(sorted(set(faults))), frozenset(item.id for item in files.questions))


def _look_at(
    files: QuestionFiles, known: Kept | None, bank: str, faults: list[Fault]
) -> Kept | tuple[tuple[Stamp, ...], ParsedQuestion] | None:
    """Give what is known of a question while its files are unchanged, else read them; None where they have faults."""
    stamps = tuple(take_stamp(path) for path in (files.path, *files.extra, *files.folders))
    if known is not None and known.settled and known.stamps == stamps:
        return known
    parsed = read_question(files, bank, faults)
    return (stamps, parsed) if parsed else None


def _compiled(stamps: tuple[Stamp, ...], item: ParsedQuestion) -> Compiled:
    return Compiled(
        entry=_entry_of(item.question),
        stamps=stamps,
        settled=are_settled(stamps),
        links=json.dumps(encode(item.links)),
        body=json.dumps(encode(item.question)),
    )


def _read_links(text: str) -> Links:
    return decode(Links, json.loads(text))


def _entry_of(question: Question) -> Entry:
    return Entry(
        bank=question.bank,
        id=question.id,
        revision=question.revision,
        area=question.area,
        topic=question.topic,
        domain=question.domain,
        phase=question.phase,
        difficulty=question.difficulty,
        minutes=question.minutes,
        format=question.format,
        title=question.title,
        packages=question.content.packages if isinstance(question.content, Program) else (),
        misconceptions=question.misconceptions,
        prerequisites=tuple(name if "/" in name else f"{question.bank}/{name}" for name in question.prerequisites),
    )
