"""Work in several threads whose results come out in the order of the jobs."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Event, Thread
from typing import TypeVar

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")

_JOBS_AHEAD = 2
"""Jobs taken in for each worker: one that runs, and one that waits for when it is done."""


def in_order(work: Callable[[JobT], ResultT], jobs: Iterable[JobT], *, workers: int) -> Iterator[ResultT]:
    """Give the result of each job in the order of the jobs.

    `jobs` is read in the caller's thread, never further ahead than two jobs a worker. One worker is the caller itself,
    which reads the next job once the last result is taken. An exception of `work` comes out in its job's place.
    """
    if workers == 1:
        return map(work, jobs)
    return _in_threads(work, jobs, workers)


def _in_threads(work: Callable[[JobT], ResultT], jobs: Iterable[JobT], workers: int) -> Iterator[ResultT]:
    inbox: SimpleQueue[tuple[Future[ResultT], JobT] | None] = SimpleQueue()
    stopped = Event()

    def serve() -> None:
        while (item := inbox.get()) is not None:
            future, job = item
            if stopped.is_set():
                continue
            try:
                future.set_result(work(job))
            except BaseException as error:  # noqa: BLE001 - raised again where the result is taken
                future.set_exception(error)

    # Daemons: Ctrl-C must not wait for an answer that runs into its time limit. What the judge started ends with us.
    for _ in range(workers):
        Thread(target=serve, daemon=True).start()
    pending: deque[Future[ResultT]] = deque()
    try:
        for job in jobs:
            future: Future[ResultT] = Future()
            pending.append(future)
            inbox.put((future, job))
            if len(pending) == _JOBS_AHEAD * workers:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    finally:
        stopped.set()
        for _ in range(workers):
            inbox.put(None)
