"""Values outside the answer's process: what the referee sends and what it makes of what comes back."""

from dataclasses import dataclass

from interviewprep.judge.protocol import wire
from interviewprep.model.literals import Array, Value, format_literal

_CELL_TYPES = (bool, int, float, complex, str)


@dataclass(frozen=True, slots=True, eq=False)
class Opaque:
    """A returned object that is no plain data; equal to nothing but itself."""

    type_name: str

    def __repr__(self) -> str:
        return f"<{self.type_name}>"


def encode(value: Value) -> object:
    """Write a value as tagged JSON.

    Raises:
        WireFault: the value is over a cap.
    """
    return wire.Writer(_take_apart).write(value)


def decode(coded: object) -> Value:
    """Read a value from tagged JSON of an untrusted sender; all types are made anew.

    Raises:
        WireFault: it is no value, or over a cap.
    """
    return wire.Reader(_make_array, Opaque).read(coded)


def show(value: Value, limit: int = 200) -> str:
    """Write a value for people, as a literal cut to `limit` characters."""
    text = format_literal(value)
    return text if len(text) <= limit else f"{text[:limit]}… ({len(text):,} characters)"


def _take_apart(value: object) -> object:
    if isinstance(value, Array):
        return wire.array_parts(value.dtype, value.shape, list(value.items))
    return None


def _make_array(dtype: str, shape: tuple[int, ...], cells: list[object]) -> Array:
    plain = tuple(cell for cell in cells if isinstance(cell, _CELL_TYPES))
    if len(plain) != len(cells):
        raise wire.WireFault("an array's cells are numbers or texts")
    return Array(dtype, shape, plain)
