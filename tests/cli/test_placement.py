"""`prep interview --placement` as a process: to its end, killed and gone on with, and testing out of a topic."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from interviewprep.base.paths import Paths
from interviewprep.model.attempt import EventKind, SessionRow, SessionStatus
from interviewprep.model.taxonomy import Area
from interviewprep.session.plan import Plan
from interviewprep.session.state import read_back
from interviewprep.store.history import History, open_history
from support.goldens import hold_against
from support.kill import PlainSession, Seen
from support.placing import RIGHT, WRONG, use_placing_bank_alone
from support.process import PrepRunner

GOLDEN = Path(__file__).parent / "golden"
PLACEMENT = ("interview", "--placement", "--seed", "5", "--plain")
TOPIC = (*PLACEMENT, "--topic", "cloud-1")
PASS, FAIL = f"{RIGHT}\n\n", f"{WRONG}\n\n"


@pytest.fixture(autouse=True)
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Leave the bank of short questions alone to be asked."""
    return use_placing_bank_alone(tmp_path / "banks", monkeypatch)


def only_session(history: History) -> tuple[SessionRow, Plan]:
    (row,) = history.sessions()
    return row, read_back(row.plan, history.events(row.id))[0]


def result(shown: str) -> str:
    """Give the screen at the end, with the time of answering left out."""
    _, found, screen = shown.rpartition("\n== ")
    assert found
    return re.sub(r"\d+:\d\d of answering", "0:00 of answering", screen)


def test_placement_in_the_line_mode_ends_with_a_screen_of_its_own(
    run_prep: PrepRunner, paths: Paths, request: pytest.FixtureRequest
) -> None:
    done = run_prep(*PLACEMENT, input=PASS * 7 + FAIL * 20)
    assert (done.returncode, done.stderr) == (0, "")
    assert "== Placement: at most 20 questions, 30:00 at most" in done.stdout
    assert "Not placed, for want of short questions: programming." in done.stdout
    assert "== Scorecard" not in done.stdout
    hold_against(GOLDEN / "placement.txt", result(done.stdout), request)
    with open_history(paths) as history:
        row, plan = only_session(history)
        assert row.status is SessionStatus.FINISHED
        assert [one.question for one in history.attempts()] == [item.ref for item in plan.items]
        assert 10 <= len(plan.items) <= 20
        assert history.check() == []


def test_scorecard_of_a_placement_has_every_question(run_prep: PrepRunner, paths: Paths) -> None:
    run_prep(*PLACEMENT, input=PASS * 30)
    with open_history(paths) as history:
        _, plan = only_session(history)
    card = run_prep("report", "--session", "last")
    assert card.returncode == 0
    assert all(f"{number}. " in card.stdout for number in range(1, len(plan.items) + 1))


def test_input_that_ends_early_places_by_what_was_answered(run_prep: PrepRunner) -> None:
    done = run_prep(*PLACEMENT, input=PASS * 3)
    assert done.returncode == 0
    assert result(done.stdout).startswith("Placement: 3 questions")
    assert result(done.stdout).count(": 1 of 1; ") == 3


def test_placement_that_was_left_is_called_so(run_prep: PrepRunner) -> None:
    assert run_prep(*PLACEMENT, input=f"{PASS}/quit\n").returncode == 130
    told = " ".join(run_prep().stdout.split())
    assert re.search(r"Unfinished: placement of [^,]*, 1 of 20 answered", told)
    assert "prep interview --unfinished resume Goes on with the placement you left;" in told


class InTurn(PlainSession):
    """A session whose prompts are answered in turn, whichever question is put."""

    def __init__(self, arguments: Sequence[str], folder: Path, texts: Sequence[str]) -> None:
        self._texts = iter(texts)
        super().__init__(arguments, folder, {"": {"Your answer (": ("",), "How sure?": ("\n",)}})

    def _type(self, text: str) -> None:
        super()._type(text or next(self._texts))


def verdicts(number: int) -> Callable[[Seen], bool]:
    """Wait for so many verdicts."""
    return lambda seen: len(seen.confirmed) >= number


@pytest.mark.parametrize("killed_after", [1, 6])
def test_killed_placement_goes_on_as_if_it_had_never_been(
    killed_after: int, run_prep: PrepRunner, paths: Paths, home: Path
) -> None:
    texts = [f"{RIGHT}\n"] * 7 + [f"{WRONG}\n"] * 20
    with InTurn(PLACEMENT, home, texts) as killed:
        assert killed.run(verdicts(killed_after)) is None
        killed.kill()
        confirmed = killed.seen.confirmed
    with open_history(paths) as history:
        row, plan = only_session(history)
        asked = [item.ref for item in plan.items]
        answered = len(history.attempts())
        assert row.status is SessionStatus.ACTIVE
        assert [one.question for one in history.attempts()][: len(confirmed)] == confirmed
    rest = "".join(f"{text}\n" for text in texts[answered:])
    done = run_prep(*PLACEMENT, "--unfinished", "resume", input=rest)
    assert (done.returncode, done.stderr) == (0, "")
    with open_history(paths) as history:
        _, plan = only_session(history)
        assert [item.ref for item in plan.items][: len(asked)] == asked
        resumed = [(one.question, one.evidence.passed) for one in history.attempts()]
    elsewhere = run_prep(*PLACEMENT, input="".join(f"{text}\n" for text in texts), env={"PREP_HOME": str(home / "b")})
    assert result(elsewhere.stdout) == result(done.stdout)
    assert len(resumed) == len(plan.items)


def test_topic_is_tested_out_of_and_doubted_again_after_a_failure(
    run_prep: PrepRunner, paths: Paths, request: pytest.FixtureRequest
) -> None:
    done = run_prep(*TOPIC, input=PASS * 3)
    assert (done.returncode, done.stderr) == (0, "")
    hold_against(GOLDEN / "placement-topic-out.txt", result(done.stdout), request)
    with open_history(paths) as history:
        assert history.tested_out() == {(Area.ML_THEORY, "cloud-1")}
    run_prep(*TOPIC, input=FAIL)
    with open_history(paths) as history:
        assert history.tested_out() == set()


def test_first_failure_ends_testing_out(run_prep: PrepRunner, paths: Paths, request: pytest.FixtureRequest) -> None:
    done = run_prep(*TOPIC, input=PASS + FAIL + PASS)
    hold_against(GOLDEN / "placement-topic-in.txt", result(done.stdout), request)
    with open_history(paths) as history:
        assert history.tested_out() == set()
        assert len(history.attempts()) == 2


def test_growing_plan_is_an_event_before_the_question_is_put(run_prep: PrepRunner, paths: Paths) -> None:
    run_prep(*TOPIC, input=PASS * 3)
    with open_history(paths) as history:
        row, _ = only_session(history)
        kinds = [event.kind for event in history.events(row.id)]
    assert len(Plan.from_json(row.plan).items) == 1
    assert kinds.count(EventKind.PLANNED) == 2
    assert all(kinds[place + 1] is EventKind.SHOWN for place, kind in enumerate(kinds) if kind is EventKind.PLANNED)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--topic", "cloud-1"), "--topic goes with --placement"),
        (("--placement", "--exam"), "--placement chooses by your answers"),
        (("--placement", "--area", "coding"), "--placement chooses by your answers"),
        (("--placement", "--topic", "clout-1"), "there is no topic 'clout-1'. Did you mean 'cloud-1'"),
    ],
)
def test_options_that_do_not_fit_are_wrong_usage(options: Sequence[str], message: str, run_prep: PrepRunner) -> None:
    done = run_prep("interview", *options, input="")
    assert done.returncode == 2
    assert message in done.stderr
