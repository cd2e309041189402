"""A pulse beside the session, so that a killed one is known to have lived until a few seconds before."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from interviewprep.base.beside import Wait, beside

PERIOD_S = 5.0


def heartbeat(beat: Callable[[], None]) -> AbstractContextManager[None]:
    """Call `beat` now and every few seconds while the context is open, in a thread of its own.

    A beat that fails ends the pulse and nothing else: the session stores its events itself, and resuming then
    falls back on the last event.
    """

    def pulse(wait: Wait) -> None:
        from interviewprep.base.errors import PrepError

        try:
            beat()
            while not wait(PERIOD_S):
                beat()
        except PrepError:
            return

    return beside("heartbeat", pulse, leave_s=PERIOD_S)
