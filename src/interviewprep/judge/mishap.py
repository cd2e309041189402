"""What went wrong in the answer, in plain data: runs in the child and tells a refusal from an error of the answer.

A refusal is an `OSError` with an errno that the confinement gives (EPERM, EACCES, ENOSYS) which C code raised, not
a `raise` statement. Where a library wrapped it in an exception of its own, the wrapped one counts; where the
answer caught it and raised something else, it does not. This is a claim like all that comes from the child, and
can only cost the answer its verdict's word: a refused call and a runtime error fail alike.
"""

import builtins
import errno
import opcode
from collections import deque
from collections.abc import Iterator
from types import TracebackType

ANSWER_FILE = "answer.py"
ASSERTS_FILE = "asserts.py"

_OWN_FILES = (ANSWER_FILE, ASSERTS_FILE)
_REFUSALS = {errno.EPERM, errno.EACCES, errno.ENOSYS}
_RAISE = opcode.opmap["RAISE_VARARGS"]
_MAX_TEXT = 500
_MAX_LINE = 80
_MAX_FRAMES = 5
_MAX_CHAIN = 10


def describe(error: BaseException) -> dict[str, object]:
    """Tell an exception's type, its built-in ancestors, its text, and where in the answer it arose."""
    kind = type(error)
    own = deque(_own_frames(error.__traceback__), _MAX_FRAMES)
    return {
        "type": kind.__name__[:80],
        "bases": [base.__name__ for base in kind.__mro__ if getattr(builtins, base.__name__, None) is base],
        "text": _text(error),
        "line": own[-1][0] if own else None,
        "trace": [f"line {line}, in {name[:80]}" for line, name in own],
        "refused": is_refusal(error),
    }


def describe_syntax(error: BaseException) -> str:
    """Tell in one sentence why a source does not compile."""
    if isinstance(error, SyntaxError):
        line = (error.text or "").strip()[:_MAX_LINE]
        return f"line {error.lineno}: {error.msg}{f' in `{line}`' if line else ''}"
    return f"the source cannot be compiled: {_text(error) or type(error).__name__}"


def is_refusal(error: BaseException | None) -> bool:
    """Tell whether an exception that nobody caught is the confinement's refusal."""
    for _ in range(_MAX_CHAIN):
        if error is None:
            return False
        file, is_raised = _origin(error.__traceback__)
        if not is_raised:
            return isinstance(error, OSError) and (error.errno in _REFUSALS or type(error).__name__ == "gaierror")
        if file in _OWN_FILES:
            return False
        if isinstance(error, FileNotFoundError) and file.endswith("/tempfile.py"):
            return True  # it was refused in every folder that it tried, and says only this
        error = error.__cause__ or error.__context__
    return False


def _origin(trace: TracebackType | None) -> tuple[str, bool]:
    """Find the file in which an exception arose, and whether a `raise` statement did it."""
    if trace is None:
        return "", False
    while trace.tb_next is not None:
        trace = trace.tb_next
    code = trace.tb_frame.f_code
    return code.co_filename, code.co_code[trace.tb_lasti] == _RAISE


def _own_frames(trace: TracebackType | None) -> Iterator[tuple[int, str]]:
    """Walk over the answer's frames, each by its line and function; `traceback` would look up the source of each."""
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename in _OWN_FILES:
            yield trace.tb_lineno, code.co_name
        trace = trace.tb_next


def _text(error: BaseException) -> str:
    try:
        return str(error)[:_MAX_TEXT]
    except BaseException as fault:  # noqa: BLE001 -- the answer's exceptions may have any `__str__`
        return f"(its text raised {type(fault).__name__})"
