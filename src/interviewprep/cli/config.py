"""`prep config`: show and change settings."""

from typing import Annotated

import typer

from interviewprep.base.errors import UsageFault
from interviewprep.base.paths import find_paths
from interviewprep.cli import completing, new_app
from interviewprep.cli.options import parse_word
from interviewprep.cli.shells import SCRIPTS, Shell
from interviewprep.store.history import open_history
from interviewprep.store.settings import SETTINGS, Value, find_setting
from interviewprep.ui.console import print_json, say, say_folded

app = new_app(help="Show and change settings.\n\nExample: prep config set extra_time 1.5")

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Key = Annotated[
    str, typer.Argument(help="A setting, as `prep config list` names it.", autocompletion=completing.settings)
]


@app.command("list")
def list_(json: AsJson = False) -> None:
    """Show all settings, their values, and what may be set.

    Example: prep config list
    """
    with open_history(find_paths(), create=False) as history:
        chosen = history.settings()
    if json:
        values = {name: chosen.get(name, one.default) for name, one in SETTINGS.items()}
        print_json({"schema": 1, "settings": values, "set": sorted(chosen.keys() & SETTINGS.keys())})
        return
    for name, one in SETTINGS.items():
        origin = "set" if name in chosen else "default"
        say_folded(f"{name} = {written(chosen.get(name, one.default))} ({origin}; {one.allowed})")
        say_folded(f"    {one.help}")


@app.command()
def get(key: Key, json: AsJson = False) -> None:
    """Show one setting.

    Example: prep config get desired_retention
    """
    setting = find_setting(key)
    with open_history(find_paths(), create=False) as history:
        value = history.value_of(setting.name)
    _show(key, value, json=json)


@app.command("set")
def set_(key: Key, value: Annotated[str, typer.Argument(help="The value.")], json: AsJson = False) -> None:
    """Change one setting.

    Example: prep config set editor "code --wait"
    """
    parsed = find_setting(key).parse(value)
    with open_history(find_paths()) as history:
        history.set_setting(key, parsed)
    _show(key, parsed, json=json)


@app.command()
def unset(key: Key, json: AsJson = False) -> None:
    """Go back to the default of one setting.

    Example: prep config unset editor
    """
    setting = find_setting(key)
    with open_history(find_paths()) as history:
        history.unset_setting(key)
    _show(key, setting.default, json=json)


@app.command()
def optimise(
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only compare; change nothing.")] = False,
    reset: Annotated[bool, typer.Option("--reset", help="Go back to the published memory parameters.")] = False,
    json: AsJson = False,
) -> None:
    """Fit the memory model to your own reviews, and keep that only if it foresees your later answers better.

    Parameters are fitted to the earlier four fifths of your reviews and tested on the rest. They count from the next
    review of each card on. Exit code 1 when the present ones are kept.

    Example: prep config optimise --dry-run
    """
    from interviewprep.cli.parameters import fit_parameters, reset_parameters  # other settings need no scheduler

    if reset and dry_run:
        raise UsageFault("--reset and --dry-run exclude one another: choose one.")
    with open_history(find_paths(), create=False) as history:
        if reset:
            reset_parameters(history, as_json=json)
        elif not fit_parameters(history, dry_run=dry_run, as_json=json):
            raise typer.Exit(1)


@app.command()
def completion(
    shell: Annotated[str, typer.Argument(help="bash, zsh or fish.", autocompletion=completing.shells)],
) -> None:
    """Print what makes a shell complete commands, options, areas, question ids; it writes to no file.

    Example: eval "$(prep config completion bash)"
    """
    say(SCRIPTS[parse_word(shell, Shell)])


def written(value: Value) -> str:
    """Write a value as `prep config set` reads it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _show(key: str, value: Value, *, json: bool) -> None:
    if json:
        print_json({"schema": 1, "key": key, "value": value})
    else:
        say(written(value))
