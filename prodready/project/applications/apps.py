"""The application objects and workers of the repository: what constructs them, where, and what they are bound to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from prodready.api import fact
from prodready.facts.files import APPLICATION_ROLES
from prodready.facts.python import Assign, Call, Class, Function, Module, Ref, last_word
from prodready.project.applications.consumers import WAITS, consumers, waits_for
from prodready.project.applications.entries import Entry, entries
from prodready.project.applications.mcp import SERVERS as MCP_SERVERS
from prodready.project.applications.mcp import over_http
from prodready.project.applications.nameko import HTTP, with_entry_points
from prodready.project.code.calls import NONE, Calls
from prodready.project.code.symbols import Symbols
from prodready.project.code.types import Types
from prodready.project.snapshot import Snapshot

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
    "flask_api.FlaskAPI": "flask",
    "eve.Eve": "flask",
    "chalice.Chalice": "chalice",
    "connexion.App": "flask",
    "connexion.FlaskApp": "flask",
    "connexion.FlaskApp.FlaskApp": "flask",
    "foca.Foca": "flask",
    "connexion.AsyncApp": "starlette",
    "aiohttp.web.Application": "aiohttp",
    "aiohttp.web_app.Application": "aiohttp",
    "sanic.Sanic": "sanic",
    "sanic.app.Sanic": "sanic",
    "quart.Quart": "quart",
    "quart_trio.QuartTrio": "quart",
    "tornado.web.Application": "tornado",
    "bokeh.server.server.Server": "tornado",
    "rest_tools.server.RestServer": "tornado",
    "twisted.web.server.Site": "twisted",
    "cyclone.web.Application": "twisted",
    "falcon.App": "falcon",
    "falcon.API": "falcon",
    "falcon.asgi.App": "falcon-asgi",
    "pyramid.config.Configurator": "pyramid",
    "pyramid.paster.get_app": "pyramid",
    "paste.deploy.loadapp": "wsgi",
    "paste.deploy.loadwsgi.loadapp": "wsgi",
    "bottle.Bottle": "bottle",
    "bottle.app": "bottle",
    "bottle.default_app": "bottle",
    "bottle.run": "bottle",
    "ninja.NinjaAPI": "django",
    "ninja_extra.NinjaExtraAPI": "django",
    "django.core.wsgi.get_wsgi_application": "django",
    "django.core.asgi.get_asgi_application": "django",
    "cherrypy.quickstart": "cherrypy",
    "cherrypy.tree.mount": "cherrypy",
    "web.application": "web.py",
    "robyn.Robyn": "robyn",
    "pando.website.Website": "pando",
    "dash.Dash": "flask",
    "klein.Klein": "twisted",
    "asab.web.WebContainer": "aiohttp",
    "asab.web.create_web_server": "aiohttp",
    "blacksheep.Application": "blacksheep",
    "blacksheep.server.Application": "blacksheep",
    "pecan.make_app": "pecan",
    "pecan.Pecan": "pecan",
    "pecan.core.Pecan": "pecan",
    "fastapi_jsonrpc.API": "fastapi",
    "microdot.Microdot": "microdot",
    "esmerald.Esmerald": "esmerald",
    "ravyn.Ravyn": "ravyn",
    "emmett.App": "emmett",
    "muffin.Application": "muffin",
    "morepath.run": "morepath",
    "litserve.LitServer": "litserve",
    "lite_bootstrap.FastAPIBootstrapper": "fastapi",
    "lite_bootstrap.LitestarBootstrapper": "litestar",
    "microbootstrap.bootstrappers.fastapi.FastApiBootstrapper": "fastapi",
    "microbootstrap.bootstrappers.litestar.LitestarBootstrapper": "litestar",
    "azure.functions.FunctionApp": "azure-functions",
    "socketio.ASGIApp": "asgi",
    "socketio.WSGIApp": "wsgi",
    "spyne.server.wsgi.WsgiApplication": "wsgi",
    **dict.fromkeys(MCP_SERVERS, "mcp"),
    "falcon.testing.TestClient": "",
}
"""Constructors of application objects (detection A4); an empty framework never counts."""

WORKERS = {
    "celery.Celery": "celery",
    "celery.app.Celery": "celery",
    "notifications_utils.celery.NotifyCelery": "celery",
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
    "faust.App": "faust",
    "grpc.server": "grpc",
    "grpc.aio.server": "grpc",
    "apscheduler.schedulers.blocking.BlockingScheduler": "apscheduler",
    "temporalio.worker.Worker": "temporal",
    "hatchet_sdk.Hatchet": "hatchet",
    "quixstreams.Application": "kafka",
    "google.cloud.pubsub_v1.SubscriberClient": "pubsub",
    "google.cloud.pubsub.SubscriberClient": "pubsub",
    "kombu.mixins.ConsumerMixin": "kombu",
    "kombu.mixins.ConsumerProducerMixin": "kombu",
    "taskiq.ZeroMQBroker": "taskiq",
    "taskiq_aio_pika.AioPikaBroker": "taskiq",
    "taskiq_redis.ListQueueBroker": "taskiq",
    "discord.ext.commands.Bot": "discord",
    "discord.ext.commands.AutoShardedBot": "discord",
    "discord.Bot": "discord",
    "discord.Client": "discord",
    "discord.AutoShardedClient": "discord",
    "disnake.ext.commands.Bot": "discord",
    "disnake.ext.commands.InteractionBot": "discord",
    "nextcord.ext.commands.Bot": "discord",
    "hikari.GatewayBot": "discord",
    "interactions.Client": "discord",
    "pydis_core.BotBase": "discord",
    "aiogram.Dispatcher": "aiogram",
    "aiogram.dispatcher.Dispatcher": "aiogram",
    "telegram.ext.Application.builder": "telegram",
    "telegram.ext.ApplicationBuilder": "telegram",
    "telegram.ext.Updater": "telegram",
    "telethon.TelegramClient": "telegram",
    "telethon.sync.TelegramClient": "telegram",
    "pyrogram.Client": "telegram",
    "vkbottle.Bot": "vk",
    "vkbottle.bot.Bot": "vk",
    "twitchio.ext.commands.Bot": "twitch",
    "telebot.TeleBot": "telegram",
    "telebot.async_telebot.AsyncTeleBot": "telegram",
    "slack_bolt.adapter.socket_mode.SocketModeHandler": "slack",
    "slack_bolt.adapter.socket_mode.async_handler.AsyncSocketModeHandler": "slack",
}
"""Constructors of things that consume a queue, a stream or a schedule."""
SCHEDULERS = dict.fromkeys(
    (
        *(
            f"apscheduler.schedulers.{module}.{name}Scheduler"
            for module, name in (
                ("background", "Background"),
                ("asyncio", "AsyncIO"),
                ("gevent", "Gevent"),
                ("tornado", "Tornado"),
                ("twisted", "Twisted"),
            )
        ),
        "apscheduler.Scheduler",
        "apscheduler.AsyncScheduler",
        "rocketry.Rocketry",
    ),
    "schedule",
)
"""Constructors of schedulers that run beside something else; where nothing serves, they are what is deployed."""

_LAST_NAMES = frozenset(name.rpartition(".")[2] for name in (*CONSTRUCTORS, *WORKERS, *SCHEDULERS))
_INTERFACES = {("environ", "start_response"): "wsgi", ("scope", "receive", "send"): "asgi"}
"""Parameters of an application that needs no framework."""

_WRAPPED = frozenset({"app", "application", "inner", "next", "get_response", "wsgi_app", "wrapped"})


class App(msgspec.Struct, frozen=True):
    """An application object: its framework, where it is constructed, and the global name that it is bound to.

    ``symbol`` is a variable (``app/main.py:app``) or, for an object made inside a function, that function
    (``app/main.py:create_app``); empty where it is neither.
    """

    framework: str
    path: str
    line: int
    symbol: str = ""
    call: int = -1  # index in the module's calls


class Apps(msgspec.Struct, frozen=True):
    """Everything that is constructed to serve or to work, viewers included; ``bare`` are those without a framework,
    ``entries`` those of entry modules alone, where there are no others; ``schedulers`` may run beside something else."""

    web: tuple[App, ...]
    bare: tuple[App, ...]
    workers: tuple[App, ...]
    entries: tuple[Entry, ...] = ()
    schedulers: tuple[App, ...] = ()


@fact
def apps(snapshot: Snapshot, types: Types, calls: Calls) -> Apps:
    """Look at constructors, else at classes that derive from applications, and at Django's settings."""
    made = calls.pick(resolved=lambda name: _framework(name, types, CONSTRUCTORS))
    waiting = calls.pick(words=WAITS)
    working = calls.pick(resolved=lambda name: _framework(name, types, WORKERS))
    web = [
        app
        for path, module in snapshot.application()
        for app in _constructed(path, module, made.get(path, NONE), types, CONSTRUCTORS)
    ]
    if not web:
        web = [app for path, module in snapshot.application() for app in _own_classes(path, module, types)]
    web += [
        App("nameko", path, cls.line, f"{path}:{cls.qualname}")
        for path, module in snapshot.application()
        for cls in with_entry_points(path, module, types.symbols, HTTP)
    ]
    if any(app.framework == "mcp" for app in web) and not over_http(snapshot):
        web = [app for app in web if app.framework != "mcp"]
    if not any(app.framework == "django" for app in web):
        web.extend(_django(snapshot))
    alone = () if web else tuple(entries(snapshot, types, CONSTRUCTORS))
    web += [App(entry.framework, entry.path, entry.line, entry.symbol) for entry in alone]
    bare = [app for path, module in snapshot.application() for app in _bare(path, module, types.symbols)]
    workers = [
        app
        for path, module in snapshot.application()
        for app in (
            *_constructed(path, module, working.get(path, NONE), types, WORKERS),
            *(
                App(name, path, cls.line, f"{path}:{cls.qualname}")
                for name, cls in consumers(path, module, types.symbols)
            ),
            *_waiting(path, module, waiting.get(path, NONE)),
        )
    ]
    timed = calls.pick(resolved=SCHEDULERS.get)
    schedulers = [
        app
        for path, module in snapshot.application()
        for app in _constructed(path, module, timed.get(path, NONE), types, SCHEDULERS)
    ]
    return Apps(tuple(web), tuple(bare), tuple(workers), alone, tuple(schedulers))


def _constructed(
    path: str, module: Module, made: Sequence[Call], types: Types, frameworks: Mapping[str, str]
) -> Iterator[App]:
    for call in made:
        last = last_word(call.name)
        if not last[:1].isupper() and last not in _LAST_NAMES:
            continue  # neither a class nor a known factory
        framework = _framework(types.symbols.resolve(path, call.name), types, frameworks)
        if framework:
            yield App(framework, path, call.line, _bound(path, module, call), call.index)


def _own_classes(path: str, module: Module, types: Types) -> Iterator[App]:
    """Application classes of the repository: a server or a plugin system may be what instantiates them."""
    for cls in module.classes:
        framework = _framework(f"{path}:{cls.qualname}", types, CONSTRUCTORS)
        if framework:
            yield App(framework, path, cls.line, f"{path}:{cls.qualname}")


def _framework(name: str, types: Types, frameworks: Mapping[str, str]) -> str:
    """What a resolved name constructs: a framework's own class, or one of the repository that derives from it."""
    if name in frameworks or ".py:" not in name:
        return frameworks.get(name, "")
    found = types.symbols.definition(name)
    if found is None or found.cls is None:
        return ""
    bases = (base for base, _ in types.symbols.ancestors(found.path, found.cls))
    return next((frameworks[base] for base in bases if frameworks.get(base)), "")


def _bound(path: str, module: Module, call: Call) -> str:
    if call.scope >= 0:
        return f"{path}:{module.functions[call.scope].qualname}"
    for assign in module.assigns:
        if _binds(assign, call):
            return f"{path}:{assign.target[1:]}"
    return ""


def _binds(assign: Assign, call: Call) -> bool:
    return assign.target[0] == ":" and assign.line <= call.line <= assign.end_line


def _django(snapshot: Snapshot) -> Iterator[App]:
    """Django's own sign: a settings module with ROOT_URLCONF that is not a test's; else one with the middlewares and the
    applications of a process whose root a package has (plugins of a platform, with their own image)."""
    settings = [
        (path, {item.target[1:]: item.line for item in module.assigns if item.scope == -1 and item.target[0] in ":&"})
        for path, module in snapshot.modules.items()
        if snapshot.role(path) in APPLICATION_ROLES
    ]
    rooted = [(path, lines, "ROOT_URLCONF") for path, lines in settings if "ROOT_URLCONF" in lines]
    hosted = [(path, lines, "MIDDLEWARE") for path, lines in settings if {"MIDDLEWARE", "INSTALLED_APPS"} <= {*lines}]
    for path, lines, name in rooted or hosted:
        yield App("django", path, lines[name], f"{path}:{name}")


def _bare(path: str, module: Module, symbols: Symbols) -> Iterator[App]:
    """Classes and functions that a WSGI or ASGI server can call, those that wrap another application aside."""
    for function in module.functions:
        owner = module.classes[function.owner] if function.owner >= 0 else None
        names = tuple(param.name for param in function.params)
        if owner is None and function.scope == -1 and names in _INTERFACES:
            yield App(_INTERFACES[names], path, function.line, f"{path}:{function.name}")
        if _is_made_one(path, function, symbols):
            yield App("wsgi", path, function.line, f"{path}:{owner.qualname if owner is not None else function.name}")
        is_callable = owner is not None and function.name == "__call__" and names[1:] in _INTERFACES
        if owner is not None and is_callable and not _is_part(path, owner, symbols):
            yield App(_INTERFACES[names[1:]], path, owner.line, f"{path}:{owner.qualname}")


def _is_made_one(path: str, function: Function, symbols: Symbols) -> bool:
    """Whether Werkzeug makes a WSGI application of a function of a request (``@Request.application``)."""
    written = (item.name for item in function.decorators if isinstance(item, Ref))
    named = (symbols.resolve(path, name) for name in written if last_word(name) == "application")
    return any(name.startswith("werkzeug.") and name.endswith("Request.application") for name in named)


def _is_part(path: str, cls: Class, symbols: Symbols) -> bool:
    """Whether a class is a middleware, whose constructor takes the application that it wraps, or an answer, which every
    application sends by calling it."""
    answers = any(base.endswith("Response") for base, _ in symbols.ancestors(path, cls))
    if answers or "middleware" in cls.name.lower():
        return True
    found = symbols.method(path, cls, "__init__")
    init: Function | None = found.function if found is not None else None
    return init is not None and any(param.name in _WRAPPED for param in init.params)


def _waiting(path: str, module: Module, waiting: Sequence[Call]) -> Iterator[App]:
    for call in waiting:
        technology = waits_for(module, call)
        if technology:
            yield App(technology, path, call.line, _bound(path, module, call), call.index)


def helper_folders(apps: Sequence[App]) -> frozenset[str]:
    """Folders beside each other that make an application of their own each (``service/thumbnails/``, ``service/tags/``)."""
    made = {app.path.rpartition("/")[0] for app in apps}
    above = [folder.rpartition("/")[0] for folder in made if "/" in folder]
    return frozenset(folder for folder in made if "/" in folder and above.count(folder.rpartition("/")[0]) > 1)
