"""The words that a Python program starts another one with, as far as they are written down in its module."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Call, CallRef, Const, Expr, Fmt, Module, Op, Other, Ref, Seq, Sub

_TEXTS = frozenset({"builtins.str", "shlex.split", "os.fspath", "pathlib.Path", "shutil.which"})
"""What gives the text back that it is given: a path of a program, also one that is looked up."""
_MAX_DEPTH = 8


def words_of(module: Module, expr: Expr | None, depth: int = 0, given: tuple[str, ...] = ()) -> Iterator[str]:
    """The literal words of an argument; an interpreter's path counts as ``python``, a slice of ``sys.argv`` as what is
    ``given`` to the program."""
    if depth > _MAX_DEPTH:  # ``command = [*command, "-v"]``
        return
    if isinstance(expr, Seq):
        for item in expr.items:
            yield from words_of(module, item, depth + 1, given)
    elif isinstance(expr, Ref) and expr.name == "sys.executable":
        yield "python"
    elif isinstance(expr, Sub) and isinstance(expr.value, Ref) and expr.value.name == "sys.argv":
        yield from given if isinstance(expr.index, Other) else ()
    elif isinstance(expr, Op) and expr.kind == "or":
        yield from next(filter(None, ([*words_of(module, item, depth + 1, given)] for item in expr.items)), ())
    elif isinstance(expr, Op) and expr.kind in ("*", "+"):
        for item in expr.items:
            yield from words_of(module, item, depth + 1, given)
    elif isinstance(expr, CallRef):
        yield from _made(module, module.calls[expr.index], depth + 1, given)
    elif isinstance(expr, Ref):
        assigned = _assigned(module, expr.name)
        if isinstance(assigned, (Seq, Const, Fmt, CallRef, Sub)):
            yield from words_of(module, assigned, depth + 1, given)
    else:
        yield from filter(None, (literal(module, expr),))


def is_list(module: Module, expr: Expr | None, depth: int = 0) -> bool:
    """Whether an argument is a list of words rather than a text, written there or under a name."""
    if depth > _MAX_DEPTH:
        return False
    if isinstance(expr, Op) and expr.kind == "+":
        return any(is_list(module, item, depth + 1) for item in expr.items)
    if isinstance(expr, Ref):
        return is_list(module, _assigned(module, expr.name), depth + 1)
    return isinstance(expr, Seq)


def _assigned(module: Module, name: str) -> Expr | None:
    """What a name of the module or of a function is first set to."""
    if not name.startswith((":", "%")):
        return None
    return next((one.value for one in module.assigns if one.target == name and one.value), None)


def _made(module: Module, call: Call, depth: int, given: tuple[str, ...]) -> Iterator[str]:
    """The words in ``str(…)``, ``Path(…)`` and ``shlex.split(…)``, and the text of ``" ".join(command)``.

    A list that is joined has what is always appended to it; what a condition appends is left out.
    """
    if call.name in _TEXTS:
        for arg in call.args:
            yield from words_of(module, arg, depth, given)
    elif call.name == "builtins.str.join" and len(call.args) == 1:
        listed = call.args[0].name if isinstance(call.args[0], Ref) else ""
        appended = [one for one in module.calls if listed and one.name == f"{listed}.append" and one.branch == -1]
        joined = [*call.args, *(arg for one in appended if one.scope == call.scope for arg in one.args)]
        yield " ".join(word for arg in joined for word in words_of(module, arg, depth, given))


def literal(module: Module, expr: Expr | None) -> str:
    """The text of a constant, of a template that is filled with such, and of a name of the module for one."""
    if isinstance(expr, Const):
        return str(expr.value) if isinstance(expr.value, (str, int, float)) else ""
    if isinstance(expr, Fmt):
        return "".join(literal(module, part) for part in expr.parts)
    if isinstance(expr, Ref) and expr.name.startswith(":"):
        assigned = next((one.value for one in module.assigns if one.target == expr.name), None)
        return literal(module, assigned) if isinstance(assigned, (Const, Fmt)) else ""
    return ""
