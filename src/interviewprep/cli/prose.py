"""`prep grade` for prose: the machine's proposal, which a person confirms elsewhere."""

from interviewprep.grade.text.document import describe, to_document
from interviewprep.grade.text.propose import propose
from interviewprep.model.question import Open, Question, Short
from interviewprep.ui.console import print_json, say

NOT_PROPOSED = 1


def grade_prose(question: Question, text: str, *, as_json: bool) -> int:
    """Print what is proposed for an answer; the exit code is 0 where the proposal passes, and 1 otherwise.

    A suspicious text gets no proposal and hence 1: nobody has said yes.
    """
    assert isinstance(question.content, Short | Open), "only prose gets a proposal"
    proposal = propose(question.content, question.stem, text)
    if as_json:
        print_json(to_document(question, proposal, text))
    else:
        for line in describe(question, proposal, text):
            say(line)
    return 0 if proposal.score is not None and proposal.score.passed else NOT_PROPOSED
