"""Frozen dataclasses to plain JSON values and back, driven by their types alone.

For every value of a supported type `decode(type, encode(value)) == value`. Supported are dataclasses, enumerations,
str, int, float, bool, date, Path, None, tuples, and unions; a union of dataclasses is told apart by the class name.
"""

import types
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

# No field can have this name.
KIND = "!"

Decoded = TypeVar("Decoded")


class CodecError(ValueError):
    """The plain values are not what the type's encoding looks like, as after a change of the type."""


def encode(value: object) -> Any:  # noqa: ANN401 - JSON has no better type
    """Turn a value into dictionaries, lists, texts, numbers and None; dataclasses carry their class name."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if _is_record(type(value)):
        return {KIND: type(value).__name__} | {
            name: encode(getattr(value, name))
            for name in type(value).__match_args__  # type: ignore[attr-defined]
        }
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"a value of type {type(value).__name__} has no encoding")


def decode(kind: type[Decoded], plain: object) -> Decoded:
    """Turn what `encode` gave back into a value of type `kind`.

    Raises:
        CodecError: `plain` does not fit.
    """
    found: Decoded = _decode(kind, plain)
    return found


def _decode(kind: Any, plain: Any) -> Any:  # noqa: ANN401 - types are values here, and JSON is anything
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return _decode_union(get_args(kind), plain)
    if origin is tuple:
        return _decode_tuple(get_args(kind), plain)
    if _is_record(kind):
        return _decode_record(kind, plain)
    try:
        if issubclass(kind, Enum):
            return kind(plain)
        if kind is date:
            return date.fromisoformat(plain)
        if kind is Path:
            return Path(plain)
    except (TypeError, ValueError) as error:
        raise CodecError(str(error)) from None
    if type(plain) is not kind:
        raise CodecError(f"{plain!r} is no {kind.__name__}")
    return plain


def _decode_union(kinds: tuple[Any, ...], plain: Any) -> Any:  # noqa: ANN401
    if plain is None and types.NoneType in kinds:
        return None
    rest = [kind for kind in kinds if kind is not types.NoneType]
    if len(rest) == 1:
        return _decode(rest[0], plain)
    name = plain.get(KIND) if isinstance(plain, dict) else None
    for kind in rest:
        if kind.__name__ == name:
            return _decode(kind, plain)
    raise CodecError(f"{name!r} is none of {', '.join(kind.__name__ for kind in rest)}")


def _decode_tuple(kinds: tuple[Any, ...], plain: Any) -> tuple[Any, ...]:  # noqa: ANN401
    if not isinstance(plain, list):
        raise CodecError(f"{plain!r} is no list")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_decode(kinds[0], item) for item in plain)
    if len(kinds) != len(plain):
        raise CodecError(f"{len(plain)} values where {len(kinds)} belong")
    return tuple(_decode(kind, item) for kind, item in zip(kinds, plain, strict=True))


def _decode_record(kind: Any, plain: Any) -> Any:  # noqa: ANN401
    hints = _field_types(kind)
    if not isinstance(plain, dict) or plain.get(KIND) != kind.__name__ or plain.keys() != hints.keys() | {KIND}:
        raise CodecError(f"this is no encoding of {kind.__name__}")
    return kind(**{name: _decode(hint, plain[name]) for name, hint in hints.items()})


@cache
def _field_types(kind: Any) -> dict[str, Any]:  # noqa: ANN401
    hints = get_type_hints(kind)
    return {name: hints[name] for name in kind.__match_args__}


def _is_record(kind: Any) -> bool:  # noqa: ANN401
    """Tell a dataclass by what costs it nothing: `dataclasses.fields` would have all of its methods written."""
    return hasattr(kind, "__match_args__")
