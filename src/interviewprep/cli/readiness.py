"""Whether answers can be judged here: found out beside the drawing of the first question, told before it is answered.

A helper of the judge with numpy takes ten bare starts to be ready, which nobody has to wait for to begin reading.
"""

from threading import Thread

from interviewprep.model.question import Program


class Readiness:
    """Makes sure, in a thread, that answers to a program's question can be confined and judged here."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._fault: BaseException | None = None
        # A daemon: leaving the session does not wait for it.
        self._thread = Thread(target=self._find_out, name="judge", daemon=True)
        self._thread.start()

    def require(self) -> None:
        """Wait until it is known.

        Raises:
            JudgeUnavailable: this system cannot confine answers, or the judge does not start.
        """
        self._thread.join()
        if self._fault is not None:
            raise self._fault

    def _find_out(self) -> None:
        try:
            from interviewprep.judge.referee import require_confinement  # large, and for programs alone

            require_confinement(self._program)
        except BaseException as fault:  # noqa: BLE001 - raised again by `require`, in the thread that can tell it
            self._fault = fault
