"""Placement: few questions, spread over the domains, harder after a pass and easier after a failure."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.errors import UsageFault
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Difficulty, Domain
from interviewprep.session.placement import (
    DOMAINS,
    FEWEST_A_DOMAIN,
    MOST_A_DOMAIN,
    MOST_QUESTIONS,
    TO_TEST_OUT,
    Shown,
    is_tested_out,
    next_item,
    place,
    plan_placement,
)
from interviewprep.session.plan import Plan
from interviewprep.session.whole import Known
from support.catalogues import Listed
from support.coverage import coverage
from support.learners import JUDGED_ON
from support.placed import place_learners
from support.placing import SHORT_DOMAINS, placing_entries

NOBODY = Known({}, ())
POOL = tuple(placing_entries())
RISING = tuple(Difficulty)


def sit(
    knows: Callable[[Entry], bool], seed: int = 1, topic: str = "", known: Known = NOBODY
) -> tuple[Plan, list[Shown]]:
    """Let somebody answer a placement to its end."""
    bank = Listed(POOL)
    plan, _ = plan_placement(bank, known, seed=seed, topic=topic)
    entries = {f"{entry.bank}/{entry.id}": entry for entry in POOL}
    pool = [entry for entry in POOL if entry.ref not in known.suspended]
    if topic:
        pool = [entry for entry in pool if entry.topic == topic]
    shown = [Shown(entries[plan.items[0].ref], knows(entries[plan.items[0].ref]))]
    while (item := next_item(plan, shown, pool, known)) is not None:
        plan = plan.with_item(item)
        shown.append(Shown(entries[item.ref], knows(entries[item.ref])))
    return plan, shown


answerers = st.dictionaries(st.sampled_from(SHORT_DOMAINS), st.sampled_from([None, *Difficulty]), min_size=1).map(
    lambda levels: (
        lambda entry: (
            levels.get(entry.domain) is not None
            and RISING.index(entry.difficulty) <= RISING.index(levels[entry.domain])
        )
    )
)


@given(answerers, st.integers(0, 99))
def test_every_domain_gets_its_few_questions_and_none_comes_twice(knows: Callable[[Entry], bool], seed: int) -> None:
    plan, shown = sit(knows, seed)
    assert len(plan.items) == len({item.ref for item in plan.items}) <= MOST_QUESTIONS
    asked = Counter(one.entry.domain for one in shown)
    assert set(asked) == set(SHORT_DOMAINS)
    assert all(FEWEST_A_DOMAIN <= number <= MOST_A_DOMAIN for number in asked.values())


@given(answerers, st.integers(0, 99))
def test_after_a_pass_comes_a_harder_one_and_after_a_failure_an_easier_one(
    knows: Callable[[Entry], bool], seed: int
) -> None:
    _, shown = sit(knows, seed)
    for domain in SHORT_DOMAINS:
        steps = [one for one in shown if one.entry.domain is domain]
        assert steps[0].entry.difficulty is Difficulty.MEDIUM
        for before, after in pairwise(steps):
            step = RISING.index(before.entry.difficulty) + (1 if before.knew else -1)
            assert RISING.index(after.entry.difficulty) == min(max(step, 0), 2)


def test_each_question_says_why_it_comes() -> None:
    plan, shown = sit(lambda entry: entry.difficulty is not Difficulty.HARD)
    domain = shown[0].entry.domain
    whys = [item.why for item, one in zip(plan.items, shown, strict=True) if one.entry.domain is domain]
    place_there = f"to place you in {domain}"
    assert whys[:3] == [
        place_there,
        f"{place_there}; a harder one, since you knew the last",
        f"{place_there}; an easier one, since you did not know the last",
    ]


@given(answerers, st.integers(0, 99))
def test_the_same_answers_and_seed_ask_the_same(knows: Callable[[Entry], bool], seed: int) -> None:
    assert sit(knows, seed) == sit(knows, seed)


def test_domains_take_turns_before_any_gets_its_second_question() -> None:
    _, shown = sit(lambda entry: entry.difficulty is Difficulty.EASY)
    assert len({one.entry.domain for one in shown[: len(SHORT_DOMAINS)]}) == len(SHORT_DOMAINS)


def test_topics_are_not_repeated_while_others_are_left() -> None:
    _, shown = sit(lambda _: True)
    by_domain = [[one.entry.topic for one in shown if one.entry.domain is domain] for domain in SHORT_DOMAINS]
    assert all(len(set(topics[:3])) == len(topics[:3]) for topics in by_domain)


def test_who_knows_all_begins_with_harder_questions_than_who_knows_nothing() -> None:
    strong, weak = (place(sit(lambda _, knew=knew: knew)[1]) for knew in (True, False))  # type: ignore[misc]
    for high, low in zip(strong, weak, strict=True):
        assert high.belief.probability > low.belief.probability
        if high.shown:
            assert (high.difficulty, low.difficulty) == (Difficulty.HARD, Difficulty.EASY)


def test_a_domain_is_told_from_the_others() -> None:
    found = {one.domain: one for one in place(sit(lambda entry: entry.domain is not Domain.CLOUD)[1])}
    assert all(
        found[Domain.CLOUD].belief.probability < found[other].belief.probability - 0.2
        for other in SHORT_DOMAINS
        if other is not Domain.CLOUD
    )


def test_a_domain_without_short_questions_is_named_and_left_open() -> None:
    _, notices = plan_placement(Listed(POOL), NOBODY, seed=1)
    assert notices == ("Not placed, for want of short questions: programming.",)
    found = {one.domain: one for one in place(sit(lambda _: True)[1])}
    assert tuple(found) == DOMAINS
    assert found[Domain.PROGRAMMING].shown == ()


def test_questions_seen_before_come_last() -> None:
    seen = {entry.ref: 20_000 for entry in POOL if not entry.id.endswith("-2")}
    _, shown = sit(lambda _: True, known=Known(seen, ()))
    firsts = [one.entry.ref for one in shown if one.entry.difficulty is Difficulty.MEDIUM]
    assert not set(firsts) & set(seen)


def test_suspended_questions_are_not_asked() -> None:
    suspended = {entry.ref for entry in POOL if entry.id.endswith("-0")}
    _, shown = sit(lambda _: True, known=Known({}, suspended))
    assert not {one.entry.ref for one in shown} & suspended


def test_without_short_questions_there_is_no_placement() -> None:
    with pytest.raises(UsageFault, match="no bank here has short questions"):
        plan_placement(Listed(()), NOBODY, seed=1)


def test_topic_is_tested_out_of_by_its_hardest_questions_all_passed() -> None:
    plan, shown = sit(lambda _: True, topic="cloud-1")
    assert len(shown) == TO_TEST_OUT
    assert [one.entry.difficulty for one in shown] == [Difficulty.HARD, Difficulty.MEDIUM, Difficulty.EASY]
    assert is_tested_out(plan, shown)


def test_first_failure_ends_testing_out() -> None:
    plan, shown = sit(lambda entry: entry.difficulty is Difficulty.HARD, topic="cloud-1")
    assert [one.knew for one in shown] == [True, False]
    assert not is_tested_out(plan, shown)


def test_testing_out_in_the_middle_is_not_done() -> None:
    plan, shown = sit(lambda _: True, topic="cloud-1")
    assert not is_tested_out(plan, shown[:-1])


def test_placement_over_all_domains_tests_out_of_nothing() -> None:
    assert not is_tested_out(*sit(lambda _: True))


@pytest.mark.parametrize(
    ("topic", "message"),
    [("clout-1", "there is no topic 'clout-1'. Did you mean 'cloud-1'"), ("cloud-9", "there is no topic 'cloud-9'")],
)
def test_unknown_topic_is_refused_with_what_was_meant(topic: str, message: str) -> None:
    with pytest.raises(UsageFault, match=message):
        plan_placement(Listed(POOL), NOBODY, seed=1, topic=topic)


def test_topic_with_too_few_questions_cannot_be_tested_out_of() -> None:
    few = Listed([entry for entry in POOL if entry.topic == "cloud-1"][:2])
    with pytest.raises(UsageFault, match="too few questions to be tested out of: 2"):
        plan_placement(few, NOBODY, seed=1, topic="cloud-1")


def test_topics_that_can_be_tested_out_of_are_named_where_one_cannot() -> None:
    enough = [entry for entry in POOL if entry.topic == "cloud-2"]
    few = [entry for entry in POOL if entry.topic == "cloud-1"][:2]
    with pytest.raises(UsageFault, match=rf"These have enough: {enough[0].area}/cloud-2\."):
        plan_placement(Listed([*few, *enough]), NOBODY, seed=1, topic="cloud-1")


def test_extra_time_lengthens_the_whole_and_each_question() -> None:
    plain, _ = plan_placement(Listed(POOL), NOBODY, seed=1)
    longer, _ = plan_placement(Listed(POOL), NOBODY, seed=1, extra_time=2.0)
    assert longer.budget_s == 2 * (plain.budget_s or 0)
    assert longer.items[0].budget_s == 2 * plain.items[0].budget_s


def test_learners_unlike_the_model_are_placed_where_they_stand() -> None:
    found = list(place_learners(JUDGED_ON, 25, seed=3))
    assert 0.86 <= coverage([one.told for one in found]) <= 0.98
    easy, medium, hard = (mean(one.told.truth for one in found if one.difficulty is step) for step in Difficulty)
    assert easy < 0.45 < medium < 0.65 < hard
