"""The part of the walk over Python source that visits what holds other statements: scopes, definitions, branches."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence

from prodready.extract.bindings import Bindings
from prodready.extract.statement_kinds import condition_flags, does_nothing, own_lines, top_level, truth
from prodready.facts.python import (
    Branch,
    Class,
    Const,
    Expr,
    Flag,
    Function,
    Handler,
    Op,
    Other,
    Param,
    Seq,
)

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_ENDS = (ast.Return, ast.Raise, ast.Continue, ast.Break)
"""Statements behind which nothing of the same block runs."""


class _Body:
    """What a function's own statements add up to while it is walked."""

    __slots__ = ("asserts", "code_lines", "generator", "raised", "returned", "statements", "yielded")

    def __init__(self) -> None:
        self.returned: list[Expr] = []
        self.raised: list[Expr] = []
        self.yielded: list[Expr] = []
        self.generator = False
        self.statements = 0
        self.asserts = 0
        self.code_lines = 0


class Walker(Bindings):
    """Walks one module; ``module`` is the only entry."""

    def __init__(self) -> None:
        super().__init__()
        self.bodies: list[_Body] = [_Body()]
        self.qualname = ""

    def module(self, tree: ast.Module) -> None:
        """Walk a whole module."""
        for name in top_level(tree.body):
            self.names[name] = f":{name}"
        self.block(tree.body)

    def block(self, body: Sequence[ast.stmt], flags: int = 0) -> None:
        """Walk statements under additional flags."""
        outer, self.flags = self.flags, self.flags | flags
        counter = self.bodies[-1]
        for place, statement in enumerate(body):
            counter.statements += 1
            counter.code_lines += own_lines(statement)
            visitor = _VISITORS.get(type(statement))
            if visitor is not None:
                visitor(self, statement)
            else:
                self._other(statement)
            if isinstance(statement, _ENDS):
                self._never(body[place + 1 :])
                break
        self.flags = outer

    def _never(self, body: Iterable[ast.stmt]) -> None:
        """Pass over statements that never run; a ``yield`` among them makes a generator all the same."""
        yields = (ast.Yield, ast.YieldFrom)
        if any(isinstance(node, yields) for statement in body for node in ast.walk(statement)):
            self.bodies[-1].generator = True

    def _other(self, node: ast.stmt) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.expr(child)

    # definitions

    def _function(self, node: ast.stmt) -> None:
        assert isinstance(node, _FUNCTIONS)  # noqa: S101
        decorators = tuple(self.flagged(item, Flag.DECORATOR) for item in node.decorator_list)
        params = self._params(node.args)
        returns = self._annotation(node.returns)
        is_method = self.class_names is not None
        if is_method and self.class_names is not None:
            self.class_names[node.name] = f"&{node.name}"
        else:
            self.bind(node.name)
        index = len(self.functions)
        outer = (self.scope, self.owner, self.qualname, self.class_names, self.flags, self.branch)
        qualname = f"{self.qualname}.{node.name}" if self.qualname else node.name
        self.functions.append(_PLACEHOLDER)
        self.scope, self.qualname, self.class_names = index, qualname, None
        self.flags &= Flag.MAIN | Flag.TYPING
        self.locals.append({param.name: f"%{param.name}" for param in params})
        body = _Body()
        self.bodies.append(body)
        docstring = ast.get_docstring(node, clean=False) is not None
        self.block(node.body[1:] if docstring else node.body)
        self.bodies.pop()
        self.locals.pop()
        self.scope, owner, self.qualname, self.class_names, self.flags, self.branch = outer
        self.owner = owner
        self.bodies[-1].statements += body.statements
        self.bodies[-1].code_lines += body.code_lines
        self.functions[index] = Function(
            index,
            node.name,
            qualname,
            node.lineno,
            node.end_lineno or node.lineno,
            isinstance(node, ast.AsyncFunctionDef),
            params,
            decorators,
            returns,
            tuple(body.returned),
            tuple(body.raised),
            self.scope,
            owner if is_method else -1,
            self.branch,
            body.generator,
            docstring,
            body.statements,
            body.asserts,
            self.flags,
            body.code_lines,
            tuple(body.yielded),
        )

    def _params(self, arguments: ast.arguments) -> tuple[Param, ...]:
        positional = [*arguments.posonlyargs, *arguments.args]
        missing: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
        found = [
            self._param(item, default, "p")
            for item, default in zip(positional, [*missing, *arguments.defaults], strict=True)
        ]
        if arguments.vararg:
            found.append(self._param(arguments.vararg, None, "*"))
        found.extend(
            self._param(item, default, "k")
            for item, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        )
        if arguments.kwarg:
            found.append(self._param(arguments.kwarg, None, "**"))
        return tuple(found)

    def _param(self, item: ast.arg, default: ast.expr | None, kind: str) -> Param:
        value = self.expr(default) if default is not None else None
        return Param(item.arg, self._annotation(item.annotation), value, kind, item.lineno)

    def _class(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.ClassDef)  # noqa: S101
        decorators = tuple(self.flagged(item, Flag.DECORATOR) for item in node.decorator_list)
        bases = tuple(self.expr(base) for base in node.bases)
        keywords = tuple((keyword.arg or "**", self.expr(keyword.value)) for keyword in node.keywords)
        self.bind(node.name)
        index = len(self.classes)
        qualname = f"{self.qualname}.{node.name}" if self.qualname else node.name
        docstring = ast.get_docstring(node, clean=False) is not None
        self.classes.append(
            Class(
                index,
                node.name,
                qualname,
                node.lineno,
                node.end_lineno or node.lineno,
                bases,
                keywords,
                decorators,
                self.scope,
                self.owner,
                self.branch,
                docstring,
                self.flags,
            )
        )
        outer = (self.owner, self.qualname, self.class_names)
        self.owner, self.qualname, self.class_names = index, qualname, {}
        self.block(node.body[1:] if docstring else node.body)
        self.owner, self.qualname, self.class_names = outer

    # simple statements

    def _expression(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.Expr)  # noqa: S101
        if isinstance(node.value, (ast.Yield, ast.YieldFrom)):
            self.bodies[-1].generator = True
        self.flagged(node.value, Flag.STATEMENT)

    def _return(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.Return)  # noqa: S101
        value = self.flagged(node.value, Flag.RETURNED) if node.value is not None else Const(None, node.lineno)
        self.bodies[-1].returned.append(value)

    def _raise(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.Raise)  # noqa: S101
        raised = self.expr(node.exc) if node.exc is not None else Other("reraise", node.lineno)
        if node.cause is not None:
            self.expr(node.cause)
        self.bodies[-1].raised.append(raised)

    def _assert(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.Assert)  # noqa: S101
        self.bodies[-1].asserts += 1
        test = self.expr(node.test)
        if isinstance(test, Op) and test.kind in ("!=", "not in"):
            self.refused.append(test)
        if node.msg is not None:
            self.expr(node.msg)

    def _yield(self, node: ast.expr) -> Expr:
        self.bodies[-1].generator = True
        value = super()._yield(node)
        self.bodies[-1].yielded.append(value)
        return value

    # compound statements

    def _if_statement(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.If)  # noqa: S101
        outer = self.branch
        current: ast.If | None = node
        while current is not None:  # a loop, because ``elif`` nests
            test, known = self.expr(current.test), truth(current.test)
            if known is False:
                self._never(current.body)
            else:
                self._arm(test, False, current.body, condition_flags(test))
            orelse = current.orelse
            if known:
                self._never(orelse)
                orelse = []
            nested = orelse[0] if len(orelse) == 1 else None
            if isinstance(nested, ast.If):
                self.branch = self._branch(test, True, orelse)
                current = nested
                continue
            if orelse:
                denied = test.items[0] if isinstance(test, Op) and test.kind == "not" else None
                self._arm(test, True, orelse, condition_flags(denied) if denied is not None else 0)
            current = None
        self.branch = outer

    def _branch(self, test: Expr, negated: bool, body: Sequence[ast.stmt]) -> int:
        last = body[-1].end_lineno or body[-1].lineno
        leaves = isinstance(body[-1], (ast.Return, ast.Raise, ast.Continue, ast.Break))
        self.branches.append(Branch(test, negated, body[0].lineno, last, self.branch, leaves))
        return len(self.branches) - 1

    def _arm(self, test: Expr, negated: bool, body: Sequence[ast.stmt], flags: int = 0) -> None:
        outer = self.branch
        self.branch = self._branch(test, negated, body)
        self.block(body, flags)
        self.branch = outer

    def _for(self, node: ast.stmt) -> None:
        assert isinstance(node, (ast.For, ast.AsyncFor))  # noqa: S101
        iterable = self.expr(node.iter)
        self._target(node.target, Op("iter", (iterable,), node.lineno), node)
        self._loop(node.body, iterates=True)
        self.block(node.orelse)

    def _while(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.While)  # noqa: S101
        self.expr(node.test)
        if truth(node.test) is False:
            self._never(node.body)
        else:
            self._loop(node.body, iterates=False)
        self.block(node.orelse)

    def _loop(self, body: Sequence[ast.stmt], *, iterates: bool) -> None:
        outer, self.iterates = self.iterates, iterates
        self.block(body, Flag.LOOP)
        self.iterates = outer

    def _with(self, node: ast.stmt) -> None:
        assert isinstance(node, (ast.With, ast.AsyncWith))  # noqa: S101
        waits = Flag.AWAITED if isinstance(node, ast.AsyncWith) else 0
        for item in node.items:
            manager = self.flagged(item.context_expr, Flag.WITH | waits)
            if item.optional_vars is not None:
                self._target(item.optional_vars, Op("with", (manager,), node.lineno), node)
        self.block(node.body)

    def _try(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.Try) or type(node).__name__ == "TryStar"  # noqa: S101
        parts: ast.Try = node  # type: ignore[assignment]  # TryStar has the same fields and exists from 3.11 only
        self.block(parts.body, Flag.TRY if parts.handlers else 0)
        for handler in parts.handlers:
            self._handler(handler, parts)
        self.block(parts.orelse)
        self.block(parts.finalbody)

    def _handler(self, node: ast.ExceptHandler, parent: ast.Try) -> None:
        types: tuple[Expr, ...] = ()
        if node.type is not None:
            caught = self.expr(node.type)
            types = caught.items if isinstance(caught, Seq) else (caught,)
        if node.name:
            self.assigned(self.bind(node.name), Op("with", types, node.lineno), node.type or parent)
        body, first = self.bodies[-1], len(self.calls)
        raised, returned = len(body.raised), len(body.returned)
        self.block(node.body, Flag.EXCEPT)
        self.handlers.append(
            Handler(
                types,
                node.name or "",
                node.lineno,
                node.end_lineno or node.lineno,
                node.col_offset + 1,
                parent.lineno,
                self.scope,
                self.owner,
                all(does_nothing(statement) for statement in node.body),
                len(body.raised) > raised,
                len(body.returned) > returned,
                tuple(range(first, len(self.calls))),
                self.flags,
                self.iterates and any(isinstance(body[-1], ast.Break) for body in (parent.body, parent.orelse) if body),
            )
        )

    def _match(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.Match)  # noqa: S101
        subject = self.expr(node.subject)
        for case in node.cases:
            for pattern in ast.walk(case.pattern):
                if isinstance(pattern, ast.MatchValue):
                    self.expr(pattern.value)
                elif isinstance(pattern, (ast.MatchAs, ast.MatchStar)) and pattern.name:
                    self.bind(pattern.name)
            if case.guard is not None:
                self.expr(case.guard)
            self._arm(Op("match", (subject,), node.lineno), False, case.body)


_PLACEHOLDER = Function(-1, "", "", 0, 0, False, (), (), None, (), ())

_VISITORS: dict[type[ast.AST], Callable[[Walker, ast.stmt], None]] = {
    ast.Import: Walker._import,
    ast.ImportFrom: Walker._import_from,
    ast.FunctionDef: Walker._function,
    ast.AsyncFunctionDef: Walker._function,
    ast.ClassDef: Walker._class,
    ast.Assign: Walker._assign,
    ast.AnnAssign: Walker._ann_assign,
    ast.AugAssign: Walker._aug_assign,
    ast.Delete: Walker._delete,
    ast.Expr: Walker._expression,
    ast.Return: Walker._return,
    ast.Raise: Walker._raise,
    ast.Assert: Walker._assert,
    ast.If: Walker._if_statement,
    ast.For: Walker._for,
    ast.AsyncFor: Walker._for,
    ast.While: Walker._while,
    ast.With: Walker._with,
    ast.AsyncWith: Walker._with,
    ast.Try: Walker._try,
    ast.Global: Walker._global,
    ast.Nonlocal: Walker._nonlocal,
    ast.Match: Walker._match,
}
if hasattr(ast, "TryStar"):
    _VISITORS[ast.TryStar] = Walker._try
