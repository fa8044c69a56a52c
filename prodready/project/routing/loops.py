"""Routes that a loop declares: the calls in it, once for every row of the table that it goes through.

``for path, view in VIEWS: app.add_url_rule(path, view_func=view)`` is as many declarations as ``VIEWS`` has rows.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from prodready.facts.python import Assign, Call, CallRef, Const, Expr, Fmt, Map, Op, Ref, Seq, Sub, last_word
from prodready.project.code.constants import formatted, receiver, transformed
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.handed import calls, taker
from prodready.project.routing.rows import items
from prodready.project.routing.table import join

_DECLARES = re.compile(r"add_\w+|include_router|register\w*|mount|route")
"""Last words of the calls that a loop is unrolled for."""
_OF_ROWS = frozenset({"add_resource", "add_route"})
"""Those that are given a path and what answers, of rows that the callers of a function hand in."""
_RESPONDERS = tuple(f"on_{verb}" for verb in VERBS)
_JOINS = frozenset({"os.path.join", "posixpath.join", "urllib.parse.urljoin"})
_HOLE = re.compile(r"%[sdr]")
MAX_ROWS = 200
MAX_DEPTH = 5

Row = Mapping[str, Expr]


class _Loop(msgspec.Struct, frozen=True):
    """A loop: its table, and the variables with the place that each takes of a row (None: the row itself); ``end`` is the
    last line of a comprehension, whose variables mean nothing behind it."""

    line: int
    table: Expr
    names: Mapping[str, int | None]
    end: int = 0

    def holds(self, call: Call) -> bool:
        """Whether its variables may be meant where a call stands."""
        return self.line <= call.line and (not self.end or call.line <= self.end)


def unrolled(context: Context, path: str) -> Sequence[Call]:
    """The calls of a module; those that depend on the variables of a loop over a table as often as it has rows, and those
    in a class method that depend on its class as often as it is called."""
    return context.once("_unrolled", path, lambda: list(_unrolled(context, path)))


def _unrolled(context: Context, path: str) -> Iterator[Call]:
    loops = _loops(context, path)
    for call in context.calls(path):
        near = loops.get(call.scope, ())
        declares = call.scope >= 0 or loops
        named = any(call.name in loop.names for loop in near)
        if not named and (not declares or not _DECLARES.fullmatch(last_word(call.name))):
            yield call
            continue
        around = _around(context, path, call, near)
        handed = any(taker(context, path, call.scope, loop.table) for loop in around)
        if not named and handed and last_word(call.name) not in _OF_ROWS:
            yield call  # what a function declares of what it is given is told where it is called
            continue
        rows = _rows(context, path, call.scope, around) if around else _classes(context, path, call)
        yield from (_filled(context, path, call, row) for row in rows) if rows else (call,)


def _classes(context: Context, path: str, call: Call) -> list[Row]:
    """The classes on which the class method is called that a call stands in, where the call depends on them:
    ``for view in …: view.register(app)`` is ``app.add_url_rule(cls.rule, view_func=cls.as_view())`` once for each."""
    function = context.class_method(path, call)
    if function is None or not function.params:
        return []
    name = f"%{function.params[0].name}"
    given = call.arguments
    if not any(name in _mentions(context, path, call.scope, expr) for expr in given):
        return []
    found: dict[str, Row] = {}
    for where, caller in calls(context).named(function.name):
        for symbol in _receivers(context, where, caller):
            definition = context.symbols.definition(symbol)
            if definition is None or definition.cls is None or symbol in found:
                continue
            method = context.symbols.method(definition.path, definition.cls, function.name)
            if method is not None and method.function is function:
                found[symbol] = {name: Ref(symbol)}
    return list(found.values())[:MAX_ROWS]


def _receivers(context: Context, path: str, call: Call) -> Iterator[str]:
    """The classes that a method is called on: the one that is named, or those of the table that a loop goes through."""
    head = call.name.rpartition(".")[0]
    yield context.symbols.resolve(path, head)
    loops = _loops(context, path).get(call.scope, ()) if head[:1] in ("%", ":") else ()
    for loop in loops:
        for row in _rows(context, path, call.scope, (loop,)) if head in loop.names and loop.holds(call) else ():
            value = row[head]
            if isinstance(value, Ref):
                yield context.symbols.resolve(path, value.name)


def _loops(context: Context, path: str) -> dict[int, list[_Loop]]:
    """The loops of a module by the function that they stand in, found once."""
    return context.once("_loops", path, lambda: _find_loops(context, path))


def _find_loops(context: Context, path: str) -> dict[int, list[_Loop]]:
    """Each variable of a loop is a binding of the same table."""
    module = context.module(path)
    grouped: dict[tuple[int, int, int, int], list[Assign]] = {}
    for assign, end in (
        *((each, 0) for each in module.assigns),
        *((each, each.end_line) for each in module.comprehended),
    ):
        if isinstance(assign.value, Op) and assign.value.kind == "iter" and assign.target[0] in "%:":
            grouped.setdefault((assign.scope, assign.line, assign.column, end), []).append(assign)
    found: dict[int, list[_Loop]] = {}
    for (scope, line, _, end), assigns in grouped.items():
        names = {assign.target: place if len(assigns) > 1 else None for place, assign in enumerate(assigns)}
        table = assigns[0].value
        if isinstance(table, Op):
            found.setdefault(scope, []).append(_Loop(line, table.items[0], names, end))
    return found


def _around(context: Context, path: str, call: Call, loops: Sequence[_Loop]) -> tuple[_Loop, ...]:
    """The loops that give a call the variables which it mentions; of two of one name the last before it."""
    given = (Ref(call.name), *call.arguments)
    mentioned = {name for expr in given for name in _mentions(context, path, call.scope, expr)}
    before = [loop for loop in loops if loop.holds(call)]
    last = {name: loop for loop in before for name in loop.names}
    return tuple({loop.line: loop for name, loop in last.items() if name in mentioned}.values())


def _mentions(context: Context, path: str, scope: int, expr: Expr | None, depth: int = MAX_DEPTH) -> Iterator[str]:
    """The names of variables in an expression, those of what its variables are bound to included."""
    if expr is None or depth <= 0:
        return
    if isinstance(expr, Ref):
        head = expr.name.partition(".")[0].removesuffix("()")
        yield head
        bound = _only_binding(context, path, scope, head, expr.line)
        if bound is not None:
            yield from _mentions(context, path, scope, bound, depth - 1)
    elif isinstance(expr, CallRef):
        call = context.module(path).calls[expr.index]
        for item in (Ref(call.name), *call.arguments):
            yield from _mentions(context, path, scope, item, depth - 1)
    else:
        for item in _within(expr):
            yield from _mentions(context, path, scope, item, depth - 1)


def _within(expr: Expr) -> tuple[Expr, ...]:
    if isinstance(expr, Fmt):
        return expr.parts
    if isinstance(expr, (Seq, Op)):
        return expr.items
    return (expr.value, expr.index) if isinstance(expr, Sub) else ()


def _only_binding(context: Context, path: str, scope: int, name: str, line: int) -> Expr | None:
    """What a variable is bound to, if to one thing that is no loop's: also to the same item of the same row in each arm of
    a condition. A module's own may be bound for each of its loops, and means the last before ``line``."""
    bound: Sequence[Assign]
    if name[:1] == ":":
        bound = [assign for assign in context.module(path).assigns if assign.target == name]
        bound = [assign for assign in bound if assign.line <= line][-1:] if len(bound) > 1 else bound
    else:
        bound = context.types.bound(path, scope, name)
    first = bound[0].value if bound else None
    if isinstance(first, Sub):
        return first if len({_item(each.value) for each in bound}) == 1 else None
    return first if len(bound) == 1 and isinstance(first, (Fmt, CallRef, Ref)) else None


def _item(expr: Expr | None) -> tuple[object, object]:
    """An item of a variable, apart from where it is taken."""
    if isinstance(expr, Sub) and isinstance(expr.value, Ref) and isinstance(expr.index, Const):
        return expr.value.name, expr.index.value
    return expr, None


# tables


def _rows(context: Context, path: str, scope: int, loops: Sequence[_Loop]) -> list[Row]:
    """What the variables are in turn; none where a table is not spelt out."""
    tables = [[_row(loop, item) for item in items(context, path, scope, loop.table)] for loop in loops]
    products = itertools.islice(itertools.product(*tables), MAX_ROWS)
    return [{name: value for row in rows for name, value in row.items()} for rows in products]


def _row(loop: _Loop, item: Expr) -> Row:
    parts = item.items if isinstance(item, Seq) else ()
    found: dict[str, Expr] = {}
    for name, place in loop.names.items():
        if place is None:
            found[name] = item
        elif place < len(parts):
            found[name] = parts[place]
    return found


# calls


def _filled(context: Context, path: str, call: Call, row: Row) -> Call:
    """A call with the values of one row, which may hold what is called; it stands where the row does."""
    called = row.get(call.name)
    name = context.symbols.resolve(path, called.name) if isinstance(called, Ref) else call.name
    args = tuple(each for item in call.args for each in _spread(told(context, path, call.scope, item, row)))
    kwargs = tuple((key, told(context, path, call.scope, value, row)) for key, value in call.kwargs)
    line = next((value.line for value in row.values() if value.line), call.line)
    return replace(call, name=name, args=args, kwargs=kwargs, line=line)


def _spread(expr: Expr) -> tuple[Expr, ...]:
    """The arguments that one stands for: ``*("/users", users)`` is two."""
    inner = expr.items[0] if isinstance(expr, Op) and expr.kind == "*" and len(expr.items) == 1 else None
    return inner.items if isinstance(inner, Seq) else (expr,)


def told(context: Context, path: str, scope: int, expr: Expr, row: Row) -> Expr:
    """An expression with the variables of a row put in, a string that they complete as one constant."""
    filled = _fill(context, path, scope, expr, row, MAX_DEPTH)
    if isinstance(filled, Fmt) and filled is not expr:
        return Const(partly(context, path, scope, filled), filled.line)
    return filled


def _fill(context: Context, path: str, scope: int, expr: Expr, row: Row, depth: int) -> Expr:
    """An expression with the variables of a row replaced; what mentions none of them is itself."""
    if depth <= 0 or not any(name in row for name in _mentions(context, path, scope, expr)):
        return expr
    if isinstance(expr, Ref):
        return _fill_name(context, path, scope, expr, row, depth)
    if isinstance(expr, Fmt):
        parts = tuple(_fill(context, path, scope, part, row, depth - 1) for part in expr.parts)
        return Fmt(expr.how, parts, expr.line)
    if isinstance(expr, (Seq, Op)):
        return replace(expr, items=tuple(_fill(context, path, scope, item, row, depth - 1) for item in expr.items))
    if isinstance(expr, Sub):
        return _fill_item(context, path, scope, expr, row, depth)
    return _fill_call(context, path, scope, expr, row, depth) if isinstance(expr, CallRef) else expr


def _fill_name(context: Context, path: str, scope: int, expr: Ref, row: Row, depth: int) -> Expr:
    head, _, rest = expr.name.partition(".")
    value = row.get(head)
    if value is None:
        bound = _only_binding(context, path, scope, head, expr.line)
        return _fill(context, path, scope, bound, row, depth - 1) if bound is not None and not rest else expr
    if rest and isinstance(value, Ref):
        return Ref(f"{value.name}.{rest}", expr.line)
    return expr if rest else value


def _fill_item(context: Context, path: str, scope: int, expr: Sub, row: Row, depth: int) -> Expr:
    value = _fill(context, path, scope, expr.value, row, depth - 1)
    key = expr.index.value if isinstance(expr.index, Const) else None
    if isinstance(value, Seq) and isinstance(key, int) and -len(value.items) <= key < len(value.items):
        return value.items[key]
    if isinstance(value, Map):
        return next((item for name, item in value.items if isinstance(name, Const) and name.value == key), expr)
    return expr


def _fill_call(context: Context, path: str, scope: int, expr: CallRef, row: Row, depth: int) -> Expr:
    """A path that is joined, an instance or a view of a class that the loop goes through, or what a wrapper is given."""
    call = context.module(path).calls[expr.index]
    head, _, last = call.name.partition(".")
    made = row.get(head) or _class_of(row.get(head.removesuffix("[]")))
    if isinstance(made, Ref):
        return made if last == "as_view" else Ref(f"{made.name}.{last}()" if last else f"{made.name}()", expr.line)
    given = [_fill(context, path, scope, item, row, depth - 1) for item in call.args]
    base = _fill(context, path, scope, receiver(call) or expr, row, depth - 1)
    made_of = base.value if isinstance(base, Const) else context.constants.of(path, scope, base)
    text = transformed(last_word(call.name), made_of, [context.constants.of(path, scope, item) for item in given])
    if text is None and call.name == "builtins.str.format":
        template, *values = (partly(context, path, scope, item) for item in given)
        named = {
            key: partly(context, path, scope, _fill(context, path, scope, value, row, depth - 1))
            for key, value in call.kwargs
        }
        text = formatted(template, values, named)
    if text is not None:
        return Const(text, expr.line)
    if context.symbols.resolve(path, call.name) in _JOINS:
        text = ""
        for part in given:
            text = join(text, partly(context, path, scope, part))
        return Const(text, expr.line)
    if _answers_itself(context, path, call):
        return expr
    return next((new for new, old in zip(given, call.args, strict=True) if new is not old), expr)


def _class_of(row: Expr | None) -> Expr | None:
    """The class in a row, where nothing else in it has a name (``row[1].as_view("orders")``)."""
    named = [item for item in row.items if isinstance(item, Ref)] if isinstance(row, Seq) else []
    return named[0] if len(named) == 1 else None


def _answers_itself(context: Context, path: str, call: Call) -> bool:
    """Whether a call makes an instance of a class of the repository that answers by its own methods, as Falcon asks for."""
    made = context.types.callee(path, call)
    owner = context.symbols.definition(context.symbols.resolve(path, call.name)) if made is not None else None
    if owner is None or owner.cls is None:
        return False
    return bool(context.method_functions(owner.path, owner.cls, _RESPONDERS))


def partly(context: Context, path: str, scope: int, expr: Expr) -> str:
    """A string with ``{?}`` for the parts that are unknown."""
    if not isinstance(expr, Fmt):
        value = context.constants.of(path, scope, expr)
        return "{?}" if value is None else str(value)
    parts = [partly(context, path, scope, part) for part in expr.parts]
    if expr.how != "%":
        return "".join(parts)
    values = iter(parts[1:])
    return _HOLE.sub(lambda _: next(values, "{?}"), parts[0])
