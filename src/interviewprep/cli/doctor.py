"""`prep doctor`: prove that this machine confines answers, and look at everything else that `prep` needs."""

from collections.abc import Iterator
from dataclasses import asdict
from textwrap import wrap
from typing import Annotated

import typer

from interviewprep.base.paths import find_paths
from interviewprep.base.text import counted, strip_control
from interviewprep.cli import new_app
from interviewprep.cli.checks import SANDBOX, Finding, Status, examine

SCHEMA = 1

EXAMPLES = """\b
Examples:
  prep doctor
  prep doctor --json
"""

app = new_app()


@app.command(epilog=EXAMPLES)
def doctor(
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")] = False,
) -> int:
    """Prove by attack that answers are confined here, and check Python, banks, history, editor and terminal.

    Exit code: 0 everything needed works, 3 banks or data are broken, 4 answers cannot be confined.
    """
    from interviewprep.ui.console import print_json, say

    findings = examine(find_paths())
    if json:
        print_json({"schema": SCHEMA, "findings": [asdict(finding) for finding in findings]})
    else:
        for line in write_lines(findings):
            say(line)
    return exit_code(findings)


def exit_code(findings: list[Finding]) -> int:
    """Turn findings into the status of the process: a sandbox that is missing weighs most."""
    faulty = {finding.area for finding in findings if finding.status is Status.FAULT}
    if SANDBOX in faulty:
        return 4
    return 3 if faulty else 0


def write_lines(findings: list[Finding]) -> Iterator[str]:
    """Write one fact a line with its status in words, its fix below it, and a summary."""
    area_width = max(len(finding.area) for finding in findings)
    for finding in findings:
        head = f"{finding.status.value:<5}  {finding.area:<{area_width}}  "
        yield from _fill(finding.what, head)
        if finding.fix:
            yield from _fill(f"To do: {finding.fix}", " " * len(head))
    faults = sum(finding.status is Status.FAULT for finding in findings)
    yield f"{counted(faults, 'fault')} to mend." if faults else "Everything needed works."


def _fill(text: str, head: str) -> list[str]:
    from interviewprep.ui.console import text_width

    return wrap(
        strip_control(text),
        text_width(),
        initial_indent=head,
        subsequent_indent=" " * len(head),
        break_long_words=False,
        break_on_hyphens=False,
    )
