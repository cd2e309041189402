"""What `prep doctor` looks at, each in a small function that returns findings.

To add a check, write it here and list it in `examine`.
"""

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

from interviewprep.base.errors import JudgeUnavailable, PrepError
from interviewprep.base.paths import Paths
from interviewprep.base.records import dataclass
from interviewprep.base.text import counted

OLDEST_PYTHON, NEWEST_TESTED_PYTHON = (3, 11), (3, 13)
NARROWEST_TERMINAL = 80
LITTLE_SPACE_BYTES = 64 * 1024 * 1024
PACKAGES_FOR_ARRAYS = ("numpy", "pandas")
AND_AGAIN = "mend this, then run `prep doctor` again"
SANDBOX, BANKS, HISTORY = "sandbox", "banks", "history"


class Status(StrEnum):
    """What a finding means for the person: nothing to do, good to know, or something to mend."""

    OK = "ok"
    NOTE = "note"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact about this machine; `fix` says what to do where there is something to do."""

    area: str
    status: Status
    what: str
    fix: str = ""


def examine(paths: Paths) -> list[Finding]:
    """Run every check, in the order in which they are told."""
    checks: tuple[Callable[[], Iterator[Finding]], ...] = (
        check_sandbox,
        check_python,
        check_packages,
        lambda: check_banks(paths),
        lambda: check_folder(paths.data),
        lambda: check_folder(paths.workspace),
        lambda: check_history(paths),
        lambda: check_editor(paths),
        check_terminal,
    )
    return [finding for check in checks for finding in check()]


def check_sandbox() -> Iterator[Finding]:
    """Attack every layer of the confinement from a real child."""
    from interviewprep.judge.confine.confinement import OPTIONAL
    from interviewprep.judge.probe import probe

    try:
        layers = probe()
    except JudgeUnavailable as error:
        yield Finding(SANDBOX, Status.FAULT, str(error), "use one of these systems for questions that want a program")
        return
    for layer in layers:
        # Each kind of attack once: what it was aimed at matters only where it got through.
        kinds = dict.fromkeys(attempt.attack.partition(" (")[0] for attempt in layer.attempts if attempt.refused)
        refused = ", ".join(kinds)
        through = ", ".join(f"{attempt.attack} ({attempt.detail})" for attempt in layer.attempts if not attempt.refused)
        told = [f"{layer.name} {layer.status}"]
        told += [f"refused: {refused}"] if refused else []
        told += [f"got through: {through}"] if through else []
        yield Finding(
            SANDBOX, _sandbox_status(layer.status, needed=layer.name not in OPTIONAL), "; ".join(told), layer.fix
        )


def _sandbox_status(status: str, *, needed: bool) -> Status:
    if status == "enforced":
        return Status.OK
    return Status.FAULT if status == "missing" and needed else Status.NOTE


def check_python() -> Iterator[Finding]:
    """Tell which Python runs, and whether it is one that is tested."""
    what = f"{platform.python_implementation()} {platform.python_version()}, {sys.executable}"
    if OLDEST_PYTHON <= sys.version_info[:2] <= NEWEST_TESTED_PYTHON:
        yield Finding("python", Status.OK, what)
    else:
        tested = " to ".join(".".join(map(str, version)) for version in (OLDEST_PYTHON, NEWEST_TESTED_PYTHON))
        yield Finding("python", Status.NOTE, f"{what}: not a version that is tested", f"use Python {tested}")


def check_packages() -> Iterator[Finding]:
    """Tell whether the packages are there that questions about arrays and tables need."""
    from importlib.metadata import PackageNotFoundError, version

    for name in PACKAGES_FOR_ARRAYS:
        try:
            yield Finding("packages", Status.OK, f"{name} {version(name)}")
        except PackageNotFoundError:
            yield Finding(
                "packages",
                Status.NOTE,
                f"{name} is not installed: questions that need it are left out",
                'install interviewprep with its extra: pip install "interviewprep[arrays]"',
            )


def check_banks(paths: Paths) -> Iterator[Finding]:
    """Look at every file of every bank; tell what is in use, and what is left out and why."""
    from interviewprep.bank.library import open_library

    try:
        with open_library(paths, refresh=True) as library:
            banks, broken, notices = library.banks(), library.broken, library.notices
    except PrepError as error:
        yield Finding(BANKS, Status.FAULT, str(error), AND_AGAIN)
        return
    for bank in banks:
        yield Finding(BANKS, Status.OK, f"{bank.name}: {counted(bank.questions, 'question')}, {bank.path}")
    for lost in broken:
        for fault in lost.faults:
            yield Finding(BANKS, Status.FAULT, f"{lost.name}, left out: {fault}", "correct this place in the file")
    for notice in notices:
        # A broken bank's notice tells its first fault, which stands above already.
        if not any(str(lost.path) in notice for lost in broken):
            yield Finding(BANKS, Status.NOTE, notice)
    if not banks:
        yield Finding(BANKS, Status.FAULT, "no bank can be used", "install interviewprep again, or set PREP_BANKS")


def check_folder(folder: Path) -> Iterator[Finding]:
    """Try to write into a folder or, before first use, where it will be made."""
    advice = "allow yourself to write there, or set PREP_HOME to another folder"
    try:
        place = next(path for path in (folder, *folder.parents) if path.exists())
        with tempfile.TemporaryFile(dir=place):
            free_bytes = shutil.disk_usage(place).free
    except OSError as error:
        yield Finding("data", Status.FAULT, f"{folder} cannot be written: {error.strerror}", advice)
        return
    if free_bytes < LITTLE_SPACE_BYTES:
        yield Finding("data", Status.NOTE, f"{place} has {free_bytes >> 20} MiB left", "free some space on that disk")
    state = "can be written" if place == folder else "will be made on first use"
    yield Finding("data", Status.OK, f"{folder} {state}")


def check_history(paths: Paths) -> Iterator[Finding]:
    """Read the whole history and tell what does not hold together."""
    from interviewprep.store.faults import rescue_advice
    from interviewprep.store.history import open_history

    try:
        with open_history(paths, create=False) as history:
            damage = history.check()
    except PrepError as error:
        # The message of a damaged file ends with this very advice; other messages carry their own.
        rescue = rescue_advice(paths)
        what = str(error).removesuffix(rescue).rstrip()
        yield Finding(HISTORY, Status.FAULT, what, rescue if what != str(error) else AND_AGAIN)
        return
    for found in damage:
        yield Finding(HISTORY, Status.FAULT, f"{found.check}: {found.message}", rescue_advice(paths))
    if not damage:
        state = f"{paths.history} is sound" if paths.history.exists() else "nothing practised yet"
        yield Finding(HISTORY, Status.OK, state)


def check_editor(paths: Paths) -> Iterator[Finding]:
    """Tell which editor opens answers, and whether it can be found."""
    from interviewprep.ui.editor import find_editor

    editor = find_editor(_editor_setting(paths))
    advice = "install nano or vim, or set EDITOR or `prep config set editor` to the one you use"
    if editor is None:
        yield Finding("editor", Status.NOTE, "none found: you will be shown the file to write to", advice)
    elif shutil.which(editor.command[0]) is None:
        yield Finding("editor", Status.NOTE, f"'{editor.command[0]}' is asked for and cannot be found", advice)
    else:
        yield Finding("editor", Status.OK, " ".join(editor.command))


def check_terminal() -> Iterator[Finding]:
    """Tell what is known about the terminal."""
    encoding = (sys.stdout.encoding or "unknown").lower()
    if sys.stdin is None or not sys.stdin.isatty() or not sys.stdout.isatty():
        yield Finding("terminal", Status.NOTE, f"none: input and output are plain lines, {encoding}")
        return
    kind, width = os.environ.get("TERM", ""), shutil.get_terminal_size().columns
    what = f"{kind or 'TERM is not set'}, {width} columns, {encoding}"
    if kind in {"", "dumb"}:
        yield Finding("terminal", Status.NOTE, what, "set TERM for menus and colour; plain lines are used without it")
    elif width < NARROWEST_TERMINAL:
        yield Finding("terminal", Status.NOTE, what, f"widen it to {NARROWEST_TERMINAL} columns for tables that fit")
    elif "utf" not in encoding:
        yield Finding("terminal", Status.NOTE, what, "use a UTF-8 locale such as C.UTF-8 to see all characters")
    else:
        yield Finding("terminal", Status.OK, what)


def _editor_setting(paths: Paths) -> str:
    from interviewprep.store.history import open_history

    try:
        with open_history(paths, create=False) as history:
            return str(history.value_of("editor"))
    except PrepError:
        # A history that cannot be opened is told by `check_history`; the editor is then chosen without it.
        return ""
