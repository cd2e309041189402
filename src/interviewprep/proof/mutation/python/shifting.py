"""Expressions one off."""

import ast


def shifted(expression: ast.expr, by: int) -> ast.expr:
    """Write an expression plus or minus one, worked out where it is a whole number already."""
    match expression:
        case ast.Constant(value=int() as number) if not isinstance(number, bool):
            return whole(number + by)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as number)):
            return whole(by - number)
    return ast.BinOp(expression, ast.Add() if by > 0 else ast.Sub(), ast.Constant(abs(by)))


def whole(number: int) -> ast.expr:
    """Write a whole number as it is read: a negative one is a minus and a number."""
    return ast.Constant(number) if number >= 0 else ast.UnaryOp(ast.USub(), ast.Constant(-number))
