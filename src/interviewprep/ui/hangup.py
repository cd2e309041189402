"""Becomes an editor that is hung up on, as by a terminal that closes, when the process that started it ends.

Started by path in a bare interpreter, as `hangup.py PARENT COMMAND ...`, by a main thread and on Linux alone. A killed
`prep` cannot tell its editor anything. The shell has the terminal again then, and an editor left behind learns it only
by a key that the shell is not quicker to take.

Source: prctl(2), PR_SET_PDEATHSIG: set for the calling process, and kept by exec.
"""

import ctypes
import os
import signal
import sys

_SET_PARENT_DEATH_SIGNAL = 1


def _main() -> None:
    # What the interpreter handles or ignores itself, the editor is to have as it is.
    for number in (signal.SIGINT, signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_DFL)
    parent, *command = sys.argv[1:]
    ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGHUP)
    if os.getppid() != int(parent):
        signal.raise_signal(signal.SIGHUP)
    try:
        os.execvp(command[0], command)  # noqa: S606 - the person chose it
    except OSError as error:
        sys.exit(f"{command[0]}: {error.strerror}")


if __name__ == "__main__":
    _main()
