"""Attributes that hold clean text wherever they are asked for, told by what sets and what gives them."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Assign, CallRef, Const, Expr, Module, Ref, last_word
from prodready.project.code.symbols import Symbols
from prodready.project.snapshot import Snapshot
from prodready.project.taint.filled_columns import Judge, filled_columns

_RENDER = frozenset({"render_to_string", "highlight"})


def clean_attributes(snapshot: Snapshot, judge: Judge, symbols: Symbols) -> frozenset[str]:
    """Names of attributes (without leading underscores) to which only sanitised text is assigned, or of which every
    property or method gives nothing else."""
    modules = tuple(snapshot.application())
    kept = None if judge.used else frozenset(name for _, module in modules for name in _rendered(module))
    assigned = [each for path, module in modules for each in _assigned(path, module, judge, kept)]
    made = (
        [each for path, module in modules for each in filled_columns(path, module, judge, symbols)]
        if judge.used
        else []
    )
    open_columns = {name for name, safe in made if safe is None}
    assigned += [(name, safe) for name, safe in made if safe is False or (safe and name not in open_columns)]
    verdicts: dict[str, set[bool]] = {}
    for name, safe in (*assigned, *(each for path, module in modules for each in _given(path, module, judge))):
        verdicts.setdefault(name.lstrip("_"), set()).add(safe)
    filled = {name.lstrip("_") for _, module in modules for name in _fields(module)} - {
        name.lstrip("_") for name, _ in assigned
    }
    return frozenset(name for name, found in verdicts.items() if found == {True}) - filled


def _rendered(module: Module) -> Iterator[str]:
    """The attributes that are set to a page which a template made, or to coloured source code."""
    for assign in module.assigns:
        values = _made_before(module, assign) or (assign.value,) if "." in assign.target else ()
        made = [call for value in values if (call := module.call(value)) is not None]
        if any(last_word(call.name) in _RENDER for call in made):
            yield assign.target.rpartition(".")[2]


def _assigned(path: str, module: Module, judge: Judge, kept: frozenset[str] | None) -> Iterator[tuple[str, bool]]:
    """The attributes that are set on something, and whether that makes them clean; only those of ``kept`` unless it is None."""
    for assign in module.assigns if kept is None or kept else ():
        name = assign.target.rpartition(".")[2]
        if assign.target[0] != "%" or "." not in assign.target or isinstance(assign.value, Const):
            continue
        if kept is None or name in kept:
            made = isinstance(assign.value, CallRef) or _made_before(module, assign)
            yield name, bool(made) and judge.is_safe(path, assign.scope, assign.value)


def _made_before(module: Module, assign: Assign) -> tuple[CallRef, ...]:
    """What the variable holds that an attribute is set to, if calls alone gave it (``text = clean(text)``)."""
    value = assign.value
    if not isinstance(value, Ref) or value.name[0] != "%" or "." in value.name:
        return ()
    bound = [item.value for item in module.assigns_of(assign.scope) if item.target == value.name]
    made = tuple(item for item in bound if isinstance(item, CallRef))
    return made if len(made) == len(bound) else ()


def _given(path: str, module: Module, judge: Judge) -> Iterator[tuple[str, bool]]:
    """What classes give a template that asks for it: properties and methods of no argument, but for those that hand on
    what is kept under their name, and those that only heirs fill in."""
    for function in module.functions:
        if function.owner >= 0 and len(function.params) == 1 and not function.name.startswith("__"):
            if (function.returned or function.raised) and all(
                _hands_on(module, item, function.name) for item in function.returned
            ):
                continue
            calls = any(isinstance(item, CallRef) for item in function.returned)
            yield function.name, calls and judge.function(path, function)


def _hands_on(module: Module, expr: Expr, name: str) -> bool:
    """Whether an expression is an attribute of that name, marked as markup or not (``return self._shown``), or constant."""
    call = module.call(expr)
    if call is not None:
        return len(call.args) == 1 and not call.kwargs and _hands_on(module, call.args[0], name)
    if isinstance(expr, Ref):
        return "." in expr.name and last_word(expr.name).lstrip("_") == name.lstrip("_")
    return isinstance(expr, Const)


def _fields(module: Module) -> Iterator[str]:
    """The fields of classes, which are as they are filled in unless something sets them."""
    for assign in module.assigns:
        if assign.owner >= 0 and assign.scope < 0 and not isinstance(assign.value, Const):
            yield assign.target.rpartition(".")[2].lstrip("%:&")
