"""What is picked, in which order, and why."""

from itertools import pairwise
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.attempt import Attempt, Card
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.choose import Pick, due_picks, latest_attempts, new_picks, weak_picks
from interviewprep.schedule.fsrs import FsrsScheduler
from support.practice import make_attempt, make_card, make_entry

TODAY = 20_000
SCHEDULER = FsrsScheduler()


class Practice(NamedTuple):
    """A catalogue, and the cards and last attempts of some of its questions."""

    entries: list[Entry]
    cards: list[Card]
    latest: dict[str, Attempt]


@st.composite
def practices(draw: st.DrawFn) -> Practice:
    entries, cards, latest = [], [], {}
    for number in range(draw(st.integers(0, 24))):
        ref, topic, area = f"bank/q{number}", draw(st.sampled_from("abcd")), draw(st.sampled_from(Area))
        last_day = TODAY - draw(st.integers(0, 200))
        if draw(st.booleans()):
            entries.append(make_entry(ref, area=area, topic=topic))
        if draw(st.booleans()):
            due_day = last_day + draw(st.integers(1, 200))
            stability = draw(st.floats(0.1, 500))
            cards.append(
                make_card(ref, area=area, topic=topic, stability=stability, last_day=last_day, due_day=due_day)
            )
            confidence = draw(st.sampled_from([None, 0.25, 0.6, 0.75, 0.9, 0.99]))
            score = draw(st.sampled_from([0.0, 1.0]))
            latest[ref] = make_attempt(ref, day=last_day, score=score, confidence=confidence, area=area, topic=topic)
    return Practice(entries, cards, latest)


def weak(practice: Practice, limit: int, seed: int = 1, importance: dict[Area, float] | None = None) -> list[Pick]:
    return weak_picks(
        practice.cards,
        practice.latest,
        practice.entries,
        SCHEDULER,
        today=TODAY,
        limit=limit,
        seed=seed,
        importance=importance,
    )


def is_confident_mistake(attempt: Attempt) -> bool:
    return not attempt.evidence.passed and (attempt.evidence.confidence or 0) >= 0.75


def recall(card: Card) -> float:
    return SCHEDULER.retrievability(card.memory, TODAY - card.last_day)


@given(practice=practices(), limit=st.integers(0, 30), seed=st.integers(0, 99))
def test_weak_picks_fill_the_limit_without_repeats_and_each_says_why(practice: Practice, limit: int, seed: int) -> None:
    picks = weak(practice, limit, seed)
    answered = {card.question for card in practice.cards} & {entry.ref for entry in practice.entries}
    refs = [pick.ref for pick in picks]
    assert len(refs) == len(set(refs)) == min(limit, len(answered))
    assert set(refs) <= answered
    assert all(pick.why for pick in picks)
    assert picks == weak(practice, limit, seed)


@given(practice=practices(), limit=st.integers(1, 30))
def test_confident_mistakes_come_first_and_say_so(practice: Practice, limit: int) -> None:
    picks = weak(practice, limit)
    mistakes = {
        entry.ref
        for entry in practice.entries
        if entry.ref in practice.latest and is_confident_mistake(practice.latest[entry.ref])
    }
    count = min(limit, len(mistakes))
    assert all(pick.ref in mistakes and "% sure and wrong" in pick.why for pick in picks[:count])
    assert not mistakes & {pick.ref for pick in picks[count:]}


@given(practice=practices(), limit=st.integers(1, 30))
def test_nothing_left_out_is_less_known_than_what_was_picked(practice: Practice, limit: int) -> None:
    picks = {pick.ref: pick.why for pick in weak(practice, limit)}
    recalls = {card.question: recall(card) for card in practice.cards}
    by_recall = [recalls[ref] for ref, why in picks.items() if why.startswith("expected recall")]
    entries = {entry.ref for entry in practice.entries}
    left_out = [value for ref, value in recalls.items() if ref in entries and ref not in picks]
    assert not by_recall or not left_out or max(by_recall) <= min(left_out) + 1e-12


@given(practice=practices(), limit=st.integers(1, 30), seed=st.integers(0, 99))
def test_audits_are_one_in_eight_and_only_of_mastered_questions(practice: Practice, limit: int, seed: int) -> None:
    cards = {card.question: card for card in practice.cards}
    audits = [pick.ref for pick in weak(practice, limit, seed) if pick.why.startswith("audit")]
    assert len(audits) <= -(-limit // 8)
    for ref in audits:
        assert recall(cards[ref]) >= 0.95
        assert cards[ref].last_day < TODAY
        assert practice.latest[ref].evidence.passed


def test_every_eighth_pick_is_an_audit_on_average() -> None:
    weak_cards = [make_card(f"b/w{n}", stability=1, last_day=TODAY - 30) for n in range(20)]
    strong_cards = [make_card(f"b/s{n}", stability=900, last_day=TODAY - 3) for n in range(5)]
    cards = [*weak_cards, *strong_cards]
    practice = Practice([make_entry(card.question) for card in cards], cards, {})
    picks = [pick for seed in range(400) for pick in weak(practice, 5, seed)]
    audits = sum(pick.why.startswith("audit of a mastered question") for pick in picks)
    assert 0.1 < audits / len(picks) < 0.15


@given(practice=practices(), limit=st.integers(0, 30))
def test_topics_are_interleaved_where_one_does_not_fill_more_than_half(practice: Practice, limit: int) -> None:
    topics = {entry.ref: (entry.area, entry.topic) for entry in practice.entries}
    rest = [topics[pick.ref] for pick in weak(practice, limit) if "sure and wrong" not in pick.why]
    fullest = max((rest.count(topic) for topic in rest), default=0)
    # The mistakes that come before may end on the topic that the rest is full of: one more place is needed.
    if 2 * fullest <= len(rest):
        assert all(one != other for one, other in pairwise(rest))


def test_important_area_comes_before_a_less_known_one() -> None:
    cards = [
        make_card("b/theory", area=Area.ML_THEORY, stability=5, last_day=TODAY - 30),
        make_card("b/coding", area=Area.CODING, stability=10, last_day=TODAY - 30),
    ]
    entries = [make_entry(card.question, area=card.area, topic=card.area) for card in cards]
    practice = Practice(entries, cards, {})
    assert [pick.ref for pick in weak(practice, 1)] == ["b/theory"]
    assert [pick.ref for pick in weak(practice, 1, importance={Area.CODING: 3.0})] == ["b/coding"]


def test_whys_are_told_in_numbers_of_the_learner() -> None:
    cards = [
        make_card("b/forgotten", stability=1, last_day=TODAY - 12),
        make_card("b/wrong", stability=1, last_day=TODAY - 1),
    ]
    wrong = make_attempt("b/wrong", day=TODAY - 1, score=0, confidence=0.9)
    picks = weak(Practice([make_entry(card.question) for card in cards], cards, {"b/wrong": wrong}), 5)
    expected = round(100 * recall(cards[0]))
    assert picks == [
        Pick("b/wrong", "you were 90 % sure and wrong, yesterday"),
        Pick("b/forgotten", f"expected recall {expected} %, last answered 12 days ago"),
    ]


@given(practice=practices(), limit=st.integers(0, 30))
def test_due_picks_are_the_longest_overdue_cards(practice: Practice, limit: int) -> None:
    picks = due_picks(practice.cards, TODAY, limit)
    days = {card.question: card.due_day for card in practice.cards}
    due = sorted(day for day in days.values() if day <= TODAY)
    assert sorted(days[pick.ref] for pick in picks) == due[:limit]
    assert len({pick.ref for pick in picks}) == len(picks)
    assert all(pick.why.startswith(("due ", "overdue ")) for pick in picks)


def test_due_pick_says_since_when() -> None:
    cards = [
        make_card("b/late", due_day=TODAY - 3, last_day=TODAY - 8),
        make_card("b/now", due_day=TODAY, last_day=TODAY - 1),
        make_card("b/later", due_day=TODAY + 1, last_day=TODAY - 1),
    ]
    assert due_picks(cards, TODAY, 9) == [
        Pick("b/late", "overdue by 3 days, last answered 8 days ago"),
        Pick("b/now", "due today, last answered yesterday"),
    ]


@given(practice=practices(), limit=st.integers(0, 30), seed=st.integers(0, 9))
def test_new_picks_are_unseen_and_differ_by_seed_alone(practice: Practice, limit: int, seed: int) -> None:
    seen = {card.question for card in practice.cards}
    unseen = {entry.ref for entry in practice.entries} - seen
    picks = new_picks(practice.entries, seen, limit, seed)
    refs = [pick.ref for pick in picks]
    assert len(set(refs)) == len(refs) == min(limit, len(unseen))
    assert set(refs) <= unseen
    assert all(pick.why.startswith("new to you") for pick in picks)
    assert picks == new_picks(reversed(practice.entries), seen, limit, seed)


def test_every_unseen_question_is_picked_under_some_seed() -> None:
    entries = [make_entry(f"b/q{number}") for number in range(10)]
    assert {new_picks(entries, (), 1, seed)[0].ref for seed in range(200)} == {entry.ref for entry in entries}


def test_latest_attempt_is_the_last_one_in_time() -> None:
    old, new, other = make_attempt(day=3), make_attempt(day=9), make_attempt("b/other", day=5)
    assert latest_attempts([new, other, old]) == {new.question: new, "b/other": other}
