"""Reading files of Python: they are parsed, never run."""

import ast
from collections.abc import Iterable

from interviewprep.bank.files.textfile import FaultLog, read_text


def read_python(log: FaultLog, wanted: Iterable[str]) -> str:
    """Read a file of Python, or note why it cannot be compiled and which of the names `wanted` it does not define."""
    text = read_text(log)
    if text is None:
        return ""
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        log.add(error.lineno or 1, f"Python syntax: {error.msg}")
    except (MemoryError, RecursionError, ValueError) as error:
        log.add(1, f"this cannot be compiled: {str(error) or 'nested too deeply'}")
    else:
        defined = _defined_names(tree)
        for name in wanted:
            if name not in defined:
                log.add(1, f"`{name}` is not defined at the top level of this file")
    return text


def _defined_names(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Assign(targets=targets):
                names.update(target.id for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
    return names
