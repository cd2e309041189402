"""Calls of small functions, right and wrong, as evidence for the diagnoses."""

import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from interviewprep.judge.checkers import is_right
from interviewprep.judge.diagnosis.evidence import Call, Evidence
from interviewprep.model.literals import Array, Value
from interviewprep.model.question import Check
from interviewprep.model.verdict import Verdict

CHECK = Check("tolerance", nan_equal=True)

Function = Callable[..., Any]


@dataclass(frozen=True)
class Outcome:
    """What a function did with arguments: a value, or an exception in words, and whether the arguments changed."""

    value: Value
    error: str
    mutated: bool


def observe(
    right: Function,
    answer: Function,
    inputs: Iterable[tuple[Any, ...]],
    *,
    samples: int = 0,
    probes: Iterable[tuple[Any, ...]] = (),
    check: Check = CHECK,
) -> Evidence:
    """Call both functions on all inputs; the first `samples` are marked as such."""
    calls = [_call(right, answer, args, check, sample=place < samples) for place, args in enumerate(inputs)]
    calls += [_call(right, answer, args, check, probe=True) for args in probes]
    return Evidence(tuple(calls))


def _call(
    right: Function, answer: Function, args: tuple[Any, ...], check: Check, *, sample: bool = False, probe: bool = False
) -> Call:
    wanted, got = _run(right, args), _run(answer, args)
    raises = wanted.error.partition(":")[0]
    return Call(
        args=_plain(args),
        expected=wanted.value,
        verdict=_verdict(check, wanted, got),
        got=got.value,
        raises=raises,
        error=got.error,
        mutated=got.mutated,
        sample=sample,
        probe=probe,
    )


def _verdict(check: Check, wanted: Outcome, got: Outcome) -> Verdict:
    if wanted.error:
        same = wanted.error.partition(":")[0] == got.error.partition(":")[0]
        return Verdict.ACCEPTED if same else Verdict.RUNTIME_ERROR if got.error else Verdict.WRONG_ANSWER
    if got.error:
        return Verdict.RUNTIME_ERROR
    return Verdict.ACCEPTED if is_right(check, wanted.value, got.value) and not got.mutated else Verdict.WRONG_ANSWER


def _run(function: Function, args: tuple[Any, ...]) -> Outcome:
    own = copy.deepcopy(args)
    try:
        with np.errstate(all="ignore"):
            value = _plain(function(*own))
    except Exception as error:  # noqa: BLE001 -- the mistakes raise what they like
        return Outcome(None, f"{type(error).__name__}: {error}", mutated=False)
    return Outcome(value, "", mutated=repr(_plain(own)) != repr(_plain(args)))


def _plain(value: Any) -> Value:
    match value:
        case np.ndarray():
            return Array(value.dtype.name, value.shape, tuple(value.ravel().tolist()))
        case np.generic():
            return value.item()
        case list():
            return [_plain(item) for item in value]
        case tuple():
            return tuple(_plain(item) for item in value)
    return value
