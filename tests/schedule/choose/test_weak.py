"""The ranking of what is known least: laws over made-up learners, and each rule by an example."""

from collections.abc import Mapping
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.records import replace
from interviewprep.model.attempt import Card, Mistake
from interviewprep.model.mistakes import CLASSES
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area, Format
from interviewprep.schedule.choose.allowance import Allowance
from interviewprep.schedule.choose.compose import compose
from interviewprep.schedule.choose.pick import Motive, Pick
from interviewprep.schedule.choose.weak import Known, rank_weak
from interviewprep.schedule.fsrs import FsrsScheduler
from support.practice import make_card, make_entry, make_mistake

TODAY = 20_000
SCHEDULER = FsrsScheduler()
BELIEFS = ("random-split", "more-data-cures-bias", "accuracy-as-goal")


@st.composite
def learners(draw: st.DrawFn) -> Known:
    """Make up a catalogue, and what somebody answered of it and of questions that are gone."""
    entries, cards, standing = [], [], []
    for number in range(draw(st.integers(0, 16))):
        ref, topic, area = f"bank/q{number}", draw(st.sampled_from("abcd")), draw(st.sampled_from(Area))
        format_ = draw(st.sampled_from(Format))
        beliefs = tuple(draw(st.lists(st.sampled_from(BELIEFS), unique=True, max_size=2)))
        before = tuple(f"bank/q{one}" for one in draw(st.lists(st.integers(0, 15), max_size=2)) if one < number)
        if draw(st.integers(0, 3)):
            minutes = draw(st.sampled_from([1.0, 4.0, 20.0]))
            entry = make_entry(
                ref, area=area, topic=topic, format=format_, minutes=minutes, misconceptions=beliefs,
                prerequisites=before,
            )  # fmt: skip
            entries.append(entry)
        if draw(st.booleans()):
            last_day = TODAY - draw(st.one_of(st.just(0), st.integers(0, 200)))
            stability = draw(st.floats(0.1, 500))
            cards.append(make_card(ref, area=area, topic=topic, stability=stability, last_day=last_day))
            if draw(st.booleans()):
                confidence = draw(st.sampled_from([None, 0.25, 0.6, 0.75, 0.9, 0.99]))
                kind = draw(st.sampled_from(["", *CLASSES[format_]]))
                standing.append(
                    make_mistake(
                        ref, day=last_day, area=area, topic=topic, format=format_, confidence=confidence, kind=kind,
                        misconceptions=beliefs[: draw(st.integers(0, 2))],
                    )
                )  # fmt: skip
    known = make_known(entries, cards, standing)
    return replace(known, mastered=draw(st.permutations(mastered_of(known))))


def make_known(entries: list[Entry], cards: list[Card], standing: list[Mistake] | None = None) -> Known:
    catalogue = {entry.ref: entry for entry in entries}
    catching = {belief: [ref for ref, one in catalogue.items() if belief in one.misconceptions] for belief in BELIEFS}
    mistakes = standing or []
    by_ref = {mistake.question: mistake for mistake in mistakes}
    return Known(catalogue, {card.question: card for card in cards}, by_ref, recent=mistakes, catching=catching)


def mastered_of(known: Known) -> list[str]:
    return [ref for ref, card in known.cards.items() if card.last_day < TODAY and recall(card) >= 0.95]


def recall(card: Card) -> float:
    return SCHEDULER.retrievability(card.memory, TODAY - card.last_day)


def rank(known: Known, seed: int = 1, importance: Mapping[Area, float] | None = None) -> list[Pick]:
    return rank_weak(known, SCHEDULER, today=TODAY, seed=seed, importance=importance or {})


def refs(picks: list[Pick]) -> list[str]:
    return [pick.ref for pick in picks]


def is_sure(mistake: Mistake) -> bool:
    return (mistake.confidence or 0) >= 0.75


seeds = st.integers(0, 99)


@given(known=learners(), seed=seeds)
def test_every_question_is_ranked_once_may_be_asked_and_says_why(known: Known, seed: int) -> None:
    picks = rank(known, seed)
    assert len(set(refs(picks))) == len(picks)
    assert all(pick.entry is known.entries[pick.ref] for pick in picks)
    assert all(pick.why and "\n" not in pick.why for pick in picks)
    fresh = {ref for ref, card in known.cards.items() if card.last_day == TODAY and ref not in known.standing}
    assert {ref for ref in known.cards if ref in known.entries} - fresh <= set(refs(picks))
    assert all(pick.motive is not Motive.FORGOTTEN for pick in picks if pick.ref in fresh)


@given(known=learners(), seed=seeds)
def test_same_seed_gives_the_same_ranking(known: Known, seed: int) -> None:
    backwards = replace(
        known, cards=dict(sorted(known.cards.items())[::-1]), standing=dict(sorted(known.standing.items())[::-1])
    )
    assert rank(known, seed) == rank(backwards, seed)


@given(known=learners(), seed=seeds, questions=st.integers(0, 20))
def test_sure_mistakes_precede_everything_surest_first(known: Known, seed: int, questions: int) -> None:
    sure = {ref for ref, mistake in known.standing.items() if is_sure(mistake) and ref in known.entries}
    ranked = rank(known, seed)
    assert set(refs(ranked[: len(sure)])) == sure
    stated = [known.standing[pick.ref].confidence or 0 for pick in ranked[: len(sure)]]
    assert stated == sorted(stated, reverse=True)
    asked = compose(ranked, Allowance(questions))
    assert {pick.ref for pick in asked[: len(sure)]} <= sure
    assert not sure & set(refs(asked[len(sure) :]))


@given(known=learners())
def test_rest_is_ranked_by_recall_where_nothing_else_speaks(known: Known) -> None:
    plain = replace(known, recent=(), mastered=(), standing={})
    recalls = [recall(known.cards[pick.ref]) for pick in rank(plain)]
    assert recalls == sorted(recalls)


@given(known=learners(), seed=seeds, area=st.sampled_from(Area), more=st.floats(1, 10), weight=st.floats(0.1, 2))
def test_more_important_area_never_falls_behind_another(
    known: Known, seed: int, area: Area, more: float, weight: float
) -> None:
    # Audits keep their places whatever is important.
    known = replace(known, mastered=())
    low = refs(rank(known, seed, {area: weight}))
    high = refs(rank(known, seed, {area: weight * more}))
    for ref in low:
        if known.entries[ref].area is area:
            assert others_before(known, high, ref) <= others_before(known, low, ref)


def others_before(known: Known, ranked: list[str], ref: str) -> set[str]:
    area = known.entries[ref].area
    return {one for one in ranked[: ranked.index(ref)] if known.entries[one].area is not area}


@given(known=learners(), seed=seeds)
def test_audits_are_mastered_passed_last_and_at_most_one_place_in_eight(known: Known, seed: int) -> None:
    ranked = rank(known, seed)
    sure = sum(pick.motive is Motive.SURE_AND_WRONG for pick in ranked)
    places = [place for place, pick in enumerate(ranked[sure:]) if pick.motive is Motive.AUDIT]
    assert all(place // 8 < other // 8 for place, other in pairwise(places))
    for place in places:
        ref = ranked[sure + place].ref
        assert ref in known.mastered
        assert ref not in known.standing


@given(known=learners(), seed=seeds)
def test_weak_prerequisite_comes_before_what_was_failed(known: Known, seed: int) -> None:
    ranked = rank(known, seed)
    places = {pick.ref: place for place, pick in enumerate(ranked)}
    for ref, mistake in known.standing.items():
        if ref not in places or is_sure(mistake):
            continue
        for base in known.entries[ref].prerequisites:
            is_weak = base in known.entries and (base not in known.cards or base in known.standing)
            if is_weak and ranked[places[base]].motive is not Motive.SURE_AND_WRONG:
                assert places[base] < places[ref]


def test_every_eighth_pick_is_an_audit_on_average() -> None:
    weak = [make_card(f"b/w{n}", stability=1, last_day=TODAY - 30) for n in range(40)]
    strong = [make_card(f"b/s{n}", stability=900, last_day=TODAY - 3) for n in range(8)]
    cards = [*weak, *strong]
    known = make_known([make_entry(card.question) for card in cards], cards)
    known = replace(known, mastered=[card.question for card in strong])
    for size in (1, 5, 12):
        picks = [pick for seed in range(800) for pick in compose(rank(known, seed), Allowance(size))]
        share = sum(pick.motive is Motive.AUDIT for pick in picks) / len(picks)
        # Four standard deviations of 800 draws with a chance of one in eight.
        assert abs(share - 1 / 8) < 4 * (1 / 8 * 7 / 8 / 800) ** 0.5


def test_important_area_comes_before_a_less_known_one_and_says_so() -> None:
    cards = [
        make_card("b/theory", area=Area.ML_THEORY, stability=5, last_day=TODAY - 30),
        make_card("b/coding", area=Area.CODING, stability=10, last_day=TODAY - 30),
    ]
    known = make_known([make_entry(card.question, area=card.area, topic=card.area) for card in cards], cards)
    assert refs(rank(known)) == ["b/theory", "b/coding"]
    first, _ = rank(known, importance={Area.CODING: 3.0})
    assert first.ref == "b/coding"
    assert first.why.endswith("; coding counts 3.0 times for your target")


def test_whys_are_told_in_numbers_of_the_learner() -> None:
    cards = [
        make_card("b/forgotten", stability=1, last_day=TODAY - 12),
        make_card("b/wrong", stability=1, last_day=TODAY - 1),
    ]
    wrong = make_mistake("b/wrong", day=TODAY - 1, confidence=0.9)
    picks = rank(make_known([make_entry(card.question) for card in cards], cards, [wrong]))
    expected = round(100 * recall(cards[0]))
    assert [(pick.ref, pick.why) for pick in picks] == [
        ("b/wrong", "you were 90 % sure and wrong, yesterday"),
        ("b/forgotten", f"expected recall {expected} %, last answered 12 days ago"),
    ]


def test_belief_fallen_for_in_two_questions_brings_up_a_third_that_tests_it() -> None:
    entries = [make_entry(f"b/q{n}", topic=f"t{n}", misconceptions=("random-split",)) for n in range(3)]
    cards = [make_card(f"b/q{n}", topic=f"t{n}") for n in range(2)]
    fallen = [make_mistake(f"b/q{n}", misconceptions=("random-split",), day=TODAY - 9) for n in range(2)]
    once = make_known(entries, cards, fallen[:1])
    assert "b/q2" not in refs(rank(once))
    twice = make_known(entries, cards, fallen)
    new = next(pick for pick in rank(twice) if pick.ref == "b/q2")
    assert new.motive is Motive.BELIEF
    assert new.why == "you fell for 'random split' in 2 questions, and this one tests it"
    passed_since = [replace(mistake, stands=False) for mistake in fallen]
    assert "b/q2" not in refs(rank(replace(twice, recent=passed_since)))


def test_class_of_mistake_made_twice_raises_what_exercises_it() -> None:
    cards = [
        make_card("b/prose", area=Area.COMMUNICATION, topic="p", stability=10, last_day=TODAY - 12),
        make_card("b/code", topic="c", stability=10, last_day=TODAY - 10),
    ]
    entries = [
        make_entry("b/prose", area=Area.COMMUNICATION, topic="p", format=Format.LONG),
        make_entry("b/code", topic="c", format=Format.CODE),
    ]
    edges = [make_mistake(f"b/gone{n}", kind="missed an edge", topic=f"g{n}", stands=False) for n in range(3)]
    known = make_known(entries, cards)
    assert refs(rank(known)) == ["b/prose", "b/code"]
    first, _ = rank(replace(known, recent=edges))
    assert first.ref == "b/code"
    assert first.why.endswith("; it trains what went wrong in 3 questions: missed an edge")
    assert refs(rank(replace(known, recent=edges[:1]))) == ["b/prose", "b/code"]


def test_chain_of_prerequisites_begins_with_its_first() -> None:
    entries = [
        make_entry("b/top", prerequisites=("b/middle",)),
        make_entry("b/middle", prerequisites=("b/base",)),
        make_entry("b/base"),
    ]
    cards = [make_card("b/top", last_day=TODAY - 5), make_card("b/middle", last_day=TODAY - 5)]
    failed = [make_mistake("b/top", day=TODAY - 5), make_mistake("b/middle", day=TODAY - 5)]
    picks = rank(make_known(entries, cards, failed))
    assert refs(picks) == ["b/base", "b/middle", "b/top"]
    assert picks[0].why == "it comes before 'middle', which you failed 5 days ago"


def test_prerequisite_that_is_well_known_is_not_brought_forward() -> None:
    entries = [make_entry("b/top", prerequisites=("b/base",)), make_entry("b/base")]
    cards = [make_card("b/top", last_day=TODAY - 5), make_card("b/base", stability=300, last_day=TODAY - 5)]
    picks = rank(make_known(entries, cards, [make_mistake("b/top", day=TODAY - 5)]))
    assert refs(picks) == ["b/top", "b/base"]
    assert picks[1].motive is Motive.FORGOTTEN


def test_leech_is_named_and_its_prerequisite_comes_first_however_well_known() -> None:
    entries = [make_entry("b/top", prerequisites=("b/base",)), make_entry("b/base")]
    cards = [make_card("b/top", last_day=TODAY - 5, lapses=8), make_card("b/base", stability=300, last_day=TODAY - 5)]
    base, top = rank(make_known(entries, cards))
    assert (base.ref, base.motive) == ("b/base", Motive.PREREQUISITE)
    assert base.why == "it comes before 'top', which you forget again and again"
    assert top.why.endswith("; forgotten 8 times: /solution explains it first, /never drops it")


def test_leech_is_never_audited() -> None:
    cards = [make_card(f"b/q{n}", stability=900, last_day=TODAY - 9, lapses=8) for n in range(12)]
    known = make_known([make_entry(card.question) for card in cards], cards)
    known = replace(known, mastered=[card.question for card in cards])
    assert {pick.motive for pick in rank(known)} == {Motive.FORGOTTEN}


def test_of_several_things_that_speak_for_a_question_the_one_that_tells_most_is_said() -> None:
    card = make_card("b/q", last_day=TODAY - 5)
    known = make_known([make_entry("b/q", misconceptions=("random-split",))], [card])
    believed = [make_mistake(f"b/{n}", kind="slip", misconceptions=("random-split",)) for n in range(2)]
    slips = [replace(mistake, misconceptions=()) for mistake in believed]
    told = []
    for lapses, mistakes in ((9, believed), (0, believed), (0, slips), (0, [])):
        known = replace(known, cards={"b/q": replace(card, lapses=lapses)}, recent=mistakes)
        (pick,) = rank(known, importance={Area.CODING: 2.0})
        told.append(pick.why.split("; ")[-1])
    assert told == [
        "forgotten 9 times: /solution explains it first, /never drops it",
        "you fell for 'random split' in 2 questions, and this one tests it",
        "it trains what went wrong in 2 questions: slip",
        "coding counts 2.0 times for your target",
    ]
