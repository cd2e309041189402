"""Which third-party packages an answer imports, and the folders they lie in."""

import ast
import importlib.util
import warnings
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from interviewprep.base.records import dataclass

_NEEDS = {
    "pandas": ("numpy", "dateutil", "pytz", "tzdata", "six"),
    "hypothesis": ("sortedcontainers", "attr", "attrs", "_hypothesis_globals", "_hypothesis_ftz_detector"),
}
"""What a package imports in its turn; those that are not installed are not needed by the installed release."""


@dataclass(frozen=True, slots=True)
class Packages:
    """Packages to load for an answer: their names, the folder each top-level name lies in, and what may be read."""

    warm: tuple[str, ...] = ()
    folders: tuple[tuple[str, str], ...] = ()
    readable: tuple[str, ...] = ()


NO_PACKAGES = Packages()


def imported_names(source: str) -> frozenset[str]:
    """List the top-level names that a source imports anywhere; empty where it cannot be parsed."""
    if "import" not in source:
        return frozenset()  # to parse takes as long as several tests
    try:
        with warnings.catch_warnings():
            # An odd escape in the answer's text is reported by the child, where the learner's output belongs.
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return frozenset()  # the child will say what is wrong with it
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return frozenset(names)


def find_packages(names: Iterable[str]) -> Packages:
    """Find installed packages and what they need; names that are not installed are left out.

    Each set of names is looked for once: to look takes as long as ten tests.
    """
    return _find(tuple(sorted(names)))


@cache
def _find(wanted: tuple[str, ...]) -> Packages:
    folders: dict[str, str] = {}
    readable: list[str] = []
    needs = [need for name in wanted for need in _NEEDS.get(name, ())]
    for name in [*wanted, *needs]:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            continue
        origin = Path(spec.origin)
        place = origin.parent if spec.submodule_search_locations else origin
        folders[name] = str(place.parent)
        readable += [str(place), str(place.parent / f"{name}.libs")]
    return Packages(tuple(name for name in wanted if name in folders), tuple(folders.items()), tuple(readable))
