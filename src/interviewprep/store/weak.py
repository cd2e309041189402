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

_IN_SCOPE = """
(:areas IS NULL OR area IN (SELECT value FROM json_each(:areas)))
AND (:topics IS NULL OR topic IN (SELECT value FROM json_each(:topics)))
AND (:domains IS NULL OR domain IN (SELECT value FROM json_each(:domains)))
"""

# A subquery of its own is made once, where one for each card would take a fifth of the time.
_MAY_BE_ASKED = "question NOT IN (SELECT question FROM mark WHERE kind = 'suspended')"

# Ranked in an index that has all of this, and only then looked up.
_LEAST_KNOWN = f"""
SELECT card.* FROM (
  SELECT question, max(0, :day - last_day) / stability AS share FROM card
  WHERE area = :area AND {_IN_SCOPE} AND {_MAY_BE_ASKED} ORDER BY share DESC, question LIMIT :limit
) AS least JOIN card USING (question) ORDER BY share DESC, question
"""  # noqa: S608 - built of constants

_MASTERED = f"""
SELECT question FROM card
WHERE last_day <= :day - :rested AND :day - last_day <= :share * stability AND {_IN_SCOPE} AND {_MAY_BE_ASKED}
"""  # noqa: S608 - built of constants

_MISTAKE = """
SELECT question, area, topic, format, study_day, confidence, misconceptions, mistake, NOT EXISTS (
  SELECT 1 FROM attempt AS later WHERE later.question = attempt.question AND later.id > attempt.id
) AS stands FROM attempt WHERE passed = 0
"""
_SURE = f"""
{_MISTAKE} AND confidence >= {SURE} AND stands AND {_IN_SCOPE}
AND (:formats IS NULL OR format IN (SELECT value FROM json_each(:formats)))
ORDER BY confidence DESC, id DESC LIMIT :limit
"""  # noqa: S608 - built of constants
_RECENT = f"{_MISTAKE} AND study_day >= ? ORDER BY study_day DESC, id DESC LIMIT ?"
_STANDING = f"""
{_MISTAKE} AND id IN (
  SELECT max(id) FROM attempt WHERE question IN (SELECT value FROM json_each(?)) GROUP BY question
) ORDER BY question
"""  # noqa: S608 - built of constants


class Weak(HistoryFile):
    """Where memory has faded, and what went wrong."""

    def least_known(self, day: int, limit: int, scope: Scope) -> list[Card]:
        """List up to `limit` cards of each area that are remembered least on study day `day`, without suspended ones.

        Least first within an area, by the days since the last review as a share of the stability: in FSRS recall
        depends on that share alone. Formats are not looked at, since a card has none.
        """
        values = {**_values(scope), "day": day, "limit": limit}
        return [
            card
            for area in scope.areas or Area
            for card in self._all(read_card, _LEAST_KNOWN, {**values, "area": area.value})
        ]

    def draw_mastered(
        self, day: int, limit: int, scope: Scope, *, share: float, rested_days: int, random: "Random"
    ) -> list[Card]:
        """Draw up to `limit` cards at random of which no more than `share` of the stability has gone by.

        Cards reviewed within `rested_days` before study day `day`, at least 1, and suspended ones are left out.
        """
        values = {**_values(scope), "day": day, "share": share, "rested": rested_days}
        mastered = sorted(self._all(lambda record: str(record["question"]), _MASTERED, values))
        return self.cards_of(random.sample(mastered, min(limit, len(mastered))))

    def sure_mistakes(self, limit: int, scope: Scope) -> list[Mistake]:
        """List mistakes that stand and were made with a confidence of 75 % or more, surest first, then newest."""
        return self._all(_read_mistake, _SURE, {**_values(scope), "limit": limit})

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


def _values(scope: Scope) -> dict[str, object]:
    filters = {"areas": scope.areas, "topics": scope.topics, "domains": scope.domains, "formats": scope.formats}
    return {name: write_json(sorted(words)) if words else None for name, words in filters.items()}


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
