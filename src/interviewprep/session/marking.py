"""From a stored answer to a stored verdict: what the person says of it, its score, its place in memory."""

from collections.abc import Callable, Mapping
from typing import Protocol

from interviewprep.base.clock import Clock
from interviewprep.base.records import dataclass, replace
from interviewprep.base.text import counted
from interviewprep.model.attempt import Event, EventKind, MarkKind, SessionKind
from interviewprep.model.evidence import Rating
from interviewprep.model.question import Open, Question, Short
from interviewprep.model.score import Score
from interviewprep.model.verdict import Verdict
from interviewprep.schedule.leech import should_warn
from interviewprep.schedule.rating import allowed_overrides
from interviewprep.session.anchors import ASKED
from interviewprep.session.candidate import Candidate, Do, Outcome, View
from interviewprep.session.engine import Engine
from interviewprep.session.facts import facts_of
from interviewprep.session.interviewer import Interviewer
from interviewprep.session.items import Confirmed, ItemState
from interviewprep.session.memory import Memorised, Memoriser, price_of
from interviewprep.session.plan import Item, Plan
from interviewprep.session.proposing import is_rated_first, to_payload
from interviewprep.session.state import SessionState
from interviewprep.session.undoing import undo_in_session
from interviewprep.session.workspace import Workspace, split_checks
from interviewprep.session.zero import gradable
from interviewprep.store.cards import RatedSince


def admit_at_once() -> None:
    """Let everybody answer."""


class Placer(Protocol):
    """Leads a session whose plan grows by what was answered."""

    def further(self, plan: Plan, state: SessionState) -> Item | None:
        """Give the next question, which is among the room's from then on, or None where enough is known."""

    def conclude(self, session: str, plan: Plan, state: SessionState) -> None:
        """Keep what the answers come to, and show it; called once more where the session was killed in between."""


@dataclass(frozen=True, slots=True)
class Room:
    """Everything around a session but the candidate: where questions, files and memory are.

    `mark` notes a question as flagged, with a note, or never to be shown again, and stores the event of that. `admit`
    is called between a question and what is asked about it, and raises where nothing can be asked. `placer` is there
    where the plan is that of a placement. `unsafe` runs answers unconfined.
    """

    questions: Mapping[str, Question]
    workspace: Workspace
    memoriser: Memoriser
    clock: Clock
    mark: Callable[[str, MarkKind, str, Event], None]
    admit: Callable[[], None] = admit_at_once
    placer: Placer | None = None
    unsafe: bool = False


class Marker:
    """Grades the item at hand of one session."""

    def __init__(self, engine: Engine, room: Room, candidate: Candidate, interviewer: Interviewer) -> None:
        self._engine = engine
        self._interviewer = interviewer
        self._room = room
        self._candidate = candidate

    def mark(self, view: View, *, final: bool = False) -> None:
        """Grade the answer that is stored, asking first for what only the person can say, and keep the verdict.

        A program that is not accepted may be worked on, unless the verdict is to be `final`. A fault of the judge
        is never charged.
        """
        engine = self._engine
        self.ask_confidence(view, engine.index)
        answer = engine.item.answer or ""
        score = self._score(view, answer)
        may_try_again = score.judgement is not None and not score.passed and not final
        if may_try_again and self._candidate.try_again(view, score):
            engine.emit_for_item(EventKind.VERDICT, final=False, passed=False, score=score.value, verdict=score.verdict)
            return
        if score.verdict is Verdict.JUDGE_ERROR:
            self._candidate.refuse("The judge failed: this question does not count. `prep doctor` looks for the cause.")
            engine.emit_for_item(EventKind.SKIP, reason="judge error")
            return
        self._close(view, answer, score)

    def ask_confidence(self, view: View, index: int) -> None:
        """Ask how sure the person is of an answer, once, on short formats."""
        item = self._engine.state.items[index]
        if view.question.format.asks_confidence and not item.confidence_asked and not item.solution_seen:
            self._engine.emit(EventKind.CONFIDENCE, item=index, value=self._candidate.confidence(view))

    def _score(self, view: View, answer: str) -> Score:
        question, item = view.question, self._engine.item
        if item.solution_seen:
            return Score(value=0.0, passed=False)
        if question.format.needs_confirmation and item.confirmation is None:
            self._confirm(view, answer)
        return self._grade(view, answer, self._engine.item.confirmation)

    def _grade(self, view: View, answer: str, confirmed: Confirmed | None) -> Score:
        from interviewprep.grade.answers import parse_answer  # all that grades is needed once there is an answer
        from interviewprep.grade.score import grade

        met, stated = confirmed or ((), ())
        source = split_checks(answer)[0] if view.question.format.is_executable else answer
        parsed = parse_answer(view.question, source, shown=view.order or None)
        return grade(view.question, parsed, met=met, stated=stated, unsafe=self._room.unsafe)

    def _score_at_zero(self, view: View, answer: str, score: Score) -> float | None:
        """Score what stood there at zero, each hint seen by then at its price; None where that was no answer.

        A fault of the judge counts as the score of the final answer: nobody is charged for it.
        """
        question, item = view.question, self._engine.item
        text = gradable(question, item.at_zero.text, view.order or None) if item.at_zero else ""
        if not text or item.at_zero is None:
            return None
        stood = score
        if text != answer or item.solution_seen:
            if question.format.needs_confirmation and item.zero_confirmation is None:
                self._candidate.tell("Now what you had when the time was over:")
                self._candidate.recall(view, text)
                confirmed = self._candidate.confirm(view, text, None)
                self._engine.emit_for_item(
                    EventKind.CONFIRMATION,
                    question=question.ref,
                    met=confirmed.met,
                    stated=confirmed.stated,
                    zero=True,
                )
            graded = self._grade(view, text, self._engine.item.zero_confirmation)
            stood = score if graded.verdict is Verdict.JUDGE_ERROR else graded
        return stood.value * (1 - price_of(question, item.at_zero.hints))

    def _confirm(self, view: View, answer: str) -> None:
        engine, content = self._engine, view.question.content
        proposal = None
        if isinstance(content, Short | Open):
            from interviewprep.grade.text.propose import propose

            proposal = propose(content, view.question.stem, answer)
        kept_back = is_rated_first(engine.plan.seed, view.question.ref)
        if proposal is not None:
            # Once more after a session was left at this point; the last one counts, and it is the same.
            engine.emit_for_item(
                EventKind.PROPOSAL, question=view.question.ref, **to_payload(proposal, shown=not kept_back)
            )
        confirmed = self._candidate.confirm(view, answer, None if kept_back else proposal)
        engine.emit_for_item(
            EventKind.CONFIRMATION, question=view.question.ref, met=confirmed.met, stated=confirmed.stated
        )
        if proposal is not None and kept_back:
            self._candidate.compare(view, proposal, confirmed)

    def _close(self, view: View, answer: str, score: Score) -> None:
        engine, index = self._engine, self._engine.index
        zero = {"score_at_zero": self._score_at_zero(view, answer, score)} if engine.item.at_zero else {}
        item = engine.item
        rows = self._room.memoriser.memorise(
            engine.session,
            view.question,
            item,
            score,
            budget_s=engine.planned.budget_s,
            now=self._room.clock.read(),
        )
        evidence = rows.attempt.evidence
        event = engine.event(
            EventKind.VERDICT,
            item=index,
            final=True,
            score=evidence.score,
            passed=evidence.passed,
            verdict=score.verdict,
            level=score.level,
            dimensions=[[dimension.title, dimension.level] for dimension in score.dimensions],
            rating=rows.decision.rating if rows.decision else None,
            **facts_of(view.question, score),
            **zero,
        )
        attempt = engine.record(rows.attempt, event, rows.review, rows.card)
        rows = self._room.memoriser.as_stored(rows, attempt)
        ended = _outcome(score, rows, item, zero)
        self._candidate.outcome(view, answer, ended)
        self._interviewer.ask_about_program(view, item, answer, ended)
        self._candidate.explain(view, answer, ended)
        if self._adjust(view, answer, ended, rows, attempt) is Do.UNDO:
            ended = self._undo(ended, attempt, view)
        self._ask_what_went_wrong(view, answer, ended, attempt=attempt, index=index)
        if score.judgement is not None and engine.plan.kind is SessionKind.INTERVIEW:
            self._ask_about_work(index)

    def _ask_about_work(self, index: int) -> None:
        """Ask what only the person knows of how they worked on a program; nothing is kept where they leave it open."""
        held = self._candidate.recollect(ASKED)
        if held is not None:
            said = {statement.id: statement in held for statement in ASKED}
            self._engine.emit(EventKind.CONFIRMATION, item=index, said=said)

    def _adjust(self, view: View, answer: str, ended: Outcome, rows: Memorised, attempt: int) -> Rating | Do | None:
        """Let the person change the rating by a step; give what they said."""
        decision = rows.decision
        rating = self._candidate.adjust(view, answer, ended, allowed_overrides(decision) if decision else ())
        if isinstance(rating, Rating) and decision is not None:
            ref = view.question.ref
            event = self._engine.event(EventKind.OVERRIDE, question=ref, rating=rating, computed=decision.rating)
            try:
                review = self._engine.keep(event, lambda: self._room.memoriser.override(rows, attempt, rating, event))
            except RatedSince as since:
                self._candidate.tell(str(since))
                return None
            days = counted(review.interval_days, "day")
            self._candidate.tell(f"Rating: {rating.name.lower()}, as you chose. It is due in {days}.")
        return rating

    def _ask_what_went_wrong(self, view: View, answer: str, ended: Outcome, *, attempt: int, index: int) -> None:
        """Ask for the class of mistake after a failure, once more after a rating was undone or the question dropped."""
        engine = self._engine
        said = self._candidate.post_mortem(view, answer, ended)
        while isinstance(said, Do):
            ended = self._drop(ended, view, index) if said is Do.NEVER_AGAIN else self._undo(ended, attempt, view)
            said = self._candidate.post_mortem(view, answer, ended)
        if mistake := said:
            told = engine.event(EventKind.POST_MORTEM, question=view.question.ref, mistake=mistake)
            engine.keep(told, lambda: self._room.memoriser.box.set_mistake(attempt, mistake, told))

    def _undo(self, ended: Outcome, attempt: int, view: View) -> Outcome:
        """Take the rating back, unless another prep did meanwhile; give the outcome without it."""
        box = self._room.memoriser.box
        review = next((one for one in box.reviews(view.question.ref) if one.attempt == attempt), None)
        if review is None:
            self._candidate.tell("This rating does not stand: another prep took it back, or rated the question first.")
        else:
            self._candidate.tell(undo_in_session(self._engine, box, review))
        return replace(ended, decision=None, due_in_days=None)

    def _drop(self, ended: Outcome, view: View, index: int) -> Outcome:
        """Never ask the question again; give the outcome without the offer."""
        event = self._engine.event(EventKind.FLAG, item=index, mark="suspended", note="")
        self._engine.keep(event, lambda: self._room.mark(view.question.ref, "suspended", "", event))
        self._candidate.tell("It is not asked again. `prep data unmark` brings it back.")
        return replace(ended, leech_lapses=0)


def _outcome(score: Score, rows: Memorised, item: ItemState, zero: Mapping[str, float | None]) -> Outcome:
    evidence = rows.attempt.evidence
    return Outcome(
        score=replace(score, value=evidence.score, passed=evidence.passed),
        decision=rows.decision,
        due_in_days=rows.review.interval_days if rows.review else None,
        over_time=rows.attempt.over_time,
        gave_up=item.solution_seen,
        reached_zero=bool(zero),
        score_at_zero=zero.get("score_at_zero"),
        leech_lapses=_leech_lapses(rows),
    )


def _leech_lapses(rows: Memorised) -> int:
    if rows.card is None or rows.decision is None or not should_warn(rows.card, rows.decision.rating):
        return 0
    return rows.card.lapses
