"""Where printing is the interface: entry points of the command line, and what only they run.

In what is deployed that ends with the module: a module of the application that holds no entry point has a logger, although
one of its commands calls it (``docs/decisions/0014-prints-behind-commands.md``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from prodready.api import fact
from prodready.facts.files import Role
from prodready.facts.python import Call, Class, Flag, Function, Module, Ref
from prodready.project.applications.apps import Apps
from prodready.project.code.callers import Callers, followed
from prodready.project.code.passed import Site
from prodready.project.code.symbols import Symbols
from prodready.project.layout.management import is_management_command
from prodready.project.layout.topology import Topology
from prodready.project.routing.routes import Routes
from prodready.project.services.context_only import is_of_a_script
from prodready.project.services.drawing import PRINTS, draws, goes_to_stderr, has_colours, is_display, lays_out
from prodready.project.services.entry_points import EntryPoints
from prodready.project.services.kind import Services
from prodready.project.services.production import Production
from prodready.project.services.terminals import (
    asks,
    echoes,
    ends_program,
    guarded,
    interviews,
    is_before_the_log,
    is_console,
    is_debugging,
    is_instead,
    is_interrupt,
    is_last_resort,
    is_left_unless_asked,
    is_logged_too,
    is_refusal,
    is_terminal,
    is_trial,
    is_verbose,
    logs_prints,
    named_for_printing,
    talking,
)
from prodready.project.snapshot import Snapshot

_APPLICATION = (
    "traitlets.config.Application",
    "traitlets.config.application.Application",
    "jupyter_core.application.JupyterApp",
)
_HANDLERS = re.compile(r"^logging\.(?:handlers\.)?(?:\w*Handler|Formatter|Filter)$")
"""What loggers call, which would call itself if it logged."""
_STARTS = re.compile(r"\bmanage\.py (?:shell|runscript)\b|\bpython[\d.]* (?:-m )?[\w./]+|^\s*\$ ", re.I)
_LIFE = frozenset({"start", "initialize", "parse_command_line", "launch_instance", "launch_instance_async"})
_SERVES = re.compile(
    r"(?:^|[.:%])(?:run_app|run_simple|serve|serve_forever|run_forever|start_server|create_server|start_consuming|listen)$"
    r"|^(?:uvicorn|hypercorn|waitress|granian|gunicorn)\."
)
"""What a program does that stays up, unlike one that answers and ends."""
_MIGRATES = re.compile(r"\.(?:pre|post)_migrate$")
_RUNS = frozenset({"asyncio.run", "anyio.run", "trio.run"})
MAX_HOPS = 8
"""Callers of callers that are looked at."""


class CommandLines(msgspec.Struct, frozen=True, dict=True):
    """Answers about places of the application's modules."""

    snapshot: Snapshot
    symbols: Symbols
    production: Production
    callers: Callers
    entries: EntryPoints
    served: frozenset[str]  # modules that declare routes or make applications
    deployed: bool  # the repository is a service or a worker, not a tool or a library
    _spoken: dict[str, frozenset[int]] = msgspec.field(default_factory=dict)
    _reached: dict[tuple[str, int, int], bool] = msgspec.field(default_factory=dict)

    def is_interface(self, path: str, call: Call) -> bool:
        """Whether a print at this place is for somebody at a terminal."""
        if not self.deployed and (path in self._of_commands or self._colours(path, call)):
            return True
        if not self.runs_only_there(path, call):
            return False
        if not self.deployed or self._holds_entry(path) or self._speaks(path, call):
            return True
        if goes_to_stderr(call) or lays_out(self.snapshot.modules[path], call):
            return True
        module = self.snapshot.modules[path]
        return any(
            named_for_printing(item.name)
            or (item.owner >= 0 and named_for_printing(module.classes[item.owner].name))
            or draws(module, item)
            or self._is_part_of_talk(path, item)
            for item in self._around(path, call)
        )

    def _is_part_of_talk(self, path: str, function: Function) -> bool:
        """Whether only functions of its module that talk to somebody at a terminal call a function."""
        callers = self.callers.of(path, function)
        return bool(callers) and all(
            where == path and any(item.index in self._talking(path) for item in self._around(path, call))
            for where, call in callers or ()
        )

    def _holds_entry(self, path: str) -> bool:
        """Whether a module is a script, holds an entry point of the command line, or stands in a tool beside the service."""
        return path in self._tools or self.entries.holds(path) or self.entries.is_beside(path, self._served_packages)

    @cached_property
    def _served_packages(self) -> frozenset[str]:
        return self.entries.tops(self._needed(self.served))

    def is_tool(self, path: str) -> bool:
        """Whether a module is a script or a command line by itself; what is named like a service's start is none."""
        return path in self._tools and self.snapshot.role(path) is not Role.ENTRY

    def is_for_tools(self, path: str) -> bool:
        """Whether a module is a tool's, or what nothing but tools imports."""
        return path in self._modules and self.snapshot.role(path) is not Role.ENTRY

    def is_by_hand(self, path: str) -> bool:
        """Whether somebody at a terminal starts a module, which reads a command line or asks there, and nothing imports it."""
        if path not in self._tools or path in self.served or path in self.callers.importers:
            return False
        return self.production.is_tool(path) or asks(self.snapshot.modules[path])

    def is_beside(self, path: str) -> bool:
        """Whether a module holds a command line in a package beside the service, of which nothing that is served takes anything."""
        found = self.served and self.entries.holds(path) and path not in self.served
        return bool(found) and self.entries.is_beside(path, self._served_packages)

    def is_called_by_hand(self, path: str, call: Call) -> bool:
        """Whether nothing but scripts and commands calls the function of a place; a program that starts the service is none of
        them."""
        if self.runs_only_there(path, call):
            return True
        function = self.snapshot.modules[path].outermost(call.scope)
        sites = self.callers.of(path, function) if function is not None else None
        return bool(sites) and all(
            self.snapshot.role(where) is Role.SCRIPT or is_management_command(where) for where, _ in sites or ()
        )

    def runs_only_there(self, path: str, call: Call, hops: int = MAX_HOPS) -> bool:
        """Whether a call stands in code that only command lines run, or that talks to somebody at a terminal."""
        if path in self._modules or self._speaks(path, call):
            return True
        around = self._around(path, call)
        return hops > 0 and any(self._is_reached_only_there(path, function, hops - 1) for function in around)

    def _speaks(self, path: str, call: Call) -> bool:
        """Whether the place itself says that somebody at a terminal asked for what is printed there."""
        module = self.snapshot.modules[path]
        if self.production.is_interactive(path, call) or is_verbose(module, call.branch) or is_terminal(path, module):
            return True
        if path not in self.callers.importers and interviews(module):
            return True
        if is_interrupt(module, call) or is_refusal(module, call) or ends_program(module, call):
            return True
        if is_debugging(module, call.branch) or is_instead(module, call.branch):
            return True
        if is_last_resort(module, call) or is_before_the_log(module, call):
            return True
        if is_logged_too(module, call) or is_left_unless_asked(module, call):
            return True
        return any(
            item.index in self._talking(path)
            or self._is_step(path, item)
            or echoes(module, item)
            or logs_prints(module, item)
            or is_trial(item, module)
            or (item.owner >= 0 and self._has_no_logger(path, module.classes[item.owner]))
            for item in self._around(path, call)
        )

    def _has_no_logger(self, path: str, cls: Class) -> bool:
        """Whether a class is there for the console or a display, for development, or to handle what loggers are given."""
        if (
            is_console(cls.name)
            or is_display(self.snapshot.modules[path], cls)
            or self.production.is_development(path, cls.index)
        ):
            return True
        return any(_HANDLERS.match(name) for name, _ in self.symbols.ancestors(path, cls))

    def _around(self, path: str, call: Call) -> Iterator[Function]:
        """The function in which a call stands, and those round it."""
        module, scope = self.snapshot.modules[path], call.scope
        while scope >= 0:
            yield module.functions[scope]
            scope = module.functions[scope].scope

    def _is_reached_only_there(self, path: str, function: Function, hops: int) -> bool:
        """Whether only command lines call a function, or its name says that it prints and nobody else is known to."""
        key = (path, function.index, hops)
        if key not in self._reached:
            self._reached[key] = self._is_reached(path, function, hops)
        return self._reached[key]

    def _is_reached(self, path: str, function: Function, hops: int) -> bool:
        printer = named_for_printing(function.name)
        if path in self.served and not printer:
            return False
        callers = self.callers.of(path, function)
        if self._is_called_only_there(callers, hops, printer=printer):
            return True
        if function.owner < 0 or (printer and callers == ()):
            return printer and callers == ()
        owner = self.snapshot.modules[path].classes[function.owner]
        made = None if function.decorators else self.callers.makers(path, owner)
        return self._is_called_only_there(made, hops, printer=named_for_printing(owner.name))

    def _is_called_only_there(self, callers: tuple[Site, ...] | None, hops: int, *, printer: bool) -> bool:
        """Whether command lines call, and nothing but them and what is offered to whoever imports the package."""
        sure = printer
        for where, call in callers or ():
            seen = self._calls_from_there(where, call, hops, printer=printer)
            if seen is None:
                return False
            sure = sure or seen
        return sure and bool(callers)

    def _calls_from_there(self, path: str, call: Call, hops: int, *, printer: bool) -> bool | None:
        """True for a command line's call, False for that of a function that is only offered, None for the service's.

        What prints by its name may be called by a function that nothing calls, too.
        """
        if self._is_tool(path) or self.runs_only_there(path, call, hops):
            return True
        idle = self.callers.is_unused if printer else self.callers.is_offered
        return False if path not in self.served and idle(path, call) else None

    def _is_tool(self, path: str) -> bool:
        return self.snapshot.role(path) in (Role.CLI, Role.SCRIPT)

    # functions and modules

    def _talking(self, path: str) -> frozenset[int]:
        """The functions of a module that talk to a terminal or run below its main guard only."""
        if path not in self._spoken:
            module = self.snapshot.modules[path]
            self._spoken[path] = talking(module) | guarded(module)
        return self._spoken[path]

    def _is_step(self, path: str, function: Function) -> bool:
        """Whether a function is a step of a command: of a traitlets application's life, or of Django's ``migrate``."""
        module = self.snapshot.modules[path]
        for call in filter(None, map(module.call, function.decorators)):
            given = [item.name for item in call.args if isinstance(item, Ref)]
            if call.name == "django.dispatch.receiver" and all(_MIGRATES.search(name) for name in given):
                return bool(given)
        if function.owner < 0 or function.name not in _LIFE:
            return False
        owner = module.classes[function.owner]
        return any(name in _APPLICATION for name, _ in self.symbols.ancestors(path, owner))

    @cached_property
    def _modules(self) -> frozenset[str]:
        """Scripts, and what only they and command lines import, unless a served module needs it as well."""
        served = self._needed(self.served)
        found = set(self._tools)
        while True:
            more = {
                path
                for path, importers in self.callers.importers.items()
                if path not in found and self.snapshot.role(path) is not Role.SETTINGS and importers <= found - served
            }
            if not more:
                return frozenset(found - served)
            found |= more

    @cached_property
    def _tools(self) -> frozenset[str]:
        """Command lines and scripts by their role, and what is started by hand."""
        tools = {path for path in self.snapshot.modules if self._is_tool(path)}
        return frozenset(
            tools | {path for path, module in self.production.application() if self._is_script(path, module)}
        )

    def _colours(self, path: str, call: Call) -> bool:
        """Whether a library shows something in colours, as nothing but a terminal does."""
        module = self.snapshot.modules[path]
        inner = {item.index for item in self._around(path, call)}
        inner |= {item.index for item in module.functions if item.scope in inner}
        return any(has_colours(value) for item in module.functions if item.index in inner for value in item.returned)

    @cached_property
    def _of_commands(self) -> frozenset[str]:
        """What the targets of console scripts import, directly or not."""
        scripts = (path for path in self.snapshot.modules if path in self.entries.scripts)
        return followed(scripts, self.callers.edges)

    def _needed(self, start: frozenset[str]) -> frozenset[str]:
        """Everything that modules import, directly or not, when they are not run as commands."""
        in_command = self.production.in_command
        return followed(start, (edge for edge in self.callers.edges if not in_command(edge.source, edge.scope)))

    def _is_script(self, path: str, module: Module) -> bool:
        """Whether a module is started by hand: nothing imports it, it hooks nothing up, and its top level does things."""
        if path in self.callers.importers or self.snapshot.role(path) not in (Role.APPLICATION, Role.ENTRY):
            return False
        if path.endswith("__init__.py"):
            return False  # whoever imports a module of the package runs it
        if path.endswith("/testing.py") or _tells_how_to_run(path, module):
            return True  # helpers that tests import, and nothing else; what its own text says to run
        if not path.rpartition("/")[2].removesuffix(".py").isidentifier():
            return True  # nothing can import it by that name
        if path in self.served or any(function.decorators for function in module.functions if function.owner < 0):
            return any(self.production.is_command(path, function) for function in module.functions)
        if path in self.entries.scripts:
            return not any(_SERVES.search(call.name) for call in module.calls)
        top = [call for call in module.calls if call.scope < 0 and call.owner < 0]
        return any(call.flags & Flag.MAIN or call.name in PRINTS or call.name in _RUNS for call in top)


def _tells_how_to_run(path: str, module: Module) -> bool:
    """Whether a module's text says how somebody starts it at a terminal (``./manage.py shell -c 'from …'``)."""
    name = path.rpartition("/")[2].removesuffix(".py")
    return any(name in line and _STARTS.search(line) for line in module.docstring.splitlines())


@fact
def command_lines(
    snapshot: Snapshot,
    symbols: Symbols,
    production: Production,
    callers: Callers,
    routes: Routes,
    apps: Apps,
    services: Services,
    topology: Topology,
) -> CommandLines:
    """The answers for one snapshot."""
    web = [app for app in apps.web if not is_of_a_script(snapshot, app, callers.importers)]
    served = {handler.path for handler in routes.handlers} | {app.path for app in (*web, *apps.workers)}
    entries = EntryPoints(snapshot, production, topology)
    return CommandLines(
        snapshot, symbols, production, callers, entries, frozenset(served | routes.files), services.runs
    )
