"""What goes on beside the rest of a session, in a thread of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

Wait = Callable[[float], bool]
"""Waits for so many seconds, or until it is time to end; tells whether it is."""


@contextmanager
def beside(name: str, work: Callable[[Wait], object], *, leave_s: float | None = None) -> Iterator[None]:
    """Let `work` go on while the context is open; it ends once the function it is given says so.

    The end waits for it, no longer than `leave_s` where that is given. It holds up no process that ends.
    """
    stop = Event()
    thread = Thread(target=work, args=(stop.wait,), name=name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(leave_s)
