"""A pulse beside the session, so that a killed one is known to have lived until a few seconds before."""

from collections.abc import Callable
from threading import Event, Thread
from types import TracebackType
from typing import Self

PERIOD_S = 5.0


class Heartbeat:
    """Calls `beat` now and every few seconds while the context is open, in a thread of its own.

    A beat that fails ends the pulse and nothing else: the session stores its events itself, and resuming then
    falls back on the last event.
    """

    def __init__(self, beat: Callable[[], None], *, period_s: float = PERIOD_S) -> None:
        self._beat = beat
        self._period_s = period_s
        self._stop = Event()
        self._thread = Thread(target=self._pulse, name="heartbeat", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join(timeout=self._period_s)

    def _pulse(self) -> None:
        from interviewprep.base.errors import PrepError

        try:
            self._beat()
            while not self._stop.wait(self._period_s):
                self._beat()
        except PrepError:
            return
