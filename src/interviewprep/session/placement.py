"""Where somebody stands, found out by few questions: which one comes next, and what the answers come to.

In each domain a staircase: the first question is of medium difficulty, after a pass comes a harder one, after a failure
an easier one. First every domain gets its fewest questions, in turn; what is left goes where least is known.
"""

from collections.abc import Iterable, Mapping, Sequence
from random import Random

from interviewprep.base.errors import UsageFault
from interviewprep.base.records import dataclass
from interviewprep.base.text import did_you_mean
from interviewprep.model.attempt import SessionKind
from interviewprep.model.question import Entry
from interviewprep.model.taxonomy import Difficulty, Domain, Format
from interviewprep.schedule.ability.belief import Belief, learn, suited
from interviewprep.schedule.ability.outcomes import outcome
from interviewprep.session.items import ItemState
from interviewprep.session.loops import SHORT_FORMATS
from interviewprep.session.plan import Item, Placement, Plan
from interviewprep.session.state import SessionState
from interviewprep.session.whole import Catalogue, Known

DOMAINS = tuple(domain for domain in Domain if domain is not Domain.CROSS_DOMAIN)
MOST_QUESTIONS = 20
FEWEST_A_DOMAIN, MOST_A_DOMAIN = 2, 4
MINUTES = 30.0

NARROW = 0.48
"""A domain whose 90 % interval is no wider than this is placed: with so few answers it hardly gets narrower.

In simulation (`benchmarks/readiness.py --placement`) domains then get 3.3 questions, and more tell hardly anything new.
"""

TO_TEST_OUT = 3
"""So many of the hardest questions of a topic have to be passed, all of them: by luck at most one in 64 does."""

_RISING = tuple(Difficulty)
_LENGTHY = frozenset({Format.CASE, Format.LONG})


@dataclass(frozen=True, slots=True)
class Shown:
    """A question of a placement that is over; `knew` where it was passed without help."""

    entry: Entry
    knew: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """What a placement found of one domain; nothing was asked where `shown` is empty."""

    domain: Domain
    shown: tuple[Shown, ...]
    belief: Belief

    @property
    def difficulty(self) -> Difficulty:
        """The difficulty that new questions of the domain begin with."""
        return suited(self.belief.probability)

    @property
    def passed(self) -> int:
        """How many questions were passed without help."""
        return sum(one.knew for one in self.shown)


def plan_placement(
    catalogue: Catalogue, known: Known, *, seed: int, topic: str = "", extra_time: float = 1.0
) -> tuple[Plan, tuple[str, ...]]:
    """Begin a placement over all domains, or for one topic, with its first question.

    Raises:
        UsageFault: there is no such topic, or not enough that can be asked.
    """
    if topic:
        return _plan_topic(catalogue, known, seed, topic, extra_time)
    placement = Placement(MOST_QUESTIONS)
    plan = Plan(SessionKind.INTERVIEW, (), MINUTES * 60 * extra_time, seed, extra_time=extra_time, placement=placement)
    pool = find_pool(catalogue, known, placement)
    first = next_item(plan, (), pool, known)
    if first is None:
        raise UsageFault("no bank here has short questions to place by. `prep bank list` shows what there is.")
    missing = [domain for domain in DOMAINS if not any(entry.domain is domain for entry in pool)]
    notices = (f"Not placed, for want of short questions: {', '.join(missing)}.",) if missing else ()
    return plan.with_item(first), notices


def _plan_topic(
    catalogue: Catalogue, known: Known, seed: int, topic: str, extra_time: float
) -> tuple[Plan, tuple[str, ...]]:
    places = {f"{entry.area}/{entry.topic}" for entry in catalogue.entries()}
    found = sorted(place for place in places if topic in {place, place.partition("/")[2]})
    if not found:
        names = sorted({place.partition("/")[2] for place in places})
        raise UsageFault(f"there is no topic '{topic}'.{did_you_mean(topic, names)} `prep bank list` shows them all.")
    if len(found) > 1:
        raise UsageFault(f"several areas have a topic '{topic}': name one of {', '.join(found)}.")
    placement = _out_of(found[0])
    pool = find_pool(catalogue, known, placement)
    if len(pool) < TO_TEST_OUT:
        enough = [one for one in sorted(places) if len(find_pool(catalogue, known, _out_of(one))) >= TO_TEST_OUT]
        others = f"These have enough: {', '.join(enough)}" if enough else "`prep drill --new` asks what there is"
        raise UsageFault(
            f"{found[0]} has too few questions to be tested out of: {len(pool)} that can be asked, and it takes "
            f"{TO_TEST_OUT}. {others}."
        )
    plan = Plan(SessionKind.INTERVIEW, (), None, seed, extra_time=extra_time, placement=placement)
    first = next_item(plan, (), pool, known)
    assert first is not None
    return plan.with_item(first), ()


def _out_of(place: str) -> Placement:
    return Placement(TO_TEST_OUT, place)


def find_pool(catalogue: Catalogue, known: Known, placement: Placement) -> list[Entry]:
    """List what a placement may ask: short formats of the six domains, or all but cases and prose of one topic."""
    area, _, topic = placement.topic.partition("/")
    if topic:
        entries = catalogue.entries(areas=(area,), topics=(topic,), ready=True)
        pool = [entry for entry in entries if entry.format not in _LENGTHY]
    else:
        pool = catalogue.entries(domains=DOMAINS, formats=SHORT_FORMATS, ready=True)
    return [entry for entry in pool if entry.ref not in known.suspended]


def over(plan: Plan, state: SessionState, pool: Iterable[Entry]) -> tuple[Shown, ...]:
    """List the questions that are over, in order; one that was skipped or ran out of time was not known."""
    entries = {entry.ref: entry for entry in pool}
    return tuple(
        Shown(entries[planned.ref], _knew(item))
        for planned, item in zip(plan.items, state.items, strict=True)
        if item.is_closed and planned.ref in entries
    )


def _knew(item: ItemState) -> bool:
    return item.verdict is not None and item.verdict["passed"] and not item.hints and not item.solution_seen


def is_tested_out(plan: Plan, shown: Sequence[Shown]) -> bool:
    """Tell whether all that it takes to be tested out of a topic was passed."""
    placement = plan.placement
    if placement is None or not placement.topic:
        return False
    return sum(one.knew for one in shown) >= placement.most


def next_item(plan: Plan, shown: Sequence[Shown], pool: Iterable[Entry], known: Known) -> Item | None:
    """Choose the next question after those that are over, or None where enough is known. The same for the same seed."""
    assert plan.placement is not None
    asked = {item.ref for item in plan.items}
    left = [entry for entry in pool if entry.ref not in asked]
    Random(f"{plan.seed} placement").shuffle(left)  # noqa: S311 - a choice that can be repeated, no secret
    left.sort(key=lambda entry: known.last_seen.get(entry.ref, -1))
    if len(plan.items) >= plan.placement.most:
        return None
    if plan.placement.topic:
        return _hardest(plan, shown, left)
    return _climb(plan, shown, left)


def _hardest(plan: Plan, shown: Sequence[Shown], left: Sequence[Entry]) -> Item | None:
    if not left or not all(one.knew for one in shown):
        return None
    entry = max(left, key=lambda entry: (_RISING.index(entry.difficulty), entry.format in SHORT_FORMATS))
    return _item(plan, entry, f"among the hardest of {entry.topic}")


def _climb(plan: Plan, shown: Sequence[Shown], left: Sequence[Entry]) -> Item | None:
    open_domains = [
        placed for placed in place(shown) if any(entry.domain is placed.domain for entry in left) and _is_open(placed)
    ]
    if not open_domains:
        return None
    # Each in turn up to the fewest; then the one of which least is known.
    placed = min(open_domains, key=lambda one: (min(len(one.shown), FEWEST_A_DOMAIN), -_width(one.belief)))
    step = _step(placed.shown)
    topics = {one.entry.topic for one in shown}
    entry = min(
        (entry for entry in left if entry.domain is placed.domain),
        key=lambda entry: (abs(_RISING.index(entry.difficulty) - step), entry.topic in topics, -_told(entry)),
    )
    return _item(plan, entry, _why(placed, entry))


def _why(placed: Placed, entry: Entry) -> str:
    purpose = f"to place you in {placed.domain}"
    if not placed.shown:
        return purpose
    last = placed.shown[-1]
    steps = _RISING.index(entry.difficulty) - _RISING.index(last.entry.difficulty)
    step = "a harder one" if steps > 0 else "an easier one" if steps < 0 else "another one as hard"
    return f"{purpose}; {step}, since you {'knew' if last.knew else 'did not know'} the last"


def _is_open(placed: Placed) -> bool:
    asked = len(placed.shown)
    return asked < FEWEST_A_DOMAIN or (asked < MOST_A_DOMAIN and _width(placed.belief) > NARROW)


def _step(shown: Sequence[Shown]) -> int:
    """Give the place of the difficulty that comes next: one up after a pass, one down after a failure."""
    if not shown:
        return _RISING.index(Difficulty.MEDIUM)
    last = shown[-1]
    step = _RISING.index(last.entry.difficulty) + (1 if last.knew else -1)
    return min(max(step, 0), len(_RISING) - 1)


def _told(entry: Entry) -> float:
    """Tell how much an answer tells a minute: guessable and slow questions tell less."""
    return outcome(entry.format, entry.difficulty, 1, 1).worth / entry.minutes


def _item(plan: Plan, entry: Entry, why: str) -> Item:
    return Item(entry.ref, entry.minutes * 60 * plan.extra_time, why)


def place(shown: Sequence[Shown]) -> tuple[Placed, ...]:
    """Tell of each domain what the answers come to; nothing else that is known of the person enters."""
    told: Mapping[Domain, list[Shown]] = {domain: [] for domain in DOMAINS}
    for one in shown:
        told[one.entry.domain].append(one)
    outcomes = {
        domain: [outcome(one.entry.format, one.entry.difficulty, 1, int(one.knew)) for one in here]
        for domain, here in told.items()
    }
    return tuple(
        Placed(
            domain,
            tuple(told[domain]),
            learn(
                Belief(), outcomes[domain], [one for other in DOMAINS if other is not domain for one in outcomes[other]]
            ),
        )
        for domain in DOMAINS
    )


def _width(belief: Belief) -> float:
    low, high = belief.interval
    return high - low
