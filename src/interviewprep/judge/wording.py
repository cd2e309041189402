"""How calls and exceptions are written for the learner, always cut to a stated length."""

import ast
from collections.abc import Mapping

from interviewprep.base.text import strip_control
from interviewprep.judge.brief import show
from interviewprep.model.literals import Value, format_literal
from interviewprep.model.question import CallKind, Program

_MAX_ARGUMENT = 80
_MAX_CALL = 240
_MAX_ERROR = 300
_MAX_KEPT = 1000
"""Characters of an argument of a counterexample: up to here it can be pasted."""


def describe_call(program: Program, args: Value) -> str:
    """Write the call of a test, such as `two_sum([3, 3], 6)`, in at most 240 characters."""
    if program.call is CallKind.SQL:
        return "The query"
    if program.call is CallKind.CLASS:
        calls = args if isinstance(args, list | tuple) else ()
        text = "; ".join(_describe_method(program.name, call) for call in calls)
        # The last call is the one that went wrong.
        return text if len(text) <= _MAX_CALL else f"...{text[3 - _MAX_CALL :]}"
    text = _write_call(program.name, args)
    return text if len(text) <= _MAX_CALL else f"{text[: _MAX_CALL - 3]}..."


def describe_error(error: Mapping[str, object]) -> str:
    """Write an exception with the answer's line, such as `ValueError: empty (line 3, in mean)`."""
    text = strip_control(str(error.get("text"))).strip()
    trace = error.get("trace")
    where = str(trace[-1]) if isinstance(trace, list) and trace else ""
    full = f"{error.get('type')}{': ' if text else ''}{text[:_MAX_ERROR]}"
    return strip_control(f"{full} ({where[:120]})" if where else full)


def name_arguments(program: Program, args: Value) -> dict[str, str]:
    """Write each argument under its parameter's name in the reference; a class has `calls`, a query its `script`."""
    if program.call is CallKind.SQL:
        return {"script": str(args)}
    if program.call is CallKind.CLASS or not isinstance(args, list | tuple):
        return {"calls": format_literal(args)}
    names = _parameter_names(program.reference, program.name)
    spare = [f"argument {place}" for place in range(len(names) + 1, len(args) + 1)]
    return dict(zip([*names, *spare], (show(arg, _MAX_KEPT) for arg in args), strict=False))


def _parameter_names(source: str, name: str) -> list[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name:
            return [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
    return []


def _describe_method(class_name: str, call: Value) -> str:
    match call:
        case ["__init__", args] | ("__init__", args):
            return _write_call(class_name, args)
        case [str() as method, args] | (str() as method, args):
            return _write_call(method, args)
        case [str() as attribute] | (str() as attribute,):
            return attribute
    return show(call, _MAX_ARGUMENT)


def _write_call(name: str, args: Value) -> str:
    items = args if isinstance(args, list | tuple) else (args,)
    return f"{name}({', '.join(show(item, _MAX_ARGUMENT) for item in items)})"
