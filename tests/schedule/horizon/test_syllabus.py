"""New questions: every one once, after what it builds on, areas by importance, phases in turn."""

from collections import Counter
from dataclasses import replace

from hypothesis import given

from interviewprep.model.taxonomy import Area
from interviewprep.schedule.horizon.deck import Item
from interviewprep.schedule.horizon.syllabus import by_phase, by_worth
from support.horizon import decks, make_items, make_question


def new_ones(items: tuple[Item, ...]) -> list[Item]:
    return [item for item in items if item.is_new]


@given(decks())
def test_orders_hold_every_question_once_and_after_what_it_builds_on(items: tuple[Item, ...]) -> None:
    new = new_ones(items)
    for order in (by_worth(new), by_phase(new)):
        refs = [item.entry.ref for item in order]
        assert sorted(refs) == sorted(item.entry.ref for item in new)
        for item in order:
            assert all(refs.index(ref) < refs.index(item.entry.ref) for ref in item.entry.prerequisites)


@given(decks())
def test_phases_come_in_sequence_where_nothing_is_built_on(items: tuple[Item, ...]) -> None:
    alone = [replace(item, entry=replace(item.entry, prerequisites=())) for item in new_ones(items)]
    phases = [item.entry.phase for item in by_phase(alone)]
    assert phases == sorted(phases)


def test_minutes_of_areas_stay_in_proportion_to_their_importance() -> None:
    entries = [make_question(number, (Area.CODING, Area.ML_THEORY)[number % 2]) for number in range(120)]
    importance = {Area.CODING: 2.0, Area.ML_THEORY: 1.0}
    items = [replace(item, weight=item.minutes * importance[item.entry.area]) for item in make_items(entries)]
    first = by_worth(items)[:60]
    minutes = Counter[Area]()
    for item in first:
        minutes[item.entry.area] += int(item.minutes)
    assert abs(minutes[Area.CODING] - 2 * minutes[Area.ML_THEORY]) <= 40


def test_topics_of_an_area_take_turns_from_easy_to_hard() -> None:
    entries = [make_question(number, phase=1) for number in range(12)]
    topics = [item.entry.topic for item in by_worth(make_items(entries))]
    assert sorted(topics[:4]) == sorted(set(topics))


def test_circle_of_prerequisites_in_a_bank_that_was_never_checked_loses_nothing() -> None:
    entries = [make_question(number, prerequisites=(f"made/q{(number + 1) % 3:03}",)) for number in range(3)]
    assert len(by_worth(make_items(entries))) == 3


def test_long_chain_of_prerequisites_is_followed() -> None:
    entries = [make_question(number, prerequisites=(f"made/q{number + 1:03}",)) for number in range(1999)]
    refs = [item.entry.ref for item in by_worth(make_items([*entries, make_question(1999)]))]
    assert refs == sorted(refs, reverse=True, key=lambda ref: int(ref.removeprefix("made/q")))
