"""Weak topics: where recent answers scored low or memory has faded, with the reasons in words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import fsum

from interviewprep.base.records import dataclass
from interviewprep.base.text import counted
from interviewprep.model.attempt import Attempt, Card
from interviewprep.model.taxonomy import Area
from interviewprep.schedule.fsrs import Scheduler

HALF_LIFE_DAYS = 14
"""After so many days an answer counts half as much as one of today."""

PRIOR_SCORE = 0.625
"""What a topic is taken to score before its first answer, with the weight of one answer of today: a bare pass.

Without it one bad answer would outrank five of them.
"""

WEAK_SCORE = 0.8
"""Mean scores below that of a strong yes are a reason to practise."""

WEAK_RECALL = 0.9
"""Expected recall below the default goal of the schedule is a reason to practise."""

FEW_ANSWERS = 3


@dataclass(frozen=True, slots=True)
class WeakTopic:
    """A topic worth practising.

    `mean_score` (0 to 1) weighs recent answers more; `expected_recall` (0 to 1) is the mean over the topic's
    cards, None where it has none. `reasons` say in words why it is listed, and how sure that is.
    """

    area: Area
    topic: str
    answers: int
    mean_score: float
    lapses: int
    expected_recall: float | None
    reasons: tuple[str, ...]

    @property
    def name(self) -> str:
        """The topic with its area: `coding/arrays-hashing`."""
        return f"{self.area}/{self.topic}"


def find_weak_topics(
    attempts: Iterable[Attempt], cards: Iterable[Card], scheduler: Scheduler, *, today: int, limit: int
) -> tuple[WeakTopic, ...]:
    """List up to `limit` topics that were answered and have a reason to be practised, weakest first."""
    answers: dict[tuple[Area, str], list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        answers[attempt.area, attempt.topic].append(attempt)
    memory: dict[tuple[Area, str], list[Card]] = defaultdict(list)
    for card in cards:
        memory[card.area, card.topic].append(card)
    ranked = []
    for place, answered in answers.items():
        topic = _describe(place, answered, memory[place], scheduler, today)
        if topic.reasons:
            ranked.append((_strength(topic, answered, today), topic.name, topic))
    return tuple(topic for _, _, topic in sorted(ranked)[:limit])


def _describe(
    place: tuple[Area, str], attempts: Sequence[Attempt], cards: Sequence[Card], scheduler: Scheduler, today: int
) -> WeakTopic:
    area, topic = place
    recalls = [scheduler.retrievability(card.memory, today - card.last_day) for card in cards]
    recall = fsum(recalls) / len(recalls) if recalls else None
    weights = _weights(attempts, today)
    mean = _weighted_score(attempts, weights) / fsum(weights)
    lapses = sum(card.lapses for card in cards)
    reasons = _reasons(len(attempts), mean, lapses, recall)
    return WeakTopic(area, topic, len(attempts), mean, lapses, recall, reasons)


def _reasons(answers: int, mean: float, lapses: int, recall: float | None) -> tuple[str, ...]:
    found = []
    if mean < WEAK_SCORE:
        weighed = ", recent ones counting more" if answers > 1 else ""
        found.append(f"mean score {round(100 * mean)} % over {counted(answers, 'answer')}{weighed}")
    if recall is not None and recall < WEAK_RECALL:
        found.append(f"expected recall now {round(100 * recall)} %")
    if lapses:
        found.append(f"{counted(lapses, 'lapse')}: failed in a later review")
    if found and answers < FEW_ANSWERS:
        found.append(f"uncertain: only {counted(answers, 'answer')} so far")
    return tuple(found)


def _strength(topic: WeakTopic, attempts: Sequence[Attempt], today: int) -> float:
    """Estimate today's score: the weighted mean, drawn towards the prior, times the chance of recall."""
    weights = _weights(attempts, today)
    score = (_weighted_score(attempts, weights) + PRIOR_SCORE) / (fsum(weights) + 1)
    return score * (1 if topic.expected_recall is None else topic.expected_recall)


def _weights(attempts: Sequence[Attempt], today: int) -> list[float]:
    # The floor keeps the sum above zero for answers from decades ago.
    return [max(0.5 ** (max(0, today - attempt.study_day) / HALF_LIFE_DAYS), 1e-9) for attempt in attempts]


def _weighted_score(attempts: Sequence[Attempt], weights: Sequence[float]) -> float:
    return fsum(weight * attempt.evidence.score for weight, attempt in zip(weights, attempts, strict=True))
