"""From a failing input to smaller ones, by Hypothesis: inputs come out one at a time, and verdicts go in.

Runs beside `witness`, in the examiner's process. Hypothesis has no public way to shrink an input that is at hand: its
loop would draw all earlier ones again first, and costs three times as much for each further one. So its shrinker is
called by itself where this release has it as below; anywhere else, or should the input pass now, the loop runs.
"""

import copy
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from random import Random
from typing import Any

# A bank's strategy, and Hypothesis's own parts, may be anything.
Plain = Any

Known = tuple[object, object, str]
"""Arguments, the reference's value, and the exception it raised instead."""


_CHOICES = {int, bool, float, str, bytes}


class Enough(BaseException):
    """Ends Hypothesis's loop from inside a test."""


def written(args: object) -> str:
    """Write an input, by which it is known again, whatever the length of its integers."""
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        return repr(args)
    finally:
        sys.set_int_max_str_digits(limit)


class Search:
    """Shrinks in a thread of its own, so that each input can leave the process and the verdict on it come back.

    The first `skip` different inputs of the batch, which `drawn` (count and seed) names, are known to pass.
    """

    def __init__(
        self,
        strategy: Plain,
        expect: Callable[[object], Known],
        skip: int,
        drawn: tuple[int, int],
        budget_s: float,
    ) -> None:
        self._inputs: SimpleQueue[Known | None] = SimpleQueue()
        self._verdicts: SimpleQueue[bool] = SimpleQueue()
        self._strategy = strategy
        self._expect = expect
        self._skip = skip
        self._drawn = drawn
        self._deadline = time.process_time() + budget_s
        self._seen: dict[str, bool] = {}

    def first(self, choices: str) -> Known | None:
        """Start from the input drawn by these choices, and wait for the first to try."""
        threading.Thread(target=self._run, args=(choices,), daemon=True).start()
        return self._inputs.get()

    def next(self, *, failed: bool) -> Known | None:
        """Hand in a verdict and wait for the next input."""
        self._verdicts.put(failed)
        return self._inputs.get()

    def _run(self, choices: str) -> None:
        try:
            if not shrink_drawn(self._strategy, self._fails, choices):
                loop(self._strategy, self._refuse, *self._drawn, shrink=True)
        except Enough:
            pass
        finally:
            self._inputs.put(None)

    def _fails(self, args: object) -> bool:
        if time.process_time() >= self._deadline:
            raise Enough
        text = written(args)
        if text not in self._seen:
            self._seen[text] = self._ask(args)
        return self._seen[text]

    def _refuse(self, args: object) -> None:
        if len(self._seen) < self._skip:
            self._seen.setdefault(written(args), False)
        if self._fails(args):
            raise AssertionError("the answer fails")

    def _ask(self, args: object) -> bool:
        self._inputs.put(self._expect(copy.deepcopy(args)))
        return self._verdicts.get()


def present_choices() -> str:
    """Write down the choices by which Hypothesis has just drawn a test's input; empty where that cannot be done."""
    from hypothesis import control

    try:
        return json.dumps(control.current_build_context().data.choices)
    except (AttributeError, TypeError, ValueError):  # another release; or bytes or a very long integer among them
        return ""


def shrink_drawn(strategy: Plain, fails: Callable[[object], bool], choices: str) -> bool:
    """Shrink the input drawn by these choices; tell whether this release can, and the input fails.

    Whatever goes wrong inside Hypothesis, `loop` can still do the same at its own pace.
    """
    if not choices:
        return False
    try:
        return _shrink_drawn(strategy, fails, json.loads(choices))
    except Exception:  # noqa: BLE001 -- as above
        return False


def _shrink_drawn(strategy: Plain, fails: Callable[[object], bool], choices: list[object]) -> bool:
    import hypothesis
    from hypothesis.control import BuildContext
    from hypothesis.internal.conjecture import engine
    from hypothesis.internal.conjecture.data import Status

    def run(data: Plain) -> None:
        try:
            with BuildContext(data, is_final=False, wrapped_test=run):
                args = data.draw(strategy)
            if fails(args):
                data.mark_interesting("the answer fails")
        except hypothesis.errors.UnsatisfiedAssumption:
            data.mark_invalid()

    def is_failure(result: Plain) -> bool:
        return bool(result.status is Status.INTERESTING)

    settings = hypothesis.settings(database=None, phases=[hypothesis.Phase.shrink])
    runner: Plain = engine.ConjectureRunner(run, settings=settings, random=Random(0), ignore_limits=True)  # noqa: S311
    runner.cached_test_function = _remembering(runner)
    failure = runner.cached_test_function(choices)
    if not is_failure(failure):
        return False
    with suppress(engine.RunIsComplete):
        runner.shrink(failure, is_failure)
    return True


def _remembering(runner: Plain) -> Callable[..., object]:
    """Look up what was asked for before: half of it is, and Hypothesis would follow each sequence of choices anew."""
    results: dict[object, object] = {}
    find = runner.cached_test_function

    def remember(choices: Plain, *, extend: Plain = 0, **options: Plain) -> object:
        if extend or options or not {*map(type, choices)} <= _CHOICES:
            return find(choices, extend=extend, **options)  # to be gone on with at random, or with holes in it
        key = runner._cache_key(choices)  # noqa: SLF001 -- 0.0 is not -0.0, nor 1 True
        if key not in results:
            results[key] = find(choices)
        return results[key]

    return remember


def loop(strategy: Plain, test: Callable[[object], None], count: int, seed: int, *, shrink: bool = False) -> None:
    """Feed a test with inputs of the strategy, the same ones for the same seed; shrink what fails if told to."""
    import hypothesis

    # Nobody reads its tracebacks, and trimming the first one looks up the files of all modules.
    os.environ["HYPOTHESIS_NO_TRACEBACK_TRIM"] = "1"
    phases = [hypothesis.Phase.generate, *([hypothesis.Phase.shrink] if shrink else [])]
    settings = hypothesis.settings(
        max_examples=count,
        phases=phases,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        suppress_health_check=list(hypothesis.HealthCheck),
        verbosity=hypothesis.Verbosity.quiet,
    )

    def run(args: object) -> None:
        test(args)

    given: Plain = hypothesis.given(strategy)
    try:
        hypothesis.seed(seed)(settings(given(run)))()
    except Enough:
        return
    except (AssertionError, hypothesis.errors.HypothesisException):
        # The failure itself, once nothing smaller fails, or an answer that is not the same twice.
        if not shrink:
            raise
