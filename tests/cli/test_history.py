"""`prep history`: what was practised, read from the history alone, and two answers beside each other."""

import json

import pytest

from interviewprep.base.paths import Paths
from interviewprep.entry import run
from interviewprep.model.evidence import Rating
from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import Action, Do
from interviewprep.store.history import open_history
from support.clock import FakeClock
from support.practice import make_attempt, practise
from support.process import PrepRunner
from support.programs import CODE
from support.questions import choice, question
from support.sessions import Script, Stand, answer
from support.terminal import start_prep

DAY_S = 24 * 3600
SINGLE = question(Format.SINGLE, choice("p", "qr"))
HEADER = "# A question\n#\n# What?\n\n\n"
WRONG = f"{HEADER}def double(x):\n    y = x\n    return y + 2\n\n\n# --- your own checks: they run with the samples and"
WRONG += " are not submitted ---\nassert double(2) == 4\n"
RIGHT = f"{HEADER}def double(x):\n    y = x\n    return y + y\n"


@pytest.fixture
def practised(paths: Paths, fake_clock: FakeClock) -> Paths:
    """Practise two questions over three days; the bank that holds them is gone by the time that a test asks."""
    stand = Stand.build(paths, fake_clock, SINGLE, CODE)
    single, code = "test/q1", "test/q2"
    first = stand.questions

    def sit(ref: str, script: Script) -> None:
        stand.questions = {ref: first[ref]}
        stand.sit(script)
        fake_clock.advance(DAY_S)

    sit(single, Script([stand.after(30, answer("option-q"))], confidences=[0.9], mistake="could not apply the idea"))
    sit(code, Script([stand.after(600, answer(WRONG))], goes_on=False, mistake="missed an edge"))
    sit(code, Script([stand.after(300, answer(RIGHT))], rating=Rating.HARD))
    sit(single, Script([Action(Do.GIVE_UP)]))
    stand.history.close()
    return paths


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["history", *arguments]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out


@pytest.mark.usefixtures("practised")
def test_attempts_are_listed_newest_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys) == (
        "2026-11-05 09:15    0 %  not passed       0:00  test/q1\n"
        "2026-11-04 09:15  100 %  accepted         5:00  test/q2\n"
        "2026-11-03 09:10   33 %  wrong answer    10:00  test/q2\n"
        "2026-11-02 09:00    0 %  wrong answer     0:30  test/q1\n"
    )


@pytest.mark.usefixtures("practised")
def test_list_is_narrowed_by_area_question_and_limit(capsys: pytest.CaptureFixture[str]) -> None:
    assert "test/q1" not in shown(capsys, "--area", "coding")
    assert "test/q1" not in shown(capsys, "--question", "q2")
    told = shown(capsys, "--limit", "1")
    assert told.splitlines()[1:] == ["3 earlier attempts not shown; --limit shows more."]


@pytest.mark.usefixtures("practised")
def test_one_question_is_told_with_all_that_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "q2") == (
        "test/q2: 2 attempts\n"
        "\n"
        "Attempt 2, 2026-11-04 09:15\n"
        "  accepted, 100 %, 5:00 of 15:00\n"
        "  rating: hard\n"
        "    computed was good\n"
        "    You passed within the budget.\n"
        "    It was your first time, which counts at most as Good.\n"
        "    You changed the rating from Good to Hard.\n"
        "\n"
        "Attempt 1, 2026-11-03 09:10\n"
        "  wrong answer, 33 %, 10:00 of 15:00\n"
        "  failed submits: 1\n"
        "  rating: again\n"
        "    The answer did not pass.\n"
        "  class of mistake: missed an edge\n"
    )


@pytest.mark.usefixtures("practised")
def test_class_of_mistake_that_is_offered_no_more_is_still_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = shown(capsys, "test/q1")
    assert "  class of mistake: could not apply the idea\n  misconceptions: option-q\n" in told
    assert "  stated confidence: 90 %\n" in told
    assert "  solution seen, 0 %, 0:00 of 2:00\n" in told


@pytest.mark.usefixtures("practised")
def test_two_answers_stand_one_below_the_other_with_what_differs(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "q2", "--compare") == (
        "test/q2: 2 attempts\n"
        "\n"
        "Attempt 1, 2026-11-03 09:10: wrong answer, 33 %\n"
        "Attempt 2, 2026-11-04 09:15: accepted, 100 %\n"
        "\n"
        "The answer of attempt 1:\n"
        "    def double(x):\n"
        "        y = x\n"
        "        return y + 2\n"
        "\n"
        "The answer of attempt 2:\n"
        "    def double(x):\n"
        "        y = x\n"
        "        return y + y\n"
        "\n"
        "What differs, each line with the attempt that has it:\n"
        "          | def double(x):\n"
        "          |     y = x\n"
        "attempt 1 |     return y + 2\n"
        "attempt 2 |     return y + y\n"
    )


@pytest.mark.usefixtures("practised")
def test_order_of_two_numbers_makes_no_difference(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "q2", "--attempt", "2", "--attempt", "1") == shown(capsys, "q2", "--compare")


@pytest.mark.usefixtures("practised")
def test_an_option_is_named_by_its_id_and_not_by_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "q1", "--attempt", "1").endswith("The answer:\n  option-q\n")
    assert shown(capsys, "q1", "--attempt", "2").endswith("The answer:\n  (nothing)\n")


@pytest.mark.usefixtures("practised")
def test_wide_terminal_shows_two_answers_side_by_side(paths: Paths) -> None:
    with start_prep("history", "q2", "--compare", folder=paths.data, columns=100) as terminal:
        assert terminal.wait_for_end() == 0
        told = terminal.everything()
    assert f"{'attempt 1':<48}   attempt 2\n" in told
    assert f"{'    return y + 2':<48} |     return y + y\n" in told


@pytest.mark.usefixtures("practised")
@pytest.mark.parametrize("columns", [60, 80])
def test_narrow_terminal_shows_them_one_below_the_other(paths: Paths, columns: int) -> None:
    with start_prep("history", "q2", "--compare", folder=paths.data, columns=columns) as terminal:
        assert terminal.wait_for_end() == 0
        told = terminal.everything()
    assert "The answer of attempt 1:" in told
    assert "attempt 1 |     return y + 2\nattempt 2 |     return y + y\n" in told


@pytest.mark.usefixtures("practised")
def test_json_holds_every_attempt_with_its_answer(capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(shown(capsys, "q1", "--json"))
    assert (document["schema"], document["question"]) == (1, "test/q1")
    newest, oldest = document["attempts"]
    assert (newest["number"], newest["solution_seen"], oldest["number"]) == (2, True, 1)
    assert (oldest["answer"], sorted(oldest["shown"])) == ("option-q", ["option-p", "option-q", "option-r"])
    assert oldest["rating"]["rating"] == "again"
    listed = json.loads(shown(capsys, "--json", "--limit", "3"))
    assert (len(listed["attempts"]), listed["left_out"]) == (3, 1)
    assert "answer" not in listed["attempts"][0]


@pytest.mark.usefixtures("practised")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("tset/q2",), "your history holds no attempt at 'tset/q2'. Did you mean 'test/q2'"),
        (("q2", "--attempt", "3"), "--attempt takes a number from 1, the oldest, to 2; not 3."),
        (("q2", "--compare", "--json"), "--json prints all answers"),
        (("q2", "--compare", "--attempt", "1"), "--compare takes the two newest attempts"),
        (("q2", *("--attempt", "1") * 3), "--attempt may be given once or twice."),
        (("q2", "--limit", "2"), "leave out QUESTION"),
        (("--compare",), "name it"),
        (("--area", "codng"), "Did you mean 'coding'?"),
        (("--question", "nothing"), "your history holds no attempt at 'nothing'."),
    ],
)
def test_what_cannot_be_shown_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    assert run(["history", *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert told in shown.err
    assert shown.err.count("\n") == 1


def test_history_without_attempts_says_what_to_do_and_writes_nothing(run_prep: PrepRunner, paths: Paths) -> None:
    done = run_prep("history", "--area", "ml-theory")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "No attempts yet in ml-theory. Begin with `prep interview --area ml-theory`.\n"
    assert not paths.data.exists()


def test_attempt_without_a_log_has_no_answer_and_one_alone_no_other(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_history(paths) as history:
        practise(history, [make_attempt("coding/two-sum")])
    assert "The log holds no answer of attempt 1.\n" in shown(capsys, "two-sum", "--attempt", "1")
    assert run(["history", "two-sum", "--compare"]) == 2
    assert "nothing to compare it with" in capsys.readouterr().err


def test_answer_cannot_drive_the_terminal(
    paths: Paths, fake_clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    stand = Stand.build(paths, fake_clock, CODE)
    stand.sit(Script([answer("def double(x):\n    return '\x1b]0;title\x07\x9b31m'\n")], goes_on=False))
    stand.history.close()
    told = shown(capsys, "q1", "--attempt", "1")
    assert "return ']0;title31m'" in told
    assert not {"\x1b", "\x07", "\x9b"} & set(told)


def test_last_rating_of_all_is_undone_and_told(practised: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    with open_history(practised) as history:
        before = history.reviews()
    assert run(["history", "--undo"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Undone: the rating 'again' of test/q1. Its card is where 1 review had led it: ")
    assert run(["history", "--undo", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["undone"]["question"], document["undone"]["rating"]) == ("test/q2", "hard")
    assert document["card"]["reviews"] == 1
    with open_history(practised) as history:
        assert history.reviews() == before[:-2]
        assert len(history.attempts()) == 4
        assert history.check() == []


def test_nothing_to_undo_is_told_and_exits_with_one(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["history", "--undo"]) == 1
    assert capsys.readouterr().out == "Nothing to undo: no rating stands.\n"
    assert run(["history", "--undo", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {"schema": 1, "undone": None, "card": None}
    assert not paths.history.exists()


@pytest.mark.parametrize("other", [("two-sum",), ("--area", "coding"), ("--limit", "3"), ("--compare",)])
def test_undo_stands_alone(capsys: pytest.CaptureFixture[str], other: tuple[str, ...]) -> None:
    assert run(["history", "--undo", *other]) == 2
    assert "--undo stands alone" in capsys.readouterr().err
