"""What was printed as the message and the arguments of a log call."""

from __future__ import annotations

import re
from collections.abc import Sequence

import libcst as cst

from prodready.fix.loggers import LOGURU
from prodready.fix.nodes import text_of

_PLAIN = re.compile(r"[^\"'{}%\\\n]*|(?:\\[nt])+")
"""Separators that can stand in any literal as they are."""
_TEXT_METHODS = frozenset({"format", "join"})

Part = str | cst.BaseExpression
"""Literal text as it stands in the source, or a value."""


def is_text(node: cst.BaseExpression) -> bool:
    """Whether an expression is text for sure: a string, a put-together one, ``str(…)``."""
    if isinstance(node, cst.SimpleString):
        return "b" not in node.prefix
    if isinstance(node, cst.ConcatenatedString):
        return is_text(node.left)
    if isinstance(node, cst.BinaryOperation):
        if isinstance(node.operator, cst.Modulo):
            return is_text(node.left)
        return isinstance(node.operator, cst.Add) and (is_text(node.left) or is_text(node.right))
    if isinstance(node, cst.Call):
        func = node.func
        if isinstance(func, cst.Attribute):
            return func.attr.value in _TEXT_METHODS and is_text(func.value)
        return isinstance(func, cst.Name) and func.value == "str"
    return isinstance(node, cst.FormattedString)


def separator(arg: cst.Arg | None) -> str | None:
    """``sep=`` as it can stand in a literal; None where it cannot."""
    if arg is None or (isinstance(arg.value, cst.Name) and arg.value.value == "None"):
        return " "
    value = text_of(arg.value)
    if value is None:
        return None
    raw = value.replace("\n", "\\n").replace("\t", "\\t")
    return raw if _PLAIN.fullmatch(raw) else None


def log_args(args: Sequence[cst.Arg], sep: str, library: str) -> list[cst.Arg]:
    """The arguments of a log call that writes what ``print`` would: literal text in the format, values behind it."""
    if len(args) == 1 and is_text(args[0].value):
        return [args[0]]
    quote = _quote(args)
    pieces = [_parts(arg.value, quote) for arg in args]
    values = [
        _at(arg, each) for arg, parts in zip(args, pieces, strict=True) for each in parts if not isinstance(each, str)
    ]
    format_text = sep.join(_format(parts, library, bool(values)) for parts in pieces)
    message = cst.SimpleString(f"{quote}{format_text}{quote}")
    if isinstance(pieces[0][0], str) and len(pieces[0]) == 1:
        return [args[0].with_changes(value=message), *values]
    return [cst.Arg(message), *values]


def unfolded(args: Sequence[cst.Arg], sep: str, library: str) -> list[cst.Arg]:
    """The same with every argument where it was, behind a format of placeholders."""
    mark = _mark("s", library)
    return [cst.Arg(cst.SimpleString(f'"{sep.join(mark for _ in args)}"')), *(_at(arg, arg.value) for arg in args)]


def _at(arg: cst.Arg, value: cst.BaseExpression) -> cst.Arg:
    if isinstance(value, cst.GeneratorExp) and not value.lpar:  # only the sole argument of a call may be bare
        return cst.Arg(value.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()]))
    return arg if arg.value is value else cst.Arg(value)


def _quote(args: Sequence[cst.Arg]) -> str:
    """The quotation mark that the literals have."""
    for arg in args:
        if isinstance(arg.value, cst.SimpleString) and arg.value.quote in ('"', "'"):
            return arg.value.quote
        if isinstance(arg.value, cst.FormattedString) and arg.value.end in ('"', "'"):
            return arg.value.end
    return '"'


def _parts(node: cst.BaseExpression, quote: str) -> list[Part]:
    """Text and values of a literal that can be taken apart; anything else is one value."""
    if node.lpar:
        return [node]
    if isinstance(node, cst.SimpleString) and node.prefix in ("", "u") and len(node.quote) == 1:
        raw = node.raw_value
        return [raw] if quote == node.quote or quote not in raw else [node]
    if isinstance(node, cst.FormattedString) and node.start.lower() == f"f{quote}":
        found: list[Part] = []
        for part in node.parts:
            if isinstance(part, cst.FormattedStringText):
                found.append(part.value.replace("{{", "{").replace("}}", "}"))
            elif isinstance(part, cst.FormattedStringExpression) and _is_simple(part):
                found.append(part.expression)
            else:
                return [node]
        return found or [""]
    return [node]


def _is_simple(part: cst.FormattedStringExpression) -> bool:
    return not (part.conversion or part.format_spec or part.equal)


def _format(parts: Sequence[Part], library: str, has_values: bool) -> str:
    return "".join(
        (_escaped(part, library) if has_values else part) if isinstance(part, str) else _mark("s", library)
        for part in parts
    )


def _mark(conversion: str, library: str) -> str:
    return "{}" if library == LOGURU else f"%{conversion}"


def _escaped(raw: str, library: str) -> str:
    return raw.replace("{", "{{").replace("}", "}}") if library == LOGURU else raw.replace("%", "%%")
