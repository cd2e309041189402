"""Calls of a counterexample as statements of Python, with the imports that their values need.

Literals of arrays and tables are calls of `array`, `frame` and `series`, which nobody has; with one import each they
are numpy's and pandas' own, but for the few arguments that those do not take.
"""

import ast

_IMPORTS = {
    "inf": "from math import inf",
    "nan": "from math import nan",
    "array": "from numpy import array",
    "frame": "from pandas import DataFrame as frame",
    "series": "from pandas import Series as series",
}


def make_pasteable(calls: list[str]) -> list[str]:
    """Give the calls with imports before them; as they are where none is needed, or one was cut and is no Python."""
    try:
        trees = [ast.parse(call) for call in calls]
        names = {node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)}
        imports = [line for name, line in _IMPORTS.items() if name in names]
        if names & {"array", "frame"}:
            calls = [ast.unparse(_Arguments().visit(tree)) for tree in trees]
    except (SyntaxError, ValueError, RecursionError):
        return calls  # also numbers of more digits than Python writes
    return [*imports, *calls]


class _Arguments(ast.NodeTransformer):
    """Turns arguments that numpy and pandas do not take into calls of their own."""

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """Rewrite a call after those inside it."""
        self.generic_visit(node)
        match node:
            case ast.Call(ast.Name("array"), [_, _, shape]):
                del node.args[2]
                return ast.Call(ast.Attribute(node, "reshape", ast.Load()), [shape], [])
            case ast.Call(ast.Name("frame"), [ast.Dict(labels)], keywords):
                dtypes = next((keyword.value for keyword in keywords if keyword.arg == "dtypes"), None)
                if isinstance(dtypes, ast.List):
                    node.keywords = [keyword for keyword in keywords if keyword.arg != "dtypes"]
                    by_label = ast.Dict(labels, dtypes.elts)
                    return ast.Call(ast.Attribute(node, "astype", ast.Load()), [by_label], [])
        return node
