"""The system call filter: an allow-list, assembled by hand as a classic BPF program.

Open is allowed for reading alone, threads but no processes, signals to the own process alone. Known calls that
reach outside get EPERM; all others get ENOSYS, also those of the x32 ABI, which lie far above. A foreign architecture
word kills, since its numbers mean other calls.

Numbers are looked up by halving: at installation the kernel runs the filter once for each number, to remember which are
allowed whatever their arguments. One test after another took a third of all that confining a child does.

Source: linux/filter.h, linux/seccomp.h, linux/audit.h.
"""

import ctypes
import errno
import signal
import struct
from collections.abc import Callable, Iterator
from types import ModuleType

_LOAD_WORD, _JUMP_EQUAL, _JUMP_GREATER_EQUAL, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06

ALLOW = 0x7FFF0000
KILL = 0x80000000
_ERRNO = 0x00050000

# Offsets in struct seccomp_data. Both architectures are little-endian: the low word of an argument comes first.
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16

_SET_SECCOMP, _MODE_FILTER = 22, 2
MAX_INSTRUCTIONS = 4096
_INSTRUCTION_BYTES, _VALUE_OFFSET = 8, 4

OWN_PID = 0x50494421
"""Stands for the process id in a filter that is written before there is a process: over the kernel's greatest id."""

# O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND, __O_TMPFILE: the same on both architectures.
_WRITING_FLAGS = 0x1 | 0x2 | 0x40 | 0x200 | 0x400 | 0x400000
_CLONE_THREAD = 0x10000
# CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET.
_CLONE_NAMESPACES = 0x7E020000
_AF_UNIX = 1
# TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX: no TIOCSTI, which types into a terminal.
_IOCTLS = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
# F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC: no F_SETOWN, which sends signals to others.
_FCNTLS = (0, 1, 2, 3, 4, 1030)
# PR_SET_NAME, PR_GET_NAME, and PR_SET_VMA, with which the C library names its memory.
_PRCTLS = (15, 16, 0x53564D41)

Instruction = tuple[int, int, int, int]

Stretch = tuple[int, list[Instruction]]
"""A number of a call, and what is done for it and those after it; this ends in a verdict."""


def refuse(number: int) -> int:
    """Write the verdict that makes a call fail with this errno."""
    return _ERRNO | number


class Architecture:
    """What differs between machines: the word the kernel reports, and the column in `syscalls`."""

    # No dataclass: `dataclasses` loads `inspect`, which costs more than all of this folder.
    __slots__ = ("column", "word")

    def __init__(self, word: int, column: int) -> None:
        self.word = word
        self.column = column


ARCHITECTURES = {"x86_64": Architecture(0xC000003E, 0), "aarch64": Architecture(0xC00000B7, 1)}


def assemble(architecture: Architecture, calls: ModuleType, pid: int) -> list[Instruction]:
    """Write the filter for a process with this id; `calls` is the module `syscalls`."""
    guards = _guards(pid)
    blocks = {number: guards[name] for number, name in _numbers(calls.GUARDED, architecture)}
    blocks |= {number: [_result(ALLOW)] for number, _ in _numbers(calls.ALLOWED, architecture)}
    blocks |= {number: [_result(refuse(errno.EPERM))] for number, _ in _numbers(calls.REFUSED, architecture)}
    is_ours = [_load(_ARCHITECTURE), _jump(_JUMP_EQUAL, architecture.word, 1, 0), _result(KILL)]
    return [*is_ours, _load(_NUMBER), *_search(_stretches(blocks))]


class Filter:
    """A filter as the kernel reads it, written once and installed by any number of processes with ids of their own."""

    def __init__(self, program: list[Instruction]) -> None:
        code = b"".join(struct.pack("=HBBI", *instruction) for instruction in program)
        self._code = ctypes.create_string_buffer(code, len(code))
        # struct sock_fprog: a count, padding to the pointer's alignment, the pointer.
        self._header = ctypes.create_string_buffer(struct.pack("@HP", len(program), ctypes.addressof(self._code)))
        values = enumerate(value for _, _, _, value in program)
        self._places = [_INSTRUCTION_BYTES * index + _VALUE_OFFSET for index, value in values if value == OWN_PID]

    def install(self, pid: int, prctl: Callable[[int, int, int], None]) -> None:
        """Put it into force for this process, whose id is `pid`, for good; `no_new_privs` must be set.

        Raises:
            OSError: the kernel has no seccomp filters.
        """
        for place in self._places:
            struct.pack_into("=I", self._code, place, pid)
        prctl(_SET_SECCOMP, _MODE_FILTER, ctypes.addressof(self._header))


def _numbers(table: dict[str, tuple[int | None, int | None]], architecture: Architecture) -> Iterator[tuple[int, str]]:
    for name, columns in table.items():
        number = columns[architecture.column]
        if number is not None:
            yield number, name


def _stretches(blocks: dict[int, list[Instruction]]) -> list[Stretch]:
    """Sort blocks into stretches of numbers that get the same; each goes up to the next, the last one for ever."""
    unknown = [_result(refuse(errno.ENOSYS))]
    stretches = [(0, blocks.get(0, unknown))]
    for number in range(1, max(blocks) + 2):
        block = blocks.get(number, unknown)
        if block != stretches[-1][1]:
            stretches.append((number, block))
    return stretches


def _search(stretches: list[Stretch]) -> list[Instruction]:
    """Write the search for the stretch that a number lies in."""
    if len(stretches) == 1:
        return stretches[0][1]
    middle = len(stretches) // 2
    below, above = _search(stretches[:middle]), _search(stretches[middle:])
    return [_jump(_JUMP_GREATER_EQUAL, stretches[middle][0], len(below), 0), *below, *above]


def _guards(pid: int) -> dict[str, list[Instruction]]:
    """Write for each guarded call what is done once its number is recognised; every block ends in a verdict."""
    return {
        "open": [_argument(1), *_no_bits(_WRITING_FLAGS)],
        "openat": [_argument(2), *_no_bits(_WRITING_FLAGS)],
        "ioctl": [_argument(1), *_only(_IOCTLS, errno.ENOTTY)],
        "fcntl": [_argument(1), *_only(_FCNTLS)],
        "clone": [
            _argument(0),
            _jump(_JUMP_ANY_BIT, _CLONE_THREAD, 1, 0),
            _result(refuse(errno.EPERM)),
            *_no_bits(_CLONE_NAMESPACES),
        ],
        # SIGKILL comes from outside alone, so that the referee can tell an accident from the answer's doing.
        "kill": _own_signal(pid, signal_argument=1),
        "tgkill": _own_signal(pid, signal_argument=2),
        "prctl": [_argument(0), *_only(_PRCTLS)],
        # Reading limits is harmless: no new value, neither word of the pointer.
        "prlimit64": [_argument(2), *_zero_or_refuse(), _argument(2, high=True), *_only((0,))],
        # asyncio wakes itself through an unnamed pair, which leads nowhere else.
        "socketpair": [_argument(0), *_only((_AF_UNIX,))],
        # Without an address a datagram can only reach the other end of such a pair.
        "sendto": [_argument(4), *_zero_or_refuse(), _argument(4, high=True), *_only((0,))],
    }


def _own_signal(pid: int, *, signal_argument: int) -> list[Instruction]:
    return [
        _argument(signal_argument),
        _jump(_JUMP_EQUAL, signal.SIGKILL, 0, 1),
        _result(refuse(errno.EPERM)),
        _argument(0),
        *_only((pid,)),
    ]


def _load(offset: int) -> Instruction:
    return _LOAD_WORD, 0, 0, offset


def _argument(index: int, *, high: bool = False) -> Instruction:
    return _load(_ARGUMENTS + 8 * index + (4 if high else 0))


def _jump(kind: int, value: int, if_true: int, if_false: int) -> Instruction:
    return kind, if_true, if_false, value


def _result(value: int) -> Instruction:
    return _RETURN, 0, 0, value


def _no_bits(mask: int) -> list[Instruction]:
    return [_jump(_JUMP_ANY_BIT, mask, 0, 1), _result(refuse(errno.EPERM)), _result(ALLOW)]


def _only(values: tuple[int, ...], otherwise: int = errno.EPERM) -> list[Instruction]:
    tests = [_jump(_JUMP_EQUAL, value, len(values) - place, 0) for place, value in enumerate(values)]
    return [*tests, _result(refuse(otherwise)), _result(ALLOW)]


def _zero_or_refuse() -> list[Instruction]:
    return [_jump(_JUMP_EQUAL, 0, 1, 0), _result(refuse(errno.EPERM))]
