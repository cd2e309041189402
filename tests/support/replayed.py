"""Whether the cards of a history are what its reviews lead to."""

from interviewprep.cli.scheduling import scheduler_of
from interviewprep.schedule.replay import CardState, replay
from interviewprep.store.history import History


def check_cards(history: History) -> None:
    """See that the history is sound, and that a replay of all reviews gives each card as it is stored."""
    assert history.check() == []
    reviews, scheduler = history.reviews(), scheduler_of(history)
    assert replay(reviews, {one.parameters: scheduler for one in reviews}) == {
        card.question: CardState(card.memory, card.last_day, card.due_day, card.reviews, card.lapses)
        for card in history.cards()
    }
