"""A year of practice by somebody who could be real, made from a seed.

They get better, forget along curves of their own, go on holiday and are ill once. They leave system design alone for
the last months, are too sure of themselves in model evaluation, and too slow at programs. Every session is one of
`session.engine`, with its plan and its events; each answer is scored by a draw instead of a judge, and from there on
rated, moved and recorded by `session.memory`, as a session does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from math import exp
from random import Random

from interviewprep.base.clock import Moment
from interviewprep.model.attempt import Card, EventKind, SessionKind, SessionStatus
from interviewprep.model.mistakes import CLASSES
from interviewprep.model.question import Open, Question, Short
from interviewprep.model.score import Score
from interviewprep.model.taxonomy import Area, Difficulty, Format
from interviewprep.model.verdict import Verdict
from interviewprep.schedule.fsrs import DEFAULT_PARAMETERS, FsrsScheduler
from interviewprep.schedule.study_day import date_to_day, study_day
from interviewprep.session.engine import Engine
from interviewprep.session.memory import Memoriser
from interviewprep.session.plan import Item, Plan
from interviewprep.session.proposing import is_rated_first
from interviewprep.store.history import History
from support.clock import FakeClock

WEEKS = 52
CONFIDENCES = (0.4, 0.6, 0.75, 0.9, 0.99)
CHANCE = {Format.SINGLE: 0.25, Format.MULTI: 0.08, Format.ORDER: 0.05}
HARDNESS = {Difficulty.EASY: -0.7, Difficulty.MEDIUM: 0.0, Difficulty.HARD: 0.8}

START_SKILL = {
    Area.CODING: -0.2,
    Area.ML_THEORY: 0.1,
    Area.MODEL_EVALUATION: -0.8,
    Area.SYSTEM_DESIGN: -1.0,
    Area.COMMUNICATION: -0.4,
}
"""Log-odds of passing a medium question of the area, unseen, at the beginning of the year."""

YEARLY_GAIN = {
    Area.CODING: 1.3,
    Area.ML_THEORY: 1.6,
    Area.MODEL_EVALUATION: 1.0,
    Area.SYSTEM_DESIGN: 0.9,
    Area.COMMUNICATION: 1.2,
}

FROM_WEEK = {Area.SYSTEM_DESIGN: 8, Area.COMMUNICATION: 16}
LEFT_AFTER = {Area.SYSTEM_DESIGN: 32}
"""Weeks, of 52, in which an area is taken up, and after which it is left alone."""

OVERCONFIDENT = Area.MODEL_EVALUATION
HOLIDAYS = ((7, 1.3), (29, 2.4), (41, 0.8))
"""Weeks, of 52, in which a stretch without practice begins, and how many weeks it lasts."""

_HABITS = (0.75, 0.7, 0.8, 0.6, 0.25, 0.55, 0.7)
"""How likely practice is on each weekday, Monday first."""

_HOUR = 3_600


@dataclass
class Learner:
    """What the person can do: skill by area, and what they remember of each question, with strength in days."""

    random: Random
    strength: dict[str, float] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)

    def chance_to_know(self, question: Question, day: int, progress: float) -> float:
        """Give the chance to know the answer: by skill, or from memory where that is better."""
        skill = START_SKILL[question.area] + YEARLY_GAIN[question.area] * progress - HARDNESS[question.difficulty]
        fresh = 1 / (1 + exp(-skill))
        if question.ref not in self.seen:
            return fresh
        elapsed = day - self.seen[question.ref]
        recalled = 1 / (1 + elapsed / (9 * self.strength[question.ref]))
        return 1 - (1 - recalled) * (1 - 0.5 * fresh)

    def learn(self, question: Question, day: int, *, knew: bool) -> None:
        """Remember a question that was answered and explained."""
        before = self.strength.get(question.ref, 1.5)
        grown = before * self.random.uniform(1.8, 3.0) if knew else max(1.0, before * 0.5)
        self.strength[question.ref] = grown
        self.seen[question.ref] = day


@dataclass
class Year:
    """The year that ends on a day: `history` is practised into."""

    history: History
    questions: Sequence[Question]
    end: date
    seed: int = 1
    weeks: int = WEEKS

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.learner = Learner(self.random)
        self.by_ref = {question.ref: question for question in self.questions}
        self.first = date_to_day(self.end) - 7 * self.weeks
        self.clock = FakeClock(Moment(datetime(1970, 1, 1, tzinfo=UTC), 0, 0.0, "boot-1"))
        at = datetime(self.end.year - 2, 1, 1, tzinfo=UTC)
        parameters = self.history.add_parameters(FsrsScheduler.name, DEFAULT_PARAMETERS, at)
        self.memoriser = Memoriser(self.history, FsrsScheduler(), parameters)

    def practise(self) -> None:
        """Live the year, day by day; its last evening is still to come."""
        for day in range(self.first, self.first + 7 * self.weeks):
            if self._practises(day):
                self._evening(day)

    def _week(self, day: int) -> float:
        """Tell the week, counted to 52 however short the year is."""
        return WEEKS * (day - self.first) / (7 * self.weeks)

    def _practises(self, day: int) -> bool:
        week = self._week(day)
        if any(start <= week < start + length for start, length in HOLIDAYS):
            return False
        # A week before the end the interview begins to feel close.
        eager = 1.15 if week > WEEKS - 10 else 1.0
        weekday = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day)).weekday()
        return self.random.random() < _HABITS[weekday] * eager

    def _evening(self, day: int) -> None:
        when = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day)
        is_weekend = when.weekday() >= 5
        offset = 2 * _HOUR if 4 <= when.month <= 10 else _HOUR
        minute = self.random.randrange(90)
        local = when + timedelta(hours=10 if is_weekend else 19, minutes=minute)
        self.clock = FakeClock(Moment(local - timedelta(seconds=offset), offset, 60.0 * minute, f"boot-{day}"))
        minutes = self.random.choice((45, 60, 90)) if is_weekend else self.random.choice((15, 20, 30, 40))
        kind = SessionKind.INTERVIEW if is_weekend and self.random.random() < 0.6 else SessionKind.DRILL
        chosen = list(self._choose(day, minutes))
        if chosen:
            self._sit(kind, chosen, day)

    def _choose(self, day: int, minutes: float) -> Iterator[Question]:
        """Take something new, where it is time for it, and what is due, until the time is filled."""
        wanted = [area for area in Area if self._is_practised(area, day)]
        due = (self.by_ref.get(card.question) for card in self.history.due(day, 12, wanted))
        left = minutes
        for question in [*self._new(wanted, day), *(question for question in due if question is not None)]:
            if left <= 0:
                return
            left -= question.minutes
            yield question

    def _new(self, wanted: Sequence[Area], day: int) -> list[Question]:
        unseen = [one for one in self.questions if one.ref not in self.learner.seen and one.area in wanted]
        self.random.shuffle(unseen)
        # New questions are spread over the year, so that the last ones still come up in the autumn.
        due_by_now = len(self.questions) * min(1.0, 0.1 + 1.1 * self._week(day) / WEEKS)
        return unseen[: min(2, max(0, round(due_by_now) - len(self.learner.seen)))]

    def _is_practised(self, area: Area, day: int) -> bool:
        return FROM_WEEK.get(area, 0) <= self._week(day) <= LEFT_AFTER.get(area, WEEKS)

    def _sit(self, kind: SessionKind, chosen: Sequence[Question], day: int) -> None:
        items = tuple(Item(question.ref, question.budget_s) for question in chosen)
        engine = Engine.start(self.history, self.clock, Plan(kind, items, None, seed=day), pid=1)
        for question in chosen:
            self._answer(engine, question)
            self.clock.advance(self.random.uniform(15, 60))
        engine.close(SessionStatus.FINISHED, "done")

    def _answer(self, engine: Engine, question: Question) -> None:
        """Answer one question as `session.conduct` and `session.marking` would have it."""
        now = self.clock.read()
        day = study_day(now.at, now.utc_offset_s)
        progress = self._week(day) / WEEKS
        likely = self.learner.chance_to_know(question, day, progress)
        knew = self.random.random() < likely
        passed = (knew and self.random.random() > 0.04) or self.random.random() < CHANCE.get(question.format, 0.0)
        engine.emit_for_item(
            EventKind.SHOWN, question=question.ref, revision=question.revision, order=[], budget_s=question.budget_s
        )
        if question.hints and not knew and self.random.random() < 0.3:
            engine.emit_for_item(EventKind.HINT, level=1)
        self.clock.advance(question.budget_s * self._pace(question, progress, passed=passed))
        engine.emit_for_item(EventKind.SUBMIT, answer="", gave_up=False)
        if question.format.asks_confidence:
            engine.emit_for_item(EventKind.CONFIDENCE, value=self._confidence(question, likely))
        score = self._score(question, passed=passed)
        if question.format.is_rubric:
            self._rate(engine, question, score)
        self._record(engine, question, score)
        self.learner.learn(question, day, knew=knew)

    def _pace(self, question: Question, progress: float, *, passed: bool) -> float:
        usual = 1.25 - 0.25 * progress if question.format.is_executable else 0.75 - 0.15 * progress
        return usual * self.random.lognormvariate(0, 0.3) * (0.95 if passed else 1.15)

    def _confidence(self, question: Question, likely: float) -> float:
        bias = 0.3 if question.area is OVERCONFIDENT else 0.0
        felt = min(1.0, likely + bias + self.random.gauss(0, 0.08))
        if felt < 0.3:
            return CHANCE.get(question.format, 0.0)
        return min(CONFIDENCES, key=lambda level: abs(level - felt))

    def _score(self, question: Question, *, passed: bool) -> Score:
        random = self.random
        verdict = None if question.format.needs_confirmation else Verdict.ACCEPTED if passed else Verdict.WRONG_ANSWER
        if question.format.is_executable and not passed and random.random() < 0.25:
            verdict = Verdict.TIME_LIMIT
        if question.format.needs_confirmation:
            value = random.uniform(0.65, 1.0) if passed else random.uniform(0.1, 0.55)
            if passed and random.random() < 0.4:
                value = 1.0
        elif question.format in {Format.SINGLE, Format.NUMERIC}:
            value = float(passed)
        else:
            value = 1.0 if passed else random.uniform(0.1, 0.8)
        return Score(round(value, 2), passed, verdict)

    def _rate(self, engine: Engine, question: Question, score: Score) -> None:
        """Keep a proposal, and a confirmation that mostly agrees with it."""
        match question.content:
            case Short(criteria=criteria):
                ids = [one.id for one in criteria]
            case Open(dimensions=dimensions):
                ids = [one.id for dimension in dimensions for one in dimension.criteria]
            case _:
                return
        met = [name for name in ids if self.random.random() < score.value]
        proposed = {name: (name in met) == (self.random.random() < 0.88) for name in ids}
        engine.emit_for_item(
            EventKind.PROPOSAL,
            question=question.ref,
            shown=not is_rated_first(engine.plan.seed, question.ref),
            marks={name: "met" if is_met else "absent" for name, is_met in proposed.items()},
            notices=[],
            score=score.value,
        )
        engine.emit_for_item(EventKind.CONFIRMATION, question=question.ref, met=met, stated=[])

    def _record(self, engine: Engine, question: Question, score: Score) -> None:
        """Store the verdict with all that follows, as `session.marking.Marker` does."""
        rows = self.memoriser.memorise(
            engine.session, question, engine.item, score, budget_s=engine.planned.budget_s, now=self.clock.read()
        )
        event = engine.event(
            EventKind.VERDICT,
            item=engine.index,
            final=True,
            score=rows.attempt.evidence.score,
            passed=rows.attempt.evidence.passed,
            verdict=score.verdict,
            level=None,
            dimensions=[],
            rating=rows.decision.rating if rows.decision else None,
        )
        attempt = engine.record(rows.attempt, event, rows.review, rows.card)
        if not rows.attempt.evidence.passed and self.random.random() < 0.8:
            mistake = self._mistake(question)
            told = engine.event(EventKind.POST_MORTEM, question=question.ref, mistake=mistake)
            engine.keep(told, lambda: self.history.set_mistake(attempt, mistake, told))

    def _mistake(self, question: Question) -> str:
        classes = CLASSES[question.format]
        # Some classes are this person's own: each is as likely as the two behind it together.
        weights = [2.0**-place for place in range(len(classes))]
        if question.format.is_executable:
            weights = [0.6, 0.5, 2.0, 1.5, 2.5, 0.8]
        return self.random.choices(classes, weights)[0]


def make_year(
    history: History, questions: Sequence[Question], *, end: date, seed: int = 1, weeks: int = WEEKS
) -> Sequence[Card]:
    """Practise a year, or a shorter one with the same turns, up to the evening before `end`; give the cards."""
    Year(history, questions, end, seed, weeks).practise()
    return history.cards()
