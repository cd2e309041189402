"""Scripts by which shells ask `prep` what a word may become, and the answers to them.

All three shells ask in one way, the one that Typer knows from bash: the words so far in `COMP_WORDS`, the place of the
unfinished one in `COMP_CWORD`, and an answer a line. Without descriptions, since Typer would load Rich for them.
"""

import os
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, suppress
from enum import StrEnum
from pathlib import Path

from interviewprep.cli import COMMANDS

ASKED = "_PREP_COMPLETE"
OPTIONS = ("--help", "--version")


class Shell(StrEnum):
    """Shells that can complete."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


SCRIPTS: Mapping[Shell, str] = {
    Shell.BASH: """\
# Completion of prep for bash. Switch it on for good with this line in ~/.bashrc:
#   eval "$(prep config completion bash)"
_prep_completion() {
    local IFS=$'\\n'
    COMPREPLY=($(COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD _PREP_COMPLETE=complete_bash "$1" 2>/dev/null))
}
complete -o default -F _prep_completion prep""",
    Shell.ZSH: """\
#compdef prep
# Completion of prep for zsh. Switch it on for good with this line in ~/.zshrc, below compinit:
#   eval "$(prep config completion zsh)"
_prep_completion() {
    local -a found
    [[ $PREFIX == --*=* ]] && compset -P '*='
    found=(${(f)"$(
        COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT - 1)) _PREP_COMPLETE=complete_bash prep 2>/dev/null
    )"})
    if (( $#found )); then compadd -- $found; else _files; fi
}
compdef _prep_completion prep""",
    Shell.FISH: """\
# Completion of prep for fish. Switch it on for good with this line in ~/.config/fish/config.fish:
#   prep config completion fish | source
function __prep_completion
    set -l before (commandline -opc)
    set -l word (commandline -ct)
    set -l option (string match --regex -- '^--[^=]*=' $word)
    set -l place (count $before)
    set -l found (env COMP_WORDS="$before $word" COMP_CWORD=$place _PREP_COMPLETE=complete_bash prep 2>/dev/null \\
        | string match --regex '.+')
    set -g __prep_found "$option"$found
    test (count $found) -gt 0
end
complete --command prep --condition __prep_completion --no-files --arguments '$__prep_found'""",
}


def complete() -> int:
    """Answer a shell that asks what a word may become; silent, whatever goes wrong."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stderr(nowhere), suppress(Exception):
        if os.environ["COMP_CWORD"] == "1":
            _first_word()
        else:
            from typer.completion import get_completion_inspect_parameters

            from interviewprep.cli.commands import run

            # Typer learns its shells here, which it does by itself only for programs that have its own options.
            get_completion_inspect_parameters()
            _drop_signs()
            run([], "prep")
    return 0


def _drop_signs() -> None:
    """Leave out each `=` that bash makes a word of its own in `--area=coding`, but for one that is being typed."""
    words, place = os.environ["COMP_WORDS"].split("\n"), int(os.environ["COMP_CWORD"])
    signs = [number for number, word in enumerate(words) if word == "=" and number < place]
    os.environ["COMP_WORDS"] = "\n".join(word for number, word in enumerate(words) if number not in signs)
    os.environ["COMP_CWORD"] = str(place - len(signs))


def _first_word() -> None:
    """Answer from the list of commands alone: for `prep <TAB>` nothing need be loaded."""
    _, *typed = os.environ["COMP_WORDS"].split()
    begun = typed[0] if typed else ""
    known = OPTIONS if begun.startswith("-") else COMMANDS
    sys.stdout.write("".join(f"{name}\n" for name in known if name.startswith(begun)))
