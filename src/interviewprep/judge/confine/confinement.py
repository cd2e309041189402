"""All layers in their order: what a helper does once for all its children, and each child before it sees any code.

What a process touches after a fork is copied first, and slow. So the helper takes upon itself what a child inherits,
and prepares the rest: a child makes one call after another and notes which were refused.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would cost every start of the helper
    from typing import Any

MANDATORY = ("landlock", "seccomp", "rlimits")
OPTIONAL = ("namespaces",)
"""All other layers, and those of other systems, are needed."""

Step = tuple[str, Callable[[], object]]
"""A call that a child makes, and the layer that is missing where it is refused."""

_REFUSALS = (OSError, ValueError)


class Plan:
    """What is the same for all children of a helper: put into force for it and them, or else prepared.

    `layers` tells which are `enforced`, `reduced` or `missing` in a child in which no step is refused, and `reasons`
    why one is not enforced. `exposed` is why children have no namespace of processes; empty where they have one.
    """

    def __init__(
        self, kernel: ModuleType, parts: dict[str, ModuleType], readable: list[str], newest_abi: int, exposed: str
    ) -> None:
        self.layers = dict.fromkeys(("namespaces", "rlimits", "landlock", "seccomp"), "enforced")
        self.reasons: dict[str, str] = {}
        self.ruleset = -1
        self._kernel = kernel
        self._parts = parts
        self._exposed = exposed
        self._filter: Any = None
        self._mapped_bytes = 0
        if exposed:
            self.layers["namespaces"] = "reduced"
            self.reasons["namespaces"] = f"processes are not hidden: {exposed}"
        else:
            self._attempt("namespaces", kernel.drop_capabilities)
        kernel.forbid_new_privileges()
        self._attempt("rlimits", self._limit)
        self._attempt("landlock", lambda: self._prepare_rules(readable, newest_abi))
        self._attempt("seccomp", self._prepare_filter)

    def steps(self, *, ruleset: int, memory_bytes: int, cpu_s: int) -> list[Step]:
        """List what is left for a child to do, which will have the ruleset open as `ruleset`.

        The order matters: namespaces need calls that the filter refuses, as limits do, and they clear the death signal.
        """
        # From inside a process namespace, what lies outside has no number.
        parent = os.getpid() if self._exposed else 0
        limits = self._parts["limits"].prepare(self._mapped_bytes + memory_bytes, cpu_s)
        steps: list[Step] = [
            ("death signal", partial(self._kernel.die_with_parent, parent)),
            *(("rlimits", limit) for limit in limits),
            ("landlock", self._parts["landlock"].prepare(self._kernel.prepare, ruleset)),
            ("seccomp", self._install),
        ]
        if self._exposed:
            steps.insert(0, ("namespaces", partial(self._parts["namespaces"].isolate, self._kernel)))
        return [(layer, step) for layer, step in steps if self.layers.get(layer) != "missing"]

    def greeting(self, refusals: dict[str, str]) -> dict[str, dict[str, str]]:
        """Write what a child says of itself, after steps that were refused for these reasons."""
        layers = self.layers | dict.fromkeys(refusals, "missing")
        return {"layers": layers, "reasons": self.reasons | refusals}

    def _attempt(self, layer: str, step: Callable[[], None]) -> None:
        try:
            step()
        except _REFUSALS as refusal:
            self.layers[layer], self.reasons[layer] = "missing", str(refusal)

    def _limit(self) -> None:
        self._parts["limits"].forbid_files()
        self._mapped_bytes = self._parts["limits"].mapped_bytes()

    def _prepare_rules(self, readable: list[str], newest_abi: int) -> None:
        self.ruleset = self._parts["landlock"].make_ruleset(self._kernel.syscall, readable, newest_abi)

    def _prepare_filter(self) -> None:
        seccomp, machine = self._parts["seccomp"], os.uname().machine
        if machine not in seccomp.ARCHITECTURES:
            raise OSError(f"no table of system calls for {machine}")
        program = seccomp.assemble(seccomp.ARCHITECTURES[machine], self._parts["syscalls"], seccomp.OWN_PID)
        self._filter = seccomp.Filter(program)

    def _install(self) -> None:
        self._filter.install(os.getpid(), self._kernel.prctl)


def confine(steps: list[Step]) -> dict[str, str]:
    """Confine this process, a fresh child of the helper's, for good; give layers that the system refused, with reasons.

    A refusal is an answer here: the caller decides.
    """
    refusals = {}
    for layer, step in steps:
        try:
            step()
        except _REFUSALS as refusal:
            refusals[layer] = str(refusal)
    return refusals


def missing_layers(layers: dict[str, str]) -> list[str]:
    """List the layers that are missing and needed."""
    return [name for name, status in layers.items() if status == "missing" and name not in OPTIONAL]
