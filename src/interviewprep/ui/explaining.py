"""Why an answer was right or wrong, in the terms of each format: options, steps, numbers, defects, criteria."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from interviewprep.grade.answers import names_in
from interviewprep.grade.order import misplaced
from interviewprep.model.question import Choice, Defect, Numeric, Open, Option, Order, Question, Review, Short
from interviewprep.model.score import Mark, Part, Score
from interviewprep.session.candidate import Outcome, View
from interviewprep.ui.screen import Screen


def options(screen: Screen, view: View, content: Choice, ended: Outcome) -> None:
    """Explain every option, those that were chosen first, each under the number it was shown by."""
    chosen = {part.id for part in ended.score.parts if part.evidence == "chosen"}
    by_id = {option.id: option for option in content.options}
    shown = list(enumerate((by_id[name] for name in view.order), start=1))
    screen.heading("The options")
    for number, option in sorted(shown, key=lambda pair: pair[1].id not in chosen):
        screen.line(f"  {number}. {option.text}")
        screen.line(f"     {_stand(option, option.id in chosen, gave_up=ended.gave_up)}: {option.why}")


def right_options(screen: Screen, view: View, content: Choice) -> None:
    """Show the keys alone."""
    for option in content.options:
        if option.is_key:
            screen.line(f"Right: {view.order.index(option.id) + 1}. {option.text}")


def number(screen: Screen, content: Numeric) -> None:
    """Show the right number."""
    screen.line(f"Right: {content.value:g} {content.unit}".rstrip())


def steps(screen: Screen, view: View, content: Order, answer: str, ended: Outcome) -> None:
    """Name what comes before what, the steps to move, and a right order, in the numbers that were shown."""
    if not ended.gave_up:
        for line in _broken(content, view.order, ended.score):
            screen.line(line)
        texts = {step.id: step.text for step in content.steps}
        for name in misplaced(content, names_in(answer, view.order)):
            screen.line(f"Misplaced: {view.order.index(name) + 1}. {texts[name]}")
    numbers = " ".join(str(view.order.index(step) + 1) for step in content.exemplar)
    screen.line(f"A right order: {numbers}")


def _broken(content: Order, shown: Sequence[str], score: Score) -> Iterator[str]:
    """Name the pairs of steps that an answer has the wrong way round, a line for each earlier step."""
    after = defaultdict(list)
    for (earlier, later), part in zip(content.before, score.parts, strict=True):
        if part.mark is Mark.DENIED:
            after[shown.index(earlier) + 1].append(shown.index(later) + 1)
    for earlier_number in sorted(after):
        yield f"{earlier_number} comes before {', '.join(map(str, sorted(after[earlier_number])))}."


def defects(screen: Screen, content: Review, ended: Outcome) -> None:
    """Show the planted defects, those that were found and those that were missed, with the tests that they fail."""
    met = {part.id for part in ended.score.parts if part.mark is Mark.MET}
    screen.heading("The planted defects")
    for defect in content.defects:
        stand = "" if ended.gave_up else f"{_found(defect, met)}: "
        screen.line(f"{stand}{_place(defect)}, {defect.kind}: {defect.effect} {defect.repair}")
        if defect.test:
            screen.line("This test fails because of it:")
            screen.code(defect.test, "python")


def left_out(screen: Screen, asked: Question, score: Score) -> None:
    """Show the criteria that an answer in prose does not meet, and the misconceptions it states.

    Of a dimension those of the next level: they would raise it, and the higher ones would not yet.
    """
    content = asked.content
    nearest = _next_level(content, score) if isinstance(content, Open) else {part.id for part in score.parts}
    missed = [part for part in score.parts if part.mark is not Mark.MET and part.id in nearest]
    if missed:
        screen.heading("What would raise it" if isinstance(content, Open) else "What your answer left out")
        for line in _criteria(asked, missed):
            screen.line(line)
    wrong = content.misconceptions if isinstance(content, Short | Open) else ()
    for belief in wrong:
        if belief.id in score.misconceptions:
            screen.line(f"Stated, though wrong: {belief.text}")


def criteria(screen: Screen, asked: Question, score: Score) -> None:
    """Show the whole rubric, each criterion as met or not met."""
    screen.heading("The rubric")
    for line in _criteria(asked, score.parts, tell_met=True):
        screen.line(line)


def exemplar(screen: Screen, asked: Question) -> None:
    """Show an answer worth full marks."""
    content = asked.content
    if isinstance(content, Short | Open):
        screen.heading("An exemplar answer")
        screen.prose(content.exemplar)


def _next_level(content: Open, score: Score) -> set[str]:
    """Name the criteria one level above the one that was reached in their dimension."""
    reached = {line.id: line.level for line in score.dimensions}
    return {
        one.id
        for dimension in content.dimensions
        for one in dimension.criteria
        if one.level == reached[dimension.id] + 1
    }


def _criteria(asked: Question, parts: Sequence[Part], *, tell_met: bool = False) -> Iterator[str]:
    content = asked.content
    titles = {line.id: line.title for line in content.dimensions} if isinstance(content, Open) else {}
    last = ""
    for part in parts:
        if part.dimension != last:
            last = part.dimension
            yield titles[last]
        stand = ("met: " if part.mark is Mark.MET else "not met: ") if tell_met else ""
        yield f"  {stand}{part.text}"


def _stand(option: Option, chosen: bool, *, gave_up: bool) -> str:
    if gave_up:
        return "Right" if option.is_key else "Wrong"
    if option.is_key:
        return "Chosen, and right" if chosen else "Left out, but right"
    return "Chosen, but wrong" if chosen else "Wrong, and left out"


def _found(defect: Defect, met: Collection[str]) -> str:
    if f"{defect.id}.lines" not in met:
        return "Missed"
    return "Found" if f"{defect.id}.kind" in met else "Found, but of another kind"


def _place(defect: Defect) -> str:
    first, last = defect.first_line, defect.last_line
    return f"line {first}" if first == last else f"lines {first}-{last}"
