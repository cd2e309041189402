"""G7, rubric graders proven: by its expressions a rubric tells good answers in prose from bad ones.

Each sample is matched as an answer would be, before any person confirms it: the accepted ones pass, the rejected ones
do not, and neither does an answer that deserves nothing. What must be said to pass, a criterion of the highest weight
or one of the first level, is met in an accepted sample and missed in another. And one accepted sample gets through with
few of the key words of the exemplar, or else the rubric rewards a wording.

Three samples of each kind are counted while the file is read.
"""

from collections.abc import Iterator, Sequence

from interviewprep.base.errors import Fault
from interviewprep.base.records import dataclass
from interviewprep.grade.text.propose import Proposal, propose, rubric_of
from interviewprep.model.question import Open, Short
from interviewprep.model.rubric import Criterion, Sample
from interviewprep.model.score import Mark
from interviewprep.proof.gate import Figure, Finding, Subject
from interviewprep.proof.words import content_words
from interviewprep.proof.worthless import worthless_answers

OWN_WORDS_SHORT, OWN_WORDS_LONG = 0.1, 0.4
"""At most this share of the exemplar's key words, and one word in any case, may stand in some accepted sample.

Answers to the shipped questions in words of their own have 0.03 to 0.04 of them where the answer is short. Minutes of
talk about one subject cannot avoid its words: there it is 0.28 to 0.36.
"""

_MISSED = frozenset({Mark.ABSENT, Mark.DENIED})


@dataclass(frozen=True, slots=True)
class _Tried:
    """A sample and what the machine makes of it."""

    sample: Sample
    proposal: Proposal

    @property
    def passed(self) -> bool:
        """Whether it reaches the pass line."""
        return _passed(self.proposal)

    def mark_of(self, criterion: Criterion) -> Mark:
        """Tell what was found about one criterion."""
        return next(found.mark for found in self.proposal.criteria if found.id == criterion.id)


def check(subject: Subject) -> Iterator[Finding]:
    """Try a rubric on its samples and on answers that deserve nothing."""
    content = subject.question.content
    if not isinstance(content, Short | Open):
        return
    if not any(criterion.expressions for criterion in rubric_of(content)):
        yield subject.fault("no criterion has `expressions`, so that no answer can be told from another; write some")
        return
    tried = [_Tried(sample, propose(content, subject.question.stem, sample.text)) for sample in content.samples]
    yield Figure("samples", len(tried))
    yield from _sample_faults(subject, tried)
    yield from _worthless_faults(subject, content)
    yield from _must_faults(subject, content, tried)
    yield from _wording_faults(subject, content)


def _passed(proposal: Proposal) -> bool:
    return proposal.score is not None and proposal.score.passed


def _sample_faults(subject: Subject, tried: Sequence[_Tried]) -> Iterator[Fault]:
    for one in tried:
        if one.passed != one.sample.accepted:
            verdict = "passes, but is a rejected sample" if one.passed else "does not pass, but is an accepted sample"
            yield subject.fault(
                f"`{one.sample.name}` {verdict}: {_told(one.proposal)}; mend the expressions, or move the sample",
                at=f"### {one.sample.name}",
            )


def _worthless_faults(subject: Subject, content: Short | Open) -> Iterator[Fault]:
    for name, text in worthless_answers(content, subject.question.stem):
        proposal = propose(content, subject.question.stem, text)
        if _passed(proposal):
            yield subject.fault(
                f"{name} passes: {_told(proposal)}; let the expressions ask for relations and not for words",
                at="expressions",
            )


def _must_faults(subject: Subject, content: Short | Open, tried: Sequence[_Tried]) -> Iterator[Fault]:
    for criterion in must_be_said(content):
        if not any(one.sample.accepted and one.mark_of(criterion) is Mark.MET for one in tried):
            yield subject.fault(
                f"no accepted sample meets `{criterion.id}`, which must be said to pass; write one that does, or mend "
                "its expressions",
                at=f'"{criterion.id}"',
            )
        if not any(one.mark_of(criterion) in _MISSED for one in tried):
            yield subject.fault(
                f"every sample meets `{criterion.id}`; write a rejected sample that misses it",
                at=f'"{criterion.id}"',
            )


def must_be_said(content: Short | Open) -> list[Criterion]:
    """List the criteria that an answer has to meet to be good, of those that the machine can look for.

    In a flat list these have the highest weight; in a dimension they are of level 1, since without them it stays at 0.
    """
    if isinstance(content, Short):
        top = max(criterion.weight for criterion in content.criteria)
        must = [criterion for criterion in content.criteria if criterion.weight == top]
    else:
        must = [criterion for criterion in rubric_of(content) if criterion.level == 1]
    return [criterion for criterion in must if criterion.expressions]


def _wording_faults(subject: Subject, content: Short | Open) -> Iterator[Fault]:
    keys = key_words(content, subject.question.stem)
    used = {sample.name: keys & content_words(sample.text) for sample in content.samples if sample.accepted}
    least = min(used, key=lambda name: len(used[name]))
    bound = max(1, int(len(keys) * (OWN_WORDS_SHORT if isinstance(content, Short) else OWN_WORDS_LONG)))
    if len(used[least]) > bound:
        yield subject.fault(
            f"every accepted sample repeats the exemplar; even `{least}` has {len(used[least])} of its {len(keys)} "
            f"key words, where one sample must do with {bound}: write one in other words than "
            f"{', '.join(sorted(used[least]))}",
            at="## Accepted",
        )


def key_words(content: Short | Open, stem: str) -> frozenset[str]:
    """Give the exemplar's key words: those that expressions look for, beside the question's own words and numbers."""
    looked_for = content_words(" ".join(written for one in rubric_of(content) for written in one.expressions))
    found = (content_words(content.exemplar) & looked_for) - content_words(stem)
    return frozenset(word for word in found if not word[0].isdigit())


def _told(proposal: Proposal) -> str:
    if proposal.notices:
        return f"notices {', '.join(notice.kind for notice in proposal.notices)}"
    met = ", ".join(finding.id for finding in proposal.criteria if finding.mark is Mark.MET) or "nothing"
    stated = ", ".join(finding.id for finding in proposal.misconceptions if finding.mark is Mark.MET)
    return f"met {met}" + (f", stated {stated}" if stated else "")
