"""A helper for one cold command: started before the command line has loaded itself, ready when it has, ended early.

Called with what the person typed, before anybody has looked at it: nothing here may fail or say anything.
"""

import contextlib
import os
import stat
from collections.abc import Iterable

from interviewprep.base.limits import MAX_ANSWER_BYTES
from interviewprep.judge.launch import start_helper

_ARRAY_PACKAGES = frozenset({"numpy", "pandas"})


def start_ahead(words: Iterable[str]) -> None:
    """Start a helper with the packages that the first file among `words` imports, and have a child forked.

    It is the right one for most answers. Where it is not, the judge finds out, and starts another.
    """
    try:
        helper = start_helper()
    except OSError:
        return  # told when an answer is judged
    # Only now, beside the helper's own start: these take as long.
    from interviewprep.judge.order import USUAL_HARD_CPU_S, Order
    from interviewprep.judge.packages import find_packages, imported_names
    from interviewprep.judge.pool import shared_pool
    from interviewprep.model.question import Limits

    pool, limits = shared_pool(), Limits()
    pool.adopt(helper)
    packages = find_packages(imported_names(_first_text(words)) & _ARRAY_PACKAGES)
    pool.expect(Order(limits.memory_mib << 20, USUAL_HARD_CPU_S, packages))


def end_early() -> None:
    """Begin to end what was started ahead, beside the writing of the result: the process waits for it when it ends."""
    from interviewprep.judge.pool import shared_pool

    shared_pool().kill()


def _first_text(words: Iterable[str]) -> str:
    for word in words:
        with contextlib.suppress(OSError, ValueError):
            descriptor = os.open(word, os.O_RDONLY | os.O_NONBLOCK)
            try:
                if stat.S_ISREG(os.fstat(descriptor).st_mode):
                    return os.read(descriptor, MAX_ANSWER_BYTES).decode("utf-8", "replace")
            finally:
                os.close(descriptor)
    return ""
