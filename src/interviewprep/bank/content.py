"""From a checked front matter and the sections below it to the content of each format that is one file."""

from collections.abc import Callable, Mapping
from graphlib import CycleError, TopologicalSorter

from interviewprep.bank.files.document import Document, Section
from interviewprep.bank.files.markdown import read_named, read_options, read_samples, read_steps
from interviewprep.bank.files.textfile import FaultLog
from interviewprep.bank.schema.closed import NumericTable, OrderTable
from interviewprep.bank.schema.front import FrontTable
from interviewprep.bank.schema.prose import (
    CaseStudyTable,
    DimensionTable,
    LongTable,
    MisconceptionTable,
    ShortTable,
    StageTable,
)
from interviewprep.base.text import did_you_mean
from interviewprep.model.question import (
    Choice,
    Content,
    DesignNumber,
    FollowUp,
    Numeric,
    Open,
    Order,
    Short,
    Stage,
    Step,
    WrongPath,
)
from interviewprep.model.rubric import Criterion, Dimension, Misconception, Sample
from interviewprep.model.taxonomy import Format

HEADINGS: dict[Format, tuple[str, ...]] = {
    Format.CODE: ("Stem", "Explanation"),
    Format.BUGFIX: ("Stem", "Explanation"),
    Format.SQL: ("Stem", "Explanation"),
    Format.REVIEW: ("Stem", "Code", "Explanation"),
    Format.SINGLE: ("Stem", "Options", "Explanation"),
    Format.MULTI: ("Stem", "Options", "Explanation"),
    Format.NUMERIC: ("Stem", "Explanation"),
    Format.ORDER: ("Stem", "Steps", "Explanation"),
    Format.SHORT: ("Stem", "Exemplar", "Accepted", "Rejected", "Explanation"),
    Format.CASE: ("Stem", "Stages", "Exemplar", "Accepted", "Rejected", "Explanation"),
    Format.LONG: ("Stem", "Stages", "Exemplar", "Accepted", "Rejected", "Explanation"),
}

_NOTHING = Section("", 1, ())


def read_content(form: Format, front: FrontTable | None, document: Document, log: FaultLog) -> Content | None:
    """Build the content of a question that is one file.

    Without `front`, because it has faults of its own, the sections are checked all the same and None comes back.
    """
    reader = _READERS[form]
    return reader(form, front, document, log)


def _choice(form: Format, front: FrontTable | None, document: Document, log: FaultLog) -> Choice | None:
    section = document.sections.get("Options")
    if section is None:
        return None
    choice = Choice(read_options(section, log))
    if choice.options:
        keys = len(choice.keys)
        if form is Format.SINGLE and keys != 1:
            log.add(section.line, f"a single question has one key, marked `[x]`; here are {keys}", "G6")
        if form is Format.MULTI and keys in {0, len(choice.options)}:
            log.add(section.line, "a multi question has at least one key `[x]` and one distractor `[ ]`", "G6")
    return choice if front else None


def _numeric(form: Format, front: FrontTable | None, document: Document, log: FaultLog) -> Numeric | None:
    del form, document, log
    if not isinstance(front, NumericTable):
        return None
    answer = front.answer
    return Numeric(
        value=answer.value,
        unit=answer.unit,
        tolerance=answer.tolerance,
        recompute=answer.recompute,
        wrong_paths=tuple(WrongPath(path.value, path.misconception, path.why) for path in answer.wrong),
    )


def _order(form: Format, front: FrontTable | None, document: Document, log: FaultLog) -> Order | None:
    del form
    section = document.sections.get("Steps")
    steps = read_steps(section, log) if section else ()
    if not isinstance(front, OrderTable) or not steps:
        return None
    line = document.front.line(("answer", "before"))
    ids = [step.id for step in steps]
    pairs = [(earlier, later) for earlier, later in front.answer.before]
    unknown = sorted({name for pair in pairs for name in pair} - set(ids))
    for name in unknown:
        log.add(line, f"`before` names `{name}`, which is no step.{did_you_mean(name, ids)}")
    if unknown:
        return None
    return _arrange(steps, pairs, line, log)


def _arrange(steps: tuple[Step, ...], pairs: list[tuple[str, str]], line: int, log: FaultLog) -> Order | None:
    ids = [step.id for step in steps]
    try:
        exemplar = _linear_extension(ids, pairs)
    except CycleError as error:
        log.add(line, f"`before` runs in a circle: {' < '.join(reversed(error.args[1]))}")
        return None
    if all(ids.index(earlier) < ids.index(later) for earlier, later in pairs):
        log.add(line, "the steps stand in a right order already; write them in one that is not right")
    place = {name: index for index, name in enumerate(exemplar)}
    closed = sorted(_close(pairs, exemplar), key=lambda pair: (place[pair[0]], place[pair[1]]))
    return Order(steps, tuple(closed), exemplar)


def _linear_extension(ids: list[str], pairs: list[tuple[str, str]]) -> tuple[str, ...]:
    """Sort steps so that every pair is respected; among those that are free, file order decides."""
    sorter: TopologicalSorter[str] = TopologicalSorter(dict.fromkeys(ids, ()))
    for earlier, later in pairs:
        sorter.add(later, earlier)
    sorter.prepare()
    ready = list(sorter.get_ready())
    found = []
    while ready:
        ready.sort(key=ids.index)
        found.append(ready.pop(0))
        sorter.done(found[-1])
        ready.extend(sorter.get_ready())
    return tuple(found)


def _close(pairs: list[tuple[str, str]], exemplar: tuple[str, ...]) -> set[tuple[str, str]]:
    """Add the pairs that follow from the given ones."""
    later_than: dict[str, set[str]] = {name: set() for name in exemplar}
    for name in reversed(exemplar):
        for earlier, later in pairs:
            if earlier == name:
                later_than[name] |= {later} | later_than[later]
    return {(name, later) for name, laters in later_than.items() for later in laters}


def _short(form: Format, front: FrontTable | None, document: Document, log: FaultLog) -> Short | None:
    del form
    samples = _samples(document, log)
    if not isinstance(front, ShortTable):
        return None
    return Short(
        criteria=tuple(
            Criterion(item.id, item.text, weight=item.weight, expressions=tuple(item.expressions))
            for item in front.criteria
        ),
        misconceptions=_misconceptions(front.wrong),
        exemplar=document.sections.get("Exemplar", _NOTHING).text,
        samples=samples,
    )


def _open(form: Format, front: FrontTable | None, document: Document, log: FaultLog) -> Open | None:
    del form
    samples = _samples(document, log)
    section = document.sections.get("Stages")
    prompts = read_named(section, "stage id", log) if section else {}
    if not isinstance(front, LongTable):
        return None
    if section:
        _check_prompts(front, document, section, prompts, log)
    numbers = front.numbers if isinstance(front, CaseStudyTable) else []
    return Open(
        stages=tuple(_stage(stage, prompts.get(stage.id, _NOTHING).text) for stage in front.stages),
        dimensions=tuple(_dimension(dimension) for dimension in front.dimensions),
        numbers=tuple(
            DesignNumber(item.id, item.label, item.value, item.unit, item.tolerance, item.recompute) for item in numbers
        ),
        misconceptions=_misconceptions(front.wrong),
        exemplar=document.sections.get("Exemplar", _NOTHING).text,
        samples=samples,
    )


def _check_prompts(
    front: LongTable, document: Document, section: Section, prompts: Mapping[str, Section], log: FaultLog
) -> None:
    declared = [stage.id for stage in front.stages]
    for index, name in enumerate(declared):
        if name not in prompts:
            line = document.front.line(("stages", index))
            log.add(line, f"stage `{name}` has no prompt; write it below `### {name}` in `## Stages`")
    for name, prompt in prompts.items():
        if name not in declared:
            log.add(prompt.line, f"no stage has the id `{name}`.{did_you_mean(name, declared)}")
    if set(prompts) == set(declared) and list(prompts) != declared:
        log.add(section.line, "the prompts stand in another order than the stages; bring them in the same")


def _samples(document: Document, log: FaultLog) -> tuple[Sample, ...]:
    samples: list[Sample] = []
    for title, accepted in (("Accepted", True), ("Rejected", False)):
        if section := document.sections.get(title):
            for sample in read_samples(section, accepted=accepted, log=log):
                if any(sample.name == other.name for other in samples):
                    log.add(section.line, f"a sample called `{sample.name}` stands in both lists; rename one")
                samples.append(sample)
    return tuple(samples)


def _misconceptions(tables: list[MisconceptionTable]) -> tuple[Misconception, ...]:
    return tuple(Misconception(item.id, item.text, item.weight, tuple(item.expressions)) for item in tables)


def _stage(stage: StageTable, prompt: str) -> Stage:
    follow_ups = tuple(FollowUp(item.id, item.text, item.criterion) for item in stage.follow_ups)
    return Stage(stage.id, stage.title, stage.minutes, prompt, follow_ups)


def _dimension(dimension: DimensionTable) -> Dimension:
    criteria = (
        Criterion(item.id, item.text, level=item.level, expressions=tuple(item.expressions))
        for item in dimension.criteria
    )
    return Dimension(dimension.id, dimension.title, dimension.weight, tuple(criteria))


_Reader = Callable[[Format, FrontTable | None, Document, FaultLog], Content | None]

_READERS: dict[Format, _Reader] = {
    Format.SINGLE: _choice,
    Format.MULTI: _choice,
    Format.NUMERIC: _numeric,
    Format.ORDER: _order,
    Format.SHORT: _short,
    Format.CASE: _open,
    Format.LONG: _open,
}
