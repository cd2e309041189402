"""Values on the wire: what goes out comes back, and nothing else comes in."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.judge.brief import show
from interviewprep.judge.protocol import wire
from interviewprep.judge.protocol.values import Opaque, decode, encode
from interviewprep.model.literals import Raises, Value, format_literal
from support.values import values

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(st.sampled_from(list("filtszdbcaopq")) | inner, max_size=4),
    max_leaves=20,
)


def over_the_wire(value: Value) -> Value:
    """Send a value through bytes and back."""
    frame = wire.pack({"value": encode(value)})
    return decode(wire.unpack(frame[wire.HEADER_BYTES :])["value"])


WITH_REAL_DTYPES = values.filter(lambda value: "<U4" not in format_literal(value))
"""The wire knows dtypes by numpy's names, of which that one is none."""


@given(WITH_REAL_DTYPES)
def test_value_survives_the_wire_with_its_types(value: Value) -> None:
    assert format_literal(over_the_wire(value)) == format_literal(value)


@given(JSON)
def test_decoding_untrusted_data_gives_a_value_or_a_wire_fault(coded: object) -> None:
    try:
        show(decode(coded))
    except wire.WireFault:
        return


@given(st.binary(max_size=60))
def test_unpacking_untrusted_bytes_gives_a_message_or_a_wire_fault(body: bytes) -> None:
    try:
        assert isinstance(wire.unpack(body), dict)
    except wire.WireFault:
        return


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan"), -0.0, 10**400, -(2**53), "\ud800"])
def test_odd_scalars_survive_the_wire(value: Value) -> None:
    assert repr(over_the_wire(value)) == repr(value)


def test_bool_and_int_stay_apart() -> None:
    assert [type(item) for item in (decode(encode(True)), decode(encode(1)))] == [bool, int]


def test_value_that_contains_itself_is_too_large() -> None:
    loop: list[object] = []
    loop.append(loop)
    with pytest.raises(wire.TooLarge, match="deep"):
        encode(loop)


def test_value_with_too_many_nodes_is_too_large() -> None:
    with pytest.raises(wire.TooLarge):
        encode([0] * (wire.MAX_NODES + 1))


def test_shared_parts_do_not_escape_the_cap_on_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "MAX_NODES", 10_000)
    doubled: object = [0]
    for _ in range(40):
        doubled = [doubled, doubled]
    with pytest.raises(wire.TooLarge):
        encode(doubled)


def test_deep_data_is_refused_while_decoding() -> None:
    coded: object = 1
    for _ in range(wire.MAX_DEPTH + 1):
        coded = ["l", [coded]]
    with pytest.raises(wire.TooLarge):
        decode(coded)


def test_frame_over_the_cap_is_refused_by_its_header() -> None:
    inbox = wire.Inbox()
    inbox.add((wire.MAX_FRAME_BYTES + 1).to_bytes(4, "big"))
    with pytest.raises(wire.TooLarge):
        inbox.take()


@pytest.mark.parametrize("body", [b'{"a":1}{"a":2}', b'{"a":1} ', b' {"a":1}', b"{}]", b""])
def test_a_frame_is_one_object_and_nothing_beside_it(body: bytes) -> None:
    with pytest.raises(wire.WireFault):
        wire.unpack(body)


def test_deeply_nested_json_is_a_wire_fault() -> None:
    with pytest.raises(wire.WireFault):
        wire.unpack(b"[" * 100_000)


@pytest.mark.parametrize(
    "coded",
    [
        ["f", "1e9999x"],
        ["i", "zz"],
        ["b", "0"],
        ["s", [["l", []]]],
        ["d", [[["l", []], 1]]],
        ["d", [[1]]],
        ["a", "float64", [2], [1]],
        ["a", "float64", [-1], []],
        ["a", "float64", [True], [1]],
        ["a", "float64", [1], [["l", []]]],
        ["a", "V8", [0], []],
        ["a", "float64; import os", [0], []],
        ["q", ["a", "int64", [1]], 2],
        ["q", ["a", "int64", [1]], -1],
        ["q", ["a", "int64", [1]], True],
        ["q", ["a", "int64", [1]], [["l", []]]],
        ["q", [["l", []], "int64", [1]], 1],
        ["q", ["a", "int64" * 20, [1]], 1],
        ["q", ["a", "int64"], 1],
        ["p", [["a", "int64", [1]], ["b", "int64", []]], 1],
        ["p", [1], 1],
        ["p", [], None],
        ["x", 1],
        [],
        {},
        1.5,
    ],
)
def test_malformed_value_is_a_wire_fault(coded: object) -> None:
    with pytest.raises(wire.WireFault):
        decode(coded)


def test_object_that_is_no_plain_data_arrives_as_its_type_name() -> None:
    opaque = decode(encode(object()))
    assert isinstance(opaque, Opaque)
    assert show(opaque) == "<object>"
    assert opaque != decode(encode(object()))


def test_subclasses_arrive_as_their_base_and_cannot_lie() -> None:
    class Liar(list[int]):
        def __iter__(self) -> Iterator[int]:
            raise RuntimeError

        def __len__(self) -> int:
            return 99

    assert decode(encode(Liar([1, 2]))) == [1, 2]


def test_frame_is_ascii_json_behind_a_length() -> None:
    frame = wire.pack({"a": "é"})
    assert int.from_bytes(frame[:4], "big") == len(frame) - 4
    assert json.loads(frame[4:].decode("ascii")) == {"a": "é"}


@given(st.lists(st.binary(max_size=40), max_size=5), st.integers(1, 9))
def test_frames_come_out_as_they_went_in_however_they_are_cut(bodies: list[bytes], step: int) -> None:
    stream = b"".join(len(body).to_bytes(wire.HEADER_BYTES, "big") + body for body in bodies)
    inbox, taken = wire.Inbox(), []
    for start in range(0, len(stream), step):
        inbox.add(stream[start : start + step])
        while (body := inbox.take()) is not None:
            taken.append(body)
    assert taken == bodies


def test_sealed_frame_is_the_message_with_its_nonce() -> None:
    message: dict[str, object] = {"do": "test", "args": ["t", [1]]}
    assert wire.seal(wire.write(message), "ab12") == wire.pack({**message, "nonce": "ab12"})


def test_number_of_rows_counts_against_the_cap() -> None:
    with pytest.raises(wire.TooLarge):
        decode(["p", [], wire.MAX_NODES])


@pytest.mark.parametrize("value", [Opaque("str"), [Raises("KeyError")], {"a": (Opaque("int"),)}])
def test_stand_in_is_never_sent(value: Value) -> None:
    with pytest.raises(wire.WireFault):
        encode(value)
