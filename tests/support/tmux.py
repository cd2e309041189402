"""A program in a pane of a real tmux, with a server and a socket of its own."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from support.terminal import HANG_S

POLL_S = 0.05
_CONFIG = "set -g remain-on-exit {remain}\nset -g status off\nset -s escape-time 0\n"
"""What a program leaves on its pane can be read after its end, and Escape is not taken for the beginning of a key."""


class Tmux:
    """A session of tmux, at first with one pane. Use it in a `with` statement: the server is ended with it.

    Without `remains` a pane is closed with its program. What is seen and typed is that of the pane that has the keys.
    """

    def __init__(
        self, command: Sequence[str], *, folder: Path, columns: int = 80, rows: int = 24, remains: bool = True
    ) -> None:
        # Paths of sockets are short: those of test folders may not be.
        self._home = Path(tempfile.mkdtemp(prefix="tmux-"))
        config = self._home / "tmux.conf"
        config.write_text(_CONFIG.format(remain="on" if remains else "off"), encoding="ascii")
        self._tmux = ["tmux", "-S", str(self._home / "socket"), "-f", str(config)]
        size = ["-x", str(columns), "-y", str(rows)]
        self._run("new-session", "-d", *size, "-c", str(folder), "--", *command)

    def __enter__(self) -> Self:
        """Give the session itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the server and what runs in it."""
        self._run("kill-server")
        shutil.rmtree(self._home)

    @property
    def title(self) -> str:
        """The title of the pane."""
        return self.ask("#{pane_title}")

    def ask(self, what: str) -> str:
        """Give what a format of tmux stands for in the pane."""
        return self._run("display-message", "-p", what).rstrip("\n")

    @property
    def pane(self) -> str:
        """The id of the pane that has the keys."""
        return self.ask("#{pane_id}")

    def panes(self) -> list[str]:
        """List the ids of all panes, from left to right."""
        return self._run("list-panes", "-F", "#{pane_id}").split()

    def go_to(self, pane: str) -> None:
        """Give a pane the keys."""
        self._run("select-pane", "-t", pane)

    def close(self, pane: str) -> None:
        """Close a pane with what runs in it."""
        self._run("kill-pane", "-t", pane)

    def set_title(self, title: str) -> None:
        """Set the pane's title, as a shell would have done before."""
        self._run("select-pane", "-T", title)

    def type(self, text: str) -> None:
        """Type text as it is."""
        self._run("send-keys", "-l", "--", text)

    def press(self, *keys: str) -> None:
        """Press keys by their names, such as `Enter` and `C-x`."""
        self._run("send-keys", *keys)

    def screen(self) -> str:
        """Give what the pane shows, without blanks at the ends of lines, and below it where the cursor is."""
        return f"{self._run('capture-pane', '-p')}y={self.ask('#{cursor_y} x=#{cursor_x}')}"

    def wait_for(self, *texts: str, cursor: int | None = None) -> str:
        """Wait until the pane shows these texts, and the cursor in that column where one is given; give the screen."""
        return self.wait_until(
            lambda shown: all(text in shown for text in texts) and cursor in {None, int(shown.rpartition("x=")[2])},
            f"{texts} with the cursor at {cursor}",
        )

    def wait_until(self, holds: Callable[[str], bool], what: str) -> str:
        """Wait until something holds of the screen, named by `what`; give the screen."""
        give_up_at = time.monotonic() + HANG_S
        while not holds(shown := self.screen()):
            assert time.monotonic() < give_up_at, f"{what} does not come about:\n{shown}"
            time.sleep(POLL_S)
        return shown

    def wait_for_end(self) -> None:
        """Wait until the program in the pane has ended."""
        self.wait_until(lambda _: self.ask("#{pane_dead}") == "1", "the end")

    def _run(self, *arguments: str) -> str:
        # The width that tests set for a program without a terminal is none of a pane's.
        env = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
        done = subprocess.run([*self._tmux, *arguments], capture_output=True, encoding="utf-8", check=False, env=env)
        assert done.returncode == 0, done.stderr
        return done.stdout
