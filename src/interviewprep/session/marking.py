"""From a stored answer to a stored verdict: what the person says of it, its score, its place in memory."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from interviewprep.base.clock import Clock
from interviewprep.base.records import dataclass
from interviewprep.grade.answers import parse_answer
from interviewprep.grade.score import grade
from interviewprep.grade.text.propose import propose
from interviewprep.model.attempt import EventKind, MarkKind
from interviewprep.model.question import Open, Question, Short
from interviewprep.model.score import Score
from interviewprep.model.verdict import Verdict
from interviewprep.schedule.rating import allowed_overrides
from interviewprep.session.candidate import Candidate, Outcome, View
from interviewprep.session.engine import Engine
from interviewprep.session.interviewer import Interviewer
from interviewprep.session.memory import Memorised, Memoriser
from interviewprep.session.proposing import is_rated_first, to_payload
from interviewprep.session.state import ItemState
from interviewprep.session.workspace import Workspace, split_checks


@dataclass(frozen=True, slots=True)
class Room:
    """Everything around a session but the candidate: where questions, files and memory are.

    `mark` notes a question as flagged, with a note, or never to be shown again. `unsafe` runs answers unconfined.
    """

    questions: Mapping[str, Question]
    workspace: Workspace
    memoriser: Memoriser
    clock: Clock
    mark: Callable[[str, MarkKind, str], None]
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
        if view.question.format.asks_confidence and not engine.item.confidence_asked and not engine.item.solution_seen:
            engine.emit_for_item(EventKind.CONFIDENCE, value=self._candidate.confidence(view))
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

    def _score(self, view: View, answer: str) -> Score:
        question, item = view.question, self._engine.item
        if item.solution_seen:
            return Score(value=0.0, passed=False)
        if question.format.needs_confirmation and item.confirmation is None:
            self._confirm(view, answer)
        met, stated = self._engine.item.confirmation or ((), ())
        source = split_checks(answer)[0] if question.format.is_executable else answer
        parsed = parse_answer(question, source, shown=view.order or None)
        return grade(question, parsed, met=met, stated=stated, unsafe=self._room.unsafe)

    def _confirm(self, view: View, answer: str) -> None:
        engine, content = self._engine, view.question.content
        proposal = propose(content, view.question.stem, answer) if isinstance(content, Short | Open) else None
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
        engine, item = self._engine, self._engine.item
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
            item=engine.index,
            final=True,
            score=evidence.score,
            passed=evidence.passed,
            verdict=score.verdict,
            level=score.level,
            dimensions=[[dimension.title, dimension.level] for dimension in score.dimensions],
            rating=rows.decision.rating if rows.decision else None,
        )
        attempt = engine.record(rows.attempt, event, rows.review, rows.card)
        ended = _outcome(score, rows, item)
        self._candidate.outcome(view, answer, ended)
        self._interviewer.ask_about_program(view, item, answer, ended)
        self._candidate.explain(view, answer, ended)
        self._adjust(view, answer, ended, rows, attempt)
        if mistake := self._candidate.post_mortem(view, ended):
            engine.emit(EventKind.POST_MORTEM, question=view.question.ref, mistake=mistake)
            self._room.memoriser.box.set_mistake(attempt, mistake)

    def _adjust(self, view: View, answer: str, ended: Outcome, rows: Memorised, attempt: int) -> None:
        decision = rows.decision
        rating = self._candidate.adjust(view, answer, ended, allowed_overrides(decision) if decision else ())
        if rating is not None and decision is not None:
            ref = view.question.ref
            self._engine.emit(EventKind.OVERRIDE, question=ref, rating=rating, computed=decision.rating)
            self._room.memoriser.override(rows, attempt, rating)


def _outcome(score: Score, rows: Memorised, item: ItemState) -> Outcome:
    evidence = rows.attempt.evidence
    return Outcome(
        score=replace(score, value=evidence.score, passed=evidence.passed),
        decision=rows.decision,
        due_in_days=rows.review.interval_days if rows.review else None,
        over_time=rows.attempt.over_time,
        gave_up=item.solution_seen,
    )
