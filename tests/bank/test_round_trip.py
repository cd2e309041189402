"""A question written to its file and read back is the same question; so is one encoded and decoded."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewprep.bank.compiled.codec import decode, encode
from interviewprep.bank.parse import load_bank
from interviewprep.bank.revision import revision_of
from interviewprep.model.question import (
    Choice,
    Content,
    Hint,
    Numeric,
    Option,
    Order,
    Question,
    Review,
    Short,
    Step,
    WrongPath,
)
from interviewprep.model.rubric import Criterion, Misconception, Sample
from interviewprep.model.taxonomy import Area, Difficulty, Domain, Format, Phase
from support.banks import all_files, write_bank

BANK = "bank"
TOPIC = "topic"
NAME = "question"

slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
words = st.text("abcÄß漢'\"\\$%&*_[](){}:;,.?!/|@=<>09 ", min_size=1, max_size=30).map(str.strip).filter(bool)
prose = st.lists(words.map(lambda text: f"x{text}"), min_size=1, max_size=3).map("\n".join)
weights = st.floats(0.01, 100)
hints = st.lists(st.builds(Hint, words, st.floats(0, 0.3)), max_size=3).map(tuple)


def unique(strategy: st.SearchStrategy[Any], size: int, up_to: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, min_size=size, max_size=up_to, unique=True)


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    ids = draw(unique(slugs, 3, 5))
    key = draw(st.sampled_from(ids))
    return Choice(tuple(Option(name, draw(prose), name == key, draw(prose)) for name in ids))


@st.composite
def numbers(draw: st.DrawFn) -> Numeric:
    value = draw(st.integers(-1000, 1000))
    tolerance = draw(st.sampled_from([0.0, 0.5, 1.0]))
    distances = draw(unique(st.integers(5, 500), 0, 3))
    paths = tuple(WrongPath(float(value + distance), draw(slugs), draw(words)) for distance in distances)
    return Numeric(float(value), draw(words), tolerance, f"{value} * 1", paths)


@st.composite
def orders(draw: st.DrawFn) -> Order:
    """Make a total order whose steps stand the wrong way round in the file."""
    ids = draw(unique(slugs, 4, 7))
    right = ids[::-1]
    pairs = tuple((right[i], right[j]) for i in range(len(right)) for j in range(i + 1, len(right)))
    return Order(tuple(Step(name, draw(prose)) for name in ids), pairs, tuple(right))


@st.composite
def shorts(draw: st.DrawFn) -> Short:
    ids = draw(unique(slugs, 2, 5))
    names = draw(unique(words, 6, 8))
    expressions = st.lists(
        st.sampled_from(["gap ~ small", "(a | not b) ~ 3 %", "[opening] (stay*) ~ rent"]), max_size=2
    ).map(tuple)
    return Short(
        criteria=tuple(Criterion(name, draw(words), draw(weights), 0, draw(expressions)) for name in ids[1:]),
        misconceptions=(Misconception(ids[0], draw(words), draw(weights), draw(expressions)),),
        exemplar=draw(prose),
        samples=tuple(Sample(name, draw(prose), index < 3) for index, name in enumerate(names)),
    )


CONTENTS: dict[Format, st.SearchStrategy[Any]] = {
    Format.SINGLE: choices(),
    Format.NUMERIC: numbers(),
    Format.ORDER: orders(),
    Format.SHORT: shorts(),
}


@st.composite
def questions(draw: st.DrawFn) -> Question:
    form = draw(st.sampled_from(list(CONTENTS)))
    content: Content = draw(CONTENTS[form])
    as_of = draw(st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)))
    return Question(
        bank=BANK,
        id=NAME,
        revision=revision_of(form, content),
        area=draw(st.sampled_from(Area)),
        topic=TOPIC,
        domain=draw(st.sampled_from(Domain)),
        further_domains=tuple(draw(unique(st.sampled_from(Domain), 0, 2))),
        phase=draw(st.sampled_from(Phase)),
        difficulty=draw(st.sampled_from(Difficulty)),
        minutes=draw(st.floats(0.5, 240)),
        format=form,
        title=draw(words),
        stem=draw(prose),
        explanation=draw(prose),
        content=content,
        hints=draw(hints),
        misconceptions=tuple(draw(unique(slugs, 0, 2))),
        author=draw(words),
        origin=draw(words),
        licence=draw(words),
        as_of=as_of,
        review_by=as_of + timedelta(days=365) if as_of else None,
    )


def write_question(question: Question) -> str:
    """Write a question as a person would."""
    front, sections = write_content(question.content)
    top = {
        "id": question.id,
        "area": question.area,
        "topic": question.topic,
        "domain": question.domain,
        "domains": question.further_domains,
        "phase": int(question.phase),
        "difficulty": question.difficulty,
        "minutes": question.minutes,
        "format": question.format,
        "title": question.title,
        "misconceptions": question.misconceptions,
        "author": question.author,
        "origin": question.origin,
        "licence": question.licence,
    }
    lines = ["+++", *(f"{key} = {toml(value)}" for key, value in top.items())]
    if question.as_of and question.review_by:
        lines += [f"as_of = {question.as_of}", f"review_by = {question.review_by}"]
    for hint in question.hints:
        lines += ["[[hints]]", f"text = {toml(hint.text)}", f"price = {toml(hint.price)}"]
    texts = {"Stem": question.stem, **sections, "Explanation": question.explanation}
    body = [line for title, text in texts.items() for line in (f"## {title}", "", text, "")]
    return "\n".join([*lines, *front, "+++", "", *body])


def write_content(content: Content) -> tuple[list[str], dict[str, str]]:
    match content:
        case Choice():
            return [], {"Options": "\n".join(line for option in content.options for line in write_option(option))}
        case Numeric():
            front = ["[answer]", *table(value=content.value, unit=content.unit, tolerance=content.tolerance)]
            front += table(recompute=content.recompute)
            for path in content.wrong_paths:
                front += ["[[answer.wrong]]"]
                front += table(value=path.value, misconception=path.misconception, why=path.why)
            return front, {}
        case Order():
            steps = (f"- `{step.id}`: {indented(step.text, '  ')}" for step in content.steps)
            pairs = [list(pair) for pair in content.before]
            return ["[answer]", f"before = {json.dumps(pairs)}"], {"Steps": "\n".join(steps)}
        case Short():
            front = []
            for name, rows in (("criteria", content.criteria), ("wrong", content.misconceptions)):
                for row in rows:
                    front += [f"[[{name}]]", *table(id=row.id, text=row.text, weight=row.weight)]
                    front += table(expressions=row.expressions)
            samples = {
                title: "\n".join(f"### {s.name}\n{s.text}" for s in content.samples if s.accepted is accepted)
                for title, accepted in (("Accepted", True), ("Rejected", False))
            }
            return front, {"Exemplar": content.exemplar, **samples}
    raise NotImplementedError(type(content))


def write_option(option: Option) -> Iterable[str]:
    mark = "x" if option.is_key else " "
    yield f"- [{mark}] `{option.id}`: {indented(option.text, '  ')}"
    yield f"  > {indented(option.why, '  > ')}"


def indented(text: str, mark: str) -> str:
    return text.replace("\n", f"\n{mark}")


def table(**values: object) -> list[str]:
    return [f"{key} = {toml(value)}" for key, value in values.items()]


def toml(value: object) -> str:
    """Write a TOML value; texts, numbers and lists look as in JSON, floats need their point."""
    return repr(value) if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(questions())
def test_written_question_is_read_back_the_same(tmp_path: Path, question: Question) -> None:
    root = write_bank(tmp_path / BANK, {f"{TOPIC}/{NAME}.md": write_question(question)})
    assert load_bank(root).questions == (question,)


@given(questions())
def test_encoded_question_is_decoded_the_same(question: Question) -> None:
    assert decode(Question, json.loads(json.dumps(encode(question)))) == question


def test_questions_of_all_formats_survive_the_codec(tmp_path: Path) -> None:
    for question in load_bank(write_bank(tmp_path / BANK, all_files())).questions:
        again = decode(Question, json.loads(json.dumps(encode(question))))
        assert again == question
        assert isinstance(again.content, type(question.content))
        assert not isinstance(again.content, Review) or again.content.defects
