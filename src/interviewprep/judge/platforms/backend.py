"""What a back end is: how it starts a process, its layers, and the attacks that each of them must refuse."""

from interviewprep.base.records import dataclass
from interviewprep.judge.platforms.oneshot import Start


@dataclass(frozen=True, slots=True)
class Guard:
    """One layer: the attacks it must refuse, with what each is aimed at, and what to do where it does not.

    An attack is aimed at the `planted` file, at one to be `created`, at the `home` folder, or at nothing.
    """

    name: str
    attacks: tuple[tuple[str, str], ...]
    fix: str


@dataclass(frozen=True, slots=True)
class Backend:
    """How answers are confined on one system. `open_by_design`: attacks that get through and make a layer `reduced`."""

    start: Start
    guards: tuple[Guard, ...]
    open_by_design: frozenset[str] = frozenset()
