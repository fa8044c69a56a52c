"""Code that only command lines run: scripts that nothing imports, and modules that only they and command lines import.

Printing is the interface there, although no decorator or folder says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from prodready.api import fact
from prodready.facts.files import Role
from prodready.facts.python import Call, Expr, Flag, Function, Module, Op, Ref, last_word
from prodready.project.apps import Apps
from prodready.project.calls import Reads
from prodready.project.import_graph import imported
from prodready.project.production import Production
from prodready.project.routes import Routes
from prodready.project.snapshot import Snapshot
from prodready.project.symbols import Symbols

_ASKS = frozenset({"builtins.input", "getpass.getpass"})
_PRINTS = frozenset({"builtins.print", "pprint.pprint", "pprint.pp"})
_APPLICATION = (
    "traitlets.config.Application",
    "traitlets.config.application.Application",
    "jupyter_core.application.JupyterApp",
)
_VERBOSE = re.compile(r"(?:^|[.%:_])verbos(?:e|ity)$")
_TERMINAL = re.compile(r"(?:^|[/_])(?:stdout|console|terminal|curses)(?:_\w+)?\.py$")
_ECHO = re.compile(r"(?:^|_)(?:echo|print)$")
MAX_HOPS = 4
_BUILD_COMMAND = re.compile(r"^(?:setuptools|distutils\.c(?:ore|md))\.Command$|^(?:setuptools|distutils)\.command\.")
_LIFE = frozenset({"start", "initialize", "parse_command_line", "launch_instance", "launch_instance_async"})


@dataclass(frozen=True)
class CommandLines:
    """Answers about places of the application's modules."""

    snapshot: Snapshot
    symbols: Symbols
    production: Production
    reads: Reads
    served: frozenset[str]  # modules that declare routes or make applications

    def runs_only_there(self, path: str, call: Call) -> bool:
        """Whether a call stands in code that only command lines run, or that talks to somebody at a terminal."""
        return self._runs_only_there(path, call, MAX_HOPS)

    def _runs_only_there(self, path: str, call: Call, hops: int) -> bool:
        if path in self._modules or self.production.is_interactive(path, call):
            return True
        module = self.snapshot.modules[path]
        scope = call.scope
        if _is_verbose(module, call.branch) or _TERMINAL.search(path):
            return True
        while scope >= 0:
            if scope in self._talking(path) or self._is_step(path, scope) or scope in _guarded(module):
                return True
            if _hands_through(module.functions[scope], call):
                return True
            if hops and self._is_called_only_there(path, module.functions[scope], hops - 1):
                return True
            scope = module.functions[scope].scope
        return False

    def _is_called_only_there(self, path: str, function: Function, hops: int) -> bool:
        """Whether nothing but command lines calls a function of a module, and nothing hands it on."""
        if function.scope >= 0 or function.owner >= 0 or function.decorators or path in self.served:
            return False
        symbol, callers = f"{path}:{function.name}", self._callers.get(function.name, ())
        called = [(where, call) for where, call in callers if self.symbols.resolve(where, call.name) == symbol]
        mentioned = self.reads.named(function.name)
        if not called or any(self.symbols.resolve(where, read.name) == symbol for where, read in mentioned):
            return False
        return all(self._is_tool(where) or self._runs_only_there(where, call, hops) for where, call in called)

    def _is_tool(self, path: str) -> bool:
        return self.snapshot.role(path) in (Role.CLI, Role.SCRIPT)

    @cached_property
    def _callers(self) -> Mapping[str, list[tuple[str, Call]]]:
        """The calls outside tests by the last word of what they call."""
        table: dict[str, list[tuple[str, Call]]] = {}
        for path, module in self.snapshot.modules.items():
            for call in module.calls if self.snapshot.role(path) not in (Role.TEST, Role.DOCS) else ():
                table.setdefault(last_word(call.name), []).append((path, call))
        return table

    def _talking(self, path: str) -> frozenset[int]:
        """The functions of a module that ask for input or read the command line, and those round them."""
        module, found = self.snapshot.modules[path], set()
        asking = [call.scope for call in module.calls if call.name in _ASKS]
        asking += [read.scope for read in module.reads if read.name.startswith("sys.argv")]
        for asks in asking:
            scope = asks
            while scope >= 0:
                found.add(scope)
                scope = module.functions[scope].scope
        return frozenset(found)

    def _is_step(self, path: str, scope: int) -> bool:
        """Whether a function is a step of a traitlets application's life or of a setuptools command: a command line's."""
        module = self.snapshot.modules[path]
        function = module.functions[scope]
        if function.owner < 0:
            return False
        ancestors = [name for name, _ in self.symbols.ancestors(path, module.classes[function.owner])]
        if any(_BUILD_COMMAND.search(name) for name in ancestors):
            return True
        return function.name in _LIFE and any(name in _APPLICATION for name in ancestors)

    @cached_property
    def _modules(self) -> frozenset[str]:
        """Scripts, and what only they and command lines import, unless a served module needs it as well."""
        served = self._needed(self.served)
        tools = {path for path in self.snapshot.modules if self.snapshot.role(path) in (Role.CLI, Role.SCRIPT)}
        tools |= {path for path, module in self.production.application() if self._is_script(path, module)}
        found = set(tools)
        while True:
            more = {
                path
                for path, importers in self._importers.items()
                if path not in found and self.snapshot.role(path) is not Role.SETTINGS and importers <= found - served
            }
            if not more:
                return frozenset(found - served)
            found |= more

    @cached_property
    def _importers(self) -> Mapping[str, frozenset[str]]:
        """The modules that import each module of the application, tests aside."""
        table: dict[str, set[str]] = {}
        for source, target in self._edges:
            table.setdefault(target, set()).add(source)
        return {path: frozenset(sources) for path, sources in table.items()}

    @cached_property
    def _edges(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            (path, target)
            for path, module in self.snapshot.modules.items()
            if self.snapshot.role(path) not in (Role.TEST, Role.DOCS)
            for item in module.imports
            for target in imported(path, item, self.symbols)
            if target != path
        )

    def _needed(self, start: frozenset[str]) -> frozenset[str]:
        """Everything that modules import, directly or not."""
        table: dict[str, set[str]] = {}
        for source, target in self._edges:
            table.setdefault(source, set()).add(target)
        seen, queue = set(start), list(start)
        while queue:
            for target in table.get(queue.pop(), ()):
                if target not in seen:
                    seen.add(target)
                    queue.append(target)
        return frozenset(seen)

    def _is_script(self, path: str, module: Module) -> bool:
        """Whether a module is started by hand: nothing imports it, it hooks nothing up, and its top level does things."""
        if path in self._importers or self.snapshot.role(path) not in (Role.APPLICATION, Role.ENTRY):
            return False
        if path in self.served or any(function.decorators for function in module.functions if function.owner < 0):
            return any(self.production.is_command(path, function) for function in module.functions)
        return any(call.scope < 0 and call.flags & Flag.MAIN for call in module.calls) or any(
            call.scope < 0 and call.owner < 0 and call.name in _PRINTS for call in module.calls
        )


def _hands_through(function: Function, call: Call) -> bool:
    """Whether a function is ``print`` under another name (``echo(line)``)."""
    given = {f"%{param.name}" for param in function.params}
    return bool(_ECHO.search(function.name)) and all(isinstance(item, Ref) and item.name in given for item in call.args)


def _is_verbose(module: Module, branch: int) -> bool:
    """Whether a branch is taken where the one at the terminal asked for more (``if verbosity >= 2``)."""
    while branch >= 0:
        if any(_VERBOSE.search(name) for name in _compared(module.branches[branch].test)):
            return True
        branch = module.branches[branch].parent
    return False


def _compared(test: Expr) -> Iterator[str]:
    if isinstance(test, Ref):
        yield test.name
    elif isinstance(test, Op):
        for item in test.items:
            yield from _compared(item)


def _guarded(module: Module) -> frozenset[int]:
    """The functions that are called below ``if __name__ == "__main__"`` and nowhere else in their module."""
    called: dict[str, list[bool]] = {}
    for call in module.calls:
        if call.name[0] == ":" and "." not in call.name:
            called.setdefault(call.name[1:], []).append(bool(call.flags & Flag.MAIN))
    names = {name for name, places in called.items() if all(places)}
    return frozenset(item.index for item in _top(module) if item.name in names and not item.decorators)


def _top(module: Module) -> Iterator[Function]:
    return (item for item in module.functions if item.scope < 0 and item.owner < 0)


@fact
def command_lines(
    snapshot: Snapshot, symbols: Symbols, production: Production, reads: Reads, routes: Routes, apps: Apps
) -> CommandLines:
    """The answers for one snapshot."""
    served = {handler.path for handler in routes.handlers} | {app.path for app in (*apps.web, *apps.workers)}
    return CommandLines(snapshot, symbols, production, reads, frozenset(served | routes.files))
