"""All layers in their order: what the child does before it sees any code."""

import os
from types import ModuleType

MANDATORY = ("landlock", "seccomp", "rlimits")


class Confinement:
    """The layers as they were put into force: `enforced`, `reduced` or `missing`, and why one is not enforced."""

    def __init__(self) -> None:
        self.layers: dict[str, str] = {}
        self.reasons: dict[str, str] = {}

    @property
    def missing(self) -> list[str]:
        """Mandatory layers that are not there."""
        return [name for name in MANDATORY if self.layers.get(name) != "enforced"]


def confine(
    kernel: ModuleType,
    layers: dict[str, ModuleType],
    *,
    readable: list[str],
    memory_bytes: int,
    cpu_s: int,
    newest_abi: int,
    parent: int,
    exposed: str,
) -> Confinement:
    """Confine this process for good and tell which layers are in force.

    `parent` is its parent's process id as this process sees it; `exposed` is empty in a process namespace, and tells
    why there is none otherwise. Landlock's rules are cut to those of `newest_abi`.

    The order matters: namespaces need a call that the filter refuses, and they clear the death signal; Landlock and
    the filter need `no_new_privs`; limits need /proc, which Landlock closes, and a call that the filter refuses.
    """
    found = Confinement()
    with _Layer(found, "namespaces"):
        layers["namespaces"].confine(kernel.unshare)
        if exposed:
            found.layers["namespaces"] = "reduced"
            found.reasons["namespaces"] = f"processes are not hidden: {exposed}"
    kernel.die_with_parent(parent)
    kernel.forbid_new_privileges()
    with _Layer(found, "rlimits"):
        layers["limits"].confine(memory_bytes, cpu_s)
    with _Layer(found, "landlock"):
        layers["landlock"].confine(kernel.syscall, readable, newest_abi)
    with _Layer(found, "seccomp"):
        _install_filter(kernel, layers["seccomp"], layers["syscalls"])
    return found


def _install_filter(kernel: ModuleType, seccomp: ModuleType, calls: ModuleType) -> None:
    machine = os.uname().machine
    if machine not in seccomp.ARCHITECTURES:
        raise OSError(f"no table of system calls for {machine}")
    seccomp.install(seccomp.assemble(seccomp.ARCHITECTURES[machine], calls, os.getpid()), kernel.prctl)


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
