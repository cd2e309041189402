"""Where banks are found: named ones, `PREP_BANKS`, the user's folder, the package itself, and plugins."""

import os
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

import interviewprep
from interviewprep.bank.files.layout import MANIFEST, is_bank
from interviewprep.bank.plugins import plugin_folders
from interviewprep.base.errors import UsageFault
from interviewprep.base.paths import Paths
from interviewprep.base.records import dataclass


class Origin(StrEnum):
    """Who told of a bank. Where two banks have one name, the origin named first here wins."""

    NAMED = "--bank"
    ENVIRONMENT = "PREP_BANKS"
    USER = "your bank folder"
    PACKAGE = "interviewprep"
    PLUGIN = "an installed package"


@dataclass(frozen=True, slots=True)
class Found:
    """A bank folder; `is_installed` tells that its files change only with an installation."""

    path: Path
    origin: Origin
    is_installed: bool = False


@dataclass(frozen=True, slots=True)
class Discovery:
    """All bank folders in order of precedence, each once, and what to tell the person about the search."""

    found: tuple[Found, ...]
    notices: tuple[str, ...]


def discover(paths: Paths, environ: Mapping[str, str], extra: Sequence[Path] = ()) -> Discovery:
    """Look for banks everywhere.

    Raises:
        UsageFault: a folder in `extra` is no bank and holds none.
    """
    notices: list[str] = []
    found: dict[Path, Found] = {}
    for item in [
        *_named(extra),
        *_from_environment(environ, notices),
        *(Found(path, Origin.USER) for path in banks_in(paths.banks)),
        *_shipped(notices),
        *_plugged(notices),
    ]:
        found.setdefault(_resolved(item.path), item)
    return Discovery(tuple(found.values()), tuple(notices))


def shipped_banks() -> tuple[Path, bool]:
    """Tell the folder of the banks that come with the product, and whether it was installed with the package."""
    package = Path(interviewprep.__file__).parent
    installed = package / "question_banks"
    if installed.is_dir():
        return installed, True
    return package.parent.parent / "question_banks", False


def banks_in(folder: Path) -> list[Path]:
    """List a bank itself, or the banks that lie directly in a folder, by name."""
    try:
        if is_bank(folder):
            return [folder]
        return sorted(path for path in folder.iterdir() if is_bank(path))
    except OSError:
        # Missing or out of reach: the caller tells that no bank was found there.
        return []


def _named(extra: Sequence[Path]) -> Iterator[Found]:
    for folder in extra:
        banks = banks_in(folder.absolute())
        if not banks:
            raise UsageFault(f"{folder} is no bank: it lacks {MANIFEST}, and so do the folders in it")
        yield from (Found(path, Origin.NAMED) for path in banks)


def _from_environment(environ: Mapping[str, str], notices: list[str]) -> Iterator[Found]:
    for name in environ.get("PREP_BANKS", "").split(os.pathsep):
        if not name:
            continue
        folder = Path(name).expanduser().absolute()
        banks = banks_in(folder)
        if not banks:
            what = "holds no bank" if folder.is_dir() else "does not exist"
            notices.append(f"PREP_BANKS names {folder}, which {what}; correct or unset the variable")
        yield from (Found(path, Origin.ENVIRONMENT) for path in banks)


def _shipped(notices: list[str]) -> Iterator[Found]:
    folder, is_installed = shipped_banks()
    banks = banks_in(folder)
    if not banks:
        notices.append(f"the questions that come with interviewprep are missing from {folder}; install it again")
    yield from (Found(path, Origin.PACKAGE, is_installed) for path in banks)


def _plugged(notices: list[str]) -> Iterator[Found]:
    for name, folder in plugin_folders(notices):
        banks = banks_in(folder)
        if not banks:
            notices.append(f"the plugin {name} names {folder}, which holds no bank; update or remove that package")
        yield from (Found(path, Origin.PLUGIN) for path in banks)


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        # A circle of links has no end to resolve to.
        return path
