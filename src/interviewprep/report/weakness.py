"""Weak topics: where recent answers scored low or memory has faded, with the reasons in words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from interviewprep.base.records import dataclass
from interviewprep.base.text import counted, percent
from interviewprep.model.taxonomy import Area
from interviewprep.store.memories import Remembered
from interviewprep.store.tallies import Tally

Place = tuple[Area | None, str | None]

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
    answered: Iterable[Tally], recent: Iterable[Tally], remembered: Iterable[Remembered], *, today: int, limit: int
) -> tuple[WeakTopic, ...]:
    """List up to `limit` topics that were answered and have a reason to be practised, weakest first.

    `answered` are all answers by area and topic, `recent` those of the last year by week as well: of a topic that has
    none of these, all answers count alike.
    """
    weeks: dict[Place, list[Tally]] = defaultdict(list)
    for tally in recent:
        weeks[tally.area, tally.topic].append(tally)
    memory = {(one.area, one.topic): one for one in remembered}
    ranked = []
    for tally in answered:
        assert tally.area is not None
        assert tally.topic is not None
        place = (tally.area, tally.topic)
        topic, strength = _describe(place, tally, weeks[place], memory.get(place), today)
        if topic.reasons:
            ranked.append((strength, topic.name, topic))
    return tuple(topic for _, _, topic in sorted(ranked)[:limit])


def _describe(
    place: tuple[Area, str], answered: Tally, recent: Sequence[Tally], memory: Remembered | None, today: int
) -> tuple[WeakTopic, float]:
    """Describe a topic, and estimate today's score: the mean, drawn towards the prior, times the chance of recall."""
    recall = memory.recall if memory else None
    lapses = memory.lapses if memory else 0
    score, worth = _weighted(recent, today)
    mean = score / worth if worth else answered.score_sum / answered.attempts
    reasons = _reasons(answered.attempts, mean, lapses, recall, is_weighed=len({one.mean_day for one in recent}) > 1)
    strength = (score + PRIOR_SCORE) / (worth + 1) * (1 if recall is None else recall)
    return WeakTopic(*place, answered.attempts, mean, lapses, recall, reasons), strength


def _reasons(answers: int, mean: float, lapses: int, recall: float | None, *, is_weighed: bool) -> tuple[str, ...]:
    found = []
    if mean < WEAK_SCORE:
        weighed = ", recent ones counting more" if is_weighed else ""
        found.append(f"mean score {percent(mean)} over {counted(answers, 'answer')}{weighed}")
    if recall is not None and recall < WEAK_RECALL:
        found.append(f"expected recall now {percent(recall)}")
    if lapses:
        found.append(f"{counted(lapses, 'lapse')}: failed in a later review")
    if found and answers < FEW_ANSWERS:
        found.append(f"uncertain: only {counted(answers, 'answer')} so far")
    return tuple(found)


def _weighted(tallies: Sequence[Tally], today: int) -> tuple[float, float]:
    """Add up scores, and the answers they are of, those of each tally by how long ago they were on average."""
    score = worth = 0.0
    for one in tallies:
        weight = 0.5 ** (max(0.0, today - one.mean_day) / HALF_LIFE_DAYS)
        score += weight * one.score_sum
        worth += weight * one.attempts
    return score, worth
