"""Something to plan for: stocks of questions, decks and settings of which a test names only what matters to it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hypothesis import strategies as st

from interviewprep.model.attempt import Card
from interviewprep.model.goal import Goal, Role, Seniority, Target
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Area, Difficulty, Format, Phase
from interviewprep.schedule.fsrs import DEFAULT_PARAMETERS
from interviewprep.schedule.horizon.decision import Situation
from interviewprep.schedule.horizon.deck import Deck, Item, first_ratings, weight_of
from interviewprep.schedule.horizon.formulas import Fsrs6
from interviewprep.schedule.horizon.gather import Stock
from interviewprep.schedule.horizon.mocks import Mock, Offer
from interviewprep.schedule.horizon.simulate import Setting
from support.practice import make_card, make_entry

TODAY = 20_000
MODEL = Fsrs6(DEFAULT_PARAMETERS)
NOTHING_OWN = dict.fromkeys(Area, first_ratings(0, 0))
EVEN = dict.fromkeys(Area, 1.0)
OFFER = Offer((Mock("screen", 45.0), Mock("breadth", 40.0)), Mock("whole day", 240.0))

_LENGTHS = {Area.CODING: 20.0, Area.SYSTEM_DESIGN: 6.0, Area.COMMUNICATION: 8.0}


def make_question(
    number: int,
    area: Area = Area.ML_THEORY,
    *,
    minutes: float | None = None,
    phase: int | None = None,
    prerequisites: tuple[str, ...] = (),
) -> Entry:
    """Make one line of the catalogue; topics, phases and difficulties take turns."""
    return replace(
        make_entry(f"made/q{number:03}", area=area, topic=f"topic-{number % 4}"),
        phase=Phase(1 + number % 4 if phase is None else phase),
        difficulty=tuple(Difficulty)[number % 3],
        format=Format.CODE if area is Area.CODING else Format.SINGLE,
        minutes=_LENGTHS.get(area, 3.0) if minutes is None else minutes,
        prerequisites=prerequisites,
    )


def make_questions(count: int) -> list[Entry]:
    """Make so many questions, the areas taking turns."""
    return [make_question(number, tuple(Area)[number % len(Area)]) for number in range(count)]


def make_stock(
    entries: Iterable[Entry], cards: Iterable[Card] = (), importance: Mapping[Area, float] | None = None
) -> Stock:
    """Make a stock of somebody of whose first answers nothing is known."""
    return Stock(list(entries), {card.question: card for card in cards}, importance or EVEN, NOTHING_OWN)


def make_goal(*, days: int = 28, minutes: int = 30, made_on: int = TODAY) -> Goal:
    """Make a goal so many days after `TODAY`."""
    return Goal(TODAY + days, minutes, Target(Role.ML_ENGINEER, Seniority.MID, {}), made_on)


def make_situation(stock: Stock, *, days: int = 28, minutes: int = 30, made_on: int = TODAY) -> Situation:
    """Make a situation as of `TODAY`."""
    goal = make_goal(days=days, minutes=minutes, made_on=made_on)
    return Situation(goal, TODAY, stock, OFFER, MODEL, retention=0.9)


def make_item(entry: Entry, card: Card | None = None, *, weight: float | None = None) -> Item:
    """Make an item that weighs its minutes, remembered where it has a card."""
    memory, last_day = (card.memory, card.last_day) if card else (None, None)
    return Item(entry, entry.minutes, weight_of(entry, 1.0) if weight is None else weight, memory, last_day)


def make_items(entries: Iterable[Entry], cards: Mapping[str, Card] | None = None) -> tuple[Item, ...]:
    """Make items; those with a card are remembered."""
    known = cards or {}
    return tuple(make_item(entry, known.get(entry.ref)) for entry in entries)


def make_setting(
    items: Iterable[Item], budgets: Iterable[float], *, is_light_end: bool = True, pace: int = 1
) -> Setting:
    """Make a setting as of `TODAY`."""
    listed = tuple(items)
    deck = Deck(listed, NOTHING_OWN, sum(item.weight for item in listed))
    return Setting(deck, MODEL, tuple(budgets), TODAY, is_light_end=is_light_end, pace=pace)


@st.composite
def decks(draw: st.DrawFn) -> tuple[Item, ...]:
    """Draw items: some remembered, the others new, some of these building on others."""
    known, new = draw(st.integers(0, 8)), draw(st.integers(0, 12))
    lengths = st.sampled_from((1.0, 2.5, 10.0, 25.0))
    entries = [
        make_question(number, draw(st.sampled_from(Area)), minutes=draw(lengths)) for number in range(known + new)
    ]
    for number in range(known + 1, known + new):
        if draw(st.booleans()):
            entries[number] = replace(
                entries[number], prerequisites=(entries[draw(st.integers(known, number - 1))].ref,)
            )
    cards = {
        entry.ref: make_card(entry.ref, stability=draw(st.floats(0.1, 400)), last_day=TODAY - draw(st.integers(0, 90)))
        for entry in entries[:known]
    }
    return make_items(entries, cards)


budgets = st.lists(st.sampled_from((0.0, 2.0, 5.0, 15.0, 40.0)), min_size=1, max_size=12)
