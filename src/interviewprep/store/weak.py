"""What a drill of weak questions looks at: the least known cards, the mastered ones, and answers that did not pass.

Cards are scanned whole, since every day changes how well each is known; of attempts only a few are read, by indexes.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from interviewprep.model.attempt import Card, Mistake
from interviewprep.model.mistakes import SURE
from interviewprep.model.question import Scope
from interviewprep.model.taxonomy import Area, Format
from interviewprep.store.file import HistoryFile
from interviewprep.store.rows import Record, read_card, read_texts, write_json

if TYPE_CHECKING:  # every command that opens a history would load it, and one draws
    from random import Random

# A subquery of its own is made once, where one for each card would take a fifth of the time.
_MAY_BE_ASKED = "question NOT IN (SELECT question FROM mark WHERE kind = 'suspended')"

_GONE_BY = "max(0, :day - last_day) / stability"

# Ranked as they lie, area after area, and only then looked up: to sort whole rows would take five times as long.
_LEAST_KNOWN = f"""
SELECT * FROM card WHERE question IN (
  SELECT question FROM card WHERE {_MAY_BE_ASKED} AND area = :area {{scope}}
  ORDER BY {_GONE_BY} DESC, question LIMIT :limit
) ORDER BY {_GONE_BY} DESC, question
"""  # noqa: S608 - built of constants

_MASTERED = f"""
SELECT question FROM card
WHERE last_day <= :day - :rested AND :day - last_day <= :share * stability AND {_MAY_BE_ASKED} {{scope}}
"""  # noqa: S608 - built of constants

_LATER = """
SELECT 1 FROM attempt AS later WHERE later.question = attempt.question
AND (later.study_day, later.at, later.id) > (attempt.study_day, attempt.at, attempt.id)
"""
_MISTAKE = "SELECT question, area, topic, format, study_day, confidence, misconceptions, mistake"

# Whether a mistake stands is told by its index alone; most do not, after years, and no row is read of these.
_SURE = f"""
{_MISTAKE}, 1 AS stands FROM (
  SELECT id AS standing, confidence AS sure, question AS answered FROM attempt
  WHERE passed = 0 AND confidence >= {SURE} AND NOT EXISTS ({_LATER})
) CROSS JOIN attempt ON id = standing WHERE TRUE {{scope}} ORDER BY sure DESC, answered LIMIT :limit
"""  # noqa: S608 - built of constants

_RECENT = f"""
{_MISTAKE}, NOT EXISTS ({_LATER}) AS stands FROM attempt WHERE passed = 0 AND study_day >= ?
ORDER BY study_day DESC, id DESC LIMIT ?
"""

_STANDING = f"""
{_MISTAKE}, 1 AS stands FROM json_each(?) AS asked JOIN attempt ON attempt.id = (
  SELECT id FROM attempt WHERE question = asked.value ORDER BY study_day DESC, at DESC, id DESC LIMIT 1
) WHERE passed = 0
"""  # noqa: S608 - built of constants


class Weak(HistoryFile):
    """Where memory has faded, and what went wrong."""

    def least_known(self, day: int, limit: int, scope: Scope) -> list[Card]:
        """List up to `limit` cards of each area that are remembered least on study day `day`, without suspended ones.

        Least first within an area, by the days since the last review as a share of the stability: in FSRS recall
        depends on that share alone. Formats are not looked at, since a card has none.
        """
        sql, values = _narrowed(_LEAST_KNOWN, topic=scope.topics, domain=scope.domains)
        values |= {"day": day, "limit": limit}
        areas = scope.areas or tuple(Area)
        return [card for area in areas for card in self._all(read_card, sql, {**values, "area": area.value})]

    def draw_mastered(
        self, day: int, limit: int, scope: Scope, *, share: float, rested_days: int, random: "Random"
    ) -> list[Card]:
        """Draw up to `limit` cards at random of which no more than `share` of the stability has gone by.

        Cards reviewed within `rested_days` before study day `day`, at least 1, and suspended ones are left out.
        """
        sql, values = _narrowed(_MASTERED, area=scope.areas, topic=scope.topics, domain=scope.domains)
        values |= {"day": day, "share": share, "rested": rested_days}
        # One scan for all: to look each one up by its place would be a scan each.
        with self._reading() as db:
            mastered = sorted(question for (question,) in db.execute(sql, values))
        drawn = random.sample(mastered, min(limit, len(mastered)))
        cards = {card.question: card for card in self.cards_of(drawn)}
        return [cards[question] for question in drawn]

    def sure_mistakes(self, limit: int, scope: Scope) -> list[Mistake]:
        """List mistakes that stand and were made with a confidence of 75 % or more, surest first."""
        sql, values = _narrowed(_SURE, area=scope.areas, topic=scope.topics, domain=scope.domains, format=scope.formats)
        return self._all(_read_mistake, sql, {**values, "limit": limit})

    def recent_mistakes(self, since_day: int, limit: int) -> list[Mistake]:
        """List answers that did not pass from a study day on, newest first."""
        return self._all(_read_mistake, _RECENT, (since_day, limit))

    def standing_mistakes(self, questions: Collection[str]) -> list[Mistake]:
        """List the last answers to some questions, as far as they did not pass."""
        return self._all(_read_mistake, _STANDING, (write_json(sorted(questions)),))

    def cards_of(self, questions: Collection[str]) -> list[Card]:
        """List the cards of some questions, as far as there are any."""
        sql = "SELECT * FROM card WHERE question IN (SELECT value FROM json_each(?)) ORDER BY question"
        return self._all(read_card, sql, (write_json(sorted(questions)),))

    def attempted(self) -> set[str]:
        """Tell which questions were ever attempted, from an index alone."""
        with self._reading() as db:
            return {question for (question,) in db.execute("SELECT DISTINCT question FROM attempt")}


def _narrowed(sql: str, **filters: Collection[str]) -> tuple[str, dict[str, object]]:
    """Write a query that looks at the columns of those filters alone that are not empty, and their values.

    A filter that is not given is left out, so that an index which lacks its column can still tell all.
    """
    used = {column: write_json(sorted(words)) for column, words in filters.items() if words}
    conditions = (f"AND {column} IN (SELECT value FROM json_each(:{column}s))" for column in used)  # noqa: S608 - names
    return sql.format(scope=" ".join(conditions)), {f"{column}s": text for column, text in used.items()}


def _read_mistake(record: Record) -> Mistake:
    return Mistake(
        question=record["question"],
        area=Area(record["area"]),
        topic=record["topic"],
        format=Format(record["format"]),
        study_day=record["study_day"],
        confidence=record["confidence"],
        misconceptions=read_texts(record["misconceptions"]),
        kind=record["mistake"],
        stands=bool(record["stands"]),
    )
