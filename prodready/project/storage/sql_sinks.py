"""Whether a text of SQL goes to something that runs it: as an argument, through variables, or from what builds statements."""

from __future__ import annotations

import re

from prodready.facts.python import (
    Assign,
    Call,
    CallRef,
    Expr,
    Fmt,
    Function,
    Module,
    Ref,
    last_word,
)
from prodready.project.storage.sql_text import Template

_SINK = re.compile(
    r"^_*(?:execute\w*|exec|exec_driver_sql|exec_sql|run_sql|text|raw|extra|RawSQL|DDL|read_sql\w*|fetch\w*|scalars?|stream|iterate|"
    r"query|\w*_query\w*|query_\w+|\w*_sql|copy_expert|prepare|literal_column|callproc|command|select_all|select_one)$",
    re.I,
)
_LOGS = re.compile(r"^(?:debug|info|warning|warn|error|exception|critical|log|print|format|append|join|add|parse\w*)$")
_TOLD = frozenset({"help", "short_help", "epilog", "description", "summary", "title", "label", "doc", "message"})
"""Arguments that people read."""
_BUILDER = re.compile(r"sql|query|statement|stmt|ddl", re.I)


def takes(call: Call, given: Call) -> bool:
    """Whether the result of one call is an argument of another, and no text that is shown to people."""
    return any(isinstance(value, CallRef) and value.index == given.index for value in _given(call))


def _given(call: Call) -> tuple[Expr, ...]:
    return (*call.args, *(value for key, value in call.kwargs if key not in _TOLD))


def is_executed(module: Module, template: Template) -> bool:
    """Whether the text goes to something that runs it: as an argument, or through a local variable."""
    node = template.node
    if isinstance(node, Assign):
        name = node.target
        if node.target.startswith("%self.") or node.target[0] not in "%:":
            return template.is_statement and bool(_BUILDER.search(node.target))
        return _reaches_sink(module, node.scope, name, 3)
    if is_sink(node):
        return True
    if node.name.endswith((".format", ".substitute", ".safe_substitute")):
        return _formatted_reaches(module, node)
    return _wrapped(module, node)


def is_sink(call: Call) -> bool:
    last = last_word(call.name)
    return bool(_SINK.match(last)) and not _LOGS.match(last)


def _formatted_reaches(module: Module, call: Call, depth: int = 3) -> bool:
    """Whether the result of a ``format`` call is an argument of a sink, or is bound to a variable that is."""
    for other in module.calls:
        if takes(other, call) and (is_sink(other) or _wrapped(module, other)):
            return True
    for assign in module.assigns:
        if isinstance(assign.value, CallRef) and assign.value.index == call.index:
            return _reaches_sink(module, assign.scope, assign.target, depth)
    return any(
        builds(module, function)
        for function in module.functions
        for value in function.returned
        if isinstance(value, CallRef) and value.index == call.index
    )


def _wrapped(module: Module, call: Call) -> bool:
    """``execute(textwrap.dedent(f"…"))``: a call round the text that is itself an argument of a sink."""
    return any(
        is_sink(other) and any(isinstance(value, CallRef) and value.index == call.index for value in other.args)
        for other in module.calls
    )


def _reaches_sink(module: Module, scope: int, name: str, depth: int) -> bool:
    """Whether a variable is executed, becomes part of another that is, or is what a builder of statements returns."""
    for call in module.calls:
        if (scope < 0 or _inside(module, call.scope, scope)) and any(_holds(item, name) for item in _given(call)):
            if is_sink(call):
                return True
            if call.name == "builtins.str.format" and depth and _formatted_reaches(module, call, depth - 1):
                return True
    function = module.functions[scope] if scope >= 0 else None
    if function is not None and builds(module, function) and any(_is(value, name) for value in function.returned):
        return True
    derived = (
        assign.target
        for assign in module.assigns_of(scope)
        if assign.target != name and assign.value is not None and _holds(assign.value, name)
    )
    return depth > 0 and any(_reaches_sink(module, scope, target, depth - 1) for target in derived)


def _is(expr: Expr, name: str) -> bool:
    return isinstance(expr, Ref) and expr.name == name


def _holds(expr: Expr, name: str) -> bool:
    """Whether an expression is the variable, or text that it was put into."""
    return _is(expr, name) or (isinstance(expr, Fmt) and any(_holds(part, name) for part in expr.parts))


def _inside(module: Module, inner: int, outer: int) -> bool:
    while inner >= 0:
        if inner == outer:
            return True
        inner = module.functions[inner].scope
    return False


def builds(module: Module, function: Function) -> bool:
    """Whether a function is there to build statements, by its name or its class's."""
    owner = module.classes[function.owner].name if function.owner >= 0 else ""
    return bool(_BUILDER.search(function.name)) or (function.name == "__str__" and bool(_BUILDER.search(owner)))
