"""A proposal beside the person's own rating: stored apart, shown or kept back, never counted by itself."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import Event, EventKind
from interviewprep.model.question import Question
from interviewprep.model.taxonomy import Format
from interviewprep.report.agreement import measure_agreement
from interviewprep.session.candidate import Confirmation
from interviewprep.session.proposing import RATED_FIRST_ONE_IN, is_rated_first
from support.clock import FakeClock
from support.questions import question
from support.rubrics import STEM, padded, short_of
from support.sessions import Script, Stand, answer

CONTENT = short_of("gap ~ small", "rows ~ useless", wrong=("model ~ overfits",))
ANSWER = padded("The gap is small. The rows are not useless.")


def prose() -> Question:
    return replace(question(Format.SHORT, CONTENT), stem=STEM)


def sit(
    paths: Paths, clock: FakeClock, text: str, confirmed: Confirmation, *, rated_first: bool
) -> tuple[Stand, Script]:
    """Let one answer be rated in a session whose seed shows the proposal, or keeps it back."""
    stand = Stand.build(paths, clock, prose())
    script = Script([answer(text)], confirmations=[confirmed])
    plan = stand.plan()
    seed = next(seed for seed in range(100) if is_rated_first(seed, plan.items[0].ref) is rated_first)
    stand.sit(script, replace(plan, seed=seed))
    return stand, script


def logged(stand: Stand) -> list[Event]:
    return stand.history.last_ratings(9)


def test_proposal_is_stored_before_and_apart_from_what_is_confirmed(paths: Paths, fake_clock: FakeClock) -> None:
    stand, script = sit(paths, fake_clock, ANSWER, Confirmation(("c0", "c1"), ()), rated_first=False)

    proposed, confirmed = logged(stand)
    assert (proposed.kind, confirmed.kind) == (EventKind.PROPOSAL, EventKind.CONFIRMATION)
    assert proposed.payload["marks"] == {"c0": "met", "c1": "denied", "w0": "absent"}
    assert (proposed.payload["shown"], proposed.payload["score"]) == (True, 0.5)
    assert confirmed.payload["met"] == ["c0", "c1"]
    assert [proposal.met for proposal in script.proposals if proposal] == [("c0",)]
    assert script.kept_back == []


def test_only_what_is_confirmed_makes_the_score(paths: Paths, fake_clock: FakeClock) -> None:
    stand, _ = sit(paths, fake_clock, ANSWER, Confirmation((), ("w0",)), rated_first=False)
    (attempt,) = stand.history.attempts()
    assert (attempt.evidence.score, attempt.confirmed_by, attempt.misconceptions) == (0.0, "self", ("w0",))


def test_proposal_is_kept_back_until_the_person_has_rated(paths: Paths, fake_clock: FakeClock) -> None:
    stand, script = sit(paths, fake_clock, ANSWER, Confirmation(("c0",), ()), rated_first=True)
    assert script.proposals == [None]
    assert [proposal.met for proposal in script.kept_back] == [("c0",)]
    assert logged(stand)[0].payload["shown"] is False


def test_agreement_is_measured_from_the_history(paths: Paths, fake_clock: FakeClock) -> None:
    stand, _ = sit(paths, fake_clock, ANSWER, Confirmation(("c0", "c1"), ()), rated_first=True)
    (found,) = measure_agreement(logged(stand))
    # On c0 and w0 they agree, on c1 not: observed 2/3, expected 1/3 * 2/3 + 2/3 * 1/3 = 4/9.
    assert (found.rated_first, found.answers, found.lines, found.agreed) == (True, 1, 3, 2)
    assert found.kappa is not None
    assert round(found.kappa, 9) == round((2 / 3 - 4 / 9) / (1 - 4 / 9), 9)


def test_suspicious_text_is_nothing_to_agree_with(paths: Paths, fake_clock: FakeClock) -> None:
    stand, script = sit(paths, fake_clock, "gap, small, rows", Confirmation(("c0",), ()), rated_first=False)
    assert [proposal.score for proposal in script.proposals if proposal] == [None]
    assert measure_agreement(logged(stand)) == ()


@given(st.integers(), st.text(max_size=20))
def test_who_rates_first_is_settled_by_seed_and_question(seed: int, ref: str) -> None:
    assert is_rated_first(seed, ref) == is_rated_first(seed, ref)


def test_about_one_in_five_is_rated_first() -> None:
    drawn = [is_rated_first(seed, f"bank/question-{number}") for seed in range(40) for number in range(50)]
    assert abs(sum(drawn) / len(drawn) - 1 / RATED_FIRST_ONE_IN) < 0.03
