"""`kill -9` at any moment: what was confirmed is there, the rest goes on, and no process is left behind."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from interviewprep.base.clock import SystemClock
from interviewprep.base.paths import Paths, find_paths
from interviewprep.cli.sitting import describe
from interviewprep.model.attempt import EventKind, SessionKind, SessionRow, SessionStatus
from interviewprep.session.heartbeat import PERIOD_S
from interviewprep.session.plan import Plan
from interviewprep.session.resume import Unfinished, unfinished_sessions
from interviewprep.session.state import fold
from interviewprep.store.history import History, open_history
from support.alone import add_shipped_question
from support.kill import REPLIED, Deed, PlainSession, Replies, Seen, descendants, stored_deeds
from support.replayed import check_cards
from support.small_bank import QUERY, REFERENCE

SHORT = ("small/small-single", "small/small-multi", "small/small-numeric", "small/small-order", "small/small-short")
PROGRAMS = ("small/small-code", "small/small-query")
CASE = "system-design/defects-on-forty-lines"

REPLIES: Replies = {
    "": {
        "How sure?": ("6\n",),
        "Numbers of what": ("1\n",),
        "Your answer in a line": ("The team owns it.\n",),
        "What went wrong?": ("1\n",),
        "Enter to go on": ("\n",),
        "Enter to go on, u undo, or hard": ("hard\n",),
        "Paused:": ("\n",),
    },
    "small/small-single": {"Your answer (": ("/later\n", "/pause\n", "/hint\n", "just-right\n")},
    "small/small-multi": {"Your answer (": ("/hint\n", "too-small\n")},
    "small/small-numeric": {"Your answer (": ("/pause\n", "0.44\n")},
    "small/small-order": {"Your answer (": ("fit split score plot\n",)},
    "small/small-short": {"Your answer (": ("/later\n", "Two.\nReally.\n.\n")},
    "small/small-code": {"Your program": (f"{REFERENCE}.\n",)},
    "small/small-query": {"Your program": (f"{QUERY}\n.\n",)},
    CASE: {"Your answer (": ("/pause\n", "The team decides which parts to eject.\n.\n")},
}
FAILED = {"small/small-multi", "small/small-order", CASE}
BREAK = "Enter to go on, or /quit"
NEVER_ENDS = "def two_sum(nums, target):\n    while True:\n        pass\n"


@dataclass(frozen=True, slots=True)
class Way:
    """A way of sitting: what is typed to begin it, what it asks, and about how many lines and replies that takes."""

    arguments: tuple[str, ...]
    asked: tuple[str, ...]
    lines: int
    replies: int

    @property
    def begun(self) -> tuple[str, ...]:
        """The command in the line mode."""
        return (*self.arguments, "--plain")

    @property
    def resumed(self) -> tuple[str, ...]:
        """The command that goes on with what was left, or begins anew."""
        return (*self.begun, "--unfinished", "resume")

    @property
    def kind(self) -> SessionKind:
        """Interview or drill."""
        return SessionKind(self.arguments[0])

    def a_moment(self, random: Random) -> Callable[[Seen], bool]:
        """Draw when to kill: after some line, or at what follows from some reply, from the first to about the last."""
        if random.random() < 0.5:
            return shown(random.randrange(self.lines))
        replies = random.randrange(1, self.replies)
        return lambda seen: seen.replies >= replies


BOTH = ("interview", "--area", "ml-theory", "--area", "coding", "--questions", "7")
INTERVIEW = Way(BOTH, (*SHORT, *PROGRAMS), lines=130, replies=18)
EXAM = Way((*BOTH, "--exam"), (*SHORT, *PROGRAMS), lines=190, replies=18)
DRILL = Way(("drill", "--new", "--area", "ml-theory", "--ask-all"), SHORT, lines=150, replies=24)
STAGES = Way(("interview", "--area", "system-design", "--questions", "1", "--ask-all"), (CASE,), lines=150, replies=18)
LOOP = Way(("interview", "--loop", "full-loop", "--ask-all"), ("small/small-code", *SHORT, CASE), lines=450, replies=44)
WAYS = {"interview": INTERVIEW, "exam": EXAM, "drill": DRILL, "stages": STAGES, "loop": LOOP}

HINTS = """
[[hints]]
text = "Think."
price = 0.1

[[hints]]
text = "Think again."
price = 0.1
+++

## Stem"""


@pytest.fixture(autouse=True)
def banks(small_bank: Path) -> Path:
    """Let a whole interview find its parts in the small bank, with hints and a case in stages; gives their folder."""
    for file in (small_bank / "small").glob("*.md"):
        file.write_text(file.read_text(encoding="utf-8").replace("\n+++\n\n## Stem", HINTS), encoding="utf-8")
    question = small_bank / "small" / "small-code" / "question.md"
    text = question.read_text(encoding="utf-8")
    question.write_text(text.replace('difficulty = "easy"', 'difficulty = "medium"'), encoding="utf-8")
    add_shipped_question(small_bank.parent, f"system-design/vision/{CASE.partition('/')[2]}.md")
    return small_bank.parent


def shown(lines: int) -> Callable[[Seen], bool]:
    """Wait for so many lines on the screen."""
    return lambda seen: len(seen.lines) >= lines


def left_behind(history: History, kind: SessionKind = SessionKind.INTERVIEW) -> Unfinished | None:
    """Give the session that was left, as the next start sees it."""
    found = unfinished_sessions(history, kind, SystemClock().read())
    assert len(found) <= 1
    return found[0] if found else None


def check_kept(history: History, row: SessionRow, typed: Counter[Deed], taken: Counter[Deed]) -> None:
    """See that the history holds all that the screen had taken or told, and no reply that was not typed."""
    stored = stored_deeds(history.events(row.id), Plan.from_json(row.plan))
    assert taken <= stored
    replied = Counter({deed: number for deed, number in stored.items() if deed[1] in REPLIED})
    assert replied <= typed


def check_ended(history: History, way: Way) -> None:
    """See that the only session ended, each question counting once, with what was said of it."""
    check_cards(history)
    (row,) = history.sessions()
    assert row.status is SessionStatus.FINISHED
    attempts, reviews = history.attempts(), history.reviews()
    assert sorted(one.question for one in attempts) == sorted(way.asked)
    assert sorted(one.question for one in reviews) == sorted(way.asked)
    assert {one.question for one in attempts if not one.evidence.passed} == FAILED & set(way.asked)
    said = [event.payload for event in history.events(row.id) if event.kind is EventKind.POST_MORTEM]
    assert {one.question: one.mistake for one in attempts if one.mistake} == {
        one["question"]: one["mistake"] for one in said
    }
    chosen = [event.payload for event in history.events(row.id) if event.kind is EventKind.OVERRIDE]
    assert {one.question: one.rating for one in reviews if one.rating is not one.computed} == {
        one["question"]: one["rating"] for one in chosen
    }


def spent_s(history: History, row: SessionRow) -> float:
    """Tell how much time a session has charged, in seconds."""
    state = fold(len(Plan.from_json(row.plan).items), history.events(row.id))
    return state.active_s + state.elapsed_s(row.heartbeat_awake_s)


def budget_s(left: Unfinished) -> float:
    """Give the budget of a session, in seconds."""
    found = Plan.from_json(left.row.plan).budget_s
    assert found is not None
    return found


def at_program(seen: Seen) -> bool:
    """Stop when the program has been asked for and typed."""
    return seen.question == "small/small-code" and "Your program" in seen.lines[-1]


def sit_and_be_killed(way: Way, home: Path, random: Random, kills: int) -> int:
    """Sit one session to its scorecard in a history of its own, killed at up to so many moments; tell at how many."""
    typed, taken = Counter[Deed](), Counter[Deed]()
    lived_s, killed, is_over = 0.0, 0, False
    while not is_over:
        began = time.monotonic()
        with PlainSession(way.resumed, home, REPLIES) as session:
            code = session.run(way.a_moment(random) if killed < kills else None)
            if code is None:
                session.linger(random.uniform(0, 0.05))
                session.kill()
                killed += 1
        lived_s += time.monotonic() - began
        typed += session.seen.typed
        taken += session.seen.taken
        with open_history(find_paths()) as history:
            rows = history.sessions()
            is_over = any(row.status is SessionStatus.FINISHED for row in rows)
            for row in rows:
                check_kept(history, row, typed, taken)
                assert set(session.seen.confirmed) <= {one.question for one in history.attempts()}
                assert 0 <= spent_s(history, row) <= lived_s, "time is charged that was not lived"
            assert is_over or code is None
            assert (left_behind(history, way.kind) is None) == (is_over or not rows)
            if is_over:
                check_ended(history, way)
        if code is not None:
            assert (code, session.seen.is_over) == (0, True)
    return killed


@pytest.mark.parametrize(
    ("way", "kills"),
    [
        *(pytest.param(way, kills, id=name) for (name, way), kills in zip(WAYS.items(), (3, 3, 3, 4, 4), strict=True)),
        *(pytest.param(way, 35, id=f"{name}-long", marks=pytest.mark.soak) for name, way in WAYS.items()),
    ],
)
def test_session_killed_at_random_moments_loses_nothing_and_ends_in_its_scorecard(
    home: Path, monkeypatch: pytest.MonkeyPatch, way: Way, kills: int
) -> None:
    random = Random(20261123)
    number = 0
    while kills:
        monkeypatch.setenv("PREP_HOME", str(home / f"prep-{number}"))
        kills -= sit_and_be_killed(way, home, random, kills)
        number += 1


def test_exam_that_was_killed_says_that_it_was_interrupted(home: Path) -> None:
    with PlainSession(EXAM.begun, home, REPLIES) as exam:
        exam.run(lambda seen: seen.replies == 4)
        exam.kill()
    with PlainSession(EXAM.resumed, home, REPLIES) as exam:
        assert exam.run() == 0
        assert any(line.startswith("Exam mode, interrupted 1 time") for line in exam.seen.lines)


@pytest.mark.parametrize(
    ("way", "replies", "prompt", "runs"),
    [
        pytest.param(INTERVIEW, {}, "Your ", True, id="interview"),
        pytest.param(INTERVIEW, {"": {"Your ": ("/pause\n",)}}, "Paused:", False, id="pause"),
        pytest.param(LOOP, {**REPLIES, "": {**REPLIES[""], BREAK: ()}}, BREAK, False, id="break"),
        pytest.param(EXAM, {}, "Your ", True, id="exam", marks=pytest.mark.soak),
        pytest.param(STAGES, {}, "Your ", True, id="stages", marks=pytest.mark.soak),
    ],
)
def test_time_goes_on_where_the_last_heartbeat_left_it_and_stands_still_in_pauses_and_breaks(  # noqa: PLR0917
    home: Path, paths: Paths, way: Way, replies: Replies, prompt: str, runs: bool
) -> None:
    with PlainSession(way.begun, home, replies) as session:
        session.run(lambda seen: any(line.startswith(prompt) for line in seen.lines))
        with open_history(paths) as history:
            (row,) = history.sessions()
            # What is typed last is stored before the prompt comes.
            last = history.events(row.id)[-1]
            while history.session(row.id).heartbeat_awake_s < last.awake_s + PERIOD_S / 2:
                session.linger(0.1)
        session.kill()
    with open_history(paths) as history:
        left = left_behind(history)
        assert left is not None
        events = history.events(left.row.id)
        assert events[-1] == last
        counted = fold(len(way.asked), events).active_s
        spent = counted + (left.row.heartbeat_awake_s - last.awake_s if runs else 0.0)
        assert spent_s(history, left.row) == pytest.approx(spent)
        assert budget_s(left) == pytest.approx((left.left_s or 0) + spent)
    with PlainSession(way.resumed, home, {"": {"Your ": ("/end\n",), BREAK: ("\n",)}}) as session:
        assert session.run() == 0
        assert any(line.startswith(describe(left)) for line in session.seen.lines)


def test_answer_killed_while_it_is_judged_is_judged_once_on_resuming(
    home: Path, paths: Paths, small_bank: Path
) -> None:
    question = small_bank / "small" / "small-code" / "question.md"
    text = question.read_text(encoding="utf-8")
    question.write_text(text.replace("[call]", "[limits]\ncpu_s = 0.5\n\n[call]"), encoding="utf-8")
    endless = {**REPLIES, "small/small-code": {"Your program": (f"{NEVER_ENDS}.\n",)}}
    with PlainSession(INTERVIEW.begun, home, endless) as interview:
        interview.run(at_program)
        while not is_judging(paths, interview.pid):
            interview.linger(0.01)
        interview.kill()
        assert "small/small-code" not in interview.seen.confirmed
    with PlainSession(INTERVIEW.resumed, home, endless) as interview:
        assert interview.run() == 0
        assert "Verdict: time limit" in interview.seen.lines
    with open_history(paths) as history:
        assert [one.question for one in history.attempts()].count("small/small-code") == 1


def is_judging(paths: Paths, pid: int) -> bool:
    """Tell whether the program was submitted and something runs beside `prep`."""
    with open_history(paths) as history:
        (row,) = history.sessions()
        last = history.events(row.id)[-1]
    return last.kind is EventKind.SUBMIT and len(descendants(pid)) > 1
