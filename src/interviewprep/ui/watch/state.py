"""What is known while an answer is written, as one value, and what is worth asking before a key counts."""

from interviewprep.base.records import dataclass
from interviewprep.base.text import percent
from interviewprep.model.verdict import Verdict
from interviewprep.session.desk import Run
from interviewprep.ui.watch.keys import Deed


@dataclass(frozen=True, slots=True)
class Watching:
    """All that the block tells besides the time.

    `saved_at` is empty until the file holds an answer. `is_opened`: the editor was opened; `is_unsaved`: in a pane or a
    window, and nothing was saved since. `run` is the last run and `before` the one before it; `is_running` that another
    is under way. `told` is what was told last of the time. `asking` waits for Enter, `question` being what is asked.
    """

    text: str = ""
    saved_at: str = ""
    trouble: str = ""
    is_answer: bool = False
    is_opened: bool = False
    is_unsaved: bool = False
    is_running: bool = False
    run: Run | None = None
    before: Run | None = None
    told: str = ""
    asking: Deed | None = None
    question: str = ""
    notice: str = ""
    shows_keys: bool = False


@dataclass(frozen=True, slots=True)
class Price:
    """What the next hint costs, as a share of the score; None when there is none. `given` counts those before it."""

    share: float | None
    given: int = 0


def question_before(deed: Deed, watching: Watching, price: Price) -> str:
    """Say what is to be confirmed before a deed, or an empty text where it is done at once."""
    match deed:
        case Deed.HINT if price.share is not None:
            return (
                f"Hint {price.given + 1} costs {percent(price.share)} of the score: Enter takes it, any other key not."
            )
        case Deed.SUBMIT:
            return _doubt(watching)
        case Deed.GIVE_UP:
            return "Give up and see the solution? Enter: yes, any other key: no."
        case Deed.NEVER_AGAIN:
            return "Leave this question and never see it again? Enter: yes, any other key: no."
        case Deed.SKIP:
            return "Close this question without an answer? l sets it aside. Enter: yes, any other key: no."
        case Deed.AFRESH if watching.is_answer:
            return "Start afresh? Your text is kept beside. Enter: yes, any other key: no."
        case _:
            return ""


def _doubt(watching: Watching) -> str:
    if watching.trouble:
        return "The file cannot be read as it is. Submit what was saved before? Enter: yes, any other key: no."
    if not watching.is_answer:
        return "The file is as you found it. Submit it all the same? Enter: yes, any other key: no."
    if watching.is_unsaved:
        return "Nothing was saved since your editor was opened. Submit? Enter: yes, any other key: no."
    return ""


def changes(run: Run, before: Run | None) -> list[str]:
    """Tell what passes or fails now and did not in the run before; nothing without one, or when all is as it was.

    Own checks go by their lines and are compared only while they are the same checks.
    """
    if before is None:
        return []
    then = _results(before, has_own=before.checks == run.checks)
    return [
        f"{name} now {'passes' if passed else 'fails'}"
        for name, passed in _results(run, has_own=True).items()
        if then.get(name, passed) != passed
    ]


def _results(run: Run, *, has_own: bool) -> dict[str, bool]:
    own = run.own.tests if run.own and has_own else ()
    return {test.id: test.verdict is Verdict.ACCEPTED for test in (*run.samples.tests, *own)}
