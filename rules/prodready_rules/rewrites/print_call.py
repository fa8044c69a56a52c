"""OBS101: ``print``, ``pprint`` and ``sys.stdout.write`` to the module's logger."""

from __future__ import annotations

import re

import libcst as cst

from prodready.fix.names import LEVELS
from prodready.fix.nodes import comments_in, dotted, keyword, named, replaced_args, text_of, walk
from prodready.fix.site import Changed, Declined, Draft, Site, rewriter
from prodready_rules.rewrites.messages import is_text, log_args, separator, unfolded

PRINT, WRITE = "builtins.print", "sys.stdout.write"
PRETTY = ("pprint.pprint", "pprint.pp")
CONSOLE = ("sys.stdout", "sys.stderr")
_COLOURS = re.compile(r"\\(?:033|x1[bB]|u001[bB])\[[\d;]*m")
_FIRST = re.compile(r"\A(?:\\n)+")
_LAST = re.compile(r"(?<!\\)(?:\\n)+\Z")


def _is_output(call: cst.Call, draft: Draft) -> bool:
    return draft.imports.qualified(call.func) in (PRINT, WRITE, *PRETTY)


@rewriter(cst.Call, accepts=_is_output)
def to_logger(site: Site[cst.Call]) -> Changed:
    """``print("a", b)`` to ``logger.info("a %s", b)``, at the level that its place asks for."""
    function = site.qualified(site.original.func)
    if any(isinstance(each, cst.ClassDef) and _handles_records(site, each) for each in site.ancestors):
        raise Declined("it stands in a handler of log records, which would call itself")
    if any(isinstance(each, cst.FormattedString) for each in site.ancestors):
        raise Declined("it stands inside an f-string")
    if function in PRETTY:
        return _pretty(site, function)
    if function == WRITE:
        return _written(site)
    return _printed(site)


def _handles_records(site: Site[cst.Call], cls: cst.ClassDef) -> bool:
    names = [site.qualified(base.value) for base in cls.bases]
    return any(re.search(r"(?:^|\.)(?:\w*Handler|Formatter|Filter)$", name) and "log" in name.lower() for name in names)


def _printed(site: Site[cst.Call]) -> Changed:
    call = site.node
    given = [arg for arg in call.args if arg.keyword is None]
    if any(arg.star == "**" for arg in given):
        raise Declined("its options are in a mapping")
    target = keyword(site.original, "file")
    if target is not None and site.qualified(target.value) not in CONSOLE:
        raise Declined("where it prints to is not sure")
    given = _without_line_ends(given)
    if not given:
        site.remove_statement()  # an empty line means nothing in a log
        return call
    if len(given) == 1 and not given[0].star and _is_logged(site):
        return given[0].value  # ``logger.debug(print(x))`` logs None
    sep = separator(keyword(call, "sep"))
    if sep is None:
        raise Declined("its separator cannot stand in a message")
    if any(arg.star for arg in given):
        return _logged(site, [_joined(given, sep)], sep)
    return _logged(site, given, sep)


def _is_logged(site: Site[cst.Call]) -> bool:
    """Whether what ``print`` returns is the message of a log call."""
    outer = site.draft.parents.get(site.parent) if isinstance(site.parent, cst.Arg) else None
    if not isinstance(outer, cst.Call) or len(outer.args) != 1:
        return False
    return isinstance(outer.func, cst.Attribute) and outer.func.attr.value in LEVELS


def _joined(given: list[cst.Arg], sep: str) -> cst.Arg:
    """``print(*rows)`` as one text."""
    if len(given) != 1:
        raise Declined("it unpacks some of its arguments")
    mapped = cst.Call(cst.Name("map"), [cst.Arg(cst.Name("str")), cst.Arg(given[0].value)])
    text = cst.Call(cst.Attribute(cst.SimpleString(f'"{sep}"'), cst.Name("join")), [cst.Arg(mapped)])
    return cst.Arg(text)


def _pretty(site: Site[cst.Call], function: str) -> Changed:
    call = site.node
    if keyword(call, "stream") is not None or not call.args or call.args[0].star:
        raise Declined("where it prints to is not sure")
    pformat = named(site.obtain("pprint", "pformat"))
    args = list(call.args)
    if function == "pprint.pp" and keyword(call, "sort_dicts") is None:
        args.append(cst.Arg(cst.Name("False"), cst.Name("sort_dicts"), cst.AssignEqual(_NONE, _NONE)))
    inner = replaced_args(call.with_changes(func=pformat, lpar=(), rpar=()), args)
    return _logged(site, [cst.Arg(inner)], " ", whole=True)


_NONE = cst.SimpleWhitespace("")


def _written(site: Site[cst.Call]) -> Changed:
    if not isinstance(site.parent, cst.Expr):
        raise Declined("what it returns is used")
    if len(site.node.args) != 1 or site.node.args[0].star:
        raise Declined("its argument is not sure")
    given = _without_line_ends(list(site.node.args))
    if not given:
        site.remove_statement()
        return site.node
    return _logged(site, given, " ")


def _without_line_ends(args: list[cst.Arg]) -> list[cst.Arg]:
    """The arguments without the colours of a terminal, and the empty lines that it shows above and below them."""
    if not args:
        return args
    left = [arg.with_changes(value=_without_colours(arg.value)) for arg in args]
    left[-1] = left[-1].with_changes(value=_without_line_end(left[-1].value))
    left[0] = left[0].with_changes(value=_without_line_start(left[0].value))
    changed = [each is not arg and not each.deep_equals(arg) for each, arg in zip(left, args, strict=True)]
    gone = [
        _is_nothing(each.value) and (each_changed or len(args) == 1)
        for each, each_changed in zip(left, changed, strict=True)
    ]
    return [each for each, is_gone in zip(left, gone, strict=True) if not is_gone]


def _without_colours(node: cst.BaseExpression) -> cst.BaseExpression:
    if isinstance(node, cst.SimpleString) and _COLOURS.search(node.value):
        return node.with_changes(value=_COLOURS.sub("", node.value))
    if isinstance(node, cst.FormattedString) and any(_is_coloured(part) for part in node.parts):
        parts = [
            part
            if not isinstance(part, cst.FormattedStringText)
            else part.with_changes(value=_COLOURS.sub("", part.value))
            for part in node.parts
        ]
        return node.with_changes(parts=[part for part in parts if getattr(part, "value", "x") != ""])
    return node


def _is_coloured(part: cst.BaseFormattedStringContent) -> bool:
    return isinstance(part, cst.FormattedStringText) and bool(_COLOURS.search(part.value))


def _is_nothing(node: cst.BaseExpression) -> bool:
    return text_of(node) == "" or (isinstance(node, cst.FormattedString) and not node.parts)


def _without_line_end(node: cst.BaseExpression) -> cst.BaseExpression:
    """The text without the line ends that a log record has anyway."""
    if isinstance(node, cst.SimpleString) and "r" not in node.prefix.lower():
        end = len(node.value) - len(node.quote)
        return node.with_changes(value=_LAST.sub("", node.value[:end]) + node.value[end:])
    if isinstance(node, cst.FormattedString) and node.parts and "r" not in node.start.lower():
        last = node.parts[-1]
        if isinstance(last, cst.FormattedStringText) and _LAST.search(last.value):
            return node.with_changes(parts=(*node.parts[:-1], *_text(last, _LAST.sub("", last.value))))
    if isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.Add) and text_of(node.right) == "\n":
        return node.left
    return node


def _without_line_start(node: cst.BaseExpression) -> cst.BaseExpression:
    """The text without the line ends in front of it."""
    if isinstance(node, cst.SimpleString) and "r" not in node.prefix.lower():
        start = len(node.prefix) + len(node.quote)
        return node.with_changes(value=node.value[:start] + _FIRST.sub("", node.value[start:]))
    if isinstance(node, cst.FormattedString) and node.parts and "r" not in node.start.lower():
        first = node.parts[0]
        if isinstance(first, cst.FormattedStringText) and _FIRST.match(first.value):
            return node.with_changes(parts=(*_text(first, _FIRST.sub("", first.value)), *node.parts[1:]))
    if isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.Add) and text_of(node.left) == "\n":
        return node.right
    return node


def _text(part: cst.FormattedStringText, value: str) -> list[cst.FormattedStringText]:
    return [part.with_changes(value=value)] if value else []


def _logged(site: Site[cst.Call], args: list[cst.Arg], sep: str, *, whole: bool = False) -> Changed:
    level = _level(site)
    logger = site.logger()
    func = cst.Attribute(cst.Name(logger.name), cst.Name(level))
    call = site.node.with_changes(func=func)
    if whole:
        call = call.with_changes(args=(), whitespace_before_args=_NONE)
    single = len(args) == 1 and is_text(args[0].value)
    written = replaced_args(call, log_args(args, sep, logger.library))
    if _lost(site.node, written) and not single:
        written = replaced_args(call, unfolded(args, sep, logger.library))
    if _lost(site.node, written):
        raise Declined("a comment stands between its arguments")
    return written


def _lost(before: cst.Call, after: cst.Call) -> bool:
    return len(comments_in(after)) < len(comments_in(before))


def _level(site: Site[cst.Call]) -> str:
    """``exception`` where a caught error is told, ``warning`` beside one, ``error`` for the error stream, else ``info``."""
    call = site.original
    target = keyword(call, "file")
    to_stderr = target is not None and site.qualified(target.value) == "sys.stderr"
    handler = site.inside(cst.ExceptHandler, cst.ExceptStarHandler)
    if handler is None:
        return "error" if to_stderr else "info"
    caught = handler.name if isinstance(handler, (cst.ExceptHandler, cst.ExceptStarHandler)) else None
    name = dotted(caught.name) if caught is not None else ""
    tells = any(isinstance(each, cst.Name) and each.value == name for arg in call.args for each in walk(arg.value))
    return "exception" if to_stderr or tells else "warning"
