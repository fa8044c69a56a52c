"""Log pipelines that the application sets up to write records machine-readable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from prodready.api import Evidence
from prodready.facts.python import Call, Const, Expr, Map, Module, Ref, Seq, last_word
from prodready.project.code.alternatives import alternatives
from prodready.project.code.import_graph import imported
from prodready.project.code.mentions import forgotten
from prodready.project.code.types import Types
from prodready.project.logs.configs import asked_for, bound_maps, mappings, replaced, used
from prodready.project.logs.formatters import LogFormatters, entries
from prodready.project.logs.names import BRIDGE, OBSERVERS, is_handler
from prodready.project.logs.pipelines import Pipelines
from prodready.project.logs.taken import Taken
from prodready.project.services.django_settings import is_development

_SET_UPS = frozenset(
    {
        "structlog.configure",
        "structlog.configure_once",
        "sentry_sdk.init",
        "logging.basicConfig",
        "loguru.logger.add",
        "loguru.logger.configure",
        "aiomisc.log.basic_config",
        "aiomisc_log.basic_config",
        "aiomisc.entrypoint",
        "aiomisc.entrypoint.entrypoint",
        "oslo_log.log.setup",
        "daiquiri.setup",
    }
)
_JSON_OF_DAIQUIRI = re.compile(
    r"daiquiri\.(?:output\.Datadog|formatter\.(?:JSON_FORMATTER|JSONFormatter|DatadogFormatter))"
)
_OBSERVING = frozenset(map(last_word, OBSERVERS))
_STRUCTLOG = "structlog is configured with a machine-readable renderer"
_SENTRY = "Sentry's log handler is switched on"
_SWITCHES_LOGS = ("enable_logs", "_experiments")
_ATTACHED = "a JSON formatter is attached to a handler"
UNADDED = "a JSON formatter is attached to a handler that no logger is given"
_SETTING = re.compile(r"logging|log_?config|handlers", re.IGNORECASE)
"""Names of configurations to which a handler is added (``LOGGING["handlers"]["cloud"] = {…}``)."""
_OF_TESTS = re.compile(r"(?:^|_)tests?(?:_|$)")
"""Names of formatters for what tests say."""


def sets_up(name: str) -> bool:
    """Whether a call of this name can put a structured pipeline in force."""
    return name in _SET_UPS or name.rpartition(".")[2] in ("setFormatter", "addHandler") or is_handler(name)


class StructuredSetUps(msgspec.Struct, frozen=True, dict=True):
    """Finds what puts structured pipelines in force, module by module."""

    types: Types
    formatters: LogFormatters
    pipelines: Pipelines
    taken: Taken

    def calls(self, path: str, setting_up: Sequence[Call]) -> Iterator[Evidence]:
        """Calls that put a structured pipeline in force."""
        for call in setting_up:
            note = self._note(path, call)
            chosen = self._chosen(path, call) if note == _ATTACHED else 0
            if chosen:
                yield Evidence(path, chosen, "a JSON formatter is chosen for a handler")
                continue
            renderer = self.pipelines.renderer(path, call) if note == _STRUCTLOG else None
            if renderer is not None:
                yield Evidence(path, renderer.line, f"structlog writes records by {last_word(renderer.name)}")
            elif note:
                switches = (value.line for key, value in call.kwargs if key in _SWITCHES_LOGS)
                yield Evidence(path, next(switches, call.line) if note == _SENTRY else call.line, note)

    def _chosen(self, path: str, call: Call) -> int:
        """The line that binds the attached formatter, where a condition may bind another instead."""
        given = call.arg(0, "fmt")
        bound = self.types.bound(path, call.scope, given.name) if isinstance(given, Ref) else ()
        structured = [
            item.line for item in bound if self.formatters.is_structured(path, call.scope, item.value) and item.value
        ]
        return structured[0] if 0 < len(structured) < len(bound) else 0

    def _note(self, path: str, call: Call) -> str:
        name = self.types.symbols.resolve(path, call.name)
        last = name.rpartition(".")[2]
        if last == "setFormatter":
            if not self.formatters.is_structured(path, call.scope, call.arg(0, "fmt")):
                return ""
            return _ATTACHED if self.taken.is_used(path, call, call.name.rpartition(".")[0]) else UNADDED
        if last == "addHandler":
            attached = self._own_handler(path, call)
            return "a handler that writes JSON is attached" if attached else ""
        if name in ("structlog.configure", "structlog.configure_once"):
            found = self.pipelines.structlog(path, call) and not self._hands_over(path, call)
            return _STRUCTLOG if found else ""
        if name == "sentry_sdk.init":
            return _SENTRY if _enables_logs(call) else ""
        if name == "logging.basicConfig":
            return "the root logger writes structured records" if self._basic(path, call) else ""
        if name.startswith("aiomisc"):
            return "aiomisc writes JSON by its log format" if self._json_of_aiomisc(path, call) else ""
        if name == "oslo_log.log.setup":
            return "oslo.log, which its option use_json makes write JSON"
        if name == "daiquiri.setup":
            return "an output of daiquiri writes JSON" if self._json_of_daiquiri(path) else ""
        typed = self.types.call_name(path, call)
        if typed in ("loguru.logger.add", "loguru.logger.configure"):
            return "loguru writes JSON" if self.pipelines.loguru(path, call) else ""
        hosted = next((each for each in (name, typed) if is_handler(each)), "")
        return f"{hosted.replace('()', '')} ships structured records" if hosted else ""

    def _hands_over(self, path: str, call: Call) -> bool:
        """Whether formatters of the same module render what structlog is set up for; then those in use decide."""
        given = call.arg(0, "processors")
        last = given.items[-1] if isinstance(given, Seq) and given.items else None
        if not isinstance(last, Ref) or not last.name.endswith(BRIDGE):
            return False
        configs = (entries(expr, "formatters") for _, expr in mappings(self.types.symbols.modules[path]))
        return any(self.formatters.bridge(path, entry) is not None for config in configs for _, entry in config)

    def _own_handler(self, path: str, call: Call) -> bool:
        handler = call.arg(0, "hdlr")
        return handler is not None and any(
            self.types.of(*each).removesuffix("()") in self.formatters.own
            for each in alternatives(self.types, path, call.scope, handler)
        )

    def _basic(self, path: str, call: Call) -> bool:
        return self.formatters.is_pattern(path, call.scope, call.kwarg("format"))

    def _json_of_daiquiri(self, path: str) -> bool:
        """Whether the module that sets daiquiri up makes an output for Datadog, or hands a formatter for JSON to one."""
        module, symbols = self.types.symbols.modules[path], self.types.symbols
        names = (*(call.name for call in module.calls), *(read.name for read in module.reads))
        return any(_JSON_OF_DAIQUIRI.fullmatch(symbols.resolve(path, name)) for name in names)

    def _json_of_aiomisc(self, path: str, call: Call) -> bool:
        """Whether the format given is JSON, or left to a setting that may choose it."""
        given = call.kwarg("log_format") if "entrypoint" in call.name else call.arg(1, "log_format")
        if given is None or isinstance(given, Const):
            return given is not None and given.value == "json"
        name = self.types.symbols.expr_name(path, given)
        return not name.startswith("aiomisc") or name.endswith(".json")

    def configurations(self, path: str, module: Module) -> Iterator[Evidence]:
        """``formatters`` of logging configurations written in Python that are structured and that a handler uses."""
        expressions = list(mappings(module, self.taken.left(path, module)))
        yield from self._derived(path, module)
        yield from self._observers(path, module)
        maps = [expr for _, expr in expressions]
        names, chosen = used(maps, module)
        names |= self._replaced.get(path, set())
        setting, line = asked_for(maps, module)
        for scope, expr in expressions:
            yield from _hosted(path, expr)
            for name, config in entries(expr, "formatters"):
                is_used = (chosen or name in names or not name) and not _OF_TESTS.search(name)
                for found in self._formatter(path, scope, name, config, is_used):
                    asked = bool(setting and name) and name not in names
                    yield Evidence(path, line, f"{found.note}, where {setting} is {name}") if asked else found
            for name, config in entries(expr, "handlers"):
                yield from self._handler(path, name, config)
        for assign in module.assigns:
            if isinstance(assign.key, Const) and assign.target.endswith("[]"):
                name = str(assign.key.value)
                yield from self._formatter(path, assign.scope, name, assign.value, chosen or name in names)
                yield from self._handler(path, name, assign.value) if _SETTING.search(assign.target) else ()

    @cached_property
    def _replaced(self) -> dict[str, set[str]]:
        """The formatters that other modules give the handlers of a module which they import (``from .base import *``)."""
        found: dict[str, set[str]] = {}
        for path, module in self.taken.snapshot.application():
            names = {str(value.value) for value in replaced(module) if isinstance(value, Const)}
            if not names or is_development(path):
                continue
            for item in module.imports:
                for source in imported(path, item, self.types.symbols):
                    found.setdefault(source, set()).update(names)
        return found

    def _derived(self, path: str, module: Module) -> Iterator[Evidence]:
        """Own classes that derive from a hosted handler and that something mentions."""
        symbols = self.types.symbols
        for cls in module.classes:
            symbol = f"{path}:{cls.qualname}"
            hosted = next((base for base, _ in symbols.ancestors(path, cls) if is_handler(base)), "")
            if hosted and not forgotten((symbol,), self.taken.snapshot, symbols, lambda _: False):
                yield Evidence(path, cls.line, f"{cls.name} ships structured records, as a {last_word(hosted)}")

    def _observers(self, path: str, module: Module) -> Iterator[Evidence]:
        """Observers of Twisted's log that write JSON: made by a call, given to one, or kept for what starts the service."""
        values = [(call.line, Ref(call.name)) for call in module.calls]
        values += [(call.line, value) for call in module.calls for value in call.arguments if isinstance(value, Ref)]
        values += [(item.line, item.value) for item in module.assigns if isinstance(item.value, Ref)]
        for line, value in values:
            if last_word(value.name) in _OBSERVING and self.types.symbols.resolve(path, value.name) in OBSERVERS:
                yield Evidence(path, line, "Twisted's log is written as JSON")

    def untaken(self, path: str, module: Module) -> Iterator[Evidence]:
        """Structured formatters of configurations that nothing takes."""
        left = self.taken.left(path, module)
        for assign in module.assigns if left else ():
            maps = bound_maps(module, assign.value) if assign.target in left else ()
            for _, config in (pair for each in maps for pair in entries(each, "formatters")):
                if self.formatters.definition(path, assign.scope, config) is not None:
                    yield Evidence(path, assign.line, f"{assign.target[1:]} has a JSON formatter, and nothing takes it")

    def _formatter(self, path: str, scope: int, name: str, config: Expr | None, is_used: bool) -> Iterator[Evidence]:
        found = self.formatters.definition(path, scope, config) if is_used else None
        if found is not None:
            yield Evidence(path, found.line, f"formatter {name or 'of a variable'} writes structured records")

    def _handler(self, path: str, name: str, config: Expr | None) -> Iterator[Evidence]:
        for key, value in config.items if isinstance(config, Map) else ():
            if isinstance(key, Const) and key.value in ("class", "()") and isinstance(value, Const):
                dotted = str(value.value)
                if is_handler(dotted) or self.formatters.text(path, dotted):
                    yield Evidence(path, value.line, f"handler {name} ships structured records")


def _enables_logs(call: Call) -> bool:
    for key, value in call.kwargs:
        if key == "enable_logs":
            return not (isinstance(value, Const) and not value.value)
        if key == "_experiments" and isinstance(value, Map):
            return any(isinstance(inner, Const) and inner.value == "enable_logs" for inner, _ in value.items)
    return False


def _hosted(path: str, settings: Expr) -> Iterator[Evidence]:
    """A setting that switches on the log handler of a hosted service through an integration's own prefix."""
    for key, value in settings.items if isinstance(settings, Map) else ():
        if isinstance(key, Const) and str(key.value).endswith(".enable_logs") and value == Const(True, value.line):
            yield Evidence(path, value.line, _SENTRY)
