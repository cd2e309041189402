"""The block of watch mode on a terminal: drawn in place, and keys that count without Enter."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from interviewprep.session.candidate import EndOfAnswers
from interviewprep.ui.lines import let_answer_late
from interviewprep.ui.watch.keys import ENTER, Deed
from interviewprep.ui.watch.watcher import Watcher

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

POLLS_PER_S = 4


def watch(watcher: Watcher, clock: Callable[[], str]) -> Deed:
    """Draw the block, look at the file four times a second, and wait for a key that has to be dealt with elsewhere.

    Raises:
        EndOfAnswers: The input has ended.
        KeyboardInterrupt: Ctrl-C.
    """
    app = _application(watcher, clock)
    watcher.tick()
    deed: Deed = app.run(pre_run=lambda: _start_ticking(app, watcher))
    if deed is not Deed.WORD:
        _drop_enter(app)
    return deed


def _application(watcher: Watcher, clock: Callable[[], str]) -> "Application[Deed]":
    from prompt_toolkit.application import Application
    from prompt_toolkit.layout import FormattedTextControl, Layout, Window

    def text() -> "StyleAndTextTuples":
        size = app.output.get_size()
        first, *others = watcher.lines(clock(), size.columns, size.rows)
        return [("bold", first), ("", "".join(f"\n{line}" for line in others))]

    # The cursor stays in sight, so that a terminal is in order even when this program is killed.
    control = FormattedTextControl(text, focusable=True, show_cursor=True)
    app: Application[Deed] = Application(
        layout=Layout(Window(control, wrap_lines=True, dont_extend_height=True)),
        key_bindings=_bindings(watcher),
        erase_when_done=True,
    )
    let_answer_late(app)
    return app


def _bindings(watcher: Watcher) -> "KeyBindings":
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys

    bindings = KeyBindings()

    @bindings.add(Keys.Any)
    def press(event: "KeyPressEvent") -> None:
        _press(event, watcher, event.data)

    @bindings.add(Keys.ControlM)
    @bindings.add(Keys.ControlJ)
    def enter(event: "KeyPressEvent") -> None:
        _press(event, watcher, ENTER)

    @bindings.add(Keys.BracketedPaste)
    def paste(event: "KeyPressEvent") -> None:
        """Leave out what is pasted: it was meant for the editor."""

    @bindings.add(Keys.ControlC)
    @bindings.add(Keys.SIGINT)
    def leave(event: "KeyPressEvent") -> None:
        event.app.exit(exception=KeyboardInterrupt())

    @bindings.add(Keys.ControlD)
    def end(event: "KeyPressEvent") -> None:
        event.app.exit(exception=EndOfAnswers())

    return bindings


def _press(event: "KeyPressEvent", watcher: Watcher, key: str) -> None:
    with _telling(event.app):
        deed = watcher.press(key)
        if deed is not None and not event.app.is_done:
            event.app.exit(result=deed)


def _start_ticking(app: "Application[Deed]", watcher: Watcher) -> None:
    from asyncio import sleep

    async def tick() -> None:
        while not app.is_done:
            await sleep(1 / POLLS_PER_S)
            with _telling(app):
                watcher.tick()
            app.invalidate()

    app.create_background_task(tick())


@contextmanager
def _telling(app: "Application[Deed]") -> Iterator[None]:
    """Let what goes wrong come out of the application, which would show a trace and wait for Enter."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - raised again by `Application.run`
        if not app.is_done:
            app.exit(exception=error)


def _drop_enter(app: "Application[Deed]") -> None:
    """Forget an Enter that was typed behind a key, as everywhere else: it is no answer to what comes next."""
    from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead
    from prompt_toolkit.keys import Keys

    typed = get_typeahead(app.input)
    store_typeahead(app.input, typed[1:] if typed and typed[0].key == Keys.ControlM else typed)
