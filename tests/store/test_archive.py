"""Exports: what is read back is the same state, and nothing else is read at all."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewprep.base.errors import ContentFault, StoreFault
from interviewprep.base.paths import Paths, find_paths
from interviewprep.model.attempt import Attempt, Card, Event, Review, SessionRow
from interviewprep.model.evidence import Rating
from interviewprep.model.goal import Goal
from interviewprep.model.taxonomy import Area
from interviewprep.store import archive
from interviewprep.store.history import open_history
from store.make_fixture import fill, review_and_card
from store.strategies import attempts, empty_history, events, goals, instants, plain_json, reviews, session_rows, texts


def write(path: Path, lines: list[str]) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
    return path


def card_of(review: Review | None) -> Card | None:
    return None if review is None else review_and_card(review.question, review.study_day, Rating.GOOD, 1)[1]


def loaded(path: Path) -> list[str]:
    """Load an export into an empty history and export it again."""
    with open_history(find_paths(), create=False) as history:
        archive.load(history._db, path)
        assert not [finding for finding in history.check() if finding.check == "totals"]
        return list(history.export())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    row=session_rows,
    given_events=st.lists(events, max_size=3),
    answers=st.lists(st.tuples(attempts, st.none() | reviews), max_size=4),
    mark=st.tuples(texts, instants, texts),
    chosen=st.dictionaries(texts, plain_json, max_size=2),
    goal=st.none() | goals,
)
def test_export_reads_back_to_the_same_state(
    tmp_path: Path,
    *,
    row: SessionRow,
    given_events: list[Event],
    answers: list[tuple[Attempt, Review | None]],
    mark: tuple[str, Any, str],
    chosen: dict[str, Any],
    goal: Goal | None,
) -> None:
    with empty_history() as history:
        if row.id != "one":
            history.create_session(row)
        history.append_many(replace(one, sequence=number) for number, one in enumerate(given_events, start=1))
        for attempt, review in answers:
            history.record(attempt, None, review, card_of(review))
        for review in history.reviews("ml-theory/a")[-1:]:
            history.undo(review)
        history.mark(mark[0], "flagged", mark[1], mark[2])
        for key, value in chosen.items():
            history.set_setting(f"x {key}", value)
        if goal is not None:
            history.set_goal(goal)
        exported = list(history.export())
        days = history.days()
    assert loaded(write(tmp_path / "export.jsonl", exported)) == exported
    assert len(days) <= len(answers)


@pytest.fixture
def exported() -> list[str]:
    """Give the lines of an export with rows of every table."""
    with open_history(find_paths(), create=False) as history:
        fill(history)
        return list(history.export())


def first_of(lines: list[str], table: str) -> int:
    return next(number for number, line in enumerate(lines) if line.startswith(f'{{"table":"{table}"'))


def changed(table: str, **columns: object) -> Callable[[list[str]], int]:
    """Change columns of the first row of a table; gives back the number of its line."""

    def apply(lines: list[str]) -> int:
        index = first_of(lines, table)
        document = json.loads(lines[index])
        document["row"].update(columns)
        lines[index] = json.dumps(document)
        return index + 1

    return apply


def put(index: int, line: str) -> Callable[[list[str]], int]:
    """Replace one line; gives back its number."""

    def apply(lines: list[str]) -> int:
        lines[index] = line
        return index % len(lines) + 1

    return apply


def dropped(index: int) -> Callable[[list[str]], int]:
    """Leave a line out; gives back the number of the last line."""

    def apply(lines: list[str]) -> int:
        del lines[index]
        return len(lines)

    return apply


def added(line: str) -> Callable[[list[str]], int]:
    """Add a line at the end; gives back its number."""

    def apply(lines: list[str]) -> int:
        lines.append(line)
        return len(lines)

    return apply


BAD: dict[str, tuple[Callable[[list[str]], int], str]] = {
    "no JSON": (put(2, "{nonsense"), "Expecting property name"),
    "no object": (put(2, "[1]"), "an object is expected"),
    "deep nesting": (put(2, "[" * 100_000), "recursion"),
    "a key twice": (put(2, '{"table":"mark","table":"mark","row":{}}'), "a key comes twice"),
    "foreign header": (put(0, '{"kind":"header","schema":1}'), "not the header"),
    "newer export": (
        put(0, '{"schema":1,"kind":"header","program":"interviewprep","history":99}'),
        "upgrade prep to read it",
    ),
    "export of no version": (
        put(0, '{"schema":1,"kind":"header","program":"interviewprep","history":true}'),
        "not the header",
    ),
    "role that there is not": (changed("goal", role="wizard"), "'wizard' is not a valid Role"),
    "weight beyond its bounds": (changed("goal", weights={"coding": 11}), "a weight lies between 0 and 10"),
    "weights that leave nothing": (changed("goal", weights=dict.fromkeys(Area, 0)), "at least one area"),
    "minutes beyond a day": (changed("goal", minutes=2000), "CHECK constraint failed"),
    "unknown table": (put(3, '{"table":"sqlite_schema","row":{}}'), "there is no table 'sqlite_schema'"),
    "a table's name that is a list": (put(3, '{"table":[],"row":{}}'), "there is no table"),
    "further key": (put(3, '{"table":"mark","row":{},"more":1}'), "and no others"),
    "row that is no object": (put(3, '{"table":"mark","row":[]}'), "and no others"),
    "unknown column": (changed("session", colour="red"), "and no others"),
    "unknown kind of session": (changed("session", kind="quiz"), "'quiz' is not a valid SessionKind"),
    "unknown kind of event": (changed("event", kind="laughed"), "'laughed' is not a valid EventKind"),
    "unknown area": (changed("attempt", area="cooking"), "'cooking' is not a valid Area"),
    "unknown mark": (changed("mark", kind="loved"), "CHECK constraint failed"),
    "text for a number": (changed("attempt", study_day="20759"), "study_day cannot be '20759'"),
    "truth for a number": (changed("attempt", passed=True), "passed cannot be 'True'"),
    "number for a text": (changed("attempt", topic=7), "topic cannot be '7'"),
    "empty column": (changed("attempt", topic=None), "NOT NULL"),
    "number beyond all bounds": (changed("session", pid=2**70), "too large"),
    "infinity": (put(1, '{"table":"setting","row":{"key":"x","value":1e999}}'), "1e999 is too large"),
    "not a number": (put(1, '{"table":"setting","row":{"key":"x","value":NaN}}'), "NaN is no JSON"),
    "local time": (changed("attempt", at="2026-11-02T18:30:00"), "microseconds"),
    "payload that is no object": (changed("event", payload=[1]), "an object is expected"),
    "evidence with a stranger": (changed("attempt", evidence={"passed": True, "luck": 1}), "unexpected keyword"),
    "evidence that contradicts its columns": (changed("attempt", score=0.5), "score is 0.5 in its column"),
    "memory that is half there": (changed("review", stability_before=2.0), "half there"),
    "memory beyond the scale": (changed("card", difficulty=11.0), "CHECK constraint failed"),
    "setting out of bounds": (changed("setting", key="extra_time", value=9.0), "a number from 1 to 3"),
    "event of no session": (changed("event", session="none"), "FOREIGN KEY"),
    "row twice": (lambda lines: put(2, lines[1])(lines), "UNIQUE"),
    "half a character": (changed("session", boot_id="\ud800"), "surrogates not allowed"),
    "lost row": (dropped(-2), "rows were exported"),
    "lost end": (dropped(-1), "ends early"),
    "end that lies": (put(-1, '{"kind":"footer","rows":3}'), "rows were exported"),
    "lines after the end": (added("{}"), "more lines follow"),
}


@pytest.mark.parametrize(("spoil", "reason"), BAD.values(), ids=BAD)
def test_bad_line_is_refused_with_its_place_and_nothing_is_read(
    tmp_path: Path, exported: list[str], spoil: Callable[[list[str]], int], reason: str
) -> None:
    line = spoil(exported)
    source = write(tmp_path / "export.jsonl", exported)
    with open_history(find_paths(), create=False) as history:
        before = list(history.export())
        with pytest.raises(ContentFault) as caught:
            archive.load(history._db, source)
        assert f"{source}:{line}: " in str(caught.value)
        assert reason in str(caught.value)
        assert list(history.export()) == before


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\n", b"{}", b"\n"], ids=["empty", "no text", "cut off", "blank"])
def test_file_that_is_no_export_is_refused_at_its_first_line(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "export.jsonl"
    source.write_bytes(content)
    with empty_history() as history, pytest.raises(ContentFault, match=r"export\.jsonl:1: "):
        archive.load(history._db, source)


def test_line_beyond_the_limit_is_refused(tmp_path: Path, exported: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LINE_LIMIT_BYTES", max(map(len, exported)))
    source = write(tmp_path / "export.jsonl", exported)
    with open_history(find_paths(), create=False) as history, pytest.raises(ContentFault, match="cut off, or too long"):
        archive.load(history._db, source)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_no_change_of_any_byte_ends_in_anything_but_a_fault_or_a_state(
    tmp_path: Path, exported: list[str], data: st.DataObject
) -> None:
    content = bytearray("".join(f"{line}\n" for line in exported).encode("ascii"))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    source = tmp_path / "export.jsonl"
    source.write_bytes(content)
    with open_history(find_paths(), create=False) as history:
        try:
            archive.load(history._db, source)
        except ContentFault as fault:
            assert str(source) in str(fault)  # noqa: PT017 - both ways out are right
        else:
            assert len(history.attempts()) == 3


def test_export_shows_one_moment_while_others_write(paths: Paths) -> None:
    with open_history(paths) as history, open_history(paths) as other:
        fill(history)
        lines = history.export()
        head = [next(lines), next(lines)]
        other.set_setting("desired_retention", 0.8)
        assert len([*head, *lines]) + 1 == len(list(history.export()))


def test_too_large_a_text_is_not_stored_since_it_could_not_be_read_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interviewprep.store.rows.JSON_LIMIT_BYTES", 100)
    with empty_history() as history, pytest.raises(StoreFault, match="too large"):
        history.set_setting("x", "y" * 100)


def test_open_export_keeps_no_lock(paths: Paths) -> None:
    with open_history(paths) as history:
        lines = history.export()
        next(lines)
        lines.close()  # type: ignore[attr-defined]
        history.set_setting("bell", value=False)
