"""How the service exports metrics: a Prometheus endpoint, or a push client that is set up (detection OBS004)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from prodready.api import Evidence, fact
from prodready.facts.documents import lines_of
from prodready.facts.files import Role
from prodready.facts.python import Call, CallRef, Const, Expr, Function, Module, Read, Ref, Seq, is_literal, last_word
from prodready.project.code.alternatives import Value, alternatives
from prodready.project.code.calls import NONE, Calls, Reads
from prodready.project.code.mentions import forgotten
from prodready.project.code.reach import Reach
from prodready.project.code.types import Types
from prodready.project.commands.arms import is_script, tested
from prodready.project.layout.pipeline_files import is_of_a_pipeline
from prodready.project.metrics.exposition import Exposition
from prodready.project.metrics.names import AGENTS, DJANGO_APPS, RENDERERS, exporter
from prodready.project.metrics.otel_elsewhere import set_up_elsewhere
from prodready.project.routing.routes import Route, Routes
from prodready.project.services.apart import Apart
from prodready.project.services.django_settings import DjangoSettings, is_development
from prodready.project.services.extensions import Extensions
from prodready.project.services.in_use import InUse
from prodready.project.services.main_service import MainService
from prodready.project.snapshot import Snapshot

_AGENT = re.compile(rf"(?<![\w/-])({'|'.join(map(re.escape, AGENTS))})(?![\w-])")
_NO_METRICS = re.compile(r"OTEL_METRICS_EXPORTER[=: ]+[\"']?none|--metrics_exporter[= ]none")
_METRICS_EXPORTER_NAME = re.compile(r"\bOTEL_METRICS_EXPORTER\b")
_METRICS_EXPORTER = re.compile(r"\bOTEL_METRICS_EXPORTER(?:\s*[=:]|\s)\s*(?:value:\s*)?[\"']?([\w.$]+)")
"""What an agent of OpenTelemetry sends metrics with: of an environment file, an image, compose or a manifest."""
_OTEL = re.compile(r"\bOpenTelemetry\b")
_SHARED = re.compile(r"\b(PROMETHEUS_MULTIPROC_DIR)\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\.(?:make_[aw]sgi_app|for_app_factory|\w*PrometheusMetrics|GDSMetrics)$|^aws_lambda_powertools\.(?:metrics\.)?Metrics$"
)
"""What has to be mounted, or given the application, to serve anything."""
_METRICS_PATH = re.compile(r"/_*metrics(?:\.txt)?/?$")
_METRICS_VIEW = re.compile(r"(?i)metrics|prometheus")
_METRICS_MODULE = re.compile(r"^(?:metrics|prometheus|monitoring|observability)$")
_PORTS = ("PROMETHEUS_METRICS_EXPORT_PORT", "PROMETHEUS_METRICS_EXPORT_PORT_RANGE")
_BY_HAND = re.compile(r"(?:^|/)(?:[^/]*Makefile|[Jj]ustfile|Taskfile\.ya?ml|tasks\.py)$")
"""What developers start things with."""
_CLIENTS = ("prometheus", "opentelemetry", "statsd", "datadog", "newrelic", "starlette_exporter", "markus")


class Metrics(msgspec.Struct, frozen=True):
    """Where metrics are exported, and where they are set up without being exported; ``shared`` is where the deployment
    names the folder in which the processes of prometheus_client gather what somebody renders."""

    exported: tuple[Evidence, ...]
    misses: tuple[Evidence, ...]
    shared: tuple[Evidence, ...] = ()


@fact
def metrics(
    snapshot: Snapshot,
    types: Types,
    calls: Calls,
    reads: Reads,
    routes: Routes,
    reach: Reach,
    django: DjangoSettings,
    main: MainService,
    in_use: InUse,
    extensions: Extensions,
    apart: Apart,
) -> Metrics:
    """Search routes, calls, Django's settings and start commands of the main service."""
    finder = _Finder(snapshot, types, reach, in_use, Exposition(types, reach))
    called = calls.pick(resolved=finder.is_suspect, words=("expose", "include"))
    handed = reads.pick(resolved=_is_exporter)
    found = [
        *(place for route in routes.http for place in finder.route(route)),
        *_outside(routes),
        *(
            place
            for path, module in snapshot.application()
            if not apart.is_manual(path)
            for place in finder.module(path, module, called.get(path, NONE), handed.get(path, NONE))
        ),
        *_django(django),
        *_released(tuple(_commands(snapshot))),
    ]
    found += () if found else set_up_elsewhere(snapshot, calls)
    places = {(place.path, place.line): place for place in reversed(found) if main.holds(place.path)}
    exported, left = in_use.sort(place for at, place in reversed(places.items()) if at not in extensions.places)
    left += tuple(
        replace(place, note="no application is given to it") for at, place in places.items() if at in extensions.places
    )
    if exported:
        return Metrics(tuple(map(in_use.told, exported)), ())
    return Metrics(
        (),
        (*left, *_misses(snapshot)),
        tuple(_deployed(snapshot, _SHARED, lambda _: "gathers the metrics of all processes")),
    )


def _released(places: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The places that are not for development, if there are any; what a developer's own commands start comes last."""
    released = tuple(place for place in places if not is_development(place.path.replace("-", "_"))) or places
    deployed = tuple(place for place in released if not _BY_HAND.search(place.path))
    return deployed or released


_OF_WSGI = ("environ", "start_response")
"""What WSGI applications take (PEP 3333)."""


class _Finder(msgspec.Struct, frozen=True):
    snapshot: Snapshot
    types: Types
    reach: Reach
    in_use: InUse
    exposition: Exposition

    def route(self, route: Route) -> Iterator[Evidence]:
        """A route that renders a registry or writes the text format itself."""
        for handler in route.handlers:
            if handler.function is None:
                continue
            for item in self.reach.from_function(handler.path, handler.function, depth=3):
                if item.name in RENDERERS:
                    yield Evidence(route.file, route.line, f"{route.title} renders a Prometheus registry")
                    yield Evidence(item.path, item.call.line, item.name)
                    break
            else:
                samples = bool(_METRICS_PATH.search(route.path))
                if "metrics" in route.path and self.exposition.is_written_by(handler, samples=samples):
                    yield Evidence(route.file, route.line, f"{route.title} writes the Prometheus text format")

    def is_suspect(self, name: str) -> bool:
        """Whether a call of this global name makes or starts something that exports metrics."""
        return bool(exporter(name) or self._inherited(name))

    def _inherited(self, name: str) -> str:
        """What a class of the repository exports through, by its bases."""
        found = self.types.symbols.definition(name) if ".py:" in name else None
        if found is None or found.cls is None:
            return ""
        bases = self.types.symbols.ancestors(found.path, found.cls)
        return next((known for base, _ in bases if (known := exporter(base))), "")

    def module(self, path: str, module: Module, called: Sequence[Call], handed: Sequence[Read]) -> Iterator[Evidence]:
        """Constructors, starters, handlers and base classes of packages that export metrics."""
        if is_development(path):
            return
        symbols = self.types.symbols
        for call in called:
            label = self._called(path, call)
            if label:
                yield Evidence(path, _at_work(module, call), f"metrics through {label}")
        bases = {(base.name, base.line) for cls in module.classes for base in cls.bases if isinstance(base, Ref)}
        for read in handed:
            if (read.name, read.line) in bases:
                continue
            label = exporter(symbols.resolve(path, read.name)) if read.name[:1] not in "%&" else ""
            if label and _is_handed(read.name):
                yield Evidence(path, read.line, f"metrics through {label}")
        for cls in module.classes:
            for base in symbols.base_names(path, cls):
                known = base.endswith(("Controller", "MetricsHandler")) and exporter(base)
                if known and not self.in_use.is_left_class(path, cls):
                    yield Evidence(path, cls.line, f"metrics through {known}")
        for function in module.functions:
            by_hand = function.name == "do_GET" or tuple(function.taken) == _OF_WSGI
            if by_hand and self._renders(path, function):
                what = "a server of its own" if function.name == "do_GET" else "a WSGI application"
                yield Evidence(path, function.line, f"{what} renders a Prometheus registry")

    def _called(self, path: str, call: Call) -> str:
        name = self.types.symbols.resolve(path, call.name)
        label = exporter(name)
        if not label and call.name[:1] not in "%&":
            label = self._inherited(name)
        if not label and call.name.endswith(".expose"):
            label = "prometheus-fastapi-instrumentator" if self._is_instrumentator(path, call) else ""
        if not label and call.name.endswith(".include") and _names(call.arg(0), "pyramid_prometheus"):
            label = "pyramid_prometheus"
        off = label and (
            _is_off(name, call) or self._is_console(path, name, call) or self._is_forgotten(path, name, call)
        )
        return "" if off else label

    def _is_instrumentator(self, path: str, call: Call) -> bool:
        """Whether a call is of an instrumentator, also of one that hangs on the application (``app.meter.expose(app)``)."""
        held, module = call.name.rpartition(".")[0], self.snapshot.modules[path]
        kept = (module.call(item.value) for item in module.assigns if "." in held and item.target == held)
        names = (self.types.call_name(path, each) for each in (call, *kept) if each is not None)
        return any("nstrumentator" in name.partition("()")[0] for name in names)

    def _is_console(self, path: str, name: str, call: Call) -> bool:
        """Whether a meter provider's readers all print what they read."""
        given = call.kwarg("metric_readers") if name.endswith(".MeterProvider") else None
        readers = [each for listed in self._meant(path, call.scope, given) for each in self._items(*listed)]
        return bool(readers) and all(map(self._prints, readers))

    def _meant(self, path: str, scope: int, expr: Expr | None) -> list[Value]:
        return list(alternatives(self.types, path, scope, expr)) if expr is not None else []

    def _items(self, path: str, scope: int, expr: Expr) -> list[Value]:
        items = expr.items if isinstance(expr, Seq) else (expr,)
        return [meant for item in items for meant in self._meant(path, scope, item)]

    def _prints(self, reader: Value) -> bool:
        """Whether a reader is given the exporter that writes to the console."""
        path, scope, expr = reader
        made = self.snapshot.modules[path].call(expr)
        given = self._meant(path, scope, made.arg(0, "exporter")) if made is not None else []
        return any(self.types.of(*each).endswith(".ConsoleMetricExporter()") for each in given)

    def _is_forgotten(self, path: str, name: str, call: Call) -> bool:
        """Whether a call makes something that does nothing by itself, under a name of the module that nothing uses."""
        if not _PASSIVE.search(name) or call.arg(0, "app") is not None:
            return False
        bound = [
            item.target for item in self.snapshot.modules[path].assigns if item.value == CallRef(call.index, call.line)
        ]
        names = {f"{path}{target}" for target in bound}
        return bool(names) and names == forgotten(names, self.snapshot, self.types.symbols, lambda _: False)

    def _renders(self, path: str, function: Function) -> bool:
        return any(item.name in RENDERERS for item in self.reach.from_function(path, function, depth=2))


def _at_work(module: Module, call: Call) -> int:
    """The line of the decorator by which something made by a call ships metrics (``@metrics.log_metrics``), else of the call."""
    names = {f"{item.target}.log_metrics" for item in module.assigns if item.value == CallRef(call.index, call.line)}
    written = (item for function in module.functions for item in function.decorators)
    return next((item.line for item in written if names and module.written(item) in names), call.line)


def _is_exporter(name: str) -> bool:
    return bool(exporter(name))


def _names(expr: Expr | None, text: str) -> bool:
    return isinstance(expr, Const) and expr.value == text


def _is_handed(name: str) -> bool:
    """Whether a name that is only mentioned is something that is handed on: a handler, a controller, a view."""
    last = name.rpartition(".")[2]
    return (last[:1].islower() and last.endswith(("metrics", "stats"))) or last.endswith(
        ("Controller", "Handler", "View", "Middleware")
    )


def _is_off(name: str, call: Call) -> bool:
    """``PrometheusMetrics(app, path=None)`` serves nothing; a meter provider without readers exports nothing; Datadog's
    ``patch(logging=True)`` only writes the trace's number into the log."""
    if name.endswith(".MeterProvider"):
        return not call.args and call.kwarg("metric_readers") is None
    if name.startswith("ddtrace.") and name.endswith(".patch"):
        return all(key == "logging" or is_literal(value, False) for key, value in call.kwargs if key != "raise_errors")
    given = call.kwarg("path")
    return is_literal(given, None)


def _outside(routes: Routes) -> Iterator[Evidence]:
    for item in routes.outside:
        name = item.name.removesuffix("()").removesuffix(".as_view")
        label = exporter(name) or _of_organisation(name, item.prefix)
        if label:
            where = f" at {item.prefix}" if item.prefix.strip("/") and "?" not in item.prefix else ""
            yield Evidence(item.file, item.line, f"metrics through {label}{where}")


def _of_organisation(name: str, path: str) -> str:
    """The package of an organisation whose view for metrics is put at ``/metrics``: ``acme_common.metrics.metrics_view``."""
    package, _, rest = name.partition(".")
    view = last_word(rest)
    told = _METRICS_VIEW.search(view) and any(_METRICS_MODULE.search(part) for part in rest.split(".")[:-1])
    return package if told and _METRICS_PATH.search(path) else ""


def _django(django: DjangoSettings) -> Iterator[Evidence]:
    for app in django.apps:
        if app.value in DJANGO_APPS:
            yield Evidence(app.path, app.line, f"metrics through {DJANGO_APPS[app.value]}")
    if not any(str(app.value).startswith("django_prometheus") for app in django.apps):
        return  # whose start opens the port
    for name in _PORTS:
        for item in django.of(name):
            yield Evidence(item.path, item.line, "a metrics port of django-prometheus")


def _commands(snapshot: Snapshot) -> Iterator[Evidence]:
    """An agent that a start command wraps round the service; OpenTelemetry's only if the deployment lets it export metrics."""
    found = _deployed(snapshot, _AGENT, lambda name: f"the {AGENTS[name]} agent is started with the service")
    off = _is_switched_off(snapshot)
    return (place for place in found if not (off and _OTEL.search(place.note)))


def _is_switched_off(snapshot: Snapshot) -> bool:
    """Whether ``none`` is all that the files for deployment give OpenTelemetry to send metrics with."""
    told = (document for path, document in snapshot.documents.items() if snapshot.says(path, _METRICS_EXPORTER_NAME))
    texts = ("\n".join(text for _, text in lines_of(document)) for document in told)
    return {value for text in texts for value in _METRICS_EXPORTER.findall(text)} == {"none"}


def _deployed(snapshot: Snapshot, wanted: re.Pattern[str], note: Callable[[str], str]) -> Iterator[Evidence]:
    """The lines of files for deployment that name something; pipelines are not what starts the service."""
    for path, document in snapshot.documents.items():
        if snapshot.role(path) in (Role.TEST, Role.DOCS, Role.TEMPLATE, Role.VENDORED):
            continue
        if path.endswith((".md", ".rst", ".txt")) or is_of_a_pipeline(path):
            continue
        for line, text in lines_of(document) if snapshot.says(path, wanted) else ():
            found = wanted.search(text) if not text.lstrip().startswith("#") else None
            if found and not _NO_METRICS.search(text):
                test = tested(lines_of(document), line) if is_script(path) else ""
                yield Evidence(path, line, note(found.group(1)) + (f", where {test}" if test else ""))


def _misses(snapshot: Snapshot) -> Iterator[Evidence]:
    for path, module in snapshot.application():
        for item in module.imports:
            if item.target.partition(".")[0].startswith(_CLIENTS):
                yield Evidence(path, item.line, f"{item.target} is imported, but nothing exports metrics with it")
                break
            if item.target == "collectd":
                yield Evidence(path, item.line, "a plug-in of collectd, which runs beside the service")
                break
