"""What one Python file says, reduced to what rules ask for.

Canonical names
    Every reference is stored under one spelling, so that a rule compares strings:

    ``fastapi.FastAPI``     imported, absolute (aliases undone)
    ``.models.User``        imported relatively (leading dots as in the source; made absolute by the project)
    ``:app.get``            a name of this module's top level
    ``%session.execute``    a parameter or variable of the enclosing function(s)
    ``&name``               a name of the enclosing class body
    ``builtins.print``      a builtin that nothing shadows

    A call in the middle of a chain leaves ``()`` (``sqlalchemy.create_engine().connect``), a subscript ``[]``,
    anything else that cannot be named ``?`` (``?.join``); a string literal's method is ``builtins.str.join``.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, TypeVar, Union

import msgspec


class Flag:
    """Circumstances of a call, assignment or import; plain integers, because rules ask a million times."""

    AWAITED: Final = 1
    STATEMENT: Final = 2  # an expression statement: the value is dropped
    LOOP: Final = 4
    EXCEPT: Final = 8  # inside an except body
    TRY: Final = 16  # inside a try body
    MAIN: Final = 32  # below ``if __name__ == "__main__"``
    TYPING: Final = 64  # below ``if TYPE_CHECKING``
    DECORATOR: Final = 128
    RETURNED: Final = 256
    WITH: Final = 512  # a context manager expression
    AUGMENTED: Final = 1024  # ``+=`` and its kin
    DELETED: Final = 2048
    GLOBAL: Final = 4096  # assigned under a ``global`` declaration
    LAMBDA: Final = 8192  # inside a lambda
    YIELDED: Final = 16384


class Const(msgspec.Struct, frozen=True, array_like=True, tag="c", gc=False):
    """A literal: string, number, boolean or None (bytes and Ellipsis become ``Other``)."""

    value: Union[str, int, float, bool, None]
    line: int = 0


class Ref(msgspec.Struct, frozen=True, array_like=True, tag="r", gc=False):
    """A dotted name in canonical spelling."""

    name: str
    line: int = 0


class CallRef(msgspec.Struct, frozen=True, array_like=True, tag="k", gc=False):
    """A call: its index in ``Module.calls``."""

    index: int
    line: int = 0


class Seq(msgspec.Struct, frozen=True, array_like=True, tag="s", gc=False):
    """A list, tuple or set display; ``kind`` is ``list``, ``tuple`` or ``set``."""

    kind: str
    items: tuple[Expr, ...]
    line: int = 0


class Map(msgspec.Struct, frozen=True, array_like=True, tag="m", gc=False):
    """A dict display; a spread (``**x``) has the key ``None``."""

    items: tuple[tuple[Union[Expr, None], Expr], ...]
    line: int = 0


class Fmt(msgspec.Struct, frozen=True, array_like=True, tag="f", gc=False):
    """A string put together: ``how`` is ``f``, ``%``, ``+`` or ``format``; constant and variable parts in order,
    at least one."""

    how: str
    parts: tuple[Expr, ...]
    line: int = 0


class Sub(msgspec.Struct, frozen=True, array_like=True, tag="x", gc=False):
    """``value[index]``."""

    value: Expr
    index: Expr
    line: int = 0


class Op(msgspec.Struct, frozen=True, array_like=True, tag="o", gc=False):
    """An operator over expressions.

    ``kind``: ``or``, ``and``, ``not``, ``if`` (body, test, orelse), ``*`` (spread), ``lambda`` (body), ``comp``
    (element, iterables …), ``await`` never appears (see ``Flag.AWAITED``); comparisons are ``==``, ``in``, ``is not`` …;
    arithmetic is its own sign (``|`` also joins types); ``number`` is what an f-string writes as a number (``{total:d}``).
    """

    kind: str
    items: tuple[Expr, ...]
    line: int = 0


class Other(msgspec.Struct, frozen=True, array_like=True, tag="?", gc=False):
    """An expression of another kind, named by its ``ast`` class; ``text`` is that of short bytes."""

    kind: str
    line: int = 0
    text: str = ""


Expr = Union[Const, Ref, CallRef, Seq, Map, Fmt, Sub, Op, Other]


class Import(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One bound name; ``local`` is ``*`` for a star import (``target`` is then the module)."""

    local: str
    target: str
    line: int
    scope: int = -1
    flags: int = 0


class Call(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One call. ``scope`` is an index of ``Module.functions`` (-1: module level), ``owner`` of ``Module.classes`` (the
    class whose body or method it stands in), ``receiver`` of ``Module.calls`` (the call whose result it is called on),
    ``branch`` of ``Module.branches``; each -1 for none. Columns are 1-based.
    """

    index: int
    name: str
    args: tuple[Expr, ...]
    kwargs: tuple[tuple[str, Expr], ...]
    line: int
    column: int
    end_line: int
    end_column: int
    scope: int = -1
    owner: int = -1
    receiver: int = -1
    branch: int = -1
    flags: int = 0

    def has(self, flag: int) -> bool:
        """Whether ``flag`` is set."""
        return int.__and__(self.flags, flag) != 0  # the enum's own operator costs ten times as much

    @property
    def arguments(self) -> tuple[Expr, ...]:
        """All arguments, those given by name last."""
        return (*self.args, *(value for _, value in self.kwargs)) if self.kwargs else self.args

    def kwarg(self, name: str) -> Expr | None:
        """The keyword argument ``name``, if given."""
        for key, value in self.kwargs:
            if key == name:
                return value
        return None

    def arg(self, position: int, name: str = "") -> Expr | None:
        """The argument at ``position``, or under ``name``."""
        if 0 <= position < len(self.args):
            return self.args[position]
        return self.kwarg(name) if name else None

    def placed(self, *names: str) -> tuple[Expr, ...]:
        """The arguments at the places of the parameters ``names``, also those given by name, up to the first that is not given."""
        found = list(self.args)
        for name in names[len(found) :]:
            value = self.kwarg(name)
            if value is None:
                break
            found.append(value)
        return tuple(found)


class Param(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A parameter; ``kind`` is ``p`` (positional), ``k`` (keyword only), ``*`` or ``**``."""

    name: str
    annotation: Union[Expr, None]
    default: Union[Expr, None]
    kind: str
    line: int


class Function(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A function or method. ``scope`` is the enclosing function, ``owner`` the class it is a method of (-1: none);
    a method of a class has ``owner`` set and ``scope`` of the class. ``returned`` and ``raised`` hold the expressions of
    its own return and raise statements (a bare ``raise`` is ``Other("reraise")``), ``yielded`` those of its ``yield``s.
    ``line`` is that of ``def``.
    """

    index: int
    name: str
    qualname: str
    line: int
    end_line: int
    is_async: bool
    params: tuple[Param, ...]
    decorators: tuple[Expr, ...]
    returns: Union[Expr, None]
    returned: tuple[Expr, ...]
    raised: tuple[Expr, ...]
    scope: int = -1
    owner: int = -1
    branch: int = -1
    is_generator: bool = False
    has_docstring: bool = False
    statements: int = 0  # statements in the body, nested ones included, docstring excluded
    asserts: int = 0
    flags: int = 0
    code_lines: int = 0  # lines of the body that hold code: no blanks, comments or docstring; nested functions included
    yielded: tuple[Expr, ...] = ()

    def param(self, name: str) -> Param | None:
        """The parameter ``name``, if there is one."""
        for param in self.params:
            if param.name == name:
                return param
        return None

    @property
    def taken(self) -> list[str]:
        """The names of the parameters that callers fill in by their place or name."""
        return [param.name for param in self.params if param.kind in "pk" and param.name not in ("self", "cls")]

    def given(self, call: Call, name: str) -> Expr | None:
        """What a call of the function gives for the parameter ``name``."""
        names = self.taken
        return call.arg(names.index(name), name) if name in names else None


class Class(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A class; its fields are the ``Module.assigns`` whose ``owner`` it is and whose ``scope`` is its own."""

    index: int
    name: str
    qualname: str
    line: int
    end_line: int
    bases: tuple[Expr, ...]
    keywords: tuple[tuple[str, Expr], ...]
    decorators: tuple[Expr, ...]
    scope: int = -1
    owner: int = -1
    branch: int = -1
    has_docstring: bool = False
    flags: int = 0


class Assign(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A binding. ``target`` is canonical: ``:app``, ``%x``, ``%self.x``, ``&field`` (class body), ``:db[]`` (an item; its
    key in ``key``). Tuple targets give one binding per name, with the value ``Sub(value, Const(place))`` (from the end for
    those behind a starred one, which is ``Other("unpack")``) unless the value is a tuple of the same length; loop and
    ``with … as`` targets have the iterable's or manager's expression under ``Op("iter", …)`` and ``Op("with", …)``. A
    deletion has ``Flag.DELETED`` and no value.
    """

    target: str
    value: Union[Expr, None]
    annotation: Union[Expr, None]
    line: int
    scope: int = -1
    owner: int = -1
    branch: int = -1
    flags: int = 0
    key: Union[Expr, None] = None
    column: int = 0
    end_line: int = 0
    end_column: int = 0


class Read(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A dotted name or literal subscript that is loaded and is not the function of a call.

    ``key`` is the literal key of ``name[key]``. Bare local variables are left out; those with attributes are kept.
    """

    name: str
    line: int
    scope: int = -1
    owner: int = -1
    key: Union[str, None] = None
    column: int = 0


class Handler(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An except clause; ``types`` is empty for a bare one. ``empty``: nothing but ``pass``, ``...`` or ``continue``.
    ``breaks``: what is tried ends the ``for`` round it where it succeeds.
    """

    types: tuple[Expr, ...]
    name: str
    line: int
    end_line: int
    column: int
    try_line: int
    scope: int
    owner: int
    empty: bool
    raises: bool
    returns: bool
    calls: tuple[int, ...]
    flags: int = 0
    breaks: bool = False


class Branch(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A conditional arm: ``test`` (its truth when not ``negated``) and the arm outside it (-1: none).

    ``leaves``: its last statement is ``return``, ``raise``, ``continue`` or ``break``.
    """

    test: Expr
    negated: bool
    line: int
    end_line: int
    parent: int = -1
    leaves: bool = False


@functools.lru_cache(maxsize=1 << 16)  # every rule asks for the same names again
def beginning(text: Expr | None) -> Expr | None:
    """What a text begins with: the first part of one that is put together by an f-string or the like, else itself."""
    return text.parts[0] if isinstance(text, Fmt) else text


def put_together(text: Expr | None) -> tuple[Expr, ...]:
    """The parts of a text that is put together, also by ``+``; none of anything else."""
    if isinstance(text, Op) and text.kind == "+":
        return text.items
    return text.parts if isinstance(text, Fmt) else ()


def is_literal(expr: Expr | None, value: bool | None) -> bool:
    """Whether an expression is written as this very constant, which is ``True``, ``False`` or ``None``."""
    return isinstance(expr, Const) and expr.value is value


def is_path(expr: Expr | None) -> bool:
    """Whether an expression is written as a path of a URL, which is empty or begins with a slash."""
    return isinstance(expr, Const) and isinstance(expr.value, str) and expr.value[:1] in ("", "/")


@functools.lru_cache(maxsize=1 << 16)  # every fact asks it of every call
def last_word(name: str) -> str:
    """The last part of a canonical name without the mark of its scope: ``get`` of ``:app.get``, ``run`` of ``:run``."""
    return name.rpartition(".")[2].lstrip(":%&")


class Comment(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A comment that addresses a checker (``prodready:``, ``noqa``, ``nosec``, ``pragma``)."""

    line: int
    text: str


Placed = TypeVar("Placed", Call, Assign, Read)


class Module(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """Facts of one Python file. ``lowered`` tells that libcst had to lower newer syntax before ``ast`` took it.

    ``problem`` tells what else had to be rewritten, from ``problem_line`` on.

    ``lines`` is the number of the last line that holds code (0: none does), ``code_lines`` how many do. ``operands`` are
    operations and dicts of which an attribute is asked for at once, which no other fact holds: ``(a - b)`` of
    ``(a - b).total_seconds()``.
    """

    imports: tuple[Import, ...]
    functions: tuple[Function, ...]
    classes: tuple[Class, ...]
    calls: tuple[Call, ...]
    assigns: tuple[Assign, ...]
    reads: tuple[Read, ...]
    handlers: tuple[Handler, ...]
    branches: tuple[Branch, ...]
    comments: tuple[Comment, ...]
    lines: int
    code_lines: int
    docstring: str = ""
    lowered: bool = False
    generated: bool = False  # the header says that a program wrote it
    operands: tuple[Expr, ...] = ()
    comprehended: tuple[Assign, ...] = ()  # variables of comprehensions, which mean something only between their lines
    refused: tuple[Op, ...] = ()  # ``x != y`` and ``x not in y`` that an ``assert`` asks for
    problem: str = ""
    problem_line: int = 0

    def call(self, expr: Expr | None) -> Call | None:
        """The call that ``expr`` is, if it is one."""
        return self.calls[expr.index] if isinstance(expr, CallRef) else None

    @property
    def has_guard(self) -> bool:
        """Whether something is called where the file is started itself (``if __name__ == "__main__":``)."""
        return any(call.has(Flag.MAIN) for call in self.calls)

    def calls_of(self, scope: int) -> tuple[Call, ...]:
        """The calls that stand in the function ``scope`` itself (-1: in none), in textual order."""
        return self._calls.get(scope, ())

    def assigns_of(self, scope: int) -> tuple[Assign, ...]:
        """The bindings in the function ``scope`` itself (-1: in none), in textual order."""
        return self._assigns.get(scope, ())

    def reads_of(self, scope: int) -> tuple[Read, ...]:
        """The reads in the function ``scope`` itself (-1: in none), in textual order."""
        return self._reads.get(scope, ())

    def calls_within(self, first: int, last: int) -> list[Call]:
        """The calls that begin on the lines from ``first`` to ``last``, by line."""
        lines, calls = self._by_line
        return calls[bisect_left(lines, first) : bisect_right(lines, last)]

    @functools.cached_property
    def _by_line(self) -> tuple[list[int], list[Call]]:
        calls = sorted(self.calls, key=lambda call: call.line)
        return [call.line for call in calls], calls

    @functools.cached_property
    def _calls(self) -> dict[int, tuple[Call, ...]]:
        return _by_scope(self.calls)

    @functools.cached_property
    def _assigns(self) -> dict[int, tuple[Assign, ...]]:
        return _by_scope(self.assigns)

    @functools.cached_property
    def _reads(self) -> dict[int, tuple[Read, ...]]:
        return _by_scope(self.reads)

    def arms(self, branch: int) -> Iterator[Branch]:
        """The arms of conditions round what stands in a branch, the innermost first."""
        while branch >= 0:
            arm = self.branches[branch]
            yield arm
            branch = arm.parent

    def outermost(self, scope: int) -> Function | None:
        """The function around a place in the function ``scope`` that itself stands in none; None outside of all (-1)."""
        while scope >= 0 and self.functions[scope].scope >= 0:
            scope = self.functions[scope].scope
        return self.functions[scope] if scope >= 0 else None

    def written(self, expr: Expr | None) -> str:
        """The name that ``expr`` is or calls, empty if it is neither: of a decorator with or without arguments."""
        if isinstance(expr, CallRef):
            return self.calls[expr.index].name
        return expr.name if isinstance(expr, Ref) else ""


def _by_scope(found: tuple[Placed, ...]) -> dict[int, tuple[Placed, ...]]:
    table: dict[int, list[Placed]] = {}
    for each in found:
        table.setdefault(each.scope, []).append(each)
    return {scope: tuple(some) for scope, some in table.items()}
