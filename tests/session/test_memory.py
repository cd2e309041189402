"""Whatever happens to ratings, the cards in the history are those that its reviews lead to."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from interviewprep.base.clock import Moment
from interviewprep.model.attempt import Event, EventKind
from interviewprep.model.evidence import Rating, RatingDecision
from interviewprep.schedule.fsrs import DEFAULT_PARAMETERS, FsrsScheduler
from interviewprep.schedule.rating import allowed_overrides
from interviewprep.schedule.replay import CardState, may_rate, replay
from interviewprep.session.memory import Memorised, Memoriser
from interviewprep.store.history import History
from store.strategies import empty_history
from support.clock import START
from support.practice import make_attempt

FIRST_DAY = 20_000
WEIGHTS = (DEFAULT_PARAMETERS, (*(1.3 * weight for weight in DEFAULT_PARAMETERS[:4]), *DEFAULT_PARAMETERS[4:]))

answer = st.tuples(
    st.just("answer"),
    st.sampled_from(["coding/one", "coding/two", "ml-theory/three"]),
    st.integers(0, 40),
    st.sampled_from(Rating),
)
steps = st.lists(answer | answer | st.tuples(st.sampled_from(["override", "undo", "other weights"])), max_size=30)


class Practice:
    """One person's answers, ratings changed by hand, undone ratings, and weights that change on the way."""

    def __init__(self, history: History, *, balances: bool) -> None:
        self.history = history
        self.day = FIRST_DAY
        self.balances = balances
        self.schedulers: dict[int, FsrsScheduler] = {}
        self.last: tuple[Memorised, int] | None = None
        self.use_weights(0)

    def use_weights(self, number: int) -> None:
        weights = WEIGHTS[number % 2]
        parameters = self.history.add_parameters("fsrs-6", weights, START.at)
        self.schedulers[parameters] = FsrsScheduler(weights)
        self.memoriser = Memoriser(self.history, self.schedulers[parameters], parameters, self.balances)

    def do(self, step: tuple[Any, ...]) -> None:
        match step:
            case ("answer", question, gap, rating):
                self.day += gap
                self.answer(question, rating)
            case ("override",) if self.last is not None:
                self.override(*self.last)
            case ("undo",):
                self.history.undo_rating(Moment(START.at, 0, 0.0, "another boot"))
                self.last = None
            case ("other weights",):
                self.use_weights(len(self.schedulers))

    def answer(self, question: str, rating: Rating) -> None:
        attempt = make_attempt(question, day=self.day, session="one")
        card = self.history.card(question)
        if may_rate(card, self.day):
            decision = RatingDecision(rating, ("A reason.",))
            review, moved = self.memoriser._move(card, attempt, decision, decision)
            rows = Memorised(attempt, review, moved, decision, card)
            self.last = rows, self.history.record(attempt, None, review, moved)

    def override(self, rows: Memorised, number: int) -> None:
        assert rows.decision is not None
        for rating in allowed_overrides(rows.decision)[:1]:
            sequence = len(self.history.events("one")) + 1
            event = Event("one", sequence, EventKind.OVERRIDE, START.at, 0, 0.0, {})
            self.memoriser.override(rows, number, rating, event)


@settings(max_examples=60)
@given(steps, st.booleans())
def test_replay_equals_what_is_stored(steps: list[tuple[Any, ...]], balances: bool) -> None:
    with empty_history() as history:
        practice = Practice(history, balances=balances)
        for step in steps:
            practice.do(step)
        assert replay(history.reviews(), practice.schedulers) == {
            card.question: CardState(card.memory, card.last_day, card.due_day, card.reviews, card.lapses)
            for card in history.cards()
        }
        assert history.check() == []
