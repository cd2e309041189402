"""G6, option hygiene: the options of a choice give nothing away to somebody who does not know the subject.

What a file shows by itself (one key, three to five options, an explanation for each) is refused while it is read. Here
follow the names of the misconceptions, options that speak of other options, keys far longer than their distractors and,
over a bank as a whole, the places of the keys, their lengths, and a battery of guessers.

A few questions prove little, so that every rule about a bank asks how likely chance would give the same: key places at
1 in 100, guessers and pairs of guessers at three standard errors. The bounds on lengths apply as they stand from
thirty questions on; with fewer a bound must be passed and chance excluded, too.
"""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from statistics import fmean

from interviewprep.bank.files.layout import MANIFEST
from interviewprep.bank.parse import LoadedBank
from interviewprep.base.errors import Fault
from interviewprep.base.records import dataclass
from interviewprep.base.text import counted, percent
from interviewprep.model.question import Choice, Option, Question
from interviewprep.model.taxonomy import Format
from interviewprep.proof.chance import THREE_STANDARD_ERRORS, Draw, evenness, key_length_luck, luck
from interviewprep.proof.gate import Subject
from interviewprep.proof.guessers import GUESSERS, Picks, length, vote
from interviewprep.proof.words import words

LONGEST_KEY = 1.6
KEY_LENGTHS = (0.9, 1.15)
UNIQUELY_LONGEST = 0.10
UNLIKELY = 0.01
MANY = 30
# Between numbers and single words a few characters make any ratio.
_WORTH_MEASURING = 8
_NAMED = 4

_ABOUT_OTHERS = re.compile(
    r"\b(?:all|none|both|neither|any|either|some|two|more than one|each) of (?:the )?"
    r"(?:above|below|these|those|others?|other options|options|answers|preceding|previous|foregoing)\b"
    r"|\b(?:all|none|both|neither|any) (?:are|is) (?:right|correct|true|wrong|false)\b"
)


def check(subject: Subject) -> Iterator[Fault]:
    """Look at the options of one question."""
    choice = subject.question.content
    if isinstance(choice, Choice):
        yield from _name_faults(subject, choice)
        yield from _wording_faults(subject, choice)
        yield from _length_faults(subject, choice)


def check_banks(banks: Sequence[LoadedBank]) -> Iterator[Fault]:
    """Look at the options of each bank together."""
    for bank in banks:
        asked = [
            _Asked(question, question.content) for question in bank.questions if isinstance(question.content, Choice)
        ]
        place = bank.path / MANIFEST
        for message in (*_place_faults(asked), *_longest_faults(asked), *_mean_faults(asked), *_guess_faults(asked)):
            yield Fault(place, 1, message)


def _name_faults(subject: Subject, choice: Choice) -> Iterator[Fault]:
    named = subject.question.misconceptions
    for option in choice.options:
        if option.is_key and option.id in named:
            message = f"`{option.id}` is a key and stands in `misconceptions`; take it out there, or mend the mark"
            yield subject.fault(message, at=_bullet(option))
        elif not option.is_key and option.id not in named:
            message = (
                f"the distractor `{option.id}` names no misconception of this question; add it to `misconceptions`"
            )
            yield subject.fault(message, at=_bullet(option))


def _wording_faults(subject: Subject, choice: Choice) -> Iterator[Fault]:
    seen: dict[tuple[str, ...], str] = {}
    for option in choice.options:
        said = tuple(words(option.text))
        if _ABOUT_OTHERS.search(" ".join(said)):
            yield subject.fault(
                f"option `{option.id}` speaks of the other options, whose order changes; give it a claim of its own",
                at=_bullet(option),
            )
        if said in seen:
            message = f"option `{option.id}` says the same as `{seen[said]}`; keep one of them"
            yield subject.fault(message, at=_bullet(option))
        seen.setdefault(said, option.id)


def _length_faults(subject: Subject, choice: Choice) -> Iterator[Fault]:
    key, distractor = _mean_lengths(choice)
    waived = subject.bank.reasons[subject.question.id].long_key
    if key > LONGEST_KEY * distractor and key - distractor >= _WORTH_MEASURING and not waived:
        yield subject.fault(
            f"the key is {key / distractor:.1f} times as long as the distractors ({key:.0f} to {distractor:.0f} "
            f"characters), over {LONGEST_KEY}: shorten it, lengthen them, or say why in `waivers.long_key`",
            at=_bullet(next(option for option in choice.options if option.is_key)),
        )


def _bullet(option: Option) -> str:
    return f"] `{option.id}`:"


def _mean_lengths(choice: Choice) -> tuple[float, float]:
    return (
        fmean(length(option.text) for option in choice.options if option.is_key),
        fmean(length(option.text) for option in choice.options if not option.is_key),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with its options."""

    question: Question
    choice: Choice

    @property
    def keys(self) -> Picks:
        """The places of the keys."""
        return frozenset(place for place, option in enumerate(self.choice.options) if option.is_key)

    @property
    def texts(self) -> list[str]:
        """The options as they are read."""
        return [option.text for option in self.choice.options]

    @property
    def lengths(self) -> list[int]:
        """Characters of each option."""
        return [length(text) for text in self.texts]

    @property
    def key_lengths(self) -> list[int]:
        """Characters of each key."""
        return [size for place, size in enumerate(self.lengths) if place in self.keys]

    def draw(self, picks: Picks) -> Draw:
        """Hold a guess against the keys."""
        return Draw(len(self.choice.options), len(self.keys), len(picks), len(picks & self.keys))


def _place_faults(asked: Sequence[_Asked]) -> Iterator[str]:
    singles = [one for one in asked if one.question.format is Format.SINGLE]
    for options in sorted({len(one.choice.options) for one in singles}):
        group = [one for one in singles if len(one.choice.options) == options]
        counts = [sum(place in one.keys for one in group) for place in range(options)]
        if evenness(counts) < UNLIKELY:
            told = ", ".join(map(str, counts))
            yield (
                f"in {counted(len(group), 'single question')} with {options} options the key stands {told} times at "
                "the places from first to last, too unevenly for chance; move some keys"
            )


def _longest_faults(asked: Sequence[_Asked]) -> Iterator[str]:
    """Find keys that are uniquely the longest option in too many questions."""
    draws, hits = [], []
    for one in asked:
        top = [place for place, size in enumerate(one.lengths) if size == max(one.lengths)]
        if len(top) == 1:
            draws.append(one.draw(frozenset(top)))
            hits += [one] if draws[-1].hits else []
    if not draws:
        return
    share = len(hits) / len(asked)
    bound = fmean(len(one.keys) / len(one.choice.options) for one in asked) + UNIQUELY_LONGEST
    if share > bound and (len(asked) >= MANY or luck(draws) < UNLIKELY):
        yield (
            f"the key is the one longest option in {len(hits)} of {counted(len(asked), 'question')}, {percent(share)} "
            f"where at most {percent(bound)} may be; shorten keys or lengthen distractors, as in {_names(hits)}"
        )


def _mean_faults(asked: Sequence[_Asked]) -> Iterator[str]:
    """Find keys that are longer or shorter than distractors on the whole."""
    if not asked:
        return
    means = [_mean_lengths(one.choice) for one in asked]
    ratio = fmean(key for key, _ in means) / fmean(distractor for _, distractor in means)
    lowest, highest = KEY_LENGTHS
    if lowest <= ratio <= highest or (
        len(asked) < MANY and key_length_luck([(one.lengths, one.key_lengths) for one in asked]) >= UNLIKELY
    ):
        return
    # The questions that pull the hardest in the wrong direction.
    worst = sorted(zip(means, asked, strict=True), key=lambda pair: pair[0][0] / pair[0][1], reverse=ratio > highest)
    yield (
        f"keys are {ratio:.2f} times as long as distractors over {counted(len(asked), 'question')}, outside {lowest} "
        f"to {highest}; mend the lengths, first in {_names([one for _, one in worst])}"
    )


def _guess_faults(asked: Sequence[_Asked]) -> Iterator[str]:
    """Find guessers, alone and two by two, that find keys without knowing the subject."""
    guesses = {name: [guesser(one.question.stem, one.texts) for one in asked] for name, guesser in GUESSERS.items()}
    alone = {name: told for name, picks in guesses.items() if (told := _found_out(asked, picks))}
    for name, told in alone.items():
        yield f"whoever picks the option that is {name} {told}"
    for first, second in combinations(guesses, 2):
        # A guesser that succeeds alone is told of already; any partner would do.
        if first not in alone and second not in alone:
            votes = [vote(one, other) for one, other in zip(guesses[first], guesses[second], strict=True)]
            if told := _found_out(asked, votes):
                yield f"whoever picks the option that is {first} and {second} {told}"


def _found_out(asked: Sequence[_Asked], guesses: Sequence[Picks]) -> str:
    tried = [(one, one.draw(picks)) for one, picks in zip(asked, guesses, strict=True) if picks]
    if not tried or luck([draw for _, draw in tried]) >= THREE_STANDARD_ERRORS:
        return ""
    score = math.fsum(draw.score for _, draw in tried)
    chance = math.fsum(draw.chance for _, draw in tried)
    hits = [one for one, draw in tried if draw.score > draw.chance]
    return (
        f"finds {score:.1f} keys in {counted(len(tried), 'question')}, over three standard errors above the "
        f"{chance:.1f} of chance; reword options, as in {_names(hits)}"
    )


def _names(asked: Sequence[_Asked]) -> str:
    return ", ".join(one.question.id for one in asked[:_NAMED])
