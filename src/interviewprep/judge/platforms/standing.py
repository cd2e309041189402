"""What a back end's confinement is worth: every layer is attacked once, and what held is remembered.

The label never comes from version numbers. It is asked for again with another release of the system, Python or `prep`,
and with another text of the back end or the attacks.
"""

import hashlib
import json
import platform
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from interviewprep import __version__
from interviewprep.judge.order import CellFault
from interviewprep.judge.platforms.backend import Backend, Guard
from interviewprep.judge.platforms.oneshot import OneShots, Standing
from interviewprep.judge.probe import Attempt, Layer, attempt

FILE_NAME = "confinement.json"
_FOLDER = Path(__file__).parent


def find_standing(backend: Backend, cache: Path) -> Standing:
    """Tell what the confinement is worth, by what is remembered or else by attacking it, which takes seconds."""
    remembered = _recall(cache)
    if remembered is not None:
        return remembered
    return remember(attack(backend), cache)


def attack(backend: Backend) -> tuple[Layer, ...]:
    """Attack every layer from a process of its own; takes seconds."""
    unproven = Standing({guard.name: "unproven" for guard in backend.guards}, {})
    children = OneShots(backend.start, lambda: unproven)
    try:
        with tempfile.TemporaryDirectory(prefix="prep-probe-") as folder:
            return tuple(_attack_layer(backend, guard, children, Path(folder)) for guard in backend.guards)
    finally:
        children.close()


def remember(layers: tuple[Layer, ...], cache: Path) -> Standing:
    """Keep what attacks showed, and give it in short."""
    reasons = {layer.name: _reason(layer) for layer in layers if layer.status != "enforced"}
    standing = Standing({layer.name: layer.status for layer in layers}, reasons)
    document = {"key": _key(), "layers": standing.layers, "reasons": standing.reasons}
    with suppress(OSError):  # then the next command attacks once more
        cache.mkdir(parents=True, exist_ok=True)
        (cache / FILE_NAME).write_text(json.dumps(document, indent=1), encoding="utf-8")
    return standing


def _attack_layer(backend: Backend, guard: Guard, children: OneShots, folder: Path) -> Layer:
    planted = folder / "planted.txt"
    planted.write_text("secret", encoding="utf-8")
    targets = {"planted": str(planted), "created": str(folder / "created.txt"), "home": str(Path.home())}
    try:
        attempts = [attempt(name, targets.get(target, target), children) for name, target in guard.attacks]
    except CellFault as fault:
        return Layer(guard.name, "missing", (), f"{fault}. {guard.fix}")
    if any(target in targets for _, target in guard.attacks):
        unharmed = planted.read_text(encoding="utf-8") == "secret" and not Path(targets["created"]).exists()
        attempts.append(Attempt("look at the files afterwards", unharmed, "unharmed" if unharmed else "changed"))
    through = {found.attack.partition(" (")[0] for found in attempts if not found.refused}
    status = "missing" if through - backend.open_by_design else "reduced" if through else "enforced"
    return Layer(guard.name, status, tuple(attempts), guard.fix if through else "")


def _reason(layer: Layer) -> str:
    through = [f"{found.attack}: {found.detail}" for found in layer.attempts if not found.refused]
    return "; ".join(through) or layer.fix


def _recall(cache: Path) -> Standing | None:
    """Read what is remembered; None where that is nothing, or of another system."""
    try:
        document = json.loads((cache / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    match document:
        case {"key": str() as key, "layers": dict() as layers, "reasons": dict() as reasons} if (
            key == _key() and layers
        ):
            return Standing(layers, reasons)
    return None


def _key() -> str:
    """Name all that the label depends on."""
    sources = [*sorted(_FOLDER.glob("*.py")), _FOLDER.parent / "attacks.py"]
    text = b"".join(path.read_bytes() for path in sources)
    system = (sys.platform, platform.release(), platform.version(), platform.machine(), platform.python_version())
    return hashlib.sha256(repr((system, __version__)).encode() + text).hexdigest()
