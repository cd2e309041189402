"""A rubric on screen, with what the machine proposes for each of its lines and the words that this rests on."""

from collections.abc import Iterator, Sequence

from interviewprep.base.text import counted, percent
from interviewprep.grade.text.propose import Finding, Proposal, rubric_of
from interviewprep.model.question import Open, Question, Short
from interviewprep.model.rubric import Criterion
from interviewprep.model.score import Mark
from interviewprep.session.candidate import Confirmation
from interviewprep.ui.screen import Screen

MAX_EVIDENCE = 60
YOURS = "unsure, yours to judge"


def rubric(screen: Screen, asked: Question, proposal: Proposal | None) -> list[str]:
    """Show the rubric with numbers; return the ids that the numbers stand for, misconceptions last.

    With a proposal each line is followed by what the machine found, and the words of the answer that it rests on.
    """
    content = asked.content
    assert isinstance(content, Short | Open)
    screen.heading("Rubric: what did your answer say?")
    for line in _introduction(proposal):
        screen.line(line)
    found = _findings(proposal)
    ids: list[str] = []
    for title, criteria in _rubric_parts(content):
        if title:
            screen.line(title)
        for criterion in criteria:
            ids.append(criterion.id)
            level = f"level {criterion.level}: " if criterion.level else ""
            screen.line(f"  {len(ids)}. {level}{criterion.text}")
            _show(screen, found.get(criterion.id))
    if content.misconceptions:
        screen.line("Wrong beliefs, each of which costs points; name those your answer states:")
    for wrong in content.misconceptions:
        ids.append(wrong.id)
        screen.line(f"  {len(ids)}. {wrong.text}")
        _show(screen, found.get(wrong.id))
    return ids


def proposed_numbers(choices: Sequence[str], proposal: Proposal | None) -> list[int]:
    """List the numbers, from 1, of what is proposed as met or stated; none without a score."""
    met = {*proposal.met, *proposal.stated} if proposal else set()
    return [number for number, name in enumerate(choices, start=1) if name in met]


def compare(screen: Screen, asked: Question, proposal: Proposal, confirmed: Confirmation) -> None:
    """Show, after the person has rated, where a proposal that was kept back differs."""
    if proposal.score is None:
        return
    said = {*confirmed.met, *confirmed.stated}
    findings = _findings(proposal)
    different = [one for one in findings.values() if (one.mark is Mark.MET) != (one.id in said)]
    same = len(findings) - len(different)
    screen.line(f"You rated before seeing the proposal. It agrees on {same} of {counted(len(findings), 'line')}.")
    texts = _texts(asked)
    for finding in different:
        screen.line(f"  You: {'yes' if finding.id in said else 'no'}. {texts[finding.id]}")
        _show(screen, finding)


def _introduction(proposal: Proposal | None) -> list[str]:
    if proposal is None:
        return []
    if proposal.score is not None:
        return [
            f"Proposed from your words: {percent(proposal.score.value)}. It counts only as you confirm or change it."
        ]
    return ["No proposal for this text; it is left to you.", *(notice.text for notice in proposal.notices)]


def _findings(proposal: Proposal | None) -> dict[str, Finding]:
    if proposal is None or proposal.score is None:
        return {}
    return {finding.id: finding for finding in (*proposal.criteria, *proposal.misconceptions)}


def _show(screen: Screen, finding: Finding | None) -> None:
    if finding is not None:
        evidence = " ".join(finding.evidence.split())
        cut = evidence if len(evidence) <= MAX_EVIDENCE else f"{evidence[:MAX_EVIDENCE]}..."
        mark = YOURS if finding.mark is Mark.UNSURE else finding.mark.value
        screen.line(f"     {mark}{f': {cut}' if cut else ''}")


def _texts(asked: Question) -> dict[str, str]:
    content = asked.content
    assert isinstance(content, Short | Open)
    texts = {criterion.id: criterion.text for criterion in rubric_of(content)}
    return texts | {wrong.id: wrong.text for wrong in content.misconceptions}


def _rubric_parts(content: Short | Open) -> Iterator[tuple[str, Sequence[Criterion]]]:
    if isinstance(content, Short):
        yield "", content.criteria
        return
    for dimension in content.dimensions:
        yield dimension.title, sorted(dimension.criteria, key=lambda criterion: criterion.level)
