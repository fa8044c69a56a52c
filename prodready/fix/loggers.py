"""The logger of a module: the one that it has, or one to be made in the style of the module and its project."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst
import msgspec

from prodready.fix.imports import Imports
from prodready.fix.job import Style
from prodready.fix.names import Names
from prodready.fix.nodes import Parents, ancestors, dotted

LOGGING, STRUCTLOG, LOGURU = "logging", "structlog", "loguru"
LIBRARIES = (LOGGING, STRUCTLOG, LOGURU)
NAMES = ("logger", "log", "LOGGER", "LOG", "_logger", "_log")
FACTORIES = ("getLogger", "get_logger", "getlogger", "get_task_logger", "get_struct_logger", "bind")


class Logger(msgspec.Struct, frozen=True):
    """A logger of a module. ``statement`` makes it; empty if it is there. ``line`` is its top-level statement's index."""

    name: str
    library: str
    statement: str = ""
    line: int = -1


def existing(module: cst.Module, imports: Imports, names: Names, style: Style) -> Iterator[Logger]:
    """The loggers that the module's top level binds, in order."""
    for index, statement in enumerate(module.body):
        for small in _simple(statement):
            yield from _assigned(small, index, imports, style)
            yield from _imported(small, index, imports, names, style)


def created(imports: Imports, style: Style, at: cst.CSTNode, module: cst.Module) -> Logger:
    """A new logger of ``module`` that is used at ``at``; what it needs is asked of ``imports``."""
    library = next((each for each in (STRUCTLOG, LOGURU) if imports.has(each)), style.library)
    if library == LOGURU:
        return Logger(imports.obtain(LOGURU, "logger", at), LOGURU)
    name = imports.free(style.name, *NAMES)
    factory = "logging.getLogger" if library == LOGGING else "structlog.get_logger"
    function = imports.bound_as(factory) or f"{imports.module(library, module)}.{factory.rpartition('.')[2]}"
    return Logger(name, library, f"{name} = {function}(__name__)\n")


def _simple(statement: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The small statements that run when the module is imported, below ``if`` and ``try`` too."""
    if isinstance(statement, cst.SimpleStatementLine):
        yield from statement.body
    elif isinstance(statement, (cst.If, cst.Else, cst.Try, cst.IndentedBlock, cst.ExceptHandler)):
        for child in statement.children:
            yield from _simple(child)


def _assigned(small: cst.CSTNode, index: int, imports: Imports, style: Style) -> Iterator[Logger]:
    targets: list[cst.BaseExpression] = []
    if isinstance(small, cst.Assign):
        targets = [each.target for each in small.targets]
    elif isinstance(small, cst.AnnAssign):
        targets = [small.target]
    else:
        return
    value = small.value
    if not isinstance(value, cst.Call):
        return
    library = _library(value, imports, style)
    for target in targets:
        if library and isinstance(target, cst.Name):
            yield Logger(target.value, library, line=index)


def _library(value: cst.Call, imports: Imports, style: Style) -> str:
    """Of which library the logger is that a call makes; empty if it makes none."""
    func: cst.BaseExpression = value.func
    last = func.attr.value if isinstance(func, cst.Attribute) else dotted(func)
    origin = imports.qualified(func)
    while not origin and isinstance(func, cst.Attribute) and isinstance(func.value, cst.Call):
        func = func.value.func  # structlog.get_logger().bind(…)
        origin = imports.qualified(func)
    if origin.rpartition(".")[2] not in FACTORIES and last not in FACTORIES:
        return ""
    package = origin.partition(".")[0]
    if package in LIBRARIES:
        return package
    return "" if last == "bind" else LOGGING if package == "celery" else style.library


def _imported(small: cst.CSTNode, index: int, imports: Imports, names: Names, style: Style) -> Iterator[Logger]:
    if not isinstance(small, cst.ImportFrom):
        return
    for each in imports.bindings:
        if each.statement is not small or each.typing_only or each.local not in NAMES:
            continue
        package = each.target.partition(".")[0]
        if package in LIBRARIES:
            yield Logger(each.local, package, line=index)
        elif each.local in names.logging:
            yield Logger(each.local, style.library, line=index)


def runs_at_import(node: cst.CSTNode, parents: Parents) -> bool:
    """Whether ``node`` is evaluated while its module is imported."""
    return not any(isinstance(each, (cst.FunctionDef, cst.Lambda)) for each in ancestors(node, parents))
