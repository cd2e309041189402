"""A mutant that no test notices, in words: the difference, and what would notice it."""

import ast
import json
from collections.abc import Iterator
from difflib import unified_diff

from interviewprep.model.question import CallKind, Program
from interviewprep.proof.mutation.mutant import Mutant

_MARKS = 2
"""Lines at the head of a unified diff that name the files."""

_WANTED = {
    "axis": "an array that is not square, with an axis that is not the usual one",
    "keepdims": "an array whose shape does not broadcast by luck",
    "dtype": "values that the narrower or whole-number type cannot hold",
    "boundary": "an input that lies exactly on the boundary",
    "slice": "an input whose first and last items decide",
    "constant": "an input on which the number itself decides",
    "guard": "an input that only this guard catches",
    "branch": "an input for each of the two branches",
    "copy": "an input that is used again after the call, or comes unsorted",
    "condition": "rows that only this condition keeps out",
    "join": "rows without a partner",
    "distinct": "rows, or values, that occur twice",
    "order": "rows whose order this term alone decides",
    "null": "rows with NULL in this column",
    "group": "rows that differ in this column alone",
}


def tell_survivor(program: Program, mutant: Mutant) -> str:
    """Say what was changed unnoticed, what a case must hold to notice it, and how to list it if none can."""
    wanted = _WANTED.get(mutant.mutator, "an input on which the two lines differ")
    return "\n".join(
        [
            f"no test notices this change ({mutant.mutator}):",
            *(f"      {line}" for line in _difference(program, mutant)),
            f"    add a case with {wanted}; if there is no such input, say why in question.md:",
            "      [[equivalent]]",
            f"      mutant = {json.dumps(mutant.id, ensure_ascii=False)}",
            '      reason = "..."',
        ]
    )


def _difference(program: Program, mutant: Mutant) -> Iterator[str]:
    reference = program.reference
    if program.call is not CallKind.SQL:
        reference = ast.unparse(ast.parse(reference))
    lines = list(unified_diff(reference.splitlines(), mutant.source.splitlines(), n=0, lineterm=""))
    yield from (line for line in lines[_MARKS:] if not line.startswith("@@"))
