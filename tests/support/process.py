"""`prep` as a real process, without a terminal."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Far above what any command needs: it ends a run that hangs, and judges nothing.
HANG_S = 120.0


@dataclass(frozen=True, slots=True)
class PrepRunner:
    """Call it with the arguments of `prep`; it runs in `folder` with the environment of the test.

    `program` is what Python runs.
    """

    folder: Path
    program: tuple[str, ...] = ("-m", "interviewprep")

    def __call__(
        self,
        *arguments: str,
        input: str | None = None,  # noqa: A002 - the word of subprocess.run
        env: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run `prep` to its end and return exit code, standard output and standard error.

        Standard input is `input`, or empty. `env` is laid over the environment of the test.
        """
        return run_python(*self.program, *arguments, folder=self.folder, text=input or "", env=env)


def run_python(
    *arguments: str, folder: Path, text: str = "", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the interpreter of the tests in `folder`, in a session of its own so that it has no terminal at all."""
    command: Sequence[str] = [sys.executable, *arguments]
    return subprocess.run(
        command,
        cwd=folder,
        input=text,
        env={**os.environ, **(env or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=HANG_S,
        check=False,
        start_new_session=True,
    )
