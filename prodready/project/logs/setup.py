"""Log pipelines that the application configures, structured and plain, and those that others set up for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.files import Role
from prodready.facts.python import Call, CallRef, Const, Expr, Map, Module, Ref, Seq, last_word
from prodready.project.code.alternatives import alternatives
from prodready.project.code.calls import NONE, Calls
from prodready.project.code.mentions import forgotten, is_local_forgotten
from prodready.project.code.types import Types
from prodready.project.layout.management import is_management_command
from prodready.project.logs.configs import bound_maps, is_logging, is_spread, mappings, used
from prodready.project.logs.files import plain_in_files, structured_in_files
from prodready.project.logs.formatters import LogFormatters, entries
from prodready.project.logs.names import BRIDGE, is_delegated, is_handler
from prodready.project.logs.pipelines import Pipelines
from prodready.project.services.django_settings import DjangoSettings, is_development
from prodready.project.services.in_use import InUse, is_by_server
from prodready.project.services.main_service import MainService
from prodready.project.snapshot import Snapshot
from prodready.project.words import words

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
_OF_GUNICORN = ":logconfig_dict"
"""A setting that Gunicorn takes by its name, from whatever module of settings."""
_STRUCTLOG = "structlog is configured with a machine-readable renderer"
_OF_DJANGO = "django.utils.log.DEFAULT_LOGGING"
_DEFAULT = "LOGGING is Django's own, which writes plain text"
_UNADDED = "a JSON formatter is attached to a handler that no logger is given"
_FORMATTER = "a plain-text formatter"
_HANDLER = "a handler that writes plain text"
_HANDLERS = (
    "logging.StreamHandler",
    "logging.FileHandler",
    "logging.handlers.RotatingFileHandler",
    "logging.handlers.TimedRotatingFileHandler",
    "logging.handlers.WatchedFileHandler",
    "logging.handlers.SysLogHandler",
)
_PLAIN = {
    "logging.basicConfig": "logging.basicConfig writes plain text",
    "logging.config.dictConfig": "logging.config.dictConfig with no structured formatter in sight",
    "logging.config.fileConfig": "logging.config.fileConfig with no structured formatter in sight",
    "loguru.logger.add": "loguru is configured for plain text",
    "loguru.logger.configure": "loguru is configured for plain text",
    "daiquiri.setup": "daiquiri is configured for plain text",
    "daiquiri.basicConfig": "daiquiri is configured for plain text",
    "tornado.log.enable_pretty_logging": "Tornado's logging writes plain text",
    "tornado.options.parse_command_line": "Tornado's options set plain-text logging up",
    "logging.Formatter": _FORMATTER,
    "litestar.logging.config.LoggingConfig": "Litestar's LoggingConfig writes plain text",
    "litestar.logging.LoggingConfig": "Litestar's LoggingConfig writes plain text",
    "cdislogging.get_logger": "cdislogging writes plain text",
    **dict.fromkeys(_HANDLERS, _HANDLER),
}
_LOGURU = frozenset({"loguru.logger.add", "loguru.logger.configure"})
"""What is taken for the same under a name of the repository's own (``logger = loguru.logger``)."""


_LOGS = frozenset({"logging", "log", "logs"})
_ALL = words("settings conf base common core default defaults global_settings main shared django all production prod")
"""Names of modules of settings that are for one topic, which is logging, and for all."""
_SETTING = re.compile(r"logging|log_?config|handlers", re.IGNORECASE)
"""Names of configurations to which a handler is added (``LOGGING["handlers"]["cloud"] = {…}``)."""
_PIECES = frozenset({_FORMATTER, _HANDLER})
"""Parts of a set-up, which may be for one output beside the log."""


class LoggingSetup(msgspec.Struct, frozen=True):
    """Structured pipelines in force, plain ones, what packages outside the repository set up, imports of structured
    libraries that nothing configures, and pipelines that nothing puts in force."""

    structured: tuple[Evidence, ...]
    plain: tuple[Evidence, ...]
    delegated: tuple[Evidence, ...] = ()
    imported: tuple[Evidence, ...] = ()
    left: tuple[Evidence, ...] = ()
    unused: tuple[Evidence, ...] = ()  # made, and taken by nothing


@fact
def logging_setup(
    snapshot: Snapshot,
    types: Types,
    calls: Calls,
    formatters: LogFormatters,
    django: DjangoSettings,
    in_use: InUse,
    main: MainService,
) -> LoggingSetup:
    """Look at calls, logging configurations in Python and in files that something loads."""
    finder = _Finder(snapshot, types, formatters, Pipelines(types, formatters), django.modules)
    structured: list[Evidence] = []
    plain: list[Evidence] = []
    delegated = [*_elsewhere(django), *_handed(snapshot, types, django)]
    imported: list[Evidence] = []
    unused: list[Evidence] = []
    setting_up = calls.pick(resolved=_sets_up, typed=_sets_up)
    delegating = calls.pick(resolved=is_delegated)
    based = calls.pick(written=types.symbols.shared_applications.__contains__)
    plainly = calls.pick(written=_PLAIN.__contains__, resolved=_LOGURU.__contains__)
    for path, module in snapshot.application():
        if is_development(path):
            continue
        structured.extend(finder.calls(path, setting_up.get(path, NONE)))
        structured.extend(finder.configurations(path, module))
        if not is_management_command(path):  # it sets up its own run, not what serves
            delegated.extend(finder.delegations(path, delegating.get(path, NONE)))
        delegated.extend(_bases(path, based.get(path, NONE)))
        plain.extend(finder.plain(path, module, plainly.get(path, NONE)))
        imported.extend(_imported(path, module))
        unused.extend(finder.untaken(path, module))
    structured.extend(structured_in_files(snapshot, formatters))
    plain = [item for item in plain if not delegated or snapshot.role(item.path) is not Role.CLI]
    plain.extend(plain_in_files(snapshot) if not plain and not delegated else ())
    unused += [item for item in structured if item.note == _UNADDED]
    structured = [item for item in structured if item.note != _UNADDED]
    structured.sort(key=lambda item: snapshot.role(item.path) is Role.CLI)  # what serves comes first
    used, left = in_use.sort(structured)
    used = tuple(in_use.told(item) for item in used)
    return LoggingSetup(
        used, _foremost(plain, snapshot, main, in_use), tuple(delegated), tuple(imported), left, tuple(unused)
    )


def _foremost(places: Sequence[Evidence], snapshot: Snapshot, main: MainService, in_use: InUse) -> tuple[Evidence, ...]:
    """Those that say most of how the service logs: of the main service before others, of what serves before what is run by
    hand, of settings and of what makes the application before what may be for one part, of whole set-ups before pieces."""

    def aside(place: Evidence) -> tuple[bool, bool, bool, bool, bool, bool]:
        first = snapshot.role(place.path) is Role.SETTINGS or place.path in in_use.started
        by_hand = snapshot.role(place.path) is Role.CLI or is_management_command(place.path)
        developed = is_development(place.path.rpartition(".")[0].replace("-", "_"))
        return *main.apart(place.path), by_hand, not first, place.note in _PIECES, developed

    best = min(map(aside, places), default=None)
    found = (place for place in places if aside(place) == best)
    return tuple(sorted(found, key=lambda place: snapshot.role(place.path) is not Role.SETTINGS))


def _elsewhere(django: DjangoSettings) -> Iterator[Evidence]:
    """``LOGGING_CONFIG = None`` switches Django's own set-up off, so something else sets logging up."""
    for item in django.of("LOGGING_CONFIG"):
        if item.value is None:
            yield Evidence(item.path, item.line, "Django's own logging set-up is switched off")


def _handed(snapshot: Snapshot, types: Types, django: DjangoSettings) -> Iterator[Evidence]:
    """Django's settings whose ``LOGGING`` is imported from a package outside, by its name or among all its settings."""
    held = any(item.target == "LOGGING" for path in django.modules for item in snapshot.modules[path].assigns)
    for path in django.modules:
        for item in snapshot.modules[path].imports:
            package = item.target.partition(".")[0]
            if item.target == _OF_DJANGO:
                continue
            if item.local == "LOGGING" and types.symbols.definition(types.symbols.resolve(path, item.target)) is None:
                yield Evidence(path, item.line, f"LOGGING comes from {package}")
            elif (
                item.local == "*" and not held and _is_shared(item.target) and not types.symbols.files.may_have(package)
            ):
                yield Evidence(path, item.line, f"all of {item.target} is taken, which may hold LOGGING")


def _is_shared(name: str) -> bool:
    """Whether a module of a package holds settings for others to take (``open_framework.conf.base``), logging's among them."""
    first, *rest = name.split(".")
    if first in ("", "django"):
        return False
    topic = rest[-1] if rest else ""
    return topic in _LOGS or (topic in _ALL and not {"settings", "conf"}.isdisjoint(rest))


def _bases(path: str, made: Sequence[Call]) -> Iterator[Evidence]:
    """Applications that a package outside makes, which may set logging up for all who share it."""
    for call in made:
        yield Evidence(path, call.line, f"{last_word(call.name)} comes from a package outside")


def _sets_up(name: str) -> bool:
    """Whether a call of this name can put a structured pipeline in force."""
    return name in _SET_UPS or name.rpartition(".")[2] in ("setFormatter", "addHandler") or is_handler(name)


class _Finder(msgspec.Struct, frozen=True):
    snapshot: Snapshot
    types: Types
    formatters: LogFormatters
    pipelines: Pipelines
    named: tuple[str, ...]  # modules of settings, which are loaded by their names

    def calls(self, path: str, setting_up: Sequence[Call]) -> Iterator[Evidence]:
        """Calls that put a structured pipeline in force."""
        for call in setting_up:
            note = self._note(path, call)
            renderer = self.pipelines.renderer(path, call) if note == _STRUCTLOG else None
            if renderer is not None:
                yield Evidence(path, renderer.line, f"structlog writes records by {last_word(renderer.name)}")
            elif note:
                yield Evidence(path, call.line, note)

    def _note(self, path: str, call: Call) -> str:
        name = self.types.symbols.resolve(path, call.name)
        last = name.rpartition(".")[2]
        if last == "setFormatter":
            if not self.formatters.is_structured(path, call.scope, call.arg(0, "fmt")):
                return ""
            return (
                "a JSON formatter is attached to a handler"
                if self._is_used(path, call, call.name.rpartition(".")[0])
                else _UNADDED
            )
        if last == "addHandler":
            attached = self._own_handler(path, call)
            return "a handler that writes JSON is attached" if attached else ""
        if name in ("structlog.configure", "structlog.configure_once"):
            found = self.pipelines.structlog(path, call) and not self._hands_over(path, call)
            return _STRUCTLOG if found else ""
        if name == "sentry_sdk.init":
            return "Sentry's log handler is switched on" if _enables_logs(call) else ""
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

    def _is_used(self, path: str, call: Call, name: str) -> bool:
        """Whether the handler that takes the formatter is used: one that is made under a name and then left is not."""
        module = self.types.symbols.modules[path]
        made = [item for item in module.assigns_of(call.scope) if item.target == name]
        if "." in name or len(made) != 1 or module.call(made[0].value) is None:
            return True
        if name[0] == "%":
            return not is_local_forgotten(module, call.scope, name)
        return name[0] != ":" or not forgotten((f"{path}{name}",), self.snapshot, self.types.symbols, _is_adjusted)

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
        expressions = list(mappings(module, self._left(path, module)))
        yield from self._derived(path, module)
        names, chosen = used([expr for _, expr in expressions], module)
        for scope, expr in expressions:
            yield from _hosted(path, expr)
            for name, config in entries(expr, "formatters"):
                yield from self._formatter(path, scope, name, config, chosen or name in names or not name)
            for name, config in entries(expr, "handlers"):
                yield from self._handler(path, name, config)
        for assign in module.assigns:
            if isinstance(assign.key, Const) and assign.target.endswith("[]"):
                name = str(assign.key.value)
                yield from self._formatter(path, assign.scope, name, assign.value, chosen or name in names)
                yield from self._handler(path, name, assign.value) if _SETTING.search(assign.target) else ()

    def _derived(self, path: str, module: Module) -> Iterator[Evidence]:
        """Own classes that derive from a hosted handler and that something mentions."""
        symbols = self.types.symbols
        for cls in module.classes:
            symbol = f"{path}:{cls.qualname}"
            hosted = next((base for base, _ in symbols.ancestors(path, cls) if is_handler(base)), "")
            if hosted and not forgotten((symbol,), self.snapshot, symbols, lambda _: False):
                yield Evidence(path, cls.line, f"{cls.name} ships structured records, as a {last_word(hosted)}")

    def plain(self, path: str, module: Module, calls: Sequence[Call]) -> Iterator[Evidence]:
        """Set-ups of plain text, and the handlers and formatters of such that something takes."""
        for call in calls:
            note = _PLAIN.get(call.name, _PLAIN["loguru.logger.add"])
            if note not in _PIECES or self._is_taken(path, call):
                yield Evidence(path, call.line, note)
        for call in module.calls:
            given = call.args[0] if call.name.endswith(".addHandler") and call.args else None
            if isinstance(given, Ref) and given.name == "flask.logging.default_handler":
                yield Evidence(path, call.line, "Flask's default handler writes plain text")
        for assign in module.assigns:
            maps = bound_maps(module, assign.value)
            if any(is_logging(assign.target, each) and not is_spread(module, each) for each in maps):
                yield Evidence(path, assign.line, f"{assign.target.lstrip(':%&')} has plain-text formatters only")
            elif assign.target == ":LOGGING" and assign.value == Ref(_OF_DJANGO, assign.line):
                yield Evidence(path, assign.line, _DEFAULT)
        if path in self.named:
            yield from (
                Evidence(path, item.line, _DEFAULT)
                for item in module.imports
                if (item.local, item.target) == ("LOGGING", _OF_DJANGO)
            )

    def _is_taken(self, path: str, made: Call) -> bool:
        """Whether something takes the handler or formatter that a call makes."""
        module = self.types.symbols.modules[path]
        names = [item.target for item in module.assigns if item.value == CallRef(made.index, made.line)]
        return not names or any(self._is_used(path, made, name) for name in names)

    def untaken(self, path: str, module: Module) -> Iterator[Evidence]:
        """Structured formatters of configurations that nothing takes."""
        left = self._left(path, module)
        for assign in module.assigns if left else ():
            maps = bound_maps(module, assign.value) if assign.target in left else ()
            for _, config in (pair for each in maps for pair in entries(each, "formatters")):
                if self.formatters.definition(path, assign.scope, config) is not None:
                    yield Evidence(path, assign.line, f"{assign.target[1:]} has a JSON formatter, and nothing takes it")

    def _left(self, path: str, module: Module) -> frozenset[str]:
        """The module's names of logging configurations that nothing takes; servers and Django take some by their name."""
        if path in self.named or is_by_server(path):
            return frozenset()
        names = {
            item.target
            for item in module.assigns
            if item.target[0] == ":" and item.target != _OF_GUNICORN and _holds_formatters(module, item.value)
        }
        unused = forgotten({f"{path}{name}" for name in names}, self.snapshot, self.types.symbols, lambda _: False)
        return frozenset(f":{each.partition(':')[2]}" for each in unused)

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

    def delegations(self, path: str, delegating: Sequence[Call]) -> Iterator[Evidence]:
        """Calls of packages outside the repository that set logging up, by their name."""
        for call in delegating:
            name = self.types.symbols.resolve(path, call.name)
            yield Evidence(path, call.line, f"{name} stands outside the repository")


def _holds_formatters(module: Module, value: Expr | None) -> bool:
    return any(True for each in bound_maps(module, value) for _ in entries(each, "formatters"))


def _is_adjusted(call: Call) -> bool:
    """Whether a call of a handler's method only adjusts it."""
    return call.name.rpartition(".")[2] in ("setFormatter", "setLevel", "addFilter", "set_name")


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
            yield Evidence(path, value.line, "Sentry's log handler is switched on")


def _imported(path: str, module: Module) -> Iterator[Evidence]:
    for item in module.imports:
        package = item.target.partition(".")[0]
        if package in ("structlog", "loguru") and item.scope == -1:
            yield Evidence(path, item.line, f"{package} is imported, but not configured for structured output")
            break
