"""`prep bank stats`: what banks hold, and how far it is to what they are to hold."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from interviewprep.bank.library import open_library
from interviewprep.base.paths import find_paths
from interviewprep.base.text import counted, strip_control
from interviewprep.cli.bank.common import BankFolder, banks_at, tell
from interviewprep.cli.options import AsJson
from interviewprep.ui.console import note, print_json, say

if TYPE_CHECKING:
    from interviewprep.proof.authoring.counts import Count


def stats(
    path: BankFolder = None,
    answers: Annotated[
        bool, typer.Option("--answers", help="What the answers in your history tell about each question, instead.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Count questions by format, topic, difficulty, domain and phase; without PATH, of all banks.

    Next to each count stand the goal in bank.toml, or else the plan, and what is to go. "Missing" is by the plan.

    With --answers: how many get a question right, whether those are the ones who do well elsewhere, which wrong options
    nobody takes, and how long it takes; with advice from 30 first answers on.

    What is missing is no fault: the exit code is 0.

    Example: prep bank stats ~/banks/mine
    """
    if answers:
        from interviewprep.cli.bank.answers import run_answer_stats

        run_answer_stats(path, as_json=json)
        return
    from interviewprep.bank.checks import read_banks
    from interviewprep.proof.authoring.counts import counts, counts_of_all

    with open_library(find_paths()) as library:
        roots = banks_at(path) if path else sorted(info.path for info in library.banks())
        tell([] if path else library.notices)
    read = read_banks(roots, lambda _: True)
    left_out = len(roots) - len(read.banks)
    if left_out:
        note(f"{counted(left_out, 'bank')} with faults left out; `prep bank check` tells them")
    together = counts_of_all(read.banks)
    if json:
        banks = [{"name": bank.header.name, **_document(counts(bank))} for bank in read.banks]
        print_json({"schema": 1, "banks": banks, "all": _document(together)})
        return
    for bank in read.banks:
        _tell(bank.header.name, counts(bank))
    if len(read.banks) > 1:
        _tell("all banks", together)


def _tell(name: str, found: Sequence["Count"]) -> None:
    say(strip_control(f"{name}: {_summary([one for one in found if one.kind == 'format'])}"))
    kind = ""
    width = max((len(one.name) for one in found), default=0)
    for one in found:
        if one.kind != kind:
            kind = one.kind
            say(f"  {kind}")
        say(strip_control(f"    {one.name:<{width}}  {one.held:4d}{_distance(one)}"))


def _summary(formats: Sequence["Count"]) -> str:
    held, missing = sum(one.held for one in formats), sum(one.missing for one in formats)
    said = counted(held, "question")
    if any(one.goal is not None for one in formats):
        said += f" of {sum(one.goal or 0 for one in formats)}, {sum(one.to_go for one in formats)} to go"
    return said + (f", {missing} missing" if missing else "")


def _distance(one: "Count") -> str:
    """Tell how far it is to the goal, or to the plan where there is no goal; what the plan misses is told anyway."""
    wanted = one.planned if one.goal is None else one.goal
    said = "" if wanted is None else f" of {wanted:3d}"
    said += f"  {one.to_go:3d} to go" if one.to_go else ""
    return said + (f"  {one.missing} missing" if one.missing else "")


def _document(found: Sequence["Count"]) -> dict[str, object]:
    kinds = dict.fromkeys(one.kind for one in found)
    formats = [one for one in found if one.kind == "format"]
    goals = [one.goal for one in formats if one.goal is not None]
    return {
        "questions": sum(one.held for one in formats),
        "goal": sum(goals) if goals else None,
        "counts": {
            kind: {
                one.name: {"held": one.held, "planned": one.planned, "goal": one.goal}
                for one in found
                if one.kind == kind
            }
            for kind in kinds
        },
    }
