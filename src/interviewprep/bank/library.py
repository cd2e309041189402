"""All questions that can be asked here: the one door through which the rest of the program reaches banks."""

import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

from interviewprep.bank.compiled.active import ActiveBanks, BrokenBank
from interviewprep.bank.compiled.cache import Cache, Compiled, Facet, Progress
from interviewprep.bank.compiled.codec import decode
from interviewprep.bank.discovery import discover
from interviewprep.base.errors import Fault, UsageFault
from interviewprep.base.paths import Paths
from interviewprep.base.records import dataclass
from interviewprep.base.text import counted, did_you_mean
from interviewprep.model.question import Entry, Program, Question


@dataclass(frozen=True, slots=True)
class BankInfo:
    """A bank in use, with the number of its questions."""

    name: str
    title: str
    path: Path
    questions: int
    licence: str


def _tell_nobody(done: int, total: int) -> None:
    del done, total


def open_library(
    paths: Paths,
    *,
    environ: Mapping[str, str] | None = None,
    extra: Sequence[Path] = (),
    refresh: bool = False,
    progress: Progress = _tell_nobody,
) -> "Library":
    """Open all banks that can be found, compiling those that changed.

    `extra` are banks, or folders of banks, named for this call. `refresh` looks at every file of every bank. `progress`
    hears how far the compiling of a large bank has come.

    Raises:
        UsageFault: a folder in `extra` holds no bank.
        ContentFault: a bank in `extra` has faults; others with faults are left out with a notice.
    """
    discovery = discover(paths, os.environ if environ is None else environ, extra)
    return Library(ActiveBanks(paths.bank_cache, discovery, refresh=refresh, progress=progress))


class Library:
    """The banks in use. Close it, or use it in a `with` statement, when nothing more is wanted of it."""

    def __init__(self, banks: ActiveBanks) -> None:
        self._banks = banks

    def __enter__(self) -> Self:
        """Give the library itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the library."""
        self.close()

    def close(self) -> None:
        """Let go of the compiled banks."""
        self._banks.close()

    @property
    def notices(self) -> tuple[str, ...]:
        """What a person should hear about the banks: broken, doubled or missing ones, and packages to install."""
        return (*self._banks.notices, *self._package_notices())

    @property
    def broken(self) -> tuple[BrokenBank, ...]:
        """The banks left out because of their faults."""
        return tuple(self._banks.broken)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All faults of the banks left out."""
        return tuple(fault for bank in self._banks.broken for fault in bank.faults)

    def banks(self) -> list[BankInfo]:
        """List the banks in use by name."""
        counts: dict[int, int] = {}
        for facet in self._facets():
            counts[facet.bank] = counts.get(facet.bank, 0) + facet.questions
        infos = [
            BankInfo(bank.row.name, bank.row.title, bank.found.path, counts.get(bank.row.id, 0), bank.row.licence)
            for bank in self._banks.active.values()
        ]
        return sorted(infos, key=lambda info: info.name)

    def find(self, ref: str) -> Question:
        """Give the question that a person named by `id` or `bank/id`.

        Raises:
            UsageFault: there is none of this name, or several.
            ContentFault: it lies in a bank that was left out because of its faults.
        """
        question = self._decoded(lambda: self._find(ref))
        assert question is not None
        return question

    def path(self, ref: str) -> Path:
        """Tell the file of the question that a person named by `id` or `bank/id`; raises as `find` does."""
        return Path(self._find(ref).stamps[0].path)

    def get(self, ref: str) -> Question | None:
        """Give the question stored in history as `bank/id`, or None when it is not to be had."""
        return self._decoded(lambda: self._get(ref))

    def entry(self, ref: str) -> Entry | None:
        """Give the catalogue line of the question stored in history as `bank/id`, or None."""
        compiled = self._get(ref)
        return compiled.entry if compiled else None

    def entries(
        self,
        *,
        areas: Collection[str] = (),
        topics: Collection[str] = (),
        domains: Collection[str] = (),
        formats: Collection[str] = (),
        difficulties: Collection[str] = (),
        ready: bool = False,
    ) -> list[Entry]:
        """List the catalogue by bank, topic and id; an empty filter lets everything through.

        `ready` leaves out the questions whose packages are not installed.
        """
        filters = {
            "areas": _json_list(areas),
            "topics": _json_list(topics),
            "domains": _json_list(domains),
            "formats": _json_list(formats),
            "difficulties": _json_list(difficulties),
        }
        found = self._banks.look_up(lambda cache: cache.entries(self._banks.numbers(), filters))
        return [entry for entry in found if not missing_packages(entry)] if ready else found

    def topics(self) -> list[str]:
        """List the topics of all banks by name."""
        return self._banks.look_up(lambda cache: cache.topics(self._banks.numbers()))

    def catching(self, misconception: str) -> list[str]:
        """List the questions, as `bank/id`, that catch a misconception."""
        return self._banks.look_up(lambda cache: cache.catching(misconception, self._banks.numbers()))

    def entries_of(self, refs: Collection[str]) -> list[Entry]:
        """List the catalogue lines of questions stored in history as `bank/id`, as `entries` does with `ready`.

        The cost depends on their number, not on the size of the banks; those that are gone are left out.
        """
        numbers = {name: number for number, name in self._banks.numbers().items()}
        places = [(numbers[bank], name) for bank, _, name in (ref.partition("/") for ref in refs) if bank in numbers]
        found = self._banks.look_up(lambda cache: cache.entries_of(places))
        return [entry for entry in found if not missing_packages(entry)]

    def sample(
        self,
        limit: int,
        *,
        seed: int,
        areas: Collection[str] = (),
        topics: Collection[str] = (),
        domains: Collection[str] = (),
        formats: Collection[str] = (),
        difficulties: Collection[str] = (),
        exclude: Collection[str] = (),
    ) -> list[Entry]:
        """Pick up to `limit` different questions, every one that fits being equally likely.

        The same seed, areas and banks give the same pick, and a larger `limit` only adds to it. The cost depends on
        `limit` and on the number of excluded refs met, not on the size of the banks, unless topics or domains are
        named, whose questions are listed then. Questions whose packages are not installed are left out.
        """
        if topics or domains:
            listed = self.entries(
                areas=areas, topics=topics, domains=domains, formats=formats, difficulties=difficulties, ready=True
            )
            return self._shuffled([entry for entry in listed if entry.ref not in exclude], limit, seed)
        wanted = _Filter(frozenset(areas), frozenset(formats), frozenset(difficulties))
        # A file that changed since the last look changes its bank, and thereby the pick. Each bank is compiled
        # again once, unless somebody keeps writing; then the last pick is as good as any.
        for _ in range(len(self._banks.active) + 1):
            before = self._banks.changes
            places = self._banks.look_up(lambda cache: self._draw(cache, limit, seed, wanted, frozenset(exclude)))
            found = [self._banks.verified(bank, name) for bank, name in places]
            if self._banks.changes == before:
                break
        return [compiled.entry for compiled in found if compiled]

    def _draw(
        self, cache: Cache, limit: int, seed: int, wanted: "_Filter", exclude: Collection[str]
    ) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        banks = self._banks.numbers()
        with cache.transaction():
            facets = [facet for facet in cache.facets(banks) if wanted.admits(facet) and not missing_packages(facet)]
            for facet, position in _shuffled(facets, " ".join([str(seed), *sorted(wanted.areas)])):
                if len(found) >= limit:
                    break
                name = cache.at(facet, position)
                if name is not None and f"{banks[facet.bank]}/{name}" not in exclude:
                    found.append((banks[facet.bank], name))
        return found

    def _shuffled(self, entries: list[Entry], limit: int, seed: int) -> list[Entry]:
        from random import Random

        Random(seed).shuffle(entries)  # noqa: S311 - a pick of questions that can be repeated, no secret
        found = (self._banks.verified(entry.bank, entry.id) for entry in entries[:limit])
        return [compiled.entry for compiled in found if compiled]

    def _find(self, ref: str) -> Compiled:
        bank, _, name = ref.rpartition("/")
        places = self._banks.look_up(lambda cache: cache.banks_of(name, self._numbers(bank)))
        if len(places) > 1:
            refs = " or ".join(f"{place}/{name}" for place in places)
            raise UsageFault(f"the question id {name!r} stands for several questions: say {refs}")
        compiled = self._banks.verified(places[0], name) if places else None
        if compiled is not None:
            return compiled
        for broken in self._banks.broken:
            if bank in {"", broken.name} and name in broken.ids:
                raise broken.error()
        raise self._unknown(ref, bank, name)

    def _numbers(self, bank: str) -> list[int]:
        """Give the number in the cache of one bank, or those of all banks for an empty name."""
        return [number for number, found in self._banks.numbers().items() if bank in {"", found}]

    def _unknown(self, ref: str, bank: str, name: str) -> UsageFault:
        if name.endswith(".md"):
            from interviewprep.bank.files.layout import QUESTION

            own = Path(bank).name if name == QUESTION else Path(name).stem
            return UsageFault(f"a question is named by its id and not by its file: say {own}")
        names = list(self._banks.active)
        if bank and bank not in names:
            advice = did_you_mean(bank, names) or f" There are {', '.join(sorted(names)) or 'none'}."
            return UsageFault(f"there is no bank {bank!r}.{advice}")
        ids = self._banks.look_up(lambda cache: cache.ids_like(name, self._numbers(bank)))
        advice = did_you_mean(name, ids) or " `prep bank list` shows all."
        return UsageFault(f"there is no question {ref!r}.{advice}")

    def _get(self, ref: str) -> Compiled | None:
        bank, _, name = ref.partition("/")
        return self._banks.verified(bank, name)

    def _decoded(self, look_up: Callable[[], Compiled | None]) -> Question | None:
        compiled = look_up()
        try:
            return decode(Question, json.loads(compiled.body)) if compiled else None
        except ValueError as error:
            # The cache is damaged, or the model changed under it. From a fresh one it fails no more, or for good.
            self._banks.start_over(error)
            compiled = look_up()
            return decode(Question, json.loads(compiled.body)) if compiled else None

    def _facets(self) -> list[Facet]:
        return self._banks.look_up(lambda cache: cache.facets(self._banks.numbers()))

    def _package_notices(self) -> Iterator[str]:
        lacking = {facet: packages for facet in self._facets() if (packages := missing_packages(facet))}
        if lacking:
            questions = counted(sum(facet.questions for facet in lacking), "question")
            names = " and ".join(sorted({package for packages in lacking.values() for package in packages}))
            yield (
                f"{questions} left out of interviews and drills because of missing packages ({names}): "
                "pip install 'interviewprep[arrays]'"
            )


@dataclass(frozen=True, slots=True)
class _Filter:
    """What a sample may hold; an empty set lets everything through."""

    areas: frozenset[str]
    formats: frozenset[str]
    difficulties: frozenset[str]

    def admits(self, facet: Facet) -> bool:
        return (
            (not self.areas or facet.area in self.areas)
            and (not self.formats or facet.format in self.formats)
            and (not self.difficulties or facet.difficulty in self.difficulties)
        )


def _shuffled(facets: list[Facet], seed: str) -> Iterator[tuple[Facet, int]]:
    """Go through all places of all facets in random order, without listing them first.

    This is the shuffle of Fisher and Yates on a list of which only the moved places are kept.
    """
    from bisect import bisect_right
    from itertools import accumulate
    from random import Random

    ends = list(accumulate(facet.questions for facet in facets))
    total = ends[-1] if ends else 0
    draw = Random(seed)  # noqa: S311 - a pick of questions that can be repeated, no secret
    moved: dict[int, int] = {}
    for first in range(total):
        chosen = draw.randrange(first, total)
        place = moved.get(chosen, chosen)
        moved[chosen] = moved.get(first, first)
        index = bisect_right(ends, place)
        yield facets[index], place - (ends[index] - facets[index].questions)


def missing_packages(wanting: Entry | Facet | Program) -> list[str]:
    """List the packages that questions want and that are not installed, without importing any."""
    return [package for package in wanting.packages if not _is_installed(package)]


@cache
def _is_installed(package: str) -> bool:
    from importlib.util import find_spec

    return find_spec(package) is not None


def _json_list(values: Collection[str]) -> str | None:
    return json.dumps(sorted(values)) if values else None
