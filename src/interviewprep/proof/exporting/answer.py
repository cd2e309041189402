"""The answer of any question as plain text, and what such a text leaves out."""

from collections.abc import Iterator

from interviewprep.bank.show import LETTERS
from interviewprep.model.question import Choice, Content, Numeric, Open, Order, Program, Question, Review, Short
from interviewprep.proof.writing.content import fenced


def asked(question: Question) -> str:
    """Give all that a candidate is shown, as Markdown."""
    return "\n\n".join(part for part in (question.stem, *_shown(question.content)) if part)


def answered(content: Content) -> str:
    """Give the answer as Markdown."""
    match content:
        case Choice(options=options):
            lines = []
            for letter, option in zip(LETTERS, options, strict=False):
                lines.append(f"{letter}) {'right' if option.is_key else 'wrong'}: {option.why}")
            return "\n".join(lines)
        case Numeric():
            return f"{content.value:g} {content.unit}".strip()
        case Order():
            texts = {step.id: step.text for step in content.steps}
            return "\n".join(f"{number}. {texts[name]}" for number, name in enumerate(content.exemplar, start=1))
        case Short(exemplar=text) | Open(exemplar=text):
            return text
        case Review(defects=defects):
            return "\n".join(
                f"Lines {one.first_line} to {one.last_line}, {one.kind}: {one.effect} {one.repair}" for one in defects
            )
        case Program():
            return _code(content.reference, _language(content))


def left_out(content: Content) -> tuple[str, ...]:
    """List what is in neither of the two texts; empty where all is there."""
    match content:
        case Numeric(wrong_paths=paths):
            return ("tolerance", "wrong ways to the number") if paths else ("tolerance",)
        case Order():
            return ("which steps may change places",)
        case Short() | Open():
            return ("rubric", "sample answers")
        case Review(harmless=harmless, tests=tests):
            return (*(("harmless oddities",) if harmless else ()), *(("tests of the defects",) if tests else ()))
        case Program():
            return ("test cases", "limits", "wrong solutions")
        case Choice():
            return ()


def _shown(content: Content) -> Iterator[str]:
    match content:
        case Choice(options=options):
            yield "\n".join(f"{letter}) {option.text}" for letter, option in zip(LETTERS, options, strict=False))
        case Order(steps=steps):
            yield "\n".join(f"{letter}) {step.text}" for letter, step in zip(LETTERS, steps, strict=False))
        case Open(stages=stages):
            yield from (f"{stage.title}\n\n{stage.prompt}" for stage in stages)
        case Review(code=code, language=language):
            yield _code(code, language)
        case Program():
            yield _code(content.starter, _language(content))


def _language(content: Program) -> str:
    return "sql" if content.call.value == "sql" else "python"


def _code(text: str, language: str) -> str:
    return fenced(text.strip("\n"), language)
