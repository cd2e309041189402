"""What a person types becomes a deed, and what a session says becomes lines."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from interviewprep.model.question import Question, Short
from interviewprep.model.taxonomy import Format
from interviewprep.session.candidate import Action, Do, EndOfAnswers, View
from interviewprep.session.zero import TimeOver
from interviewprep.ui.lines import Interrupted, News, no_news
from interviewprep.ui.opening import NONE_FOUND, NoOpener
from interviewprep.ui.person import Person
from interviewprep.ui.speaker import Manner
from support.questions import choice, question
from support.screens import Notes

SINGLE = question(Format.SINGLE, choice("p", "qr"))
EXEMPLAR = "An exemplar."


@dataclass
class Typed:
    """Lines that were typed beforehand; before each, the news are asked with what stands in the prompt then."""

    lines: deque[str | BaseException]
    stood: str = ""
    clocks: list[str] = field(default_factory=list)

    def line(self, prompt: str, *, clock: Callable[[], str], default: str = "", news: News = no_news) -> str:
        del prompt, default
        self.clocks.append(clock())
        news(self.stood)
        if not self.lines:
            raise EndOfAnswers
        line = self.lines.popleft()
        if isinstance(line, BaseException):
            raise line
        return line

    def text(self, prompt: str, *, clock: Callable[[], str], draft: str, news: News = no_news) -> str:
        del draft
        return self.line(prompt, clock=clock, news=news)


def view_of(asked: Question, *, total: int = 2) -> View:
    return View(
        question=asked,
        number=1,
        total=total,
        why="",
        order=("option-p", "option-q", "option-r"),
        draft="",
        file=None,
        budget_s=120,
        item_left_s=lambda: 90,
        session_left_s=lambda: None,
    )


def person_of(*lines: str | BaseException, prompts_all: bool = True) -> tuple[Person, Notes, Typed]:
    notes, typed = Notes(), Typed(deque(lines))
    return Person(notes, typed, NoOpener(NONE_FOUND), Manner(prompts_all=prompts_all, edits=False)), notes, typed


def short() -> Question:
    return question(Format.SHORT, Short((), (), EXEMPLAR, ()))


def test_skip_is_asked_twice_where_the_question_could_come_back() -> None:
    person, notes, _ = person_of("/skip", "/skip")
    assert person.act(view_of(SINGLE), None) == Action(Do.SKIP)
    assert notes.lines == ["/skip once more closes this question for good; /later sets it aside."]


@pytest.mark.parametrize(("total", "prompts_all"), [(1, True), (2, False)])
def test_skip_is_taken_at_once_where_nothing_else_waits_or_nobody_is_asked(total: int, prompts_all: bool) -> None:
    person, notes, _ = person_of("/skip", prompts_all=prompts_all)
    assert person.act(view_of(SINGLE, total=total), None) == Action(Do.SKIP)
    assert notes.lines == []


def test_skip_of_the_next_question_is_asked_anew() -> None:
    person, notes, _ = person_of("/skip", "/skip", "/skip", "/skip")
    for _ in range(2):
        person.show(view_of(SINGLE))
        assert person.act(view_of(SINGLE), None) == Action(Do.SKIP)
    assert sum("/skip once more" in line for line in notes.lines) == 2


@pytest.mark.parametrize(("word", "do"), [("/later", Do.LATER), ("/pause", Do.PAUSE_CLOCK), ("/hint", Do.HINT)])
def test_command_below_a_text_keeps_the_text(word: str, do: Do) -> None:
    person, _, _ = person_of(f"Two, I\nthink.\n{word}\n")
    assert person.act(view_of(short()), None) == Action(do, draft="Two, I\nthink.")


def test_look_at_the_time_keeps_the_text_as_well() -> None:
    person, notes, _ = person_of("Two.\n/time\n")
    assert person.act(view_of(short()), None) == Action(Do.SAVE, "Two.")
    assert notes.lines == ["Question 1 of 2: 1:30 left"]


def test_text_that_stood_at_ctrl_c_is_kept() -> None:
    person, _, _ = person_of(Interrupted("half"))
    assert person.act(view_of(short()), None) == Action(Do.PAUSE, draft="half")


def test_prompt_ends_once_nothing_more_is_taken() -> None:
    person, _, typed = person_of("never read")
    typed.stood = "half"
    stood: list[str] = []

    def news(text: str) -> tuple[str, ...]:
        stood.append(text)
        return ()

    with pytest.raises(TimeOver):
        person.act(replace(view_of(SINGLE), news=news, is_over=lambda: True), None)
    assert stood == ["half"]


def test_pause_says_that_the_clock_stands_and_waits_for_enter() -> None:
    person, _, typed = person_of("")
    person.pause(view_of(SINGLE))
    assert typed.clocks == ["Paused; the clock stands still. Question 1 of 2: 1:30 left"]


def test_question_is_recalled_with_its_options_and_the_answer() -> None:
    person, notes, _ = person_of()
    person.recall(view_of(SINGLE), "2")
    text = "\n".join(notes.lines)
    assert "== Question 1 of 2: A question" in text
    assert "  2. Text q." in text
    assert text.endswith("Your answer:\n2")
