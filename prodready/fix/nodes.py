"""What a libcst tree does not tell of itself: parents, dotted names, where a node stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import libcst as cst

Parents = Mapping[cst.CSTNode, cst.CSTNode]
Scope = cst.FunctionDef | cst.Lambda | cst.ClassDef | cst.BaseComp
SCOPES = (cst.FunctionDef, cst.Lambda, cst.ClassDef, cst.BaseComp)
BLANK = cst.EmptyLine(indent=False)


def walk(root: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """All nodes below ``root``, itself first, in the order of the text."""
    pending = [root]
    while pending:
        node = pending.pop()
        yield node
        pending.extend(reversed(node.children))


def parents_in(root: cst.CSTNode) -> Parents:
    """The parent of every node below ``root``."""
    return {child: node for node in walk(root) for child in node.children}


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
    return [each.value for each in walk(node) if isinstance(each, cst.Comment)]


def keyword(call: cst.Call, name: str) -> cst.Arg | None:
    """The argument that is given by ``name``."""
    return next((arg for arg in call.args if arg.keyword is not None and arg.keyword.value == name), None)


def replaced_args(call: cst.Call, args: list[cst.Arg]) -> cst.Call:
    """``call`` with other arguments; the comma and the space before the closing parenthesis stay as they were."""
    if not args:
        return call.with_changes(args=(), whitespace_before_args=cst.SimpleWhitespace(""))
    fixed = [_separated(arg, call) for arg in args[:-1]]
    last = args[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT, whitespace_after_arg=cst.SimpleWhitespace(""))
    if call.args:
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
