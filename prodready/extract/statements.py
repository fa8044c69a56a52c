"""The half of the walk over Python source that visits statements: scopes, definitions, bindings, branches."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Sequence

from prodready.extract.expressions import Expressions
from prodready.facts.python import (
    Branch,
    Class,
    Const,
    Expr,
    Flag,
    Function,
    Handler,
    Import,
    Op,
    Other,
    Param,
    Ref,
    Seq,
    Sub,
)

_QUOTED = re.compile(r"[\w.\[\], |]{1,200}")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_ENDS = (ast.Return, ast.Raise, ast.Continue, ast.Break)
"""Statements behind which nothing of the same block runs."""


class _Body:
    """What a function's own statements add up to while it is walked."""

    __slots__ = ("asserts", "code_lines", "generator", "raised", "returned", "statements")

    def __init__(self) -> None:
        self.returned: list[Expr] = []
        self.raised: list[Expr] = []
        self.generator = False
        self.statements = 0
        self.asserts = 0
        self.code_lines = 0


class Walker(Expressions):
    """Walks one module; ``module`` is the only entry."""

    def __init__(self) -> None:
        super().__init__()
        self.bodies: list[_Body] = [_Body()]
        self.qualname = ""
        self._statements: dict[type[ast.AST], Callable[[ast.stmt], None]] = {
            ast.Import: self._import,
            ast.ImportFrom: self._import_from,
            ast.FunctionDef: self._function,
            ast.AsyncFunctionDef: self._function,
            ast.ClassDef: self._class,
            ast.Assign: self._assign,
            ast.AnnAssign: self._ann_assign,
            ast.AugAssign: self._aug_assign,
            ast.Delete: self._delete,
            ast.Expr: self._expression,
            ast.Return: self._return,
            ast.Raise: self._raise,
            ast.Assert: self._assert,
            ast.If: self._if_statement,
            ast.For: self._for,
            ast.AsyncFor: self._for,
            ast.While: self._while,
            ast.With: self._with,
            ast.AsyncWith: self._with,
            ast.Try: self._try,
            ast.Global: self._global,
            ast.Nonlocal: self._nonlocal,
            ast.Match: self._match,
        }
        if hasattr(ast, "TryStar"):
            self._statements[ast.TryStar] = self._try

    def module(self, tree: ast.Module) -> None:
        """Walk a whole module."""
        for name in _top_level(tree.body):
            self.names[name] = f":{name}"
        self.block(tree.body)

    def block(self, body: Sequence[ast.stmt], flags: int = 0) -> None:
        """Walk statements under additional flags."""
        outer, self.flags = self.flags, self.flags | flags
        counter = self.bodies[-1]
        for place, statement in enumerate(body):
            counter.statements += 1
            counter.code_lines += _own_lines(statement)
            visitor = self._statements.get(type(statement))
            if visitor is not None:
                visitor(statement)
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

    # imports

    def _import(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.Import)  # noqa: S101
        for alias in node.names:
            local = alias.asname or alias.name
            bound = alias.asname or alias.name.partition(".")[0]
            self._imported(bound, _extension(alias.name) if alias.asname else bound)
            self.imports.append(Import(local, _extension(alias.name), node.lineno, self.scope, self.flags))

    def _import_from(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.ImportFrom)  # noqa: S101
        base = "." * node.level + (node.module or "")
        for alias in node.names:
            if alias.name == "*":
                self.imports.append(Import("*", base, node.lineno, self.scope, self.flags))
                continue
            target = _extension(f"{base}{'' if base.endswith('.') else '.'}{alias.name}")
            local = alias.asname or alias.name
            self._imported(local, target)
            self.imports.append(Import(local, target, node.lineno, self.scope, self.flags))

    def _imported(self, local: str, target: str) -> None:
        scope = self.names
        if self.class_names is not None:
            scope = self.class_names
        elif self.locals:
            scope = self.locals[-1]
        fallback = self.flags & Flag.EXCEPT and scope.get(local, ":")[0] != ":"
        if not fallback:  # ``except ImportError: import json`` does not replace what the try imported
            scope[local] = target

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

    def _annotation(self, node: ast.expr | None) -> Expr | None:
        if node is None:
            return None
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _QUOTED.fullmatch(node.value):
            try:
                quoted = ast.parse(node.value.strip(), mode="eval").body
            except SyntaxError:
                return Const(node.value, node.lineno)
            for child in ast.walk(quoted):
                if isinstance(child, ast.expr):
                    child.lineno = child.end_lineno = node.lineno
            return self.expr(quoted)
        return self.expr(node)

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

    # bindings

    def _assign(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.Assign)  # noqa: S101
        value = self.expr(node.value)
        for target in node.targets:
            self._target(target, value, node)

    def _ann_assign(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.AnnAssign)  # noqa: S101
        annotation = self._annotation(node.annotation)
        value = self.expr(node.value) if node.value is not None else None
        self._target(node.target, value, node, annotation)

    def _aug_assign(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.AugAssign)  # noqa: S101
        self._target(node.target, self.expr(node.value), node, flags=Flag.AUGMENTED)

    def _delete(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.Delete)  # noqa: S101
        for target in node.targets:
            self._target(target, None, node, flags=Flag.DELETED)

    def _target(
        self,
        target: ast.expr,
        value: Expr | None,
        node: ast.stmt,
        annotation: Expr | None = None,
        flags: int = 0,
    ) -> None:
        if isinstance(target, ast.Name):
            deleting = bool(flags & Flag.DELETED)
            name = self.lookup(target.id) if deleting or flags & Flag.AUGMENTED else self.bind(target.id)
            shared = Flag.GLOBAL if name[0] == ":" and self.locals else 0
            self.assigned(name, value, node, annotation, flags | shared)
        elif isinstance(target, (ast.Tuple, ast.List)):
            self._unpack(target, value, node, flags)
        elif isinstance(target, ast.Starred):
            self._target(target.value, Other("unpack", target.lineno), node, flags=flags)
        elif isinstance(target, ast.Attribute):
            self.assigned(self.chain(target)[0], value, node, annotation, flags)
        elif isinstance(target, ast.Subscript):
            base, _ = self.chain(target.value)
            self.assigned(f"{base}[]", value, node, annotation, flags, self.expr(target.slice))

    def _unpack(self, target: ast.Tuple | ast.List, value: Expr | None, node: ast.stmt, flags: int) -> None:
        parts: Sequence[Expr | None] = [value or None] * len(target.elts)
        if isinstance(value, Seq) and len(value.items) == len(target.elts):
            parts = value.items
        elif not (isinstance(value, Op) and value.kind in ("iter", "with")):
            parts = list(_items(target.elts, value, target.lineno))
        for element, part in zip(target.elts, parts, strict=True):
            self._target(element, part, node, flags=flags)

    def _global(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.Global)  # noqa: S101
        if self.locals:
            self.locals[-1].update({name: f":{name}" for name in node.names})

    def _nonlocal(self, node: ast.stmt) -> None:
        """The name keeps the binding of the enclosing function."""

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
        self.bodies[-1].asserts += 1
        self._other(node)

    def _yield(self, node: ast.expr) -> Expr:
        self.bodies[-1].generator = True
        return super()._yield(node)

    # compound statements

    def _if_statement(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.If)  # noqa: S101
        outer = self.branch
        current: ast.If | None = node
        while current is not None:  # a loop, because ``elif`` nests
            test, known = self.expr(current.test), _truth(current.test)
            if known is False:
                self._never(current.body)
            else:
                self._arm(test, False, current.body, _condition_flags(test))
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
                self._arm(test, True, orelse)
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
        self.block(node.body, Flag.LOOP)
        self.block(node.orelse)

    def _while(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.While)  # noqa: S101
        self.expr(node.test)
        if _truth(node.test) is False:
            self._never(node.body)
        else:
            self.block(node.body, Flag.LOOP)
        self.block(node.orelse)

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
                all(_does_nothing(statement) for statement in node.body),
                len(body.raised) > raised,
                len(body.returned) > returned,
                tuple(range(first, len(self.calls))),
                self.flags,
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


def _items(targets: Sequence[ast.expr], value: Expr | None, line: int) -> Iterable[Expr]:
    """What each target of an unpacking takes: an item of the value, by its place."""
    starred = next((place for place, item in enumerate(targets) if isinstance(item, ast.Starred)), len(targets))
    for place in range(len(targets)):
        if value is None or place == starred:
            yield Other("unpack", line)
        else:
            yield Sub(value, Const(place if place < starred else place - len(targets), line), line)


def _own_lines(node: ast.stmt) -> int:
    """The lines of a statement itself: all of a simple one, those before the body of a compound one."""
    body: list[ast.stmt] | None = getattr(node, "body", None)
    if body:
        decorated: list[ast.expr] = getattr(node, "decorator_list", [])
        first = min([node.lineno, *(each.lineno for each in decorated)])
        return max(1, body[0].lineno - first)
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _does_nothing(node: ast.stmt) -> bool:
    return isinstance(node, (ast.Pass, ast.Continue)) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


def _truth(test: ast.expr) -> bool | None:
    """What a condition of literals always is (``if False:``, ``if not 1 or 0:``); None where that cannot be told."""
    if isinstance(test, ast.Constant):
        return bool(test.value)
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        known = _truth(test.operand)
        return None if known is None else not known
    if isinstance(test, ast.BoolOp):
        decides = isinstance(test.op, ast.Or)
        known_each = [_truth(value) for value in test.values]
        return decides if decides in known_each else None if None in known_each else not decides
    return None


def _condition_flags(test: Expr) -> int:
    if isinstance(test, Ref) and test.name.rpartition(".")[2] in ("TYPE_CHECKING", ":TYPE_CHECKING"):
        return Flag.TYPING
    if isinstance(test, Op) and test.kind == "==" and len(test.items) == 2:
        left, right = test.items
        names = {item.name for item in (left, right) if isinstance(item, Ref)}
        texts = {item.value for item in (left, right) if isinstance(item, Const)}
        if names & {":__name__", "builtins.__name__"} and "__main__" in texts:
            return Flag.MAIN
    return 0


def _top_level(body: Iterable[ast.stmt]) -> Iterable[str]:
    """Names that the module's top level defines, conditional parts included, imports excluded."""
    for node in body:
        if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
            yield node.name
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                elements = target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target]
                yield from (element.id for element in elements if isinstance(element, ast.Name))
        elif isinstance(node, ast.If):
            yield from _top_level(node.body)
            yield from _top_level(node.orelse)
        elif isinstance(node, ast.Try):
            yield from _top_level([*node.body, *(s for handler in node.handlers for s in handler.body)])
            yield from _top_level([*node.orelse, *node.finalbody])


def _extension(target: str) -> str:
    """The package that ``flask.ext.restful`` was another name for, until Flask 1.0."""
    return target.replace("flask.ext.", "flask_", 1) if target.startswith("flask.ext.") else target
