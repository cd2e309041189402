"""What is due, longest overdue first, and what was never seen."""

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.model.attempt import Card
from interviewprep.schedule.choose.due import rank_due
from interviewprep.schedule.choose.new import rank_new
from support.practice import make_card, make_entry

TODAY = 20_000

cards = st.lists(
    st.builds(
        lambda number, due: make_card(f"b/q{number}", due_day=due, last_day=due - 5),
        st.integers(0, 30),
        st.integers(TODAY - 50, TODAY + 50),
    ),
    unique_by=lambda card: card.question,
)


@given(cards=cards, gone=st.sets(st.integers(0, 30)))
def test_due_cards_that_may_be_asked_are_ranked_longest_overdue_first(cards: list[Card], gone: set[int]) -> None:
    entries = {card.question: make_entry(card.question) for card in cards if int(card.question[3:]) not in gone}
    ranked = rank_due(cards, entries, TODAY)
    days = {card.question: card.due_day for card in cards}
    assert {pick.ref for pick in ranked} == {ref for ref in entries if days[ref] <= TODAY}
    due_days = [days[pick.ref] for pick in ranked]
    assert due_days == sorted(due_days)


def test_due_pick_says_since_when() -> None:
    cards = [
        make_card("b/late", due_day=TODAY - 3, last_day=TODAY - 8),
        make_card("b/now", due_day=TODAY, last_day=TODAY - 1),
    ]
    ranked = rank_due(cards, {card.question: make_entry(card.question) for card in cards}, TODAY)
    assert [(pick.ref, pick.why) for pick in ranked] == [
        ("b/late", "overdue by 3 days, last answered 8 days ago"),
        ("b/now", "due today, last answered yesterday"),
    ]


def test_leech_that_is_due_is_named() -> None:
    card = make_card("b/leech", due_day=TODAY, last_day=TODAY - 1, lapses=9)
    (pick,) = rank_due([card], {"b/leech": make_entry("b/leech")}, TODAY)
    assert pick.why == (
        "due today, last answered yesterday; forgotten 9 times: /solution explains it first, /never drops it"
    )


@given(numbers=st.sets(st.integers(0, 30)), seed=st.integers(0, 9))
def test_order_of_new_questions_differs_by_seed_alone(numbers: set[int], seed: int) -> None:
    entries = [make_entry(f"b/q{number}", topic="trees") for number in numbers]
    ranked = rank_new(entries, seed)
    assert sorted(pick.ref for pick in ranked) == sorted(entry.ref for entry in entries)
    assert all(pick.why == "new to you, in trees" for pick in ranked)
    assert ranked == rank_new(reversed(entries), seed)


def test_every_new_question_comes_first_under_some_seed() -> None:
    entries = [make_entry(f"b/q{number}") for number in range(10)]
    assert {rank_new(entries, seed)[0].ref for seed in range(200)} == {entry.ref for entry in entries}
