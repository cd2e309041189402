"""`prep` as a process that takes this system for another one: our modules see what Python has there, and no more.

The standard library and third-party packages stay as they are: what they do on other systems is theirs to test.
"""

import subprocess
from pathlib import Path

from support.process import run_python

SCRIPT = '''
import builtins, sys
from types import ModuleType

SYSTEM = sys.argv.pop(1)
MODULES, NAMES = {
    "win32": (
        {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"},
        {
            "os": "O_CLOEXEC O_DIRECTORY O_NOFOLLOW O_NONBLOCK fork getuid geteuid killpg mkfifo pidfd_open "
            "posix_spawn register_at_fork setsid sync uname wait4 waitid",
            "select": "poll",
            "signal": "SIGALRM SIGCONT SIGHUP SIGKILL SIGSYS SIGTSTP SIGWINCH SIGXCPU pidfd_send_signal setitimer",
            "socket": "AF_UNIX socketpair",
            "_socket": "AF_UNIX socketpair",
            "time": "tzset clock_gettime",
            "sys": "",
        },
    ),
    "darwin": (
        set(),
        {"os": "O_PATH pidfd_open unshare waitid", "signal": "pidfd_send_signal", "sys": "", "_socket": ""},
    ),
}[SYSTEM]
THERE = {"sys": {"platform": SYSTEM}, "os": {"name": "nt"} if SYSTEM == "win32" else {}}


class View(ModuleType):
    """A module as it is on the other system."""

    def __init__(self, name, module):
        super().__init__(name)
        self.__dict__.update(_real=module, _missing=NAMES[name].split(), **THERE.get(name, {}))

    def __getattr__(self, name):
        if name in self._missing:
            raise AttributeError(f"{self.__name__} has no {name} on {SYSTEM}")
        return getattr(self._real, name)


views = {}
real_import = builtins.__import__


def import_there(name, globals=None, locals=None, fromlist=(), level=0):
    ours = (globals or {}).get("__name__", "").startswith("interviewprep")
    if ours and name in MODULES:
        raise ModuleNotFoundError(f"no module {name} on {SYSTEM}", name=name)
    module = real_import(name, globals, locals, fromlist, level)
    if ours and name in NAMES:
        return views.setdefault(name, View(name, module))
    return module


builtins.__import__ = import_there
'''

RUN_COMMAND = f"{SCRIPT}\nfrom interviewprep.entry import main\nsys.exit(main())\n"


def run_elsewhere(system: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `prep` with these arguments in `folder`, as if on `win32` or `darwin`."""
    return run_python("-c", RUN_COMMAND, system, *arguments, folder=folder)


def import_elsewhere(system: str, *modules: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Import modules of ours, as if on `win32` or `darwin`."""
    script = f"{SCRIPT}\nimport importlib\nfor name in sys.argv[1:]:\n    importlib.import_module(name)\n"
    return run_python("-c", script, system, *modules, folder=folder)
