"""What `prep doctor` tries from inside a confined child: each attack says whether it was refused or got through.

This file is no module of the judge: its text is run as if it were an answer. Standard library alone.
"""

import os
import socket
import sys
import time
from typing import NoReturn

_MIB = 1 << 20


def attack(name: str, target: str) -> tuple[bool, str]:
    """Try one attack; tell whether it got through, and what was seen. `target` is a path, where one is needed."""
    try:
        return True, _ATTACKS[name](target)
    except (OSError, ValueError, MemoryError) as refusal:
        return False, f"{type(refusal).__name__}: {refusal}"


def _read_file(target: str) -> str:
    descriptor = os.open(target, os.O_RDONLY)
    return f"read {len(os.read(descriptor, 100))} bytes"


def _list_folder(target: str) -> str:
    return f"saw {len(os.listdir(target))} names"  # noqa: PTH208 -- the call is the attack


def _write_file(target: str) -> str:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT)
    os.write(descriptor, b"x")
    return "wrote a byte"


def _truncate_file(target: str) -> str:
    os.close(os.open(target, os.O_RDONLY | os.O_TRUNC))
    return "emptied a file"


def _change_mode(target: str) -> str:
    os.chmod(target, 0o777)  # noqa: PTH101, S103 -- the call is the attack
    return "changed a file's mode"


def _change_times(target: str) -> str:
    os.utime(target, (1, 1))
    return "changed a file's times"


def _open_socket(_: str) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM):
        return "opened a socket"


def _reach_network(_: str) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outlet:
        outlet.connect(("127.0.0.1", 9))
    return "connected a socket"


def _fork(_: str) -> str:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    return "made a process"


def _execute(_: str) -> NoReturn:
    os.execv("/bin/true", ["true"])  # noqa: S606 -- the call is the attack


def _start_program(_: str) -> str:
    import subprocess

    subprocess.run([sys.executable, "-I", "-S", "-c", ""], check=False)
    return "started a program"


def _open_parent(_: str) -> str:
    import ctypes

    # PROCESS_TERMINATE of Microsoft's "Process Security and Access Rights".
    handle = getattr(ctypes, "windll").kernel32.OpenProcess(0x0001, False, os.getppid())  # noqa: B009 -- Windows alone has it
    if not handle:
        raise PermissionError("the parent cannot be opened")
    return "may end the parent"


def _signal_parent(_: str) -> str:
    os.kill(os.getppid(), 0)
    return "reached the parent with a signal"


def _raise_limit(_: str) -> str:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return "set a limit"


def _take_memory(_: str) -> str:
    kept = [bytearray(16 * _MIB) for _ in range(40)]
    return f"took {len(kept) * 16} MiB"


def _fill_memory(_: str) -> str:
    kept = [b"x" * (16 * _MIB) for _ in range(40)]
    time.sleep(1)
    return f"filled {len(kept) * 16} MiB"


def _open_files(_: str) -> str:
    kept = [os.dup(0) for _ in range(500)]
    return f"opened {len(kept)} files"


def _spin(_: str) -> str:
    end = os.times().user + 4
    while os.times().user < end:
        pass
    return "used 4 s of CPU"


_ATTACKS = {
    "read a file": _read_file,
    "list a folder": _list_folder,
    "write a file": _write_file,
    "empty a file": _truncate_file,
    "change a file's mode": _change_mode,
    "change a file's times": _change_times,
    "open a socket": _open_socket,
    "reach the network": _reach_network,
    "fork": _fork,
    "run a program": _execute,
    "start a program": _start_program,
    "signal the parent": _signal_parent,
    "open the parent": _open_parent,
    "set limits": _raise_limit,
    "take 640 MiB": _take_memory,
    "fill 640 MiB": _fill_memory,
    "open 500 files": _open_files,
    "use 4 s of CPU": _spin,
}
