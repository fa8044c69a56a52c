"""The half of the walk over Python source that visits expressions: names, calls, reads, literals."""

from __future__ import annotations

import ast
from collections.abc import Callable

from prodready.extract.walk import Walk
from prodready.facts.python import (
    Branch,
    Call,
    CallRef,
    Const,
    Expr,
    Flag,
    Fmt,
    Map,
    Op,
    Other,
    Read,
    Ref,
    Seq,
    Sub,
)

MAX_ITEMS = 1000
"""Items kept of one display: longer ones are data tables, which no rule reads to the end."""
MAX_STRING = 2000
"""Characters kept of a string constant."""
MAX_BYTES = 200
"""The longest bytes that are kept as text."""
MAX_NAME = 1000
"""Characters of a dotted name; a longer chain of calls keeps its last attribute, or names would grow quadratically."""

_SIGNS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*x",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.BitOr: "|",
    ast.BitAnd: "&",
    ast.BitXor: "^",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.MatMult: "@",
    ast.And: "and",
    ast.Or: "or",
    ast.Not: "not",
    ast.USub: "-",
    ast.UAdd: "+",
    ast.Invert: "~",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.In: "in",
    ast.NotIn: "not in",
}


class Expressions(Walk):
    """The half of the walk that visits expressions."""

    def expr(self, node: ast.expr) -> Expr:
        """Visit an expression once: register its calls and reads, return its reduced form."""
        visitor = _VISITORS.get(type(node))
        if visitor is not None:
            return visitor(self, node)
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.expr(child)
        return Other(type(node).__name__, node.lineno)

    def chain(self, node: ast.expr) -> tuple[str, int]:
        """The canonical name of an expression, and the call it hangs on (-1: none); visits what is inside it."""
        attributes: list[str] = []
        while isinstance(node, ast.Attribute):
            attributes.append(node.attr)
            node = node.value
        base, receiver = self._chain_base(node)
        if attributes:
            attributes.append(base)
            attributes.reverse()
            base = ".".join(attributes)
            if len(base) > MAX_NAME:
                base = f"?.{attributes[-1][:MAX_NAME]}"
        return base, receiver

    def _chain_base(self, node: ast.expr) -> tuple[str, int]:
        if isinstance(node, ast.Name):
            return self.lookup(node.id), -1
        awaited = isinstance(node, ast.Await)
        if isinstance(node, ast.Await):
            node = node.value
        if isinstance(node, ast.Call):
            index = self.call(node, int(Flag.AWAITED) if awaited else 0)
            return f"{self.calls[index].name}()", index
        if awaited:
            return self.chain(node)
        if isinstance(node, ast.Subscript):
            base, receiver = self.chain(node.value)
            self.expr(node.slice)
            return f"{base}[]", receiver
        value = self.expr(node)
        if isinstance(value, (Op, Fmt)) or (isinstance(value, Map) and value.items):
            self.operands.append(value)
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            return "builtins.str", -1
        return self._else(value)

    def _else(self, value: Expr) -> tuple[str, int]:
        """What ``(given or own)`` names where nothing is given: the last operand, if it has a name."""
        last = value.items[-1] if isinstance(value, Op) and value.kind == "or" else None
        if isinstance(last, CallRef):
            return f"{self.calls[last.index].name}()", last.index
        return (last.name, -1) if isinstance(last, Ref) else ("?", -1)

    def call(self, node: ast.Call, flags: int = 0) -> int:
        """Register a call and everything inside it; its index."""
        func = node.func
        template: ast.expr | None = None
        if isinstance(func, ast.Attribute) and func.attr == "format" and isinstance(func.value, ast.Constant):
            template = func.value
        name, receiver = self.chain(func)
        args = [self.expr(argument) for argument in node.args]
        if template is not None:
            args.insert(0, self._constant(template))
            name = "builtins.str.format"
        kwargs = tuple((keyword.arg or "**", self.expr(keyword.value)) for keyword in node.keywords)
        index = len(self.calls)
        self.calls.append(
            Call(
                index,
                name,
                tuple(args),
                kwargs,
                node.lineno,
                node.col_offset + 1,
                node.end_lineno or node.lineno,
                (node.end_col_offset or 0) + 1,
                self.scope,
                self.owner,
                receiver,
                self.branch,
                self.flags | flags,
            )
        )
        return index

    def flagged(self, node: ast.expr, flags: int) -> Expr:
        """Visit an expression whose outermost call, if any, gets ``flags``."""
        if isinstance(node, ast.Await) and isinstance(node.value, ast.Call):
            return CallRef(self.call(node.value, flags | Flag.AWAITED), node.lineno)
        if isinstance(node, ast.Call):
            return CallRef(self.call(node, flags), node.lineno)
        return self.expr(node)

    def _constant(self, node: ast.expr) -> Expr:
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str):
            if node.end_lineno and node.end_lineno > node.lineno:
                self.long_strings.append((node.lineno, node.end_lineno))
            return Const(value[:MAX_STRING], node.lineno)
        if value is None or isinstance(value, (bool, float)):
            return Const(value, node.lineno)
        if isinstance(value, int) and -(2**63) <= value < 2**64:
            return Const(value, node.lineno)
        text = value.decode("latin-1") if isinstance(value, bytes) and len(value) <= MAX_BYTES else ""
        return Other(type(value).__name__, node.lineno, text)

    def _chain_expr(self, node: ast.expr) -> Expr:
        name, _ = self.chain(node)
        self._read(name, node)
        return Ref(name, node.lineno)

    def _read(self, name: str, node: ast.expr, key: str | None = None) -> None:
        if name[0] in "%&?" and key is None and "." not in name:
            return
        self.reads.append(Read(name, node.lineno, self.scope, self.owner, key, node.col_offset + 1))

    def _call_expr(self, node: ast.expr) -> Expr:
        assert isinstance(node, ast.Call)  # noqa: S101 - the table of visitors says so
        return CallRef(self.call(node), node.lineno)

    def _await(self, node: ast.expr) -> Expr:
        assert isinstance(node, ast.Await)  # noqa: S101
        return self.flagged(node, 0) if isinstance(node.value, ast.Call) else self.expr(node.value)

    def _joined(self, node: ast.expr) -> Expr:
        assert isinstance(node, ast.JoinedStr)  # noqa: S101
        if node.end_lineno and node.end_lineno > node.lineno:
            self.long_strings.append((node.lineno, node.end_lineno))
        parts: list[Expr] = []
        for value in node.values:
            if isinstance(value, ast.FormattedValue):
                parts.append(self._formatted(value))
            else:
                parts.append(self.expr(value))
        return Fmt("f", tuple(parts), node.lineno) if parts else Const("", node.lineno)

    def _formatted(self, value: ast.FormattedValue) -> Expr:
        """A part of an f-string; one that is written as a number can be nothing else."""
        part = self.expr(value.value)
        if value.format_spec is None:
            return part
        spec = self.expr(value.format_spec)
        last = spec.parts[-1] if isinstance(spec, Fmt) and spec.parts else spec
        kind = last.value[-1:] if isinstance(last, Const) and isinstance(last.value, str) else ""
        return Op("number", (part,), value.lineno) if kind and kind in "bcdeEfFgGnoxX%,_" else part

    def _display(self, node: ast.expr) -> Expr:
        assert isinstance(node, (ast.List, ast.Tuple, ast.Set))  # noqa: S101
        items = [self.expr(item) for item in node.elts]
        return Seq(type(node).__name__.lower(), tuple(items[:MAX_ITEMS]), node.lineno)

    def _dict(self, node: ast.expr) -> Expr:
        assert isinstance(node, ast.Dict)  # noqa: S101
        pairs = [
            (self.expr(key) if key is not None else None, self.expr(value))
            for key, value in zip(node.keys, node.values, strict=True)
        ]
        return Map(tuple(pairs[:MAX_ITEMS]), node.lineno)

    def _subscript(self, node: ast.expr) -> Expr:
        assert isinstance(node, ast.Subscript)  # noqa: S101
        name, receiver = self.chain(node.value)
        index = self.expr(node.slice)
        if isinstance(index, Const) and isinstance(index.value, str):
            self._read(name, node, index.value)
        elif name[0] not in "%&?" or "." in name:
            self._read(name, node)
        direct = isinstance(node.value, ast.Call) and receiver >= 0
        value: Expr = CallRef(receiver, node.lineno) if direct else Ref(name, node.lineno)
        return Sub(value, index, node.lineno)

    def _binary(self, node: ast.expr) -> Expr:
        operands: list[ast.expr] = []
        assert isinstance(node, ast.BinOp)  # noqa: S101
        operator = type(node.op)
        current: ast.expr = node
        while isinstance(current, ast.BinOp) and type(current.op) is operator:  # a long sum leans to the left
            operands.append(current.right)
            current = current.left
        operands.append(current)
        items = tuple(self.expr(operand) for operand in reversed(operands))
        if operator is ast.Add and any(_is_text(item) for item in items):
            return Fmt("+", items[:MAX_ITEMS], node.lineno)
        if operator is ast.Mod and _is_text(items[0]):
            values = items[1].items if isinstance(items[1], Seq) else items[1:]
            return Fmt("%", (items[0], *values), node.lineno)
        return Op(_SIGNS[operator], items[:MAX_ITEMS], node.lineno)

    def _bool(self, node: ast.expr) -> Expr:
        assert isinstance(node, ast.BoolOp)  # noqa: S101
        items = [self.expr(value) for value in node.values]
        return Op(_SIGNS[type(node.op)], tuple(items[:MAX_ITEMS]), node.lineno)

    def _compare(self, node: ast.expr) -> Expr:
        assert isinstance(node, ast.Compare)  # noqa: S101
        items = [self.expr(node.left), *(self.expr(value) for value in node.comparators)]
        return Op(_SIGNS[type(node.ops[0])], tuple(items[:MAX_ITEMS]), node.lineno)

    def _unary(self, node: ast.expr) -> Expr:
        assert isinstance(node, ast.UnaryOp)  # noqa: S101
        operand = self.expr(node.operand)
        if isinstance(node.op, ast.USub) and isinstance(operand, Const) and type(operand.value) in (int, float):
            value = operand.value
            assert isinstance(value, (int, float))  # noqa: S101
            return Const(-value, node.lineno)
        return Op(_SIGNS[type(node.op)], (operand,), node.lineno)

    def _if(self, node: ast.expr) -> Expr:
        assert isinstance(node, ast.IfExp)  # noqa: S101
        return Op("if", (self.expr(node.body), self.expr(node.test), self.expr(node.orelse)), node.lineno)

    def _starred(self, node: ast.expr) -> Expr:
        assert isinstance(node, ast.Starred)  # noqa: S101
        return Op("*", (self.expr(node.value),), node.lineno)

    def _lambda(self, node: ast.expr) -> Expr:
        assert isinstance(node, ast.Lambda)  # noqa: S101
        arguments = node.args
        for default in (*arguments.defaults, *(item for item in arguments.kw_defaults if item is not None)):
            self.expr(default)
        named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        extra = [item for item in (arguments.vararg, arguments.kwarg) if item is not None]
        self.locals.append({item.arg: f"%{item.arg}" for item in (*named, *extra)})
        outer, self.flags = self.flags, self.flags | Flag.LAMBDA
        body = self.expr(node.body)
        self.flags = outer
        self.locals.pop()
        return Op("lambda", (body,), node.lineno)

    def _comprehension(self, node: ast.expr) -> Expr:
        assert isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp))  # noqa: S101
        names: dict[str, str] = {}
        iterables: list[Expr] = []
        outer, class_names, branch = self.flags, self.class_names, self.branch
        for position, generator in enumerate(node.generators):
            iterables.append(self.expr(generator.iter))
            value = Op("iter", (iterables[-1],), node.lineno)
            for target in ast.walk(generator.target):
                if isinstance(target, ast.Name):
                    names[target.id] = f"%{target.id}"
                    self.comprehended.append(
                        self.bound(names[target.id], value, node, column=generator.iter.col_offset)
                    )
            if position == 0:
                self.locals.append(names)
                self.class_names = None
                self.flags |= Flag.LOOP
            for condition in generator.ifs:  # what stands for the elements only happens where they hold
                test = self.expr(condition)
                self.branches.append(Branch(test, False, node.lineno, node.end_lineno or node.lineno, self.branch))
                self.branch = len(self.branches) - 1
        elements = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
        items = (*(self.expr(element) for element in elements), *iterables)
        self.locals.pop()
        self.flags, self.class_names, self.branch = outer, class_names, branch
        return Op("comp", items, node.lineno)

    def _named(self, node: ast.expr) -> Expr:
        assert isinstance(node, ast.NamedExpr)  # noqa: S101
        value = self.expr(node.value)
        self.assigned(self.bind(node.target.id), value, node)
        return value

    def _yield_expr(self, node: ast.expr) -> Expr:
        return self._yield(node)

    def _yield(self, node: ast.expr) -> Expr:
        assert isinstance(node, (ast.Yield, ast.YieldFrom))  # noqa: S101
        if node.value is not None:
            return self.flagged(node.value, Flag.YIELDED)
        return Const(None, node.lineno)


def _is_text(expr: Expr) -> bool:
    return isinstance(expr, Fmt) or (isinstance(expr, Const) and isinstance(expr.value, str))


_VISITORS: dict[type[ast.AST], Callable[[Expressions, ast.expr], Expr]] = {
    ast.Constant: Expressions._constant,
    ast.Name: Expressions._chain_expr,
    ast.Attribute: Expressions._chain_expr,
    ast.Call: Expressions._call_expr,
    ast.Await: Expressions._await,
    ast.JoinedStr: Expressions._joined,
    ast.List: Expressions._display,
    ast.Tuple: Expressions._display,
    ast.Set: Expressions._display,
    ast.Dict: Expressions._dict,
    ast.Subscript: Expressions._subscript,
    ast.BinOp: Expressions._binary,
    ast.BoolOp: Expressions._bool,
    ast.Compare: Expressions._compare,
    ast.UnaryOp: Expressions._unary,
    ast.IfExp: Expressions._if,
    ast.Starred: Expressions._starred,
    ast.Lambda: Expressions._lambda,
    ast.ListComp: Expressions._comprehension,
    ast.SetComp: Expressions._comprehension,
    ast.GeneratorExp: Expressions._comprehension,
    ast.DictComp: Expressions._comprehension,
    ast.NamedExpr: Expressions._named,
    ast.Yield: Expressions._yield_expr,
    ast.YieldFrom: Expressions._yield_expr,
}
"""Of the class and not of each object: bound methods would keep what was read until the collector runs, which is paused."""
