"""Which places of the application run in production: not command lines, main guards, development settings or typing.

Findings look here first, because a print in a command-line tool is its interface (detection A2, H1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from prodready.api import Confidence, Finding, Location, Severity, fact
from prodready.facts.files import APPLICATION_ROLES, Role
from prodready.facts.python import (
    Assign,
    Call,
    CallRef,
    Class,
    Const,
    Expr,
    Flag,
    Function,
    Handler,
    Module,
    Op,
    Ref,
    Seq,
    last_word,
)
from prodready.project.code.symbols import Symbols
from prodready.project.services.django_settings import is_development
from prodready.project.snapshot import Snapshot

_COMMANDS = ("command", "group", "callback")
_CLI_PACKAGES = (
    "click.",
    "typer.",
    "rich_click.",
    "cloup.",
    "flask.cli.",
    "argparse.",
    "fire.",
    "invoke.",
    "asyncclick.",
)
_OFF = re.compile(r"debug|(?:^|[^a-z])dev(?:el|elopment)?(?:[^a-z]|$)|test|local|demo|sandbox|e2e|mock|fake", re.I)
"""Words of conditions that production does not meet."""
_TASKS = frozenset({"invoke.task", "invoke.tasks.task", "fabric.task", "duty.duty", "hydra.main"})
_OPTIONS = frozenset({"define", "option", "Option", "add_option"})
"""Functions that declare an option and may be given what answers it (``callback=print_version``)."""
_PARSERS = frozenset(
    {
        "configargparse.ArgumentParser",
        "configargparse.ArgParser",
        "argparse.ArgumentParser",
        "optparse.OptionParser",
        "docopt.docopt",
        "fire.Fire",
    }
)


_BUILDS = ("distutils.command.", "setuptools.command.")
"""Packages of commands that build distributions, which are derived from under other names."""


class Production(msgspec.Struct, frozen=True, dict=True):
    """Answers about places of the application's modules."""

    snapshot: Snapshot
    symbols: Symbols

    def modules(self) -> Iterator[tuple[str, Module]]:
        """The application's modules that are not command-line tools as a whole."""
        for path, module in self.snapshot.application():
            if self.snapshot.role(path) is not Role.CLI and not self.is_tool(path):
                yield path, module

    def application(self) -> Iterator[tuple[str, Module]]:
        """All of the application's modules."""
        return self.snapshot.application()

    def is_tool(self, path: str) -> bool:
        """Whether a module parses a command line."""
        return path in self._tools

    @cached_property
    def _tools(self) -> frozenset[str]:
        """Modules that parse a command line at run time."""
        return frozenset(
            path
            for path, module in self.snapshot.application()
            if any(
                self.symbols.resolve(path, call.name) in _PARSERS or call.name.endswith(".add_parser")
                for call in module.calls
            )
            or any(base in _PARSERS for cls in module.classes for base in self.symbols.base_names(path, cls))
        )

    def is_interactive(self, path: str, call: Call) -> bool:
        """Whether a call stands where printing is the interface: a main guard, a command, what a command calls."""
        return bool(call.flags & (Flag.MAIN | Flag.TYPING)) or self.in_command(path, call.scope)

    def in_command(self, path: str, scope: int) -> bool:
        """Whether a function is a command, or stands in one."""
        module = self.snapshot.modules[path]
        while scope >= 0:
            function = module.functions[scope]
            if self.is_command(path, function):
                return True
            scope = function.scope
        return False

    def is_command(self, path: str, function: Function) -> bool:
        """Whether a function is a command of click, typer, Flask's or Django's command line."""
        if function.flags & Flag.MAIN or (path, f":{function.name}") in self._run:
            return True
        for decorator in function.decorators:
            name = self._decorator_name(path, decorator)
            last = name.rpartition(".")[2]
            if last in _COMMANDS and (name.startswith(_CLI_PACKAGES) or ".cli." in name or "cli" in name.lower()):
                return True
            if last in _COMMANDS and self._made_of(name).startswith(_CLI_PACKAGES):
                return True
            if name in _TASKS:
                return True
            if last == "command" and name[0] == "%" and self._uses_click(path):  # a group that is a parameter
                return True
        if function.owner >= 0:
            cls = self.snapshot.modules[path].classes[function.owner]
            bases = self.symbols.base_names(path, cls)
            return any(base.endswith("Command") or base.startswith(_BUILDS) for base in bases)
        return False

    def _made_of(self, name: str) -> str:
        """What made the object whose method is named (``app.command`` of ``app = typer.Typer()``, or of a function that is
        a group)."""
        found = self.symbols.definition(name.rpartition(".")[0])
        if found is not None and found.function is not None:
            names = (self._decorator_name(found.path, item) for item in found.function.decorators)
            return next((each for each in names if each.startswith(_CLI_PACKAGES)), "")
        made = found.assign.value if found is not None and found.assign is not None else None
        return self._decorator_name(found.path, made) if found is not None and isinstance(made, CallRef) else ""

    @cached_property
    def _run(self) -> frozenset[tuple[str, str]]:
        """The functions that a command line is given to run (``typer.run(main)``), with their modules."""
        return frozenset(
            (path, item.name)
            for path, module in self.application()
            for call in module.calls
            for item in _given_to_run(call)
            if isinstance(item, Ref)
        )

    def _uses_click(self, path: str) -> bool:
        return any(item.target.partition(".")[0] in ("click", "typer") for item in self.snapshot.modules[path].imports)

    def _decorator_name(self, path: str, expr: Expr) -> str:
        if isinstance(expr, CallRef):
            return self.symbols.resolve(path, self.snapshot.modules[path].calls[expr.index].name)
        return self.symbols.resolve(path, expr.name) if isinstance(expr, Ref) else ""

    def is_development(self, path: str, owner: int = -1) -> bool:
        """Whether a module or class is a development or test variant of settings."""
        if is_development(path):
            return True
        return owner >= 0 and is_development(self.snapshot.modules[path].classes[owner].name)

    def is_switched(self, path: str, branch: int) -> bool:
        """Whether a branch is taken only in development, tests or debugging, by what its condition mentions."""
        module = self.snapshot.modules[path]
        return any(_OFF.search(text) for arm in module.arms(branch) for text in mentioned(arm.test, module))

    def in_application(self, path: str) -> bool:
        """Whether a file is application code."""
        return self.snapshot.role(path) in APPLICATION_ROLES


def _given_to_run(call: Call) -> tuple[Expr | None, ...]:
    """What a call makes a command or the answer to an option of (``app.cli.command("routes")(list_routes)``)."""
    if call.name == "typer.run" or call.name.endswith((".cli.command()", "click.command()")):
        return call.args
    return (call.kwarg("callback"),) if last_word(call.name) in _OPTIONS else ()


def mentioned(test: Expr, module: Module, depth: int = 5) -> Iterator[str]:
    """Names and texts in a condition."""
    if isinstance(test, Ref):
        yield test.name
    elif isinstance(test, Const) and isinstance(test.value, str):
        yield test.value
    elif isinstance(test, (Op, Seq)) and depth:
        for item in test.items:
            yield from mentioned(item, module, depth - 1)
    elif isinstance(test, CallRef) and depth:
        call = module.calls[test.index]
        yield call.name
        for item in call.args:
            yield from mentioned(item, module, depth - 1)


@fact
def production(snapshot: Snapshot, symbols: Symbols) -> Production:
    """The answers for one snapshot."""
    return Production(snapshot, symbols)


def place(path: str, node: Call | Assign | Function | Class | Handler) -> Location:
    """The range of a call or an assignment, the first line of a definition or an except clause."""
    if isinstance(node, (Call, Assign)):
        return Location(path, node.line, node.column, node.end_line, node.end_column)
    if isinstance(node, Handler):
        return Location(path, node.line, node.column, node.line, 0)
    return Location(path, node.line, 0, node.line, 0)


def spot(
    code: str,
    severity: Severity,
    location: Location,
    message: str,
    confidence: Confidence = Confidence.HIGH,
    *,
    fixable: bool = False,
) -> Finding:
    """A finding at a place."""
    return Finding(code, severity, location, message, confidence, fixable=fixable)


def quoted(expr: Expr | None, limit: int = 40) -> str:
    """A short form of an argument for messages: a literal's text or a name, empty for anything else."""
    if isinstance(expr, Const):
        text = str(expr.value)
        if not isinstance(expr.value, str):
            return text
        return repr(text if len(text) <= limit else text[: limit - 1] + "…")
    return expr.name.lstrip("%:&") if isinstance(expr, Ref) else ""
