import copy
import dataclasses
import inspect
import pickle
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base import records


@records.dataclass(frozen=True, slots=True, order=True)
class Lazy:
    """A record of ours."""

    name: str
    sizes: tuple[int, ...] = ()
    other: "Lazy | None" = None

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("no name")

    @property
    def size(self) -> int:
        return sum(self.sizes)


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Eager:
    """The same by the standard library."""

    name: str
    sizes: tuple[int, ...] = ()


names = st.text(min_size=1, max_size=3)
values = st.tuples(names, st.lists(st.integers(0, 2), max_size=2).map(tuple))


@given(values, values)
def test_records_compare_and_hash_as_dataclasses_do(left: tuple[str, tuple[int, ...]], right: tuple[str, ...]) -> None:
    ours, theirs = (Lazy(*left), Lazy(*right)), (Eager(*left), Eager(*right))  # type: ignore[arg-type]
    assert (ours[0] == ours[1]) is (theirs[0] == theirs[1])
    assert (ours[0] < ours[1]) is (theirs[0] < theirs[1])
    assert (ours[0] >= ours[1]) is (theirs[0] >= theirs[1])
    assert ours[0] != ours[1] or hash(ours[0]) == hash(ours[1])


def test_a_record_prints_and_copies_as_a_dataclass_does() -> None:
    record = Lazy("a", (1, 2))
    assert repr(record) == "Lazy(name='a', sizes=(1, 2), other=None)"
    assert record.size == 3
    assert dataclasses.replace(record, name="b") == Lazy("b", (1, 2))
    assert dataclasses.asdict(record) == {"name": "a", "sizes": (1, 2), "other": None}
    assert copy.deepcopy(record) == record
    assert pickle.loads(pickle.dumps(record)) == record


def test_a_record_is_a_dataclass_before_one_was_made() -> None:
    @records.dataclass(frozen=True, slots=True)
    class Fresh:
        """Never made."""

        text: str
        number: int = 1

    assert dataclasses.is_dataclass(Fresh)
    assert [field.name for field in dataclasses.fields(Fresh)] == ["text", "number"]
    assert str(inspect.signature(Fresh)) == "(text: str, number: int = 1) -> None"
    match Fresh("a"):
        case Fresh(text, number=1):
            assert text == "a"


def test_no_field_can_be_set_or_deleted_or_added() -> None:
    record = Lazy("a")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'name'"):
        record.name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'name'"):
        del record.name
    with pytest.raises(dataclasses.FrozenInstanceError):
        record.more = 1  # type: ignore[attr-defined]
    assert not hasattr(record, "__dict__")


def test_wrong_arguments_are_refused_by_name() -> None:
    with pytest.raises(TypeError, match="'nme'"):
        Lazy(nme="a")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="'name'"):
        Lazy()  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="no name"):
        Lazy("")


def test_a_record_that_is_neither_frozen_nor_slotted_is_refused() -> None:
    with pytest.raises(TypeError, match="those of the standard library"):
        records.dataclass(frozen=True, slots=False)


def test_threads_may_make_the_first_ones_at_the_same_time() -> None:
    for _ in range(20):

        @records.dataclass(frozen=True, slots=True)
        class Fresh:
            """Made by several threads."""

            number: int

        made: list[Fresh] = []
        start = threading.Barrier(4)

        def make(kind: type[Fresh] = Fresh, gate: threading.Barrier = start, into: list[Fresh] = made) -> None:
            gate.wait()
            one = kind(1)
            hash(one)
            into.append(dataclasses.replace(one, number=2))

        threads = [threading.Thread(target=make) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert made == [Fresh(2)] * 4


def test_what_is_written_later_may_be_written_twice() -> None:
    @records.dataclass(frozen=True, slots=True)
    class Fresh:
        """Its methods are asked for by a thread that another one has overtaken."""

        number: int = 1

    overtaken = [vars(Fresh)[name] for name in ("__repr__", "__dataclass_fields__", "__init__")]
    made = dataclasses.replace(Fresh(), number=2)
    for later in overtaken:
        assert later.__get__(made, Fresh)
    assert dataclasses.replace(made, number=3) == Fresh(3)


def test_shallow_gives_the_fields_as_they_are() -> None:
    inner = Lazy("a", (1, 2))
    found = records.shallow(Lazy("b", (), inner))
    assert found == {"name": "b", "sizes": (), "other": inner}
    assert found["other"] is inner
