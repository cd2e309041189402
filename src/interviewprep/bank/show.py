"""One question as parts of a text to read and as plain data for programs, with the key only when it is asked for."""

from collections.abc import Iterator

from interviewprep.bank.compiled.codec import encode
from interviewprep.base.text import percent
from interviewprep.model.question import (
    Case,
    Choice,
    Content,
    Numeric,
    Open,
    Order,
    Program,
    Question,
    Review,
    Short,
)
from interviewprep.model.rubric import Criterion, Misconception

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Prose(str):
    """Markdown, on as many lines as it was written."""

    __slots__ = ()


class Code(str):
    """Lines that stay as they are."""

    __slots__ = ()


def question_parts(question: Question) -> Iterator[str]:
    """Write what a candidate sees: `Prose`, `Code`, and single lines."""
    yield f"{question.title} ({question.ref})"
    yield f"{question.area}, {question.topic}, {question.format}, {question.difficulty}, {question.minutes:g} min"
    yield ""
    yield Prose(question.stem)
    yield from _asked(question.content)


def answer_parts(question: Question) -> Iterator[str]:
    """Write the key and the explanation: `Prose`, `Code`, and single lines."""
    yield from ("", "Answer", "")
    yield from _key(question.content)
    yield from ("", "Explanation", "")
    yield Prose(question.explanation)


def question_document(question: Question, *, answer: bool) -> dict[str, object]:
    """Give a question as plain data.

    Options and steps come without their ids, which name what is wrong with them, unless `answer` asks for the key:
    then `content` has everything.
    """
    hidden = {"content", "explanation", "hints", "misconceptions", "!"}
    plain = {key: value for key, value in encode(question).items() if key not in hidden}
    asked = [line for part in _asked(question.content) for line in part.split("\n")]
    document = {**plain, "ref": question.ref, "hints": len(question.hints), "asked": asked}
    if answer:
        content = {key: value for key, value in encode(question.content).items() if key != "!"}
        document |= {"content": content, "explanation": question.explanation}
    return document


def _asked(content: Content) -> Iterator[str]:
    match content:
        case Choice():
            yield from ("", *_lettered([option.text for option in content.options]))
        case Order():
            yield from ("", *_lettered([step.text for step in content.steps]))
        case Numeric():
            yield from ("", f"Answer in {content.unit}." if content.unit else "The answer is a plain number.")
        case Review():
            yield ""
            yield Code("\n".join(f"{number:4}  {line}" for number, line in enumerate(content.code.split("\n"), 1)))
        case Open():
            for number, stage in enumerate(content.stages, 1):
                yield from ("", f"{number}. {stage.title} ({stage.minutes:g} min)", "", Prose(stage.prompt))
        case Program():
            if content.import_rule:
                yield from ("", content.import_rule)
            yield from ("", "Starter:", "", Code(content.starter.rstrip("\n")))
            for case in content.cases:
                if case.sample:
                    yield from ("", *_case(case))
        case Short():
            return


def _lettered(texts: list[str]) -> list[str]:
    return [f"{letter}) {text}" for letter, text in zip(LETTERS, texts, strict=False)]


def _key(content: Content) -> Iterator[str]:
    match content:
        case Choice():
            for letter, option in zip(LETTERS, content.options, strict=False):
                yield f"{letter}) {'right' if option.is_key else 'wrong'}: {option.why}"
        case Numeric():
            yield f"{content.value:g} {content.unit}, give or take {content.tolerance:g}: {content.recompute}"
            for path in content.wrong_paths:
                yield f"{path.value:g} would be wrong ({path.misconception}): {path.why}"
        case Order():
            letters = {step.id: letter for letter, step in zip(LETTERS, content.steps, strict=False)}
            yield f"{', '.join(letters[name] for name in content.exemplar)} (or any order that keeps:)"
            yield from (f"{letters[earlier]} before {letters[later]}" for earlier, later in content.before)
        case Short():
            yield from (Prose(content.exemplar), "")
            yield from (_criterion(item) for item in content.criteria)
            yield from (_misconception(item) for item in content.misconceptions)
        case Open():
            yield from _open_key(content)
        case Review():
            for defect in content.defects:
                yield f"lines {defect.first_line} to {defect.last_line}, {defect.kind}: {defect.effect} {defect.repair}"
                yield Code("\n".join(f"    {line}" for line in defect.test.splitlines()))
            yield from (f"harmless: {oddity}" for oddity in content.harmless)
        case Program():
            yield Code(content.reference.rstrip("\n"))


def _open_key(content: Open) -> Iterator[str]:
    yield Prose(content.exemplar)
    for number in content.numbers:
        give_or_take = f"give or take {percent(number.tolerance)}"
        yield f"{number.label}: {number.value:g} {number.unit}, {give_or_take}: {number.recompute}"
    for dimension in content.dimensions:
        yield from ("", f"{dimension.title} (weight {dimension.weight:g})")
        yield from (_criterion(item) for item in sorted(dimension.criteria, key=lambda item: item.level))
    yield from (_misconception(item) for item in content.misconceptions)


def _criterion(item: Criterion) -> str:
    return f"- level {item.level}: {item.text}" if item.level else f"- {item.text} (weight {item.weight:g})"


def _misconception(item: Misconception) -> str:
    return f"- deducts {item.weight:g}: {item.text}"


def _case(case: Case) -> list[str]:
    outcome = f"raises {case.raises}" if case.raises else f"gives {case.expected}"
    return [f"Sample {case.id}:", Code(case.args.strip()), Code(outcome)]
