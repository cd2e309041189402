"""The back end of this system: the children it has ready, and what its confinement is worth."""

import atexit
import sys
from functools import cache

from interviewprep.base.errors import JudgeUnavailable
from interviewprep.base.paths import find_paths
from interviewprep.judge.platforms.backend import Backend
from interviewprep.judge.platforms.oneshot import OneShots, Standing
from interviewprep.judge.probe import Layer


@cache
def one_shots() -> OneShots:
    """Give what has children ready here; it ends with this process.

    Raises:
        JudgeUnavailable: there is no back end for this system.
    """
    children = OneShots(_backend().start, _standing)
    atexit.register(children.close)
    return children


def prove() -> tuple[Layer, ...]:
    """Attack every layer, whatever is remembered, and remember what was found."""
    from interviewprep.judge.platforms.standing import attack, remember

    layers = attack(_backend())
    remember(layers, find_paths().cache)
    return layers


@cache
def _standing() -> Standing:
    from interviewprep.judge.platforms.standing import find_standing

    return find_standing(_backend(), find_paths().cache)


def _backend() -> Backend:
    match sys.platform:
        case "darwin":
            from interviewprep.judge.platforms import macos

            return macos.BACKEND
        case "win32":
            from interviewprep.judge.platforms import windows

            return windows.BACKEND
        case _:
            raise JudgeUnavailable(
                f"Answers cannot be run in confinement on {sys.platform}; the judge knows Linux, macOS and Windows."
            )
