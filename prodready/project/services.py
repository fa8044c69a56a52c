"""What kind of thing the repository is (service, worker, library, command-line tool), and its application objects.

A service builds a web application for others to call. An application object that only a tool's own command starts on
localhost (a viewer) does not make one, and neither does one in tests, examples or scripts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from prodready.api import Evidence, fact
from prodready.facts.documents import Dockerfile, entries
from prodready.facts.files import APPLICATION_ROLES, Role
from prodready.facts.python import Assign, Call, Const, Module
from prodready.project.snapshot import Snapshot
from prodready.project.types import Types

CONSTRUCTORS = {
    "fastapi.FastAPI": "fastapi",
    "fastapi.applications.FastAPI": "fastapi",
    "starlette.applications.Starlette": "starlette",
    "litestar.Litestar": "litestar",
    "litestar.app.Litestar": "litestar",
    "starlite.Starlite": "litestar",
    "flask.Flask": "flask",
    "flask.app.Flask": "flask",
    "apiflask.APIFlask": "flask",
    "flask_openapi3.OpenAPI": "flask",
    "connexion.App": "flask",
    "connexion.FlaskApp": "flask",
    "connexion.FlaskApp.FlaskApp": "flask",
    "connexion.AsyncApp": "starlette",
    "aiohttp.web.Application": "aiohttp",
    "aiohttp.web_app.Application": "aiohttp",
    "sanic.Sanic": "sanic",
    "sanic.app.Sanic": "sanic",
    "quart.Quart": "quart",
    "quart_trio.QuartTrio": "quart",
    "tornado.web.Application": "tornado",
    "falcon.App": "falcon",
    "falcon.API": "falcon",
    "falcon.asgi.App": "falcon-asgi",
    "pyramid.config.Configurator": "pyramid",
    "bottle.Bottle": "bottle",
    "bottle.app": "bottle",
    "bottle.default_app": "bottle",
    "ninja.NinjaAPI": "django",
    "ninja_extra.NinjaExtraAPI": "django",
    "django.core.wsgi.get_wsgi_application": "django",
    "django.core.asgi.get_asgi_application": "django",
    "robyn.Robyn": "robyn",
    "blacksheep.Application": "blacksheep",
    "blacksheep.server.Application": "blacksheep",
    "falcon.testing.TestClient": "",
}
"""Constructors of application objects (detection A4); an empty framework never counts."""

ASYNC_FRAMEWORKS = frozenset(
    {"fastapi", "starlette", "litestar", "aiohttp", "sanic", "quart", "tornado", "falcon-asgi", "robyn", "blacksheep"}
)
"""Frameworks whose handlers share one event loop, so that blocking calls hold up everybody."""

WORKERS = {
    "celery.Celery": "celery",
    "celery.app.Celery": "celery",
    "dramatiq.set_broker": "dramatiq",
    "rq.Worker": "rq",
    "rq.worker.Worker": "rq",
    "arq.worker.run_worker": "arq",
    "saq.Queue": "saq",
    "huey.RedisHuey": "huey",
    "huey.SqliteHuey": "huey",
    "huey.Huey": "huey",
    "faststream.FastStream": "faststream",
    "aiokafka.AIOKafkaConsumer": "kafka",
    "confluent_kafka.Consumer": "kafka",
    "kafka.KafkaConsumer": "kafka",
    "procrastinate.App": "procrastinate",
    "apscheduler.schedulers.blocking.BlockingScheduler": "apscheduler",
    "taskiq.ZeroMQBroker": "taskiq",
    "taskiq_aio_pika.AioPikaBroker": "taskiq",
    "taskiq_redis.ListQueueBroker": "taskiq",
    "discord.ext.commands.Bot": "discord",
    "discord.Client": "discord",
    "aiogram.Dispatcher": "aiogram",
    "telegram.ext.Application.builder": "telegram",
}
"""Constructors of things that consume a queue, a stream or a schedule."""

_LAST_NAMES = frozenset(name.rpartition(".")[2] for name in (*CONSTRUCTORS, *WORKERS))
_SERVERS = frozenset(
    {"uvicorn.run", "waitress.serve", "werkzeug.serving.run_simple", "hypercorn.run", "granian.Granian"}
)
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class App:
    """An application object: its framework, where it is constructed, and the global name that it is bound to.

    ``symbol`` is a variable (``app/main.py:app``) or, for an object made inside a function, that function
    (``app/main.py:create_app``); empty where it is neither.
    """

    framework: str
    path: str
    line: int
    symbol: str = ""
    call: int = -1  # index in the module's calls


@dataclass(frozen=True)
class Services:
    """The application objects and workers of the repository, and what kind of thing it therefore is."""

    apps: tuple[App, ...]
    workers: tuple[App, ...]
    kind: str  # service, worker, cli or library
    reason: str

    @property
    def is_service(self) -> bool:
        """Whether it builds a web application for others to call."""
        return self.kind == "service"

    @property
    def runs(self) -> bool:
        """Whether it is a service or a worker: something that is deployed."""
        return self.kind in ("service", "worker")

    @cached_property
    def frameworks(self) -> tuple[str, ...]:
        """The web frameworks, the one with most application objects first."""
        counts: dict[str, int] = {}
        for app in self.apps:
            counts[app.framework] = counts.get(app.framework, 0) + 1
        return tuple(sorted(counts, key=lambda name: (-counts[name], name)))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where the applications are made."""
        return tuple(Evidence(app.path, app.line, f"{app.framework} application") for app in self.apps[:3])


@fact
def services(snapshot: Snapshot, types: Types) -> Services:
    """Find the application objects; decide the kind unless the configuration forces it."""
    apps = tuple(app for path, module in snapshot.application() for app in _apps(path, module, types))
    if not apps:
        apps = tuple(app for path, module in snapshot.application() for app in _own_classes(path, module, types))
    apps = tuple(app for app in apps if not _is_viewer(app, snapshot, types))
    django = tuple(_django(snapshot))
    apps += tuple(app for app in django if not any(known.framework == "django" for known in apps))
    workers = tuple(app for path, module in snapshot.application() for app in _workers(path, module, types))
    if snapshot.kind:
        return Services(apps, workers, snapshot.kind, "set by configuration")
    if apps and not _is_framework_package(snapshot, types, apps):
        return Services(apps, workers, "service", f"builds a {apps[0].framework} application")
    if workers and _is_deployed(snapshot):
        return Services((), workers, "worker", f"runs a {workers[0].framework} worker")
    if any(info.role is Role.CLI for info in snapshot.files.values()):
        return Services((), workers, "cli", "no web application; command-line modules")
    return Services((), workers, "library", "no web application and no worker")


def _apps(path: str, module: Module, types: Types) -> Iterator[App]:
    for call in module.calls:
        last = call.name.rpartition(".")[2].lstrip(":%&")
        if not last[:1].isupper() and last not in _LAST_NAMES:
            continue  # neither a class nor a known factory
        name = types.symbols.resolve(path, call.name)
        framework = CONSTRUCTORS.get(name) or _subclass_framework(name, types)
        if framework:
            yield App(framework, path, call.line, _bound(path, module, call), call.index)


def _own_classes(path: str, module: Module, types: Types) -> Iterator[App]:
    """Application classes of the repository: a server or a plugin system may be what instantiates them."""
    for cls in module.classes:
        framework = _framework_of_class(f"{path}:{cls.qualname}", types)
        if framework:
            yield App(framework, path, cls.line, f"{path}:{cls.qualname}")


def _subclass_framework(name: str, types: Types) -> str:
    return _framework_of_class(name, types) if ".py:" in name else ""


def _framework_of_class(name: str, types: Types) -> str:
    found = types.symbols.definition(name)
    if found is None or found.cls is None:
        return ""
    for base, _ in types.symbols.ancestors(found.path, found.cls):
        if CONSTRUCTORS.get(base):
            return CONSTRUCTORS[base]
    return ""


def _bound(path: str, module: Module, call: Call) -> str:
    if call.scope >= 0:
        return f"{path}:{module.functions[call.scope].qualname}"
    for assign in module.assigns:
        if _binds(assign, call):
            return f"{path}:{assign.target[1:]}"
    return ""


def _binds(assign: Assign, call: Call) -> bool:
    return assign.target[0] == ":" and assign.line <= call.line <= assign.end_line


def _workers(path: str, module: Module, types: Types) -> Iterator[App]:
    for call in module.calls:
        if call.name.rpartition(".")[2].lstrip(":") not in _LAST_NAMES:
            continue
        framework = WORKERS.get(types.symbols.resolve(path, call.name))
        if framework:
            yield App(framework, path, call.line, _bound(path, module, call), call.index)
    for cls in module.classes:
        if cls.name == "WorkerSettings":  # arq's convention
            yield App("arq", path, cls.line, f"{path}:{cls.qualname}")


def _django(snapshot: Snapshot) -> Iterator[App]:
    """Django's own signs: a settings module with INSTALLED_APPS or ROOT_URLCONF that is not a test's."""
    for path, module in snapshot.modules.items():
        if snapshot.role(path) not in APPLICATION_ROLES:
            continue
        for assign in module.assigns:
            if assign.target.lstrip(":&") == "ROOT_URLCONF" and assign.target[0] in ":&":
                yield App("django", path, assign.line, f"{path}:ROOT_URLCONF")
                break


def _is_viewer(app: App, snapshot: Snapshot, types: Types) -> bool:
    """Whether a tool's own command starts the application on localhost, and nothing deploys it."""
    if _is_deployed(snapshot):
        return False
    module = snapshot.modules[app.path]
    return (
        any(
            types.symbols.resolve(app.path, call.name) in _SERVERS
            and isinstance(host := call.kwarg("host"), Const)
            and host.value in _LOCAL
            for call in module.calls
        )
        and snapshot.role(app.path) is Role.CLI
    )


def _is_deployed(snapshot: Snapshot) -> bool:
    return any(isinstance(document, Dockerfile) for document in snapshot.documents.values()) or any(
        path.rpartition("/")[2] in ("Procfile", "app.yaml", "fly.toml", "render.yaml", "serverless.yml", "vercel.json")
        for path in snapshot.files
    )


def _is_framework_package(snapshot: Snapshot, types: Types, apps: tuple[App, ...]) -> bool:
    """A published library that constructs an application only inside classes or helpers, and deploys nothing."""
    if _is_deployed(snapshot) or any(app.framework == "django" for app in apps):
        return False
    project = snapshot.document("pyproject.toml")
    classifiers = project.at("project", "classifiers") if project is not None else None
    declared = [getattr(item, "value", "") for item in getattr(classifiers, "items", ())]
    says_library = any("Topic :: Software Development :: Libraries" in str(text) for text in declared)
    scripts = project is not None and entries(project.at("project", "scripts"))
    return says_library and not scripts
