"""What a statement is by itself: how many lines are its own, whether its condition always holds, what it defines."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from prodready.facts.python import Const, Expr, Flag, Op, Ref


def own_lines(node: ast.stmt) -> int:
    """The lines of a statement itself: all of a simple one; those of a compound one that say what its bodies are for."""
    total = _first_lines(node)
    while (other := _elif(node)) is not None:  # a loop, because ``elif`` nests
        total += _first_lines(other)
        node = other
    arms = [getattr(node, "orelse", ()), getattr(node, "finalbody", ())]
    return total + sum(map(bool, arms)) + len(getattr(node, "handlers", ()))


def _first_lines(node: ast.stmt) -> int:
    """The lines before the body of a compound statement without comments, all of a simple one."""
    body: list[ast.stmt] | None = getattr(node, "body", None)
    if isinstance(node, ast.Try):
        return 1
    header = _header(node)
    if body and header is not None:
        own = (header[-1].end_lineno or node.lineno) - node.lineno + 1
        closing = int(header[0].lineno > node.lineno)  # ``if (`` ends with a line of its own
        return min(own + closing, max(1, body[0].lineno - node.lineno))
    if body:
        decorated: list[ast.expr] = getattr(node, "decorator_list", [])
        first = min([node.lineno, *(each.lineno for each in decorated)])
        return max(1, body[0].lineno - first)
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _elif(node: ast.stmt) -> ast.If | None:
    other = node.orelse if isinstance(node, ast.If) else []
    first = other[0] if len(other) == 1 else None
    return first if isinstance(first, ast.If) and first.col_offset == node.col_offset else None


def _header(node: ast.stmt) -> tuple[ast.expr, ast.expr] | None:
    """The expressions with which the header of a condition, a loop or a context begins and ends."""
    if isinstance(node, (ast.If, ast.While)):
        return node.test, node.test
    if isinstance(node, (ast.For, ast.AsyncFor)):
        return node.target, node.iter
    if isinstance(node, (ast.With, ast.AsyncWith)):
        last = node.items[-1]
        return node.items[0].context_expr, last.optional_vars or last.context_expr
    return None


def does_nothing(node: ast.stmt) -> bool:
    """Whether it is ``pass``, ``...``, ``continue`` or a bare constant."""
    return isinstance(node, (ast.Pass, ast.Continue)) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


def truth(test: ast.expr) -> bool | None:
    """What a condition of literals always is (``if False:``, ``if not 1 or 0:``); None where that cannot be told."""
    if isinstance(test, ast.Constant):
        return bool(test.value)
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        known = truth(test.operand)
        return None if known is None else not known
    if isinstance(test, ast.BoolOp):
        decides = isinstance(test.op, ast.Or)
        known_each = [truth(value) for value in test.values]
        return decides if decides in known_each else None if None in known_each else not decides
    return None


def condition_flags(test: Expr) -> int:
    """What the arm of a condition is below: ``TYPE_CHECKING``, ``__name__ == "__main__"``."""
    if isinstance(test, Ref) and test.name.rpartition(".")[2] in ("TYPE_CHECKING", ":TYPE_CHECKING"):
        return Flag.TYPING
    if isinstance(test, Op) and test.kind == "==" and len(test.items) == 2:
        left, right = test.items
        names = {item.name for item in (left, right) if isinstance(item, Ref)}
        texts = {item.value for item in (left, right) if isinstance(item, Const)}
        if names & {":__name__", "builtins.__name__"} and "__main__" in texts:
            return Flag.MAIN
    return 0


def top_level(body: Iterable[ast.stmt]) -> Iterable[str]:
    """Names that the module's top level defines, conditional parts included, imports excluded."""
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                elements = target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target]
                yield from (element.id for element in elements if isinstance(element, ast.Name))
        elif isinstance(node, ast.If):
            yield from top_level(node.body)
            yield from top_level(node.orelse)
        elif isinstance(node, ast.Try):
            yield from top_level([*node.body, *(s for handler in node.handlers for s in handler.body)])
            yield from top_level([*node.orelse, *node.finalbody])
