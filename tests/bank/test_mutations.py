"""Damaged files give faults on lines that exist, whatever the damage."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewprep.bank.parse import load_bank
from interviewprep.base.errors import ContentFault, Fault
from interviewprep.model.taxonomy import Format
from support.banks import files_of, write_bank

PIECES = [b"", b"\x00", b"\xff", b"\r\n", b"+++\n", b"## ", b"```\n", b'"', b"'''", b"[", b"{", b"= ", b"(", b"-"]


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """Cut a span out of a file and put something in its place: a piece of syntax, any bytes, or a span of its own."""
    start = draw(st.integers(0, len(data)))
    end = draw(st.integers(start, min(len(data), start + 40)))
    own = st.integers(0, max(0, len(data) - 30)).map(lambda at: data[at : at + 30])
    return data[:start] + draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=4), own)) + data[end:]


@pytest.mark.parametrize("form", Format)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_gives_faults_on_lines_that_exist(tmp_path: Path, form: Format, data: st.DataObject) -> None:
    files = files_of(form)
    root = write_bank(tmp_path / "bank", files)
    path = data.draw(st.sampled_from([*sorted(files), "bank.toml"]))
    changed = data.draw(damaged((root / path).read_bytes()))
    (root / path).write_bytes(changed)
    for found in faults_of(root):
        length = found.path.read_bytes().count(b"\n") + 1 if found.path.is_file() else 1
        assert 1 <= found.line <= length + 1


def faults_of(root: Path) -> tuple[Fault, ...]:
    try:
        load_bank(root)
    except ContentFault as fault:
        return fault.faults
    return ()
