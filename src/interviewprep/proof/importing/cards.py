"""A card of a foreign file, as a choice or a short question; what it lacks is filled in and told."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from interviewprep.base.text import strip_control
from interviewprep.model.question import Choice, Content, Hint, Option, Question, Short
from interviewprep.model.rubric import Criterion, Sample
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase
from interviewprep.proof.importing.fields import Fields, Unusable
from interviewprep.proof.importing.foreign import Found
from interviewprep.proof.importing.tasks import slug
from interviewprep.proof.writing.question import Kept

AREA, DOMAIN, PHASE, DIFFICULTY = Area.ML_THEORY, Domain.ML_ALGORITHMS, Phase.ML_THEORY_AND_PRACTICE, Difficulty.MEDIUM
MINUTES: Mapping[Format, float] = {Format.SINGLE: 1.5, Format.MULTI: 2.0, Format.SHORT: 4.0}
"""What a card is taken for when its file does not say."""

NO_EXPLANATION = "The file that this comes from explains nothing."
NO_REASON = "The file that this comes from gives no reason."
GIVEN_UP = "I do not know, and I would rather hear the next question."

_PLACE = ("area", "domain", "phase", "difficulty", "minutes")
_MAX_ID_CHARS = 60
_MAX_TITLE_CHARS = 80
_BLOCK = re.compile(r"^(\s{0,3})(#{1,6}(?=\s|$)|\+\+\+|`{3,}|~{3,})", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CardOption:
    """One option as it was found; `id` and `why` are empty where the file has none."""

    text: str
    is_key: bool
    why: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What was found of one question. Fields of `about` are optional, by the names of the front matter.

    With options it is a choice, and otherwise a short question whose exemplar is `answer`.
    """

    line: int
    stem: str
    options: tuple[CardOption, ...] = ()
    answer: str = ""
    criteria: tuple[str, ...] = ()
    explanation: str = ""
    hints: tuple[Hint, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)
    losses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """Where the questions go: the name of the bank, and the licence and origin that they get unless they say."""

    bank: str
    licence: str
    origin: str


def found(card: Card, home: Home) -> Found:
    """Make a question of a card.

    Raises:
        Unusable: it has no stem, no answer, options that make no choice, or a field that cannot be read.
    """
    losses = list(card.losses)
    stem = _prose(card.stem, "stem", losses)
    if not stem:
        raise Unusable("it asks nothing: the stem is empty")
    form, content = _content(replace(card, stem=stem), losses)
    title = _line(card.about.get("title", "")) or _shortened(_line(stem), _MAX_TITLE_CHARS)
    name = card.about.get("id", "").strip()
    explanation = _prose(card.explanation, "explanation", losses)
    if not explanation:
        losses.append("there is no explanation, and a sentence that says so stands for it")
    fields = Fields(card.about)
    question = Question(
        bank=home.bank,
        id=name or _id(title),
        revision="",
        area=fields.word("area", Area, AREA),
        topic=slug(card.about.get("topic", ""))[:_MAX_ID_CHARS].strip("-") or home.bank,
        domain=fields.word("domain", Domain, DOMAIN),
        further_domains=fields.words("domains", Domain),
        phase=fields.phase(PHASE),
        difficulty=fields.word("difficulty", Difficulty, DIFFICULTY),
        minutes=fields.number("minutes", MINUTES[form]),
        format=form,
        title=title,
        stem=stem,
        explanation=explanation or NO_EXPLANATION,
        content=content,
        hints=card.hints,
        prerequisites=tuple(card.about.get("prerequisites", "").split()),
        misconceptions=tuple(card.about.get("misconceptions", "").split()),
        author=_line(card.about.get("author", "")) or "the authors of the file",
        origin=_line(card.about.get("origin", "")) or f"imported: {home.origin}",
        licence=_line(card.about.get("licence", "")) or home.licence,
        as_of=fields.day("as_of"),
        review_by=fields.day("review_by"),
    )
    is_placed_by_guess = not all(card.about.get(key, "").strip() for key in _PLACE)
    return Found(card.line, Kept(question), tuple(losses), bool(name), is_placed_by_guess)


def _content(card: Card, losses: list[str]) -> tuple[Format, Content]:
    if card.options:
        return _choice(card, losses)
    answer = _prose(card.answer, "answer", losses)
    if not answer:
        raise Unusable("it has neither options nor an answer")
    losses.append("the sample answers that a short question needs were made of its answer: write real ones")
    texts = [one for text in card.criteria if (one := _line(text))]
    if not texts:
        losses.append("there is no rubric: its one criterion is to say what the answer says")
        texts = ["Says in substance what the exemplar says"]
    criteria = tuple(Criterion(f"criterion-{number}", text) for number, text in enumerate(texts, start=1))
    return Format.SHORT, Short(criteria, (), answer, tuple(_samples(card.stem, answer)))


def _samples(stem: str, answer: str) -> Iterator[Sample]:
    yield Sample("as-given", answer, accepted=True)
    yield Sample("with-a-lead", f"In short: {answer}", accepted=True)
    yield Sample("with-a-close", f"{answer}\n\nThat is my answer.", accepted=True)
    yield Sample("no-answer", GIVEN_UP, accepted=False)
    yield Sample("only-the-question", f"You ask: {stem}", accepted=False)
    yield Sample("no-substance", "It depends on the situation, and one has to look at it closely.", accepted=False)


def _choice(card: Card, losses: list[str]) -> tuple[Format, Choice]:
    if not 3 <= len(card.options) <= 5:
        raise Unusable(f"it has {len(card.options)} options; a choice has three to five")
    keys = sum(option.is_key for option in card.options)
    if keys in {0, len(card.options)}:
        raise Unusable("no option is marked as right" if not keys else "every option is marked as right")
    wanted = card.about.get("format", "").strip().casefold()
    form = Format.MULTI if keys > 1 or wanted == Format.MULTI else Format.SINGLE
    without = sum(not option.why.strip() for option in card.options)
    if without:
        losses.append(
            f"{without} of {len(card.options)} options have no reason, and a sentence that says so stands for it"
        )
    if not all(option.id for option in card.options):
        losses.append("its options name no misconceptions: their ids were made of their texts")
    ids: list[str] = []
    options = []
    for number, option in enumerate(card.options, start=1):
        ids.append(_free(option.id.strip() or _option_id(option.text, number), ids))
        text = _listed(option.text, losses)
        if not text:
            raise Unusable(f"option {number} is empty")
        options.append(Option(ids[-1], text, option.is_key, _listed(option.why, losses) or NO_REASON))
    return form, Choice(tuple(options))


def _option_id(text: str, number: int) -> str:
    return _shortened_slug(text, 40) or f"option-{number}"


def _id(title: str) -> str:
    return _shortened_slug(title, _MAX_ID_CHARS) or "question"


def _shortened_slug(text: str, limit: int) -> str:
    whole = slug(text)
    return whole if len(whole) <= limit else whole[:limit].rpartition("-")[0] or whole[:limit]


def _free(wanted: str, taken: Iterable[str]) -> str:
    used = set(taken)
    names = (wanted, *(f"{wanted}-{number}" for number in range(2, len(used) + 3)))
    return next(name for name in names if name not in used)


def _line(text: str) -> str:
    return " ".join(strip_control(text).replace("\ufeff", "").split())


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[:limit].rpartition(' ')[0] or text[:limit]}..."


def _prose(text: str, what: str, losses: list[str]) -> str:
    """Make a text one that a section can hold; marks that would end the section are taken as letters."""
    kept = _plain(text, what, losses)
    if _BLOCK.search(kept) and not _is_closed(kept):
        losses.append(f"headings and fences in the {what} are taken as plain text")
        kept = _BLOCK.sub(r"\1\\\2", kept)
    return kept


def _is_closed(text: str) -> bool:
    """Tell whether all that looks like a block is code inside fences that are closed."""
    fence = ""
    for line in text.split("\n"):
        found = re.match(r" {0,3}(`{3,}|~{3,})(.*)", line)
        if fence:
            if found and found[1].startswith(fence) and not found[2].strip():
                fence = ""
        elif found:
            fence = found[1]
        elif _BLOCK.match(line):
            return False
    return not fence


def _listed(text: str, losses: list[str]) -> str:
    """Make a text one that an entry of a list can hold: no blank lines, and nothing that looks like a quote."""
    kept = _plain(text, "options", losses)
    lines = [line.strip() for line in kept.split("\n") if line.strip()]
    return "\n".join(re.sub(r"^(>|`{3,}|~{3,})", r"\\\1", line) for line in lines)


def _plain(text: str, what: str, losses: list[str]) -> str:
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = strip_control(unified).replace("\ufeff", "")
    if kept != unified:
        losses.append(f"control characters in the {what} are left out")
    return "\n".join(line.rstrip() for line in kept.split("\n")).strip("\n")
