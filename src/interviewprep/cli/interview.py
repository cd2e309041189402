"""`prep interview`: a timed mock interview."""

from typing import Annotated

import typer

from interviewprep.base.errors import UsageFault
from interviewprep.cli import completing, new_app
from interviewprep.cli.options import (
    MOST_QUESTIONS,
    Areas,
    AskAll,
    Banks,
    EditCmd,
    Formats,
    NoEditor,
    Plain,
    Seed,
    Unfinished,
    UnsafeRun,
    number_option,
    parse_areas,
    parse_edit_cmd,
    parse_formats,
    parse_minutes,
    parse_seed,
    parse_word,
)
from interviewprep.cli.sitting import Manners, Wish, open_sitting
from interviewprep.model.attempt import SessionKind
from interviewprep.model.taxonomy import Difficulty
from interviewprep.session.loops import find_loop
from interviewprep.session.plan import Mode
from interviewprep.session.select import Request, plan_interview
from interviewprep.session.whole import plan_loop
from interviewprep.store.settings import find_setting
from interviewprep.ui.loops import list_loops

EXAMPLES = """\b
Examples:
  prep interview --area coding
  prep interview --area ml-theory --area model-evaluation --minutes 40
  prep interview --exam --extra-time 1.5
  prep interview --area ml-theory --questions 3 --seed 1 --plain < answers.txt
  prep interview --loop full-loop
  prep interview --placement
  prep interview --placement --topic mlops
"""

app = new_app()


def _parse_factor(text: str) -> float:
    setting = find_setting("extra_time")
    try:
        return float(setting.parse(text))
    except UsageFault:
        raise UsageFault(f"--extra-time takes {setting.allowed}; not '{text}'.") from None


@app.command(epilog=EXAMPLES)
def interview(
    *,
    loop: Annotated[
        str | None,
        typer.Option(help="A whole interview by its name; --loops lists them.", autocompletion=completing.loops),
    ] = None,
    loops: Annotated[bool, typer.Option("--loops", help="List the whole interviews, and end.")] = False,
    placement: Annotated[
        bool,
        typer.Option("--placement", help="Find out where you stand: at most 20 short questions, half an hour."),
    ] = False,
    topic: Annotated[
        str | None,
        typer.Option(
            metavar="TOPIC",
            help="With --placement: test out of this topic by three of its hardest questions.",
            autocompletion=completing.topics,
        ),
    ] = None,
    area: Areas = None,
    minutes: Annotated[
        float | None,
        typer.Option("--minutes", metavar="M", parser=parse_minutes, help="Minutes for the whole interview."),
    ] = None,
    questions: Annotated[
        int | None,
        number_option("--questions", 1, MOST_QUESTIONS, says="How many questions, dealt out to the areas."),
    ] = None,
    format_: Formats = None,
    difficulty: Annotated[
        str | None,
        typer.Option(help="easy, medium or hard; without it any.", autocompletion=completing.difficulties),
    ] = None,
    exam: Annotated[
        bool, typer.Option("--exam", help="As in earnest: no pause, hints or solutions; verdicts at the end.")
    ] = False,
    extra_time: Annotated[
        float | None,
        typer.Option(
            "--extra-time",
            metavar="FACTOR",
            parser=_parse_factor,
            help="Multiply every budget by 1 to 3, whatever the setting says.",
        ),
    ] = None,
    seed: Seed = None,
    bank: Banks = None,
    plain: Plain = False,
    ask_all: AskAll = False,
    unfinished: Unfinished = "ask",
    edit_cmd: EditCmd = None,
    no_editor: NoEditor = False,
    unsafe_run: UnsafeRun = False,
) -> int:
    """Sit a timed mock interview in one or several areas.

    Coding asks one question with its own time; the other areas fill ten minutes each. Programs are written in
    your editor, and everything you confirm is kept: Ctrl-C stops, and the next start offers to go on. With --exam
    nothing helps you and nothing is graded before the last question is answered.
    A placement asks short questions of all domains, harder after a pass and easier after a failure.
    """
    areas, formats, wish = parse_areas(area), parse_formats(format_), parse_word(unfinished, Wish)
    wanted = parse_word(difficulty, Difficulty) if difficulty else None
    manners = Manners(plain, ask_all, unsafe_run, parse_edit_cmd(edit_cmd, no_editor=no_editor), no_editor)
    if loops:
        list_loops()
        return 0
    whole = find_loop(loop) if loop is not None else None
    if whole is not None and (area or minutes or questions or format_ or difficulty):
        raise UsageFault("--loop says what is asked and for how long: leave out the other options that do.")
    if topic is not None and not placement:
        raise UsageFault(f"--topic goes with --placement: `prep interview --placement --topic {topic}`.")
    if placement and (loop or area or minutes or questions or format_ or difficulty or exam):
        raise UsageFault(
            "--placement chooses by your answers: leave out the options that say what is asked, and --exam."
        )
    with open_sitting(manners, tuple(bank or ())) as sitting:
        code = sitting.offer_unfinished(SessionKind.INTERVIEW, wish)
        if code is not None:
            return code
        factor = sitting.extra_time if extra_time is None else extra_time
        mode = Mode.EXAM if exam else Mode.PRACTICE
        if placement:
            from interviewprep.session.placement import plan_placement  # brings the model of ability

            return sitting.start(
                *plan_placement(
                    sitting.library, sitting.known(), seed=parse_seed(seed), topic=topic or "", extra_time=factor
                )
            )
        if whole is not None:
            return sitting.start(
                *plan_loop(whole, sitting.library, sitting.known(), seed=parse_seed(seed), extra_time=factor, mode=mode)
            )
        request = Request(
            areas=areas,
            seed=parse_seed(seed),
            minutes=minutes,
            questions=questions,
            difficulty=wanted,
            formats=formats,
            extra_time=factor,
            mode=mode,
        )
        plan, notices = plan_interview(request, sitting.library, sitting.last_seen(), sitting.suspended())
        return sitting.start(plan, notices)
