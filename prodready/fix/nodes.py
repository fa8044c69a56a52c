"""What a libcst tree does not tell of itself: parents, dotted names, where a node stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import libcst as cst

Parents = Mapping[cst.CSTNode, cst.CSTNode]
Scope = cst.FunctionDef | cst.Lambda | cst.ClassDef | cst.BaseComp
SCOPES = (cst.FunctionDef, cst.Lambda, cst.ClassDef, cst.BaseComp)
BLANK = cst.EmptyLine(indent=False)


_PUNCTUATION = frozenset(
    {
        "lpar",
        "rpar",
        "comma",
        "semicolon",
        "dot",
        "equal",
        "colon",
        "lbracket",
        "rbracket",
        "lbrace",
        "rbrace",
        "newline",
    }
    | {"leading_lines", "lines_after_decorators", "header", "footer", "trailing_whitespace", "operator", "indent"}
)
"""Fields that hold neither names nor values, but punctuation, white space and comments."""

_FIELDS: dict[type[cst.CSTNode], tuple[str, ...]] = {}


def children(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The nodes directly below ``node`` without punctuation and white space; libcst's own way copies each of them."""
    kind = type(node)
    names = _FIELDS.get(kind)
    if names is None:
        every = getattr(kind, "__dataclass_fields__", {})
        names = tuple(name for name in every if name not in _PUNCTUATION and not name.startswith("whitespace"))
        _FIELDS[kind] = names
    for name in names:
        value = getattr(node, name)
        if value.__class__ is list or value.__class__ is tuple:
            yield from value
        elif isinstance(value, cst.CSTNode):
            yield value


def walk(root: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """All nodes below ``root``, itself first, without punctuation and white space."""
    pending = [root]
    while pending:
        node = pending.pop()
        yield node
        pending += children(node)


def ancestors(node: cst.CSTNode, parents: Parents) -> Iterator[cst.CSTNode]:
    """Parent, its parent, up to the module."""
    while (above := parents.get(node)) is not None:
        yield above
        node = above


def dotted(node: cst.CSTNode | None) -> str:
    """``a.b.c`` of names joined by dots; empty for anything else."""
    parts: list[str] = []
    while isinstance(node, cst.Attribute):
        parts.append(node.attr.value)
        node = node.value
    if not isinstance(node, cst.Name):
        return ""
    return ".".join((node.value, *reversed(parts)))


def named(path: str) -> cst.Name | cst.Attribute:
    """The expression that ``a.b.c`` is."""
    first, *rest = path.split(".")
    node: cst.Name | cst.Attribute = cst.Name(first)
    for part in rest:
        node = cst.Attribute(node, cst.Name(part))
    return node


def text_of(node: cst.CSTNode | None) -> str | None:
    """The value of a plain string literal, joined ones too; None for anything else."""
    if isinstance(node, cst.SimpleString):
        value = node.evaluated_value
        return value if isinstance(value, str) else None
    if isinstance(node, cst.ConcatenatedString):
        left, right = text_of(node.left), text_of(node.right)
        return left + right if left is not None and right is not None else None
    return None


def comments_in(node: cst.CSTNode) -> list[str]:
    """The comments below ``node``."""
    found, pending = [], [node]
    while pending:
        each = pending.pop()
        if isinstance(each, cst.Comment):
            found.append(each.value)
        pending += each.children
    return found


def keyword(call: cst.Call, name: str) -> cst.Arg | None:
    """The argument that is given by ``name``."""
    return next((arg for arg in call.args if arg.keyword is not None and arg.keyword.value == name), None)


def replaced_args(call: cst.Call, args: list[cst.Arg]) -> cst.Call:
    """``call`` with other arguments; the comma and the space before the closing parenthesis stay as they were."""
    if not args:
        return call.with_changes(args=(), whitespace_before_args=cst.SimpleWhitespace(""))
    fixed = [_separated(arg, call) for arg in args[:-1]]
    last = args[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT, whitespace_after_arg=cst.SimpleWhitespace(""))
    if not call.args:
        bracket = (
            cst.SimpleWhitespace("") if not comments_in(call.whitespace_before_args) else call.whitespace_before_args
        )
        return call.with_changes(args=(*fixed, last), whitespace_before_args=bracket)
    old = call.args[-1]
    last = last.with_changes(comma=old.comma, whitespace_after_arg=old.whitespace_after_arg)
    return call.with_changes(args=(*fixed, last))


def _separated(arg: cst.Arg, call: cst.Call) -> cst.Arg:
    """``arg`` followed by a comma: its own, else one as the call's others are."""
    if isinstance(arg.comma, cst.Comma) and arg is not call.args[-1]:
        return arg
    space: cst.BaseParenthesizableWhitespace = cst.SimpleWhitespace(" ")
    if isinstance(call.whitespace_before_args, cst.ParenthesizedWhitespace):
        space = bare(call.whitespace_before_args)
    return arg.with_changes(comma=cst.Comma(whitespace_after=space), whitespace_after_arg=cst.SimpleWhitespace(""))


def bare(space: cst.BaseParenthesizableWhitespace) -> cst.BaseParenthesizableWhitespace:
    """The same line break without comments and blank lines."""
    if not isinstance(space, cst.ParenthesizedWhitespace):
        return space
    return space.with_changes(first_line=cst.TrailingWhitespace(), empty_lines=())
