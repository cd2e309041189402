"""Running what was saved, in the background: one run at a time, and of what is saved meanwhile the last."""

from collections.abc import Callable
from threading import Thread

from interviewprep.base.errors import PrepError
from interviewprep.session.desk import Run


class Runner:
    """Runs texts in a thread; `ask` and `poll` are called from one other thread.

    The judge bounds every run. A run that nobody waits for any more ends with the process.
    """

    def __init__(self, run: Callable[[str], Run]) -> None:
        self._run = run
        self._thread: Thread | None = None
        self._waiting: str | None = None
        self._outcome: Run | BaseException | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a run is under way, or its outcome was not taken yet."""
        return self._thread is not None

    def ask(self, source: str) -> None:
        """Have a text run: at once, or after the run that is under way, in place of what waits for that already."""
        self._waiting = source
        self._start()

    def poll(self) -> Run | PrepError | None:
        """Take the outcome of a run that has ended, once; what went wrong if it could not be made; or None."""
        if self._thread is None or self._thread.is_alive():
            return None
        outcome, self._thread = self._outcome, None
        self._start()
        if isinstance(outcome, Run | PrepError):
            return outcome
        assert outcome is not None, "a thread that has ended left something"
        raise outcome

    def _start(self) -> None:
        if self._thread is None and self._waiting is not None:
            source, self._waiting = self._waiting, None
            # A daemon: leaving the session waits for no run.
            self._thread = Thread(target=self._keep_outcome, args=(source,), name="run", daemon=True)
            self._thread.start()

    def _keep_outcome(self, source: str) -> None:
        try:
            self._outcome = self._run(source)
        except BaseException as error:  # noqa: BLE001 - raised again by `poll`, in the thread that can tell it
            self._outcome = error
