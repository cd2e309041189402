"""Banks that other installed packages bring, through the entry point `interviewprep.banks`.

The value of such an entry point is a path, or a callable that returns one. Importing `importlib.metadata` costs
four bare interpreter starts, reading the few lines it would read costs a twentieth of one.
"""

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

GROUP = "interviewprep.banks"


def plugin_folders(notices: list[str]) -> Iterator[tuple[str, Path]]:
    """Find the name and folder of each plugin; one that fails is told in `notices` and left out."""
    for name, reference in _entry_points(notices):
        try:
            yield name, _load(reference)
        except Exception as error:  # noqa: BLE001 - whatever a stranger's package does, practice goes on without it
            notices.append(f"the plugin {name} ({reference}) failed: {type(error).__name__}: {error}; it is left out")


def _load(reference: str) -> Path:
    module, _, attribute = reference.partition(":")
    value: object = import_module(module.strip())
    for part in filter(None, attribute.split("[")[0].strip().split(".")):
        value = getattr(value, part)
    if callable(value):
        value = value()
    if not isinstance(value, str | os.PathLike):
        raise TypeError(f"it gives {type(value).__name__}, not a path")
    return Path(value).absolute()


def _entry_points(notices: list[str]) -> list[tuple[str, str]]:
    """Read the group from every distribution on the path; the first one of a name wins, as in imports."""
    found: dict[str, str] = {}
    for folder in dict.fromkeys(sys.path):
        for file in _entry_point_files(folder or "."):
            for name, reference in _read_group(file, notices).items():
                found.setdefault(name, reference)
    return sorted(found.items())


def _entry_point_files(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(f"{entry.path}/entry_points.txt" for entry in entries if entry.name.endswith(".dist-info"))
    except OSError:
        # Archives and folders that do not exist are normal on the path.
        return []


def _read_group(file: str, notices: list[str]) -> dict[str, str]:
    try:
        with open(file, encoding="utf-8") as stream:  # noqa: PTH123 - a hundred of these run at every start
            text = stream.read()
    except (OSError, UnicodeDecodeError):
        # Most distributions have no entry points; one that cannot be read is not for us.
        return {}
    if GROUP not in text:
        return {}
    from configparser import ConfigParser, Error  # hardly anybody has plugins

    parser = ConfigParser(delimiters=("=",), interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign] # keeps upper case
    try:
        parser.read_string(text)
    except Error as error:
        notices.append(f"{file} cannot be read: {error.message}; the plugins in it are left out")
        return {}
    return dict(parser[GROUP]) if parser.has_section(GROUP) else {}
