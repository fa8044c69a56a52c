"""Structured log pipelines that the application configures, and plain ones (detection OBS001)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prodready.api import Evidence, fact
from prodready.facts.documents import Document, Scalar, Text, walk
from prodready.facts.files import Role
from prodready.facts.python import Call, CallRef, Class, Const, Expr, Fmt, Map, Module, Op, Read, Ref, Seq
from prodready.project.django_settings import DjangoSettings
from prodready.project.snapshot import Snapshot
from prodready.project.types import Types

FORMATTERS = frozenset(
    {
        "pythonjsonlogger.json.JsonFormatter",
        "pythonjsonlogger.jsonlogger.JsonFormatter",
        "pythonjsonlogger.orjson.OrjsonFormatter",
        "pythonjsonlogger.msgspec.MsgspecFormatter",
        "json_log_formatter.JSONFormatter",
        "json_log_formatter.VerboseJSONFormatter",
        "logstash_formatter.LogstashFormatterV1",
        "logstash_async.formatter.LogstashFormatter",
        "logstash_async.formatter.DjangoLogstashFormatter",
        "ecs_logging.StdlibFormatter",
        "ecs_logging.StructlogFormatter",
        "dockerflow.logging.JsonLogFormatter",
        "dockerflow.logging.MozlogFormatter",
        "jsonformatter.JsonFormatter",
        "jsonlogging.JSONFormatter",
        "structlog.stdlib.ProcessorFormatter",
        "google.cloud.logging.handlers.StructuredLogHandler",
        "google.cloud.logging_v2.handlers.StructuredLogHandler",
        "logfmter.Logfmter",
        "logging_json.JSONFormatter",
        "asgi_correlation_id.JsonFormatter",
        "aws_lambda_powertools.logging.formatter.LambdaPowertoolsFormatter",
        "uvicorn_json_logger.JsonFormatter",
        "muselog.logger.JsonFormatter",
    }
)
"""Formatter classes whose records are machine-readable."""
_PROCESSOR = "structlog.stdlib.ProcessorFormatter"
HANDLERS = frozenset(
    {
        "google.cloud.logging.handlers.CloudLoggingHandler",
        "google.cloud.logging.handlers.StructuredLogHandler",
        "google.cloud.logging.Client().setup_logging",
        "google.cloud.logging.handlers.setup_logging",
        "watchtower.CloudWatchLogHandler",
        "opentelemetry.sdk._logs.LoggingHandler",
        "opentelemetry.instrumentation.logging.handler.LoggingHandler",
        "logfire.LogfireLoggingHandler",
        "logging_loki.LokiHandler",
        "logging_loki.LokiQueueHandler",
        "graypy.GELFUDPHandler",
        "graypy.GELFTCPHandler",
        "graypy.GELFHTTPHandler",
        "logstash_async.handler.AsynchronousLogstashHandler",
        "logstash.TCPLogstashHandler",
        "logstash.LogstashHandler",
        "opencensus.ext.azure.log_exporter.AzureLogHandler",
        "azure.monitor.opentelemetry.configure_azure_monitor",
        "fluent.handler.FluentHandler",
        "seqlog.log_to_seq",
        "logtail.LogtailHandler",
        "aws_lambda_powertools.Logger",
        "axiom_py.logging.AxiomHandler",
        "splunk_handler.SplunkHandler",
        "raygun4py.raygunprovider.RaygunHandler",
        "newrelic.agent.NewRelicContextFormatter",
        "newrelic.api.log.NewRelicContextFormatter",
        "json_logging.init_fastapi",
        "json_logging.init_flask",
        "json_logging.init_non_web",
        "json_logging.init_quart",
        "json_logging.init_sanic",
        "logfire.configure",
        "logfire.instrument_fastapi",
        "opentelemetry.exporter.otlp.proto.grpc._log_exporter.OTLPLogExporter",
        "opentelemetry.exporter.otlp.proto.http._log_exporter.OTLPLogExporter",
        "litestar.plugins.structlog.StructlogPlugin",
        "litestar.plugins.structlog.StructlogConfig",
        "litestar.logging.StructLoggingConfig",
        "litestar.logging.config.StructLoggingConfig",
        "structlog_gcp.build_processors",
        "notifications_utils.logging.flask.init_app",
        "notifications_utils.logging.init_app",
        "canonical_logs.configure",
    }
)
"""Handlers and set-up calls that ship structured records."""
_RENDERERS = re.compile(
    r"^structlog\.(?:processors\.(?:JSONRenderer|LogfmtRenderer)|stdlib\.render_to_log_kwargs)(?:\(\))?$"
)
_DUMPERS = re.compile(
    r"(?:^|\.)(?:json|orjson|ujson|rapidjson|simplejson|msgspec\.json|msgspec)\.(?:dumps|encode|json\.encode)$|to_json$|encode_json$"
)
_LOGFMT = re.compile(r"^(?:\w+=\"?%\(\w+\)\w\"?\s*){3,}$")


@dataclass(frozen=True)
class LoggingSetup:
    """Structured pipelines in force, and the nearest plain ones."""

    structured: tuple[Evidence, ...]
    plain: tuple[Evidence, ...]


@fact
def logging_setup(snapshot: Snapshot, types: Types, django: DjangoSettings) -> LoggingSetup:
    """Look at calls, logging configurations in Python and in files that something loads."""
    own = frozenset(_own_formatters(snapshot, types))
    structured: list[Evidence] = []
    plain: list[Evidence] = []
    for path, module in snapshot.application():
        structured.extend(_calls(path, module, types, own))
        structured.extend(_dicts(path, module, types, own))
        plain.extend(_plain(path, module))
    structured.extend(_files(snapshot, own))
    return LoggingSetup(tuple(dict.fromkeys(structured)), tuple(plain))


def _own_formatters(snapshot: Snapshot, types: Types) -> Iterator[str]:
    """Formatter classes of the repository that dump JSON or derive from one that does."""
    for path, module in snapshot.application():
        for cls in module.classes:
            if types.symbols.derives(path, cls, FORMATTERS) or (
                types.symbols.derives(path, cls, {"logging.Formatter"}) and _dumps(path, module, cls, types)
            ):
                yield f"{path}:{cls.qualname}"


def _dumps(path: str, module: Module, cls: Class, types: Types) -> bool:
    return any(
        call.owner == cls.index and _DUMPERS.search(types.symbols.resolve(path, call.name)) for call in module.calls
    )


def _calls(path: str, module: Module, types: Types, own: frozenset[str]) -> Iterator[Evidence]:
    for call in module.calls:
        name = types.symbols.resolve(path, call.name)
        typed = types.call_name(path, call)
        if name in HANDLERS or typed in HANDLERS:
            yield Evidence(path, call.line, f"{typed.rpartition('.')[2]} ships structured records")
        elif name in ("structlog.configure", "structlog.configure_once"):
            if _structlog(path, module, call, types):
                yield Evidence(path, call.line, "structlog is configured with a machine-readable renderer")
        elif name == "sentry_sdk.init" or name.endswith("enable_logs"):
            if _enables_logs(module, call):
                yield Evidence(path, call.line, "Sentry's log handler is switched on")
        elif typed in ("loguru.logger.add", "loguru.logger.configure") and _loguru(path, module, call, types):
            yield Evidence(path, call.line, "loguru writes JSON")
        elif (
            name.endswith(".setFormatter")
            and call.args
            and _is_formatter(path, module, call.scope, call.args[0], types, own)
        ):
            yield Evidence(path, call.line, "a JSON formatter is attached to a handler")
        elif name in ("flask.logging.default_handler.setFormatter",) and call.args:
            continue
        elif name == "logging.basicConfig" and _basic(path, module, call, types, own):
            yield Evidence(path, call.line, "the root logger writes structured records")


def _structlog(path: str, module: Module, call: Call, types: Types) -> bool:
    """Whether the chain of processors ends in a machine-readable renderer, directly or through the formatter."""
    seen = {types.symbols.resolve(path, item.name) for item in module.calls}
    seen |= {types.symbols.resolve(path, item.name) for item in module.reads}
    if any(_RENDERERS.match(name) for name in seen):
        return True
    if _mentions_renderer(path, module, call.kwarg("processors"), call.scope, types, 6):
        return True
    return (
        call.arg(0) is None
        and call.kwarg("processors") is None
        and bool(call.kwargs)
        and any(key == "**" for key, _ in call.kwargs)
    )


def _mentions_renderer(path: str, module: Module, expr: Expr | None, scope: int, types: Types, depth: int) -> bool:
    """Follow a processors expression through variables and functions to a JSON dump."""
    if expr is None or depth <= 0:
        return False
    if isinstance(expr, (Seq, Op)):
        return any(_mentions_renderer(path, module, item, scope, types, depth - 1) for item in expr.items)
    if isinstance(expr, CallRef):
        call = module.calls[expr.index]
        name = types.symbols.resolve(path, call.name)
        if _RENDERERS.match(name):
            return True
        found = types.callee(path, call)
        if found is not None and found.function is not None:
            other = types.symbols.modules[found.path]
            inner = [item for item in other.calls if item.scope == found.function.index]
            return any(
                _RENDERERS.match(types.symbols.resolve(found.path, item.name))
                or _DUMPERS.search(types.symbols.resolve(found.path, item.name))
                for item in inner
            )
        return any(_mentions_renderer(path, module, value, scope, types, depth - 1) for value in call.args)
    if isinstance(expr, Ref):
        name = types.symbols.resolve(path, expr.name)
        found = types.symbols.definition(name)
        if found is not None and found.function is not None:
            other = types.symbols.modules[found.path]
            return any(
                item.scope == found.function.index and _DUMPERS.search(types.symbols.resolve(found.path, item.name))
                for item in other.calls
            )
        if found is not None and found.assign is not None:
            other = types.symbols.modules[found.path]
            return _mentions_renderer(found.path, other, found.assign.value, -1, types, depth - 1)
        if expr.name[0] == "%":
            bound = types.locals(path).get((scope, expr.name[1:]), [])
            if scope >= 0 and not bound and module.functions[scope].param(expr.name[1:]) is not None:
                return _module_lists(path, module, types, depth - 1)
            return any(_mentions_renderer(path, module, item.value, scope, types, depth - 1) for item in bound) or any(
                call.name in (f"{expr.name}.append", f"{expr.name}.extend")
                and any(_mentions_renderer(path, module, value, scope, types, depth - 1) for value in call.args)
                for call in module.calls
            )
    return False


def _module_lists(path: str, module: Module, types: Types, depth: int) -> bool:
    """Whether a list of the module's top level, from which a parameter is most likely filled, holds a renderer."""
    lists: list[Expr | None] = [
        item.value for item in module.assigns if item.target[0] == ":" and isinstance(item.value, Seq)
    ]
    lists += [call.args[0] for call in module.calls if call.name.endswith((".append", ".extend")) and call.args]
    return any(_mentions_renderer(path, module, item, -1, types, depth) for item in lists)


def _enables_logs(module: Module, call: Call) -> bool:
    for key, value in call.kwargs:
        if key in ("enable_logs", "_experiments") and not (isinstance(value, Const) and value.value is False):
            return key == "enable_logs" or "enable_logs" in repr(value)
    return False


def _loguru(path: str, module: Module, call: Call, types: Types) -> bool:
    serialised = call.kwarg("serialize")
    if serialised is not None and not (isinstance(serialised, Const) and serialised.value is False):
        return True
    handlers = call.kwarg("handlers")
    for item in handlers.items if isinstance(handlers, Seq) else ():
        for key, value in item.items if isinstance(item, Map) else ():
            if (
                isinstance(key, Const)
                and key.value == "serialize"
                and not (isinstance(value, Const) and not value.value)
            ):
                return True
    for given in (call.arg(0, "sink"), call.kwarg("format")):
        if isinstance(given, Ref) and _mentions_renderer(path, module, given, call.scope, types, 3):
            return True
    return False


def _is_formatter(path: str, module: Module, scope: int, expr: Expr, types: Types, own: frozenset[str]) -> bool:
    name = types.of(path, scope, expr).removesuffix("()")
    if not name and isinstance(expr, CallRef):
        name = types.symbols.resolve(path, module.calls[expr.index].name)
    if name == _PROCESSOR:
        return _renders(path, module, types)
    return name in FORMATTERS or name in own


def _renders(path: str, module: Module, types: Types) -> bool:
    """Whether a module names one of structlog's machine-readable renderers."""
    items: list[Call | Read] = [*module.calls, *module.reads]
    return any(_RENDERERS.match(types.symbols.resolve(path, item.name)) for item in items)


def _basic(path: str, module: Module, call: Call, types: Types, own: frozenset[str]) -> bool:
    given = call.kwarg("format")
    return bool(isinstance(given, Const) and isinstance(given.value, str) and _structured_format(given.value))


def _structured_format(text: str) -> bool:
    """A format whose whole record is JSON or logfmt."""
    stripped = text.strip()
    return bool(_LOGFMT.match(stripped)) or (stripped.startswith("{") and stripped.endswith("}") and '"' in stripped)


def _dicts(path: str, module: Module, types: Types, own: frozenset[str]) -> Iterator[Evidence]:
    """``formatters`` of logging configurations written in Python, where the chosen class is structured."""
    for assign in module.assigns:
        if isinstance(assign.value, Map):
            yield from _formatters(path, module, assign.value, types, own)
    for call in module.calls:
        for value in (*call.args, *(item for _, item in call.kwargs)):
            if isinstance(value, Map):
                yield from _formatters(path, module, value, types, own)
                yield from _hosted(path, value)
    for function in module.functions:
        for value in function.returned:
            if isinstance(value, Map):
                yield from _formatters(path, module, value, types, own)


def _hosted(path: str, settings: Map) -> Iterator[Evidence]:
    """A setting that switches on the log handler of a hosted service through an integration's own prefix."""
    for key, value in settings.items:
        if isinstance(key, Const) and str(key.value).endswith(".enable_logs") and value == Const(True, value.line):
            yield Evidence(path, value.line, "Sentry's log handler is switched on")


def _formatters(path: str, module: Module, config: Map, types: Types, own: frozenset[str]) -> Iterator[Evidence]:
    sections = {key.value: value for key, value in config.items if isinstance(key, Const)}
    formatters, handlers = sections.get("formatters"), sections.get("handlers")
    if not isinstance(formatters, Map):
        return
    used = repr(handlers) if handlers is not None else ""
    for key, value in formatters.items:
        name = key.value if isinstance(key, Const) else ""
        for inner, given in value.items if isinstance(value, Map) else ():
            if not isinstance(inner, Const) or inner.value not in ("()", "class", "format", "fmt"):
                continue
            if _given(path, module, given, types, own, str(inner.value)):
                if not name or repr(str(name)) in used or _chosen(handlers):
                    yield Evidence(path, given.line, f"formatter {name or 'of a variable'} writes structured records")


def _chosen(handlers: Expr | None) -> bool:
    """Whether some handler takes its formatter from a variable (``"formatter": LOG_FORMAT``)."""
    for _, value in handlers.items if isinstance(handlers, Map) else ():
        for key, given in value.items if isinstance(value, Map) else ():
            if isinstance(key, Const) and key.value == "formatter" and not isinstance(given, Const):
                return True
    return False


def _given(path: str, module: Module, expr: Expr, types: Types, own: frozenset[str], key: str) -> bool:
    if isinstance(expr, Const) and isinstance(expr.value, str):
        if key in ("format", "fmt"):
            return _structured_format(expr.value)
        resolved = types.symbols.resolve(path, expr.value) if "." in expr.value else expr.value
        return expr.value in FORMATTERS - {_PROCESSOR} or resolved in own
    if isinstance(expr, Ref):
        name = types.symbols.resolve(path, expr.name)
        if name == _PROCESSOR:
            return _renders(path, module, types)
        return name in FORMATTERS or name in own
    if isinstance(expr, (Op, Fmt)):
        items = expr.items if isinstance(expr, Op) else expr.parts
        return any(_given(path, module, item, types, own, key) for item in items)
    return False


def _files(snapshot: Snapshot, own: frozenset[str]) -> Iterator[Evidence]:
    """Logging configuration files whose formatters are structured, where a command or the application names the file."""
    dotted = {name.replace("/", ".").replace(".py:", ".") for name in own}
    for path, document in snapshot.documents.items():
        if not isinstance(document, Document) or snapshot.role(path) in (Role.TEST, Role.DOCS, Role.TEMPLATE):
            continue
        for root in document.roots:
            for keys, node in walk(root):
                if not isinstance(node, Scalar) or not isinstance(node.value, str) or not keys:
                    continue
                if keys[-1] not in ("()", "class", "format") or not any("ormatter" in str(key) for key in keys[:-1]):
                    continue
                known = node.value in FORMATTERS or any(name.endswith(f".{node.value}") for name in dotted)
                if (known or (keys[-1] == "format" and _structured_format(node.value))) and _loaded(snapshot, path):
                    yield Evidence(path, node.line, f"{node.value} is a structured formatter")


def _loaded(snapshot: Snapshot, path: str) -> bool:
    name = path.rpartition("/")[2]
    for _, module in snapshot.application():
        for call in module.calls:
            values = (*call.args, *(value for _, value in call.kwargs))
            if any(
                isinstance(value, Const) and isinstance(value.value, str) and name in value.value for value in values
            ):
                return True
        if any(isinstance(item.value, Const) and name in str(item.value.value) for item in module.assigns):
            return True
    return any(
        name in line
        for other, document in snapshot.documents.items()
        if other != path and isinstance(document, Text) and not other.endswith((".md", ".rst"))
        for line in document.lines
    ) or any(
        name in repr(document)
        for other, document in snapshot.documents.items()
        if "ockerfile" in other or "compose" in other
    )


def _plain(path: str, module: Module) -> Iterator[Evidence]:
    for call in module.calls:
        if call.name in ("logging.basicConfig", "logging.config.dictConfig", "logging.config.fileConfig"):
            yield Evidence(path, call.line, f"{call.name} writes plain text")
        elif call.name in ("loguru.logger.add", "loguru.logger.configure"):
            yield Evidence(path, call.line, "loguru is configured for plain text")
        elif call.name == "logging.Formatter":
            yield Evidence(path, call.line, "a plain-text formatter")
    for assign in module.assigns:
        if assign.target == ":LOGGING" and isinstance(assign.value, Map):
            yield Evidence(path, assign.line, "LOGGING has plain-text formatters only")
    for item in module.imports:
        if item.target.partition(".")[0] in ("structlog", "loguru") and item.scope == -1:
            yield Evidence(
                path,
                item.line,
                f"{item.target.partition('.')[0]} is imported, but not configured for structured output",
            )
            break
