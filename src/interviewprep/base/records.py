"""Frozen dataclasses with slots whose methods are written when they are first called, and not at import.

The standard library compiles six methods for each class where it is defined. That costs 0.6 ms a class, and a command
imports a hundred and makes values of twenty: the third part of one cold `prep grade`. Here a class costs a twentieth
of that at import, and its constructor a tenth of a millisecond when it is first called.

The classes are dataclasses to everybody else: type checkers see the standard library's own decorator, which also writes
what is rarely called, and `fields`, `replace` and `asdict` work. Use that one for classes that are not
frozen, or need `field`.
"""

import sys
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass", "replace", "shallow"]

if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:

    def dataclass(*, frozen: bool, slots: bool, order: bool = False) -> Callable[[type], type]:
        """Make a class what `dataclasses.dataclass` with the same options would, but lazily."""
        if not (frozen and slots):
            raise TypeError("these dataclasses are frozen and have slots; use those of the standard library")
        return lambda written: _define(written, order=order)

    def replace(record: Any, **changes: object) -> Any:  # noqa: ANN401 - of the same class
        """Copy a value with some fields changed, as the library's does, which would first have the rest written."""
        return type(record)(**(shallow(record) | changes))


def shallow(record: Any) -> dict[str, Any]:  # noqa: ANN401 - of any class made here
    """Give the fields of a value by their names, as they are; the library's `asdict` would copy them, and be loaded."""
    return {name: getattr(record, name) for name in record.__match_args__}


_BY_LIBRARY = ("__repr__", "__dataclass_fields__", "__dataclass_params__")
_OF_ORDER = ("__lt__", "__le__", "__gt__", "__ge__")


class _Later:
    """Holds the place of attributes of a class; `install` puts them there when one is first asked for."""

    def __init__(self, install: Callable[[], None]) -> None:
        self._install = install

    def __set_name__(self, record: type, name: str) -> None:
        self._record, self._name = record, name

    def __get__(self, instance: object | None, owner: type) -> Any:  # noqa: ANN401 - of any attribute
        self._install()
        found = self._record.__dict__[self._name]
        # Whoever looks for a signature asks with a class in the place of an instance.
        return found.__get__(instance, owner) if hasattr(found, "__get__") else found


def _define(written: type, *, order: bool) -> type:
    namespace = dict(written.__dict__)
    for given_anew in ("__dict__", "__weakref__"):
        namespace.pop(given_anew, None)
    as_written = dict(namespace)
    names = tuple(namespace.get("__annotations__", {}))
    defaults = {name: namespace.pop(name) for name in names if name in namespace}
    by_library = [name for name in (*_BY_LIBRARY, *(_OF_ORDER if order else ())) if name not in namespace]

    def write_constructor() -> None:
        record.__init__ = _constructor(record, names, defaults)  # type: ignore[misc]

    def write_the_rest() -> None:
        import dataclasses

        # Of a copy, since the library changes what it gets: another thread may be here too, or an interruption was.
        copied = type(written)(written.__name__, written.__bases__, dict(as_written))
        twin: type = dataclasses.dataclass(frozen=True, slots=True, order=order)(copied)
        for name in by_library:
            setattr(record, name, twin.__dict__[name])

    namespace = (
        _comparison(names)
        | namespace
        | {
            "__slots__": names,
            "__match_args__": names,
            "__setattr__": _refuse_to_set,
            "__delattr__": _refuse_to_delete,
            "__reduce__": _reduce,
            "__init__": _Later(write_constructor),
            **{name: _Later(write_the_rest) for name in by_library},
        }
    )
    record: type = type(written)(written.__name__, written.__bases__, namespace)
    return record


def _comparison(names: tuple[str, ...]) -> dict[str, object]:
    """Give what the library would write for these fields, which need no text of their own."""

    def alone(self: object) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in names)

    fields: Callable[[object], object] = attrgetter(*names) if len(names) > 1 else alone

    def equals(self: object, other: object) -> bool:
        return fields(self) == fields(other) if other.__class__ is self.__class__ else NotImplemented

    def digest(self: object) -> int:
        return hash(fields(self))

    return {"__eq__": equals, "__hash__": digest}


def _constructor(record: type, names: tuple[str, ...], defaults: Mapping[str, object]) -> Callable[..., None]:
    parameters = ", ".join(f"{name}=defaults[{name!r}]" if name in defaults else name for name in names)
    # The setters of the slots go past `__setattr__`, which refuses.
    setters = {f"_set_{name}": record.__dict__[name].__set__ for name in names}
    lines = [f"_set_{name}(self, {name})" for name in names]
    if hasattr(record, "__post_init__"):
        lines.append("self.__post_init__()")
    body = "\n        ".join(lines or ["pass"])
    text = f"def make(defaults, {', '.join(setters)}):\n    def __init__(self, {parameters}):\n        {body}\n"
    space: dict[str, Any] = {}
    # In the module's own names, by which whoever reads the signature resolves its annotations.
    exec(f"{text}    return __init__", vars(sys.modules[record.__module__]), space)  # noqa: S102 - our own text
    constructor: Callable[..., None] = space["make"](defaults, **setters)
    constructor.__qualname__ = f"{record.__qualname__}.__init__"
    constructor.__annotations__ = {**record.__annotations__, "return": None}
    return constructor


def _refuse_to_set(self: object, name: str, value: object) -> NoReturn:
    del value
    _refuse(self, f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> NoReturn:
    _refuse(self, f"cannot delete field {name!r}")


def _refuse(self: object, why: str) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"{why} of {type(self).__name__}")


def _reduce(self: Any) -> tuple[type, tuple[object, ...]]:  # noqa: ANN401 - a record
    """Copy and pickle by the constructor: nothing else may set a field."""
    return type(self), tuple(getattr(self, name) for name in self.__match_args__)
