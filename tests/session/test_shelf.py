"""What a drill can choose from: as much as could be asked, and nothing that may not be."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import pytest

from interviewprep.base.records import replace
from interviewprep.model.attempt import Attempt
from interviewprep.model.question import Entry, Scope
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format
from interviewprep.schedule.choose.allowance import Allowance
from interviewprep.schedule.choose.pick import Motive, Pick
from interviewprep.schedule.fsrs import FsrsScheduler
from interviewprep.session.practise import Practice, pick_questions
from interviewprep.session.shelf import DEPTH, Shelf
from interviewprep.store.history import History
from store.strategies import empty_history
from support.clock import START as NOW
from support.practice import make_attempt, make_entry, practise

TODAY = 20_100
LAST_WEEK = TODAY - 7


@dataclass
class Shelved:
    """A catalogue in memory, which notes how many questions were looked up."""

    known: dict[str, Entry]
    looked_up: int = 0

    def entries_of(self, refs: Collection[str]) -> list[Entry]:
        """List those that are there."""
        self.looked_up += len(refs)
        return [self.known[ref] for ref in sorted(refs) if ref in self.known]

    def catching(self, misconception: str) -> list[str]:
        """List those that catch it."""
        return [ref for ref, entry in self.known.items() if misconception in entry.misconceptions]

    def entries(self, *, areas: Collection[str] = (), topics: Collection[str] = ()) -> list[Entry]:
        """List those of these areas and topics."""
        return [entry for entry in self.known.values() if entry.area in areas and entry.topic in topics]

    def sample(
        self,
        limit: int,
        *,
        seed: int,
        areas: Collection[str] = (),
        topics: Collection[str] = (),
        domains: Collection[str] = (),
        formats: Collection[str] = (),
        exclude: Collection[str] = (),
    ) -> list[Entry]:
        """Give the first ones that may be had."""
        del seed, areas, topics, domains, formats
        return [entry for ref, entry in self.known.items() if ref not in exclude][:limit]


@pytest.fixture
def history() -> Iterator[History]:
    """Open a history in memory."""
    with empty_history() as opened:
        yield opened


def catalogue(*entries: Entry) -> Shelved:
    return Shelved({entry.ref: entry for entry in entries})


def shelf(history: History, there: Shelved, scope: Scope | None = None) -> Shelf:
    return Shelf(history, there, FsrsScheduler(), scope or Scope(), TODAY, seed=1)


def pick(
    history: History, there: Shelved, practice: Practice = Practice.WEAK, scope: Scope | None = None
) -> list[Pick]:
    return pick_questions(practice, shelf(history, there, scope), Allowance(5))


def failed(
    ref: str, day: int = LAST_WEEK, *, believed: tuple[str, ...] = (), confidence: float | None = None
) -> Attempt:
    return replace(make_attempt(ref, day=day, score=0.0, confidence=confidence), misconceptions=believed)


def motives(picks: Iterable[Pick]) -> dict[str, Motive]:
    return {one.ref: one.motive for one in picks}


def test_nothing_is_picked_from_nothing(history: History) -> None:
    assert [pick(history, catalogue(), practice) for practice in Practice] == [[]] * len(Practice)


@pytest.mark.parametrize("practice", [Practice.DUE, Practice.WEAK])
def test_questions_that_are_gone_or_suspended_are_never_picked(history: History, practice: Practice) -> None:
    practise(history, [failed(f"b/q{number}", confidence=0.9) for number in range(4)])
    history.mark("b/q1", "suspended", NOW.at)
    there = catalogue(*(make_entry(f"b/q{number}") for number in range(3)))
    assert {one.ref for one in pick(history, there, practice)} == {"b/q0", "b/q2"}


@pytest.mark.parametrize("practice", [Practice.DUE, Practice.WEAK])
def test_rare_format_is_found_however_deep_it_lies(history: History, practice: Practice) -> None:
    many = 2 * DEPTH
    practise(history, [failed(f"b/q{number:04}", day=LAST_WEEK - (number < many)) for number in range(many + 2)])
    entries = [make_entry(f"b/q{number:04}", topic=f"t{number}") for number in range(many)]
    rare = [make_entry(f"b/q{number:04}", format=Format.REVIEW) for number in range(many, many + 2)]
    found = pick(history, catalogue(*entries, *rare), practice, Scope(formats=(Format.REVIEW,)))
    assert {one.ref for one in found} == {entry.ref for entry in rare}


def test_weak_drill_looks_up_no_more_questions_than_could_matter(history: History) -> None:
    practise(history, [failed(f"b/q{number:04}") for number in range(4 * DEPTH)])
    there = catalogue(*(make_entry(f"b/q{number:04}") for number in range(4 * DEPTH)))
    assert len(pick(history, there)) == 5
    assert there.looked_up <= 3 * DEPTH


def test_warm_up_is_made_of_what_went_well_and_has_not_faded(history: History) -> None:
    practise(
        history,
        [
            failed("b/sure-and-wrong", confidence=0.99),
            make_attempt("b/faded", day=TODAY - 60),
            make_attempt("b/known", day=TODAY - 2),
            make_attempt("b/passed-then-failed", day=TODAY - 4),
            failed("b/passed-then-failed", day=TODAY - 1),
            make_attempt("b/answered-today", day=TODAY),
        ],
    )
    names = ("sure-and-wrong", "faded", "known", "passed-then-failed", "answered-today", "new")
    found = pick(history, catalogue(*(make_entry(f"b/{name}") for name in names)), Practice.KNOWN)
    assert motives(found) == {"b/known": Motive.KNOWN}
    assert found[0].why.startswith("you know this: expected recall 9")
    assert found[0].why.endswith(", last answered 2 days ago")


def test_new_question_that_catches_a_repeated_belief_is_brought_up(history: History) -> None:
    practise(history, [failed("b/a", believed=("greedy",)), failed("b/b", believed=("greedy",))])
    names = ("a", "b", "new", "other")
    entries = [make_entry(f"b/{name}", topic=name, misconceptions=("greedy",)) for name in names[:3]]
    found = motives(pick(history, catalogue(*entries, make_entry("b/other"))))
    assert found == {"b/a": Motive.FORGOTTEN, "b/b": Motive.FORGOTTEN, "b/new": Motive.BELIEF}


def test_weak_prerequisite_is_fetched_though_it_was_never_answered(history: History) -> None:
    practise(history, [failed("b/top")])
    entries = [make_entry("b/top", prerequisites=("b/base", "b/gone")), make_entry("b/base")]
    assert motives(pick(history, catalogue(*entries))) == {"b/base": Motive.PREREQUISITE, "b/top": Motive.FORGOTTEN}


def test_prerequisite_outside_of_what_was_asked_for_stays_out(history: History) -> None:
    practise(history, [failed("b/top")])
    entries = [make_entry("b/top", prerequisites=("b/base",)), make_entry("b/base", area=Area.ML_THEORY)]
    assert list(motives(pick(history, catalogue(*entries), scope=Scope((Area.CODING,))))) == ["b/top"]


def test_mastered_question_is_audited_under_some_seed(history: History) -> None:
    failures = [f"b/q{number:03}" for number in range(2 * DEPTH)]
    first = [
        make_attempt(ref, day=day) for ref in ("b/known", "b/fresh") for day in (TODAY - 90, TODAY - 80, TODAY - 40)
    ]
    last = [make_attempt("b/known", day=TODAY - 9), make_attempt("b/fresh", day=TODAY - 1)]
    practise(history, [*first, *last, *map(failed, failures)])
    there = catalogue(*map(make_entry, ["b/known", "b/fresh", *failures]))
    audited = [
        one.ref
        for seed in range(20)
        for one in pick_questions(Practice.WEAK, replace(shelf(history, there), seed=seed), Allowance(5))
        if one.motive is Motive.AUDIT
    ]
    assert set(audited) == {"b/known"}


def test_mixed_drill_takes_what_is_due_then_weak_and_new_in_turns(history: History) -> None:
    practise(history, [failed("b/due"), *(make_attempt(f"b/w{n}", day=TODAY - 1) for n in range(3))])
    names = ("due", "w0", "w1", "w2", "new0", "new1")
    found = pick(history, catalogue(*(make_entry(f"b/{name}", topic=name) for name in names)), Practice.MIXED)
    kinds = [one.motive for one in found]
    assert kinds[0] is Motive.DUE
    assert kinds.count(Motive.NEW) == 2
    assert kinds[-2:] == [Motive.NEW] * 2


def test_new_questions_of_a_topic_tested_out_of_are_left_out_until_one_is_failed(history: History) -> None:
    there = catalogue(
        make_entry("a/known", topic="graphs"), make_entry("a/other", topic="graphs"), make_entry("a/new", topic="trees")
    )
    history.let_count_as_known(Area.CODING, "graphs", NOW.at, "one")
    assert [one.ref for one in pick(history, there, Practice.NEW)] == ["a/new"]
    history.record(replace(make_attempt("a/known", topic="graphs", score=0.0), session="one"), None, None, None)
    assert {one.ref for one in pick(history, there, Practice.NEW)} == {"a/other", "a/new"}


def test_topic_tested_out_of_is_asked_where_it_is_named(history: History) -> None:
    there = catalogue(make_entry("a/known", topic="graphs"))
    history.let_count_as_known(Area.CODING, "graphs", NOW.at, "one")
    assert pick(history, there, Practice.NEW) == []
    assert len(pick(history, there, Practice.NEW, Scope(topics=("graphs",)))) == 1


def test_new_questions_that_suit_the_person_come_first(history: History) -> None:
    entries = [
        replace(make_entry(f"a/{difficulty}-{number}"), difficulty=difficulty)
        for difficulty in (Difficulty.EASY, Difficulty.HARD, Difficulty.MEDIUM)
        for number in range(4)
    ]
    suits = replace(shelf(history, catalogue(*entries)), find_suited=lambda: {Domain.PROGRAMMING: Difficulty.HARD})
    found = suits.new(Allowance(6))
    assert [entry.difficulty for entry in found] == [Difficulty.HARD] * 4 + [Difficulty.MEDIUM] * 2


def test_nothing_is_worked_out_where_all_new_questions_are_asked_anyway(history: History) -> None:
    def never() -> dict[Domain, Difficulty]:
        raise AssertionError("asked for nothing")

    there = replace(shelf(history, catalogue(make_entry("a/one"))), find_suited=never)
    assert len(there.new(Allowance(5))) == 1
