"""All layers in their order: what the child does before it sees any code."""

from __future__ import annotations

import os
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would cost every start of the helper
    from typing import Any

MANDATORY = ("landlock", "seccomp", "rlimits")
OPTIONAL = ("namespaces",)
"""All other layers, and those of other systems, are needed."""


class Confinement:
    """The layers as they were put into force: `enforced`, `reduced` or `missing`, and why one is not enforced."""

    def __init__(self) -> None:
        self.layers: dict[str, str] = {}
        self.reasons: dict[str, str] = {}

    @property
    def missing(self) -> list[str]:
        """Mandatory layers that are not there."""
        return [name for name in MANDATORY if self.layers.get(name) != "enforced"]


class Plan:
    """What is the same for all children of a helper, worked out once: rules of files, the filter, why no namespace."""

    def __init__(
        self, kernel: ModuleType, layers: dict[str, ModuleType], readable: list[str], newest_abi: int, exposed: str
    ) -> None:
        self.kernel = kernel
        self.layers = layers
        self.exposed = exposed
        self.refusals: dict[str, OSError] = {}
        self.ruleset = -1
        self.filter: Any = None
        try:
            self.ruleset = layers["landlock"].make_ruleset(kernel.syscall, readable, newest_abi)
        except OSError as refusal:
            self.refusals["landlock"] = refusal
        try:
            self.filter = _write_filter(layers["seccomp"], layers["syscalls"])
        except OSError as refusal:
            self.refusals["seccomp"] = refusal

    def require(self, layer: str) -> None:
        """Raise what kept a layer from being planned."""
        if layer in self.refusals:
            raise self.refusals[layer]


def confine(plan: Plan, *, ruleset: int, memory_bytes: int, cpu_s: int, parent: int) -> Confinement:
    """Confine this process for good and tell which layers are in force.

    `parent` is its parent's process id as this process sees it, `ruleset` the plan's as this process has it open.

    The order matters: namespaces need a call that the filter refuses, and they clear the death signal; Landlock and
    the filter need `no_new_privs`; limits need /proc, which Landlock closes, and a call that the filter refuses.
    """
    found, kernel, layers = Confinement(), plan.kernel, plan.layers
    with _Layer(found, "namespaces"):
        layers["namespaces"].confine(kernel, enclosed=not plan.exposed)
        if plan.exposed:
            found.layers["namespaces"] = "reduced"
            found.reasons["namespaces"] = f"processes are not hidden: {plan.exposed}"
    kernel.die_with_parent(parent)
    kernel.forbid_new_privileges()
    with _Layer(found, "rlimits"):
        layers["limits"].confine(memory_bytes, cpu_s)
    with _Layer(found, "landlock"):
        plan.require("landlock")
        layers["landlock"].restrict(kernel.syscall, ruleset)
    with _Layer(found, "seccomp"):
        plan.require("seccomp")
        plan.filter.install(os.getpid(), kernel.prctl)
    return found


def _write_filter(seccomp: ModuleType, calls: ModuleType) -> Any:  # noqa: ANN401 -- of a module that comes by path
    machine = os.uname().machine
    if machine not in seccomp.ARCHITECTURES:
        raise OSError(f"no table of system calls for {machine}")
    return seccomp.Filter(seccomp.assemble(seccomp.ARCHITECTURES[machine], calls, seccomp.OWN_PID))


class _Layer:
    """Notes whether the layer inside the block came into force. A refusal is an answer here: the caller decides."""

    def __init__(self, found: Confinement, name: str) -> None:
        self._found = found
        self._name = name

    def __enter__(self) -> None:
        self._found.layers[self._name] = "missing"

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> bool:
        if error is None:
            if self._found.layers[self._name] == "missing":
                self._found.layers[self._name] = "enforced"
            return False
        self._found.reasons[self._name] = str(error)
        return isinstance(error, OSError | ValueError)
