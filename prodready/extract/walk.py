"""The state of the walk over Python source: what it has found, where it stands, and what a name means there."""

from __future__ import annotations

import ast
import builtins

from prodready.facts.python import (
    Assign,
    Branch,
    Call,
    Class,
    Expr,
    Function,
    Handler,
    Import,
    Op,
    Read,
)

_OF_SITE = frozenset({"copyright", "credits", "exit", "help", "license", "quit"})
"""Names that the module ``site`` adds; workers run without it, and what they read must be read alike."""
_BUILTINS = frozenset(dir(builtins)) | _OF_SITE | {"unicode", "xrange", "basestring", "raw_input"}


class Walk:
    """What was found so far, where the walk stands, and what names mean there."""

    def __init__(self) -> None:
        self.imports: list[Import] = []
        self.functions: list[Function] = []
        self.classes: list[Class] = []
        self.calls: list[Call] = []
        self.assigns: list[Assign] = []
        self.reads: list[Read] = []
        self.handlers: list[Handler] = []
        self.branches: list[Branch] = []
        self.operands: list[Expr] = []
        self.comprehended: list[Assign] = []
        self.refused: list[Op] = []
        self.long_strings: list[tuple[int, int]] = []
        self.names: dict[str, str] = {}  # names of the module's top level
        self.locals: list[dict[str, str]] = []  # innermost last; functions, lambdas and comprehensions
        self.class_names: dict[str, str] | None = None  # names of the class body we stand in
        self.scope = -1
        self.owner = -1
        self.branch = -1
        self.flags = 0
        self.iterates = False  # the innermost loop is a ``for``

    def lookup(self, name: str) -> str:
        """The canonical spelling of a bare name here."""
        if self.class_names is not None and name in self.class_names:
            return self.class_names[name]
        for scope in reversed(self.locals):
            if name in scope:
                return scope[name]
        found = self.names.get(name)
        if found is not None:
            return found
        return f"builtins.{name}" if name in _BUILTINS else f":{name}"

    def bind(self, name: str) -> str:
        """Make ``name`` a binding of the current scope, and return its canonical spelling."""
        if self.class_names is not None:
            return self.class_names.setdefault(name, f"&{name}")
        if self.locals:
            scope = self.locals[-1]
            bound = scope.get(name)
            if bound is None or bound[0] != ":":  # a global declaration keeps it the module's
                scope[name] = bound = f"%{name}"
            return bound
        self.names[name] = f":{name}"
        return f":{name}"

    def assigned(
        self,
        target: str,
        value: Expr | None,
        node: ast.expr | ast.stmt | ast.alias,
        annotation: Expr | None = None,
        flags: int = 0,
        key: Expr | None = None,
    ) -> None:
        """Register a binding of ``target``."""
        self.assigns.append(self.bound(target, value, node, annotation, flags, key))

    def bound(
        self,
        target: str,
        value: Expr | None,
        node: ast.expr | ast.stmt | ast.alias,
        annotation: Expr | None = None,
        flags: int = 0,
        key: Expr | None = None,
        column: int | None = None,
    ) -> Assign:
        return Assign(
            target,
            value,
            annotation,
            node.lineno,
            self.scope,
            self.owner,
            self.branch,
            self.flags | flags,
            key,
            (node.col_offset if column is None else column) + 1,
            node.end_lineno or node.lineno,
            (node.end_col_offset or 0) + 1,
        )
