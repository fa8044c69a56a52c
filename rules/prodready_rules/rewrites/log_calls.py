"""OBS102 and OBS104: log calls that keep the traceback, and that name their module."""

from __future__ import annotations

import re

import libcst as cst

from prodready.fix.loggers import LOGGING, LOGURU
from prodready.fix.nodes import dotted, named, walk
from prodready.fix.site import Changed, Declined, Draft, Site, rewriter

_CONVERSIONS = re.compile(r"%(?:[sdr]|%)")
_LEVELS = frozenset({"debug", "info", "warning", "warn", "error", "critical", "exception", "log", "fatal"})
_FOREIGN = frozenset({"extra", "exc_info", "stack_info", "stacklevel"})
"""Options of the standard library's calls that loguru would take for values of the message."""


def _is_error(call: cst.Call, draft: Draft) -> bool:
    func = call.func
    if isinstance(func, cst.Attribute):
        return func.attr.value == "error"
    return draft.imports.qualified(func) == "logging.error"


@rewriter(cst.Call, accepts=_is_error)
def with_traceback(site: Site[cst.Call]) -> Changed:
    """``logger.error(…)`` in an except body to ``logger.exception(…)``; one of several is enough."""
    if _is_told_by_another(site):
        return site.node
    func = site.node.func
    if isinstance(func, cst.Attribute):
        return site.node.with_changes(func=func.with_changes(attr=cst.Name("exception")))
    if site.is_target(site.original, "OBS104"):
        return site.node  # the module's logger takes its place, with this method
    return site.node.with_changes(func=named(site.obtain("logging", "exception")))


def _is_told_by_another(site: Site[cst.Call]) -> bool:
    """Whether another call of the same except body, which is always reached, is the one that gets the traceback."""
    handler = site.inside(cst.ExceptHandler, cst.ExceptStarHandler)
    if not isinstance(handler, (cst.ExceptHandler, cst.ExceptStarHandler)):
        return False
    targets = set(site.targets())
    own: list[cst.BaseExpression] = [
        small.value
        for statement in handler.body.body
        for small in (statement.body if isinstance(statement, cst.SimpleStatementLine) else ())
        if isinstance(small, cst.Expr) and small.value in targets
    ]
    name = dotted(handler.name.name) if handler.name is not None else ""
    tells = [each for each in own if isinstance(each, cst.Call) and _mentions(each, name)]
    return bool(own) and site.original is not (tells or own)[0]


def _mentions(call: cst.Call, name: str) -> bool:
    parts = (part for arg in call.args for part in walk(arg.value))
    return any(isinstance(part, cst.Name) and part.value == name for part in parts)


def _is_root(call: cst.Call, draft: Draft) -> bool:
    head, _, last = draft.imports.qualified(call.func).rpartition(".")
    return head == "logging" and last in _LEVELS


@rewriter(cst.Call, accepts=_is_root)
def to_module_logger(site: Site[cst.Call]) -> Changed:
    """``logging.info(…)`` to ``logger.info(…)``."""
    method = site.qualified(site.original.func).rpartition(".")[2]
    if site.is_target(site.original, "OBS102") and method == "error":
        method = "exception"
    logger = site.logger()
    call = site.node
    if logger.library == LOGURU:
        call = _for_loguru(call)
    elif logger.library != LOGGING and method == "log" and not call.args:
        raise Declined("its level is not sure")
    names = {"warn": "warning", "fatal": "critical"}
    func = cst.Attribute(cst.Name(logger.name), cst.Name(names.get(method, method)))
    return call.with_changes(func=func)


def _for_loguru(call: cst.Call) -> cst.Call:
    """Loguru formats by braces, and only where there are values."""
    if any(arg.star or (arg.keyword is not None and arg.keyword.value in _FOREIGN) for arg in call.args):
        raise Declined("loguru does not take its options")
    if len(call.args) < 2:
        return call
    message = call.args[0].value
    if not isinstance(message, cst.SimpleString) or "%" in _CONVERSIONS.sub("", message.value):
        raise Declined("its message is formatted in a way that loguru does not have")
    braced = message.value.replace("{", "{{").replace("}", "}}")
    text = _CONVERSIONS.sub(lambda found: {"%%": "%", "%r": "{!r}"}.get(found[0], "{}"), braced)
    return call.with_changes(args=(call.args[0].with_changes(value=message.with_changes(value=text)), *call.args[1:]))
