"""The system call filter, run by a small interpreter of classic BPF: what each call gets, on both architectures."""

import errno
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.judge.confine import seccomp, syscalls
from interviewprep.judge.confine.seccomp import ALLOW, ARCHITECTURES, KILL, Architecture, Instruction, assemble, refuse

PID = 4321
NOT_PERMITTED, NOT_THERE = refuse(errno.EPERM), refuse(errno.ENOSYS)
TABLES = {**syscalls.ALLOWED, **syscalls.GUARDED, **syscalls.REFUSED}


def run(program: list[Instruction], number: int, *arguments: int, word: int) -> int:
    """Run the filter on one call and give its verdict."""
    padded = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("<iIQ6Q", number, word, 0, *padded)
    accumulator = place = 0
    while True:
        code, if_true, if_false, value = program[place]
        match code:
            case seccomp._LOAD_WORD:
                accumulator = int.from_bytes(data[value : value + 4], "little")
            case seccomp._RETURN:
                return value
            case _:
                met = {
                    seccomp._JUMP_EQUAL: accumulator == value,
                    seccomp._JUMP_GREATER_EQUAL: accumulator >= value,
                    seccomp._JUMP_ANY_BIT: bool(accumulator & value),
                }[code]
                place += if_true if met else if_false
        place += 1


class Filter:
    """The filter of one architecture, asked by the names of calls."""

    def __init__(self, architecture: Architecture) -> None:
        self.architecture = architecture
        self.program = assemble(architecture, syscalls, PID)

    def number(self, name: str) -> int | None:
        """Give the call's number, or None where the architecture has no such call."""
        return TABLES[name][self.architecture.column]

    def __call__(self, name: str, *arguments: int) -> int:
        number = self.number(name)
        assert number is not None
        return run(self.program, number, *arguments, word=self.architecture.word)


@pytest.fixture(params=sorted(ARCHITECTURES))
def filter_(request: pytest.FixtureRequest) -> Filter:
    """Give the filter of each architecture in turn."""
    return Filter(ARCHITECTURES[request.param])


def test_program_is_valid_for_the_kernel(filter_: Filter) -> None:
    program = filter_.program
    assert len(program) <= seccomp.MAX_INSTRUCTIONS
    assert program[-1][0] == seccomp._RETURN
    for place, (code, if_true, if_false, value) in enumerate(program):
        assert 0 <= if_true < 256
        assert 0 <= if_false < 256
        assert 0 <= value < 1 << 32
        if code not in {seccomp._LOAD_WORD, seccomp._RETURN}:
            assert place + 1 + max(if_true, if_false) < len(program)


def test_no_number_stands_in_two_tables(filter_: Filter) -> None:
    numbers = [number for name in TABLES if (number := filter_.number(name)) is not None]
    assert len(numbers) == len(set(numbers))
    assert len(TABLES) == len(syscalls.ALLOWED) + len(syscalls.GUARDED) + len(syscalls.REFUSED)


def test_foreign_architecture_kills(filter_: Filter) -> None:
    other = {architecture.word for architecture in ARCHITECTURES.values()} - {filter_.architecture.word}
    for word in (*other, 0x40000003, 0):
        assert run(filter_.program, 0, word=word) == KILL


def test_numbers_of_the_x32_abi_are_refused() -> None:
    x86 = Filter(ARCHITECTURES["x86_64"])
    for name, (number, _) in TABLES.items():
        if number is not None:
            assert run(x86.program, 0x40000000 | number, word=x86.architecture.word) == NOT_THERE, name


@given(st.integers(0, 2000), st.sampled_from(sorted(ARCHITECTURES)))
def test_unknown_number_is_not_there(number: int, name: str) -> None:
    known = Filter(ARCHITECTURES[name])
    if number not in {known.number(call) for call in TABLES}:
        assert run(known.program, number, word=known.architecture.word) == NOT_THERE


def test_tables_say_what_is_allowed_and_refused(filter_: Filter) -> None:
    for name in syscalls.ALLOWED:
        assert filter_.number(name) is None or filter_(name) == ALLOW
    for name in syscalls.REFUSED:
        assert filter_.number(name) is None or filter_(name) == NOT_PERMITTED


@given(st.integers(0, (1 << 32) - 1), st.sampled_from(sorted(ARCHITECTURES)))
def test_open_is_for_reading_alone(flags: int, name: str) -> None:
    writes = flags & (0o1 | 0o2 | 0o100 | 0o1000 | 0o2000 | 0o20000000)
    expected = NOT_PERMITTED if writes else ALLOW
    judged = Filter(ARCHITECTURES[name])
    assert judged("openat", 0, 0, flags) == expected
    if judged.number("open") is not None:
        assert judged("open", 0, flags) == expected


@pytest.mark.parametrize("call", ["kill", "tgkill"])
@given(target=st.integers(-(1 << 31), (1 << 31) - 1))
def test_signals_reach_the_own_process_alone(call: str, target: int) -> None:
    for architecture in ARCHITECTURES.values():
        expected = ALLOW if target == PID else NOT_PERMITTED
        assert Filter(architecture)(call, target & ((1 << 64) - 1)) == expected


def test_clone_makes_threads_and_nothing_else(filter_: Filter) -> None:
    thread = 0x3D0F00  # what the C library passes for a new thread
    assert filter_("clone", thread) == ALLOW
    assert filter_("clone", 17) == NOT_PERMITTED
    assert filter_("clone", thread | 0x10000000) == NOT_PERMITTED


def test_limits_can_be_read_and_not_set(filter_: Filter) -> None:
    assert filter_("prlimit64", 0, 7, 0, 1) == ALLOW
    assert filter_("prlimit64", 0, 7, 1, 1) == NOT_PERMITTED
    assert filter_("prlimit64", 0, 7, 1 << 32, 1) == NOT_PERMITTED


def test_death_signal_terminal_input_and_owner_of_signals_cannot_be_set(filter_: Filter) -> None:
    assert filter_("prctl", 1, 0) == NOT_PERMITTED
    assert filter_("prctl", 15, 0) == ALLOW
    assert filter_("ioctl", 0, 0x5412) == refuse(errno.ENOTTY)
    assert filter_("ioctl", 0, 0x5401) == ALLOW
    assert filter_("fcntl", 0, 8) == NOT_PERMITTED
    assert filter_("fcntl", 0, 1) == ALLOW


def test_socket_pairs_lead_nowhere_else(filter_: Filter) -> None:
    assert filter_("socketpair", 1, 1) == ALLOW
    assert filter_("socketpair", 2, 1) == NOT_PERMITTED
    assert filter_("sendto", 3, 0, 0, 0, 0) == ALLOW
    assert filter_("sendto", 3, 0, 0, 0, 1 << 33) == NOT_PERMITTED
    assert filter_("sendto", 3, 0, 0, 0, 1) == NOT_PERMITTED
