"""What `prep bank stats --answers` does and says: each question that was answered, its figures, and what to do."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from interviewprep.bank.library import open_library
from interviewprep.base.paths import find_paths
from interviewprep.base.text import counted, percent, strip_control
from interviewprep.cli.bank.common import banks_at, tell
from interviewprep.model.question import Question
from interviewprep.proof.statistics.figures import DECIDE_AT, WAIT_FOR, Figures, figures
from interviewprep.proof.statistics.notices import Notice, notices
from interviewprep.store.history import open_history
from interviewprep.ui.console import note, print_json, say_folded

Find = Callable[[str], Question | None]


def run_answer_stats(path: Path | None, *, as_json: bool) -> None:
    """Tell of the questions below `path`, or of all banks, that the history has answers to.

    Raises:
        PrepError: the folder is no bank, or history or banks cannot be read.
    """
    with open_history(find_paths(), create=False) as history:
        sums, flags, disputes = history.answer_sums(), history.flags(), history.disputes()

    def gather(find: Find) -> list[Figures]:
        return figures(sums, flags, disputes, find)

    found = [(one, notices(one)) for one in (_of_path(path, gather) if path else _of_all(gather))]
    if as_json:
        print_json(
            {"schema": 1, "wait_for": WAIT_FOR, "decide_at": DECIDE_AT, "questions": [_document(*f) for f in found]}
        )
        return
    for one, advice in found:
        for line in _lines(one, advice):
            say_folded(strip_control(line))
    told = sum(bool(advice) for _, advice in found)
    note(f"{counted(len(found), 'question')} answered, {told} with advice. A session counts as one person's sitting.")


def _of_all(gather: Callable[[Find], list[Figures]]) -> list[Figures]:
    with open_library(find_paths()) as library:
        tell(library.notices)
        return gather(library.get)


def _of_path(path: Path, gather: Callable[[Find], list[Figures]]) -> list[Figures]:
    from interviewprep.bank.parse import load_bank

    questions = {question.ref: question for root in banks_at(path) for question in load_bank(root).questions}
    return gather(questions.get)


def _lines(found: Figures, advice: Sequence[Notice]) -> Iterator[str]:
    if not found.is_enough:
        yield f"{found.ref}: {counted(found.answers, 'answer')}: too few answers ({WAIT_FOR} are needed)"
    else:
        parts = [counted(found.answers, "answer"), f"{percent(found.share)} right"]
        if found.discrimination is not None and found.compared >= WAIT_FOR:
            parts.append(f"discrimination {found.discrimination:.2f}")
        parts.append(f"median {found.median_s:.0f} s of {found.planned_s:g} s")
        yield f"{found.ref}: {', '.join(parts)}"
    for one in advice:
        yield f"  {'decide' if one.is_settled else 'watch'}: {one.message}"


def _document(found: Figures, advice: Sequence[Notice]) -> dict[str, object]:
    disputes = found.disputes
    return {
        "ref": found.ref,
        "format": found.format,
        "difficulty": found.difficulty,
        "answers": found.answers,
        "earlier_revisions": found.others,
        "enough": found.is_enough,
        "note": None if found.is_enough else "too few answers",
        "share_correct": round(found.share, 4),
        "discrimination": None if found.discrimination is None else round(found.discrimination, 4),
        "compared": found.compared,
        "median_s": round(found.median_s, 3),
        "planned_s": found.planned_s,
        "distractors": [asdict(option) for option in found.options],
        "flags": found.flags,
        "disputes": asdict(disputes) if disputes else None,
        "notices": [asdict(one) for one in advice],
    }
