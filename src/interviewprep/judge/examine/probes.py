"""Calls made only to learn more about a failure: the same input with one item of its first argument changed.

What a series returns for one place may depend on what came before, and must not change with what comes later. Such
inputs may lie outside the question's domain; nobody is shown one, and one that the reference refuses is dropped.
"""

from collections.abc import Iterator, Sequence

from interviewprep.base.records import replace
from interviewprep.judge.bench import Bench
from interviewprep.judge.examine.calls import Trial, Tried, try_input
from interviewprep.judge.examine.examiner import Examiner
from interviewprep.model.literals import Array, Value
from interviewprep.model.question import CallKind, Program

_MAX_SERIES = 3
_MOST_ITEMS = 40


def probe(bench: Bench, program: Program, examiner: Examiner, tried: Sequence[Tried]) -> list[Tried]:
    """Call answer and reference on neighbours of inputs whose value has one item for each item of the input.

    There are none where no such input failed.

    Raises:
        CellFault: the bank's code fails.
    """
    if program.call is not CallKind.FUNCTION:
        return []
    wrong = [one for one in tried if one.call.returned_wrongly and _is_series(one)]
    if not wrong:
        return []
    right = [one for one in tried if one.call.is_right and not one.call.raises and _is_series(one)]
    neighbours = [args for one in (*_longest(wrong), *_longest(right)) for args in _neighbours(one.call.args)]
    known = [item for item in examiner.expect(neighbours) if not item.raises]
    made: list[Tried] = []
    for item in known:
        if bench.is_used_up:
            break
        made.append(try_input(bench, program, Trial(item), probe=True))
    return made


def _longest(series: Sequence[Tried]) -> list[Tried]:
    return sorted(series, key=lambda one: one.trial.size, reverse=True)[:_MAX_SERIES]


def _is_series(one: Tried) -> bool:
    args = one.call.args
    items = _items(args[0]) if isinstance(args, tuple) and args else ()
    return 2 <= len(items) <= _MOST_ITEMS and len(_items(one.call.expected)) == len(items)


def _items(value: Value) -> Sequence[Value]:
    match value:
        case list() | tuple():
            return value
        case Array(shape=(_,)):
            return value.items
    return ()


def _neighbours(args: Value) -> Iterator[Value]:
    """Change the last item, and one in the middle."""
    assert isinstance(args, tuple)
    items = _items(args[0])
    for place in {len(items) - 1, len(items) // 2}:
        changed = [*items[:place], _other(items, place), *items[place + 1 :]]
        yield (_rebuild(args[0], changed), *args[1:])


def _other(items: Sequence[Value], place: int) -> Value:
    """Make an item of the same kind that differs."""
    match items[place]:
        case bool() as flag:
            return not flag
        case int() | float() as number:
            return number + 1
    return next((item for item in items if item != items[place]), items[place])


def _rebuild(like: Value, items: list[Value]) -> Value:
    if isinstance(like, Array):
        return replace(like, items=tuple(items))
    return tuple(items) if isinstance(like, tuple) else items
