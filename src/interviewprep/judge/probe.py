"""What confinement is worth on this system: every layer is attacked from a real child, confined as answers are.

Nothing is concluded from version numbers: a layer is `enforced` when all its attacks are refused, `missing` when
none is, and `reduced` in between.
"""

import math
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from interviewprep.base.records import dataclass
from interviewprep.judge.cell import Cell
from interviewprep.judge.channel import Cause
from interviewprep.judge.child import Children
from interviewprep.judge.order import CellFault, Order
from interviewprep.judge.protocol import values

_ATTACKS_FILE = Path(__file__).with_name("attacks.py")
_MEMORY_BYTES = 128 << 20
_HARD_CPU_S = 1
_WALL_S = 20.0

_FIXES = {
    "landlock": "Use a kernel from 5.13 with Landlock among its security modules (the boot option `lsm=landlock,...`).",
    "seccomp": "Use a kernel with seccomp filters on x86_64 or aarch64; some containers need `seccomp` allowed.",
    "rlimits": "Start `prep` without limits below its own needs (`ulimit -a` shows them).",
    "namespaces": "A bonus, not needed: allow unprivileged user namespaces to have it.",
}

_NAMESPACES = ("user", "net", "ipc", "mnt", "pid")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attack: what was tried, whether it was refused, and what was seen."""

    attack: str
    refused: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of confinement as the attacks found it: `enforced`, `reduced` or `missing`; `fix` if not enforced."""

    name: str
    status: str
    attempts: tuple[Attempt, ...]
    fix: str


def probe() -> tuple[Layer, ...]:
    """Attack every layer from confined children and tell what held; takes about a second of CPU."""
    if sys.platform != "linux":
        from interviewprep.judge.platforms.here import prove

        return prove()
    with tempfile.TemporaryDirectory(prefix="prep-probe-") as folder:
        planted = Path(folder, "planted.txt")
        planted.write_text("secret", encoding="utf-8")
        created = Path(folder, "created.txt")
        try:
            found = {
                "landlock": _attack_reading(str(planted)),
                "seccomp": _attack_calls(str(planted), str(created)),
                "rlimits": _attack_limits(),
                "namespaces": _compare_namespaces(),
            }
        except CellFault as fault:
            return tuple(Layer(name, "missing", (), f"{fault}") for name in _FIXES)
        unharmed = planted.read_text(encoding="utf-8") == "secret" and not created.exists()
    found["seccomp"].append(Attempt("look at the files afterwards", unharmed, "unharmed" if unharmed else "changed"))
    return tuple(_layer(name, attempts) for name, attempts in found.items())


def attempt(name: str, target: str = "", pool: Children | None = None) -> Attempt:
    """Try one attack in a child of its own; a child that is gone was refused only if it was killed.

    Raises:
        CellFault: the child could not be started, or cannot run anything.
    """
    shown = f"{name} ({target})" if target else name
    with Cell(_order(), pool) as cell:
        source = _ATTACKS_FILE.read_text(encoding="utf-8")
        load = {"do": "load", "kind": "function", "name": "attack", "source": source, "in_place": False, "watch": False}
        if cell.ask(load, math.inf, _WALL_S).reply.get("loaded") is not True:
            # Otherwise a child in which nothing works would pass for one that refuses everything.
            raise CellFault("the child cannot load what it is to try")
        answer = cell.ask({"do": "test", "args": values.encode((name, target))}, math.inf, _WALL_S)
        ending = cell.end()
    if answer.cause is Cause.REPLIED:
        match values.decode(answer.reply.get("value")):
            case (bool() as got_through, str() as detail):
                return Attempt(shown, not got_through, detail)
    killed = ending.code is not None and ending.code < 0 and answer.cause in {Cause.ENDED, Cause.MEMORY}
    return Attempt(shown, killed, f"the child ended ({ending.code})")


def _layer(name: str, attempts: Sequence[Attempt]) -> Layer:
    refused = sum(attempt.refused for attempt in attempts)
    status = "enforced" if refused == len(attempts) else "reduced" if refused else "missing"
    return Layer(name, status, tuple(attempts), "" if status == "enforced" else _FIXES[name])


def _attack_reading(planted: str) -> list[Attempt]:
    return [
        attempt("read a file", planted),
        attempt("read a file", "/etc/passwd"),
        attempt("read a file", "/proc/self/environ"),
        attempt("list a folder", str(Path.home())),
        attempt("list a folder", "/"),
    ]


def _attack_calls(planted: str, created: str) -> list[Attempt]:
    targets = {"write a file": created, "empty a file": planted}
    on_planted = ("change a file's mode", "change a file's times")
    rest = ("open a socket", "fork", "run a program", "signal the parent", "set limits")
    return [
        *(attempt(name, target) for name, target in targets.items()),
        *(attempt(name, planted) for name in on_planted),
        *(attempt(name) for name in rest),
    ]


def _attack_limits() -> list[Attempt]:
    return [attempt(name) for name in ("take 640 MiB", "open 500 files", "use 4 s of CPU")]


def _compare_namespaces() -> list[Attempt]:
    """Look from outside at the namespaces that a living child is in."""
    with Cell(_order()) as cell:
        return [_compare_namespace(cell, name) for name in _NAMESPACES]


def _compare_namespace(cell: Cell, name: str) -> Attempt:
    own, other = Path(f"/proc/self/ns/{name}"), Path(f"/proc/{cell.pid}/ns/{name}")
    try:
        shared = own.readlink() == other.readlink()
    except PermissionError:
        # A process that gave up its privileges is not open to view; then its own word counts, given before any code.
        layer = cell.layers.get("namespaces")
        shared = layer != "enforced" if name == "pid" else layer == "missing"
    return Attempt(f"share the {name} namespace", not shared, "shared" if shared else "its own")


def _order() -> Order:
    return Order(memory_bytes=_MEMORY_BYTES, cpu_s=_HARD_CPU_S, unsafe=True)
