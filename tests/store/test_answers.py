"""What answers add up to, held against the same sums in plain Python."""

import statistics
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewprep.model.attempt import EventKind
from interviewprep.store.answers import AnswerSums, Disputes, Use
from store.strategies import empty_history
from support.sittings import Given, begin, log, store

given_answers = st.lists(
    st.builds(
        Given,
        session=st.sampled_from("stuvw"),
        question=st.sampled_from(("bank/a", "bank/b", "bank/c")),
        score=st.sampled_from([0.0, 0.5, 1.0]),
        chosen=st.lists(st.sampled_from(("x", "y")), max_size=2, unique=True).map(tuple),
        active_s=st.integers(1, 9).map(float),
        gave_up=st.booleans(),
    ),
    unique_by=lambda one: (one.session, one.question),
    max_size=15,
)


def sums_of(answers: Sequence[Given]) -> dict[str, AnswerSums]:
    with empty_history() as history:
        store(history, answers)
        return {one.question: one for one in history.answer_sums()}


@settings(max_examples=60)
@given(data=st.data(), answers=given_answers)
def test_the_order_in_which_answers_are_stored_changes_nothing(data: st.DataObject, answers: list[Given]) -> None:
    one, two = sums_of(answers), sums_of(data.draw(st.permutations(answers)))
    assert one.keys() == two.keys()
    for name, found in one.items():
        assert found.discrimination == pytest.approx(two[name].discrimination, abs=1e-6)
        assert replace(found, discrimination=None) == replace(two[name], discrimination=None)


@settings(max_examples=60)
@given(answers=given_answers)
def test_sums_are_those_of_plain_python(answers: list[Given]) -> None:
    found = sums_of(answers)
    assert found.keys() == {one.question for one in answers}
    means = {name: statistics.fmean(one.score for one in answers if one.question == name) for name in found}
    for name, sums in found.items():
        own = [one for one in answers if one.question == name]
        assert (sums.answers, sums.passed) == (len(own), sum(one.score == 1 for one in own))
        assert sums.gave_up == sum(one.gave_up for one in own)
        assert sums.median_s == statistics.median(one.active_s for one in own)
        rests = [
            [other.score - means[other.question] for other in answers if other.session == one.session and other != one]
            for one in own
        ]
        pairs = [(one, statistics.fmean(rest)) for one, rest in zip(own, rests, strict=True) if rest]
        assert sums.compared == len(pairs)
        scores, others = [one.score for one, _ in pairs], [round(rest, 9) for _, rest in pairs]
        if len(set(scores)) > 1 and len(set(others)) > 1:
            assert sums.discrimination == pytest.approx(statistics.correlation(scores, others), abs=1e-6)
            assert -1 <= (sums.discrimination or 0) <= 1
        else:
            assert sums.discrimination is None
        check_halves(sums, [(one, round(rest, 9)) for one, rest in pairs if not one.gave_up])


def check_halves(sums: AnswerSums, pairs: Sequence[tuple[Given, float]]) -> None:
    middle = statistics.median(rest for _, rest in pairs) if pairs else 0.0
    strong = [one for one, rest in pairs if rest > middle + 1e-12]
    weak = [one for one, rest in pairs if rest < middle - 1e-12]
    assert (sums.strong, sums.weak) == (len(strong), len(weak))
    for option, use in sums.uses.items():
        assert use.strong == sum(option in one.chosen for one in strong)
        assert use.weak == sum(option in one.chosen for one in weak)
        assert use.chosen >= use.strong + use.weak


def test_only_the_first_answer_of_a_session_counts() -> None:
    late = Given("s", "bank/a", 1.0, minute=9)
    assert sums_of([late, Given("s", "bank/a", 0.0, minute=1, chosen=("x",))])["bank/a"].uses == {"x": Use(1)}


def test_revisions_are_kept_apart() -> None:
    with empty_history() as history:
        store(history, [Given("s", "bank/a", 1.0), Given("t", "bank/a", 0.0, revision="older")])
        found = history.answer_sums()
    assert [(one.revision, one.answers, one.passed) for one in found] == [("older", 1, 0), ("r", 1, 1)]


def test_asking_twice_leaves_nothing_behind() -> None:
    with empty_history() as history:
        store(history, [Given("s", "bank/a", 1.0), Given("s", "bank/b", 0.0)])
        assert history.answer_sums() == history.answer_sums()
        store(history, [Given("t", "bank/a", 1.0)])
        assert [one.answers for one in history.answer_sums()] == [2, 1]


def test_flags_are_counted_once_a_session() -> None:
    flag = (EventKind.FLAG, {"item": 1, "mark": "flagged", "note": "two keys"})
    never = (EventKind.FLAG, {"item": 0, "mark": "suspended", "note": ""})
    with empty_history() as history:
        for session in "st":
            begin(history, session, ["bank/a", "bank/b"])
            log(history, session, flag, never, flag)
        assert history.flags() == {"bank/b": 2}


def test_marks_decided_otherwise_than_proposed_are_disputed() -> None:
    marks = {"says-it": "met", "says-more": "absent", "denies-it": "denied", "maybe": "unsure"}
    proposal = {"item": 0, "question": "bank/a", "shown": True, "marks": marks, "notices": [], "score": 0.5}
    suspicious = {**proposal, "item": 1, "question": "bank/b", "notices": ["echo"]}
    with empty_history() as history:
        begin(history, "s", ["bank/a", "bank/b"])
        log(
            history,
            "s",
            (EventKind.PROPOSAL, proposal),
            (EventKind.PROPOSAL, proposal),
            (EventKind.CONFIRMATION, {"item": 0, "met": ["says-more"], "stated": ["denies-it"]}),
            (EventKind.PROPOSAL, suspicious),
            (EventKind.CONFIRMATION, {"item": 1, "met": [], "stated": []}),
        )
        assert history.disputes() == {"bank/a": Disputes(answers=1, marks=3, disputed=3)}
