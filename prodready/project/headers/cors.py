"""Cross-origin policies of the application: which origins are allowed, and whether with credentials (detection H13)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from prodready.api import Location, fact
from prodready.facts.python import Assign, Call, CallRef, Const, Expr, Map, Module, Op, Ref, Seq, Sub, last_word
from prodready.project.code.calls import NONE, Calls
from prodready.project.code.constants import Constants
from prodready.project.services.django_settings import DjangoSettings, is_development
from prodready.project.services.production import Production, place

_WILD = re.compile(r"^(?:\*|\^?\.\*\$?|\^?https?\??://\.[*+]\$?|\.\+)$")


class Library(msgspec.Struct, frozen=True):
    """Names of a library's options. ``wild`` tells that any origin is allowed where the option is not given."""

    name: str
    origins: tuple[str, ...]
    credentials: tuple[str, ...]
    wild: bool = False


_STARLETTE = Library("CORSMiddleware", ("allow_origins", "allow_origin_regex"), ("allow_credentials",))
_LIBRARIES = {
    "starlette.middleware.cors.CORSMiddleware": _STARLETTE,
    "fastapi.middleware.cors.CORSMiddleware": _STARLETTE,
    "litestar.config.cors.CORSConfig": Library(
        "CORSConfig", ("allow_origins", "allow_origin_regex"), ("allow_credentials",), wild=True
    ),
    "flask_cors.CORS": Library("Flask-CORS", ("origins", "resources"), ("supports_credentials",), wild=True),
    "flask_cors.CORS().init_app": Library("Flask-CORS", ("origins", "resources"), ("supports_credentials",), wild=True),
    "flask_cors.cross_origin": Library("cross_origin", ("origins",), ("supports_credentials",), wild=True),
    "quart_cors.cors": Library("Quart-CORS", ("allow_origin",), ("allow_credentials",), wild=True),
    "falcon.CORSMiddleware": Library("CORSMiddleware", ("allow_origins",), ("allow_credentials",), wild=True),
    "falcon.middleware.CORSMiddleware": Library(
        "CORSMiddleware", ("allow_origins",), ("allow_credentials",), wild=True
    ),
    "aiohttp_middlewares.cors_middleware": Library("cors_middleware", ("origins", "allow_all"), ("allow_credentials",)),
}
_SETTINGS = (("CORS_ORIGINS", "CORS_SUPPORTS_CREDENTIALS"), ("CORS_ORIGINS", "CORS_ALLOW_CREDENTIALS"))
_DJANGO_ALL = ("CORS_ALLOW_ALL_ORIGINS", "CORS_ORIGIN_ALLOW_ALL")


class Policy(msgspec.Struct, frozen=True):
    """A policy that allows any origin with credentials. ``assumed``: the value is a default that a setting replaces."""

    place: Location
    what: str
    assumed: bool = False


class Cors(msgspec.Struct, frozen=True):
    """The policies that are open to every site, by place."""

    open: tuple[Policy, ...]


@fact
def cors(production: Production, constants: Constants, calls: Calls, settings: DjangoSettings) -> Cors:
    """Search calls, settings and hand-written headers."""
    configuring = calls.pick(
        typed=_LIBRARIES.__contains__, resolved=_LIBRARIES.__contains__, words=("add_middleware", "Middleware")
    )
    origins = tuple(_origins(production))
    resources = calls.pick(resolved="aiohttp_cors.ResourceOptions".__eq__)
    found = [
        policy
        for path, module in production.modules()
        if not is_development(path)
        for policy in (
            *_calls(path, configuring.get(path, NONE), production, constants, origins),
            *(_resource_options(path, module, production, constants) if path in resources else ()),
            *_configured(path, module, production, constants),
            *_echoed(path, module, production, constants),
        )
    ]
    found += _django(settings)
    return Cors(tuple(sorted(set(found), key=lambda policy: (policy.place, policy.what))))


def _origins(production: Production) -> Iterator[tuple[str, Assign]]:
    """Where the application's configuration names the origins that Flask-CORS takes where a call names none."""
    for path, module in production.modules():
        for assign in module.assigns:
            key = assign.key.value if isinstance(assign.key, Const) else ""
            named = last_word(assign.target) == "CORS_ORIGINS" or key == "CORS_ORIGINS"
            if named and assign.value is not None and not is_development(path) and assign.scope < 0:
                yield path, assign


def _calls(
    path: str,
    calls: Sequence[Call],
    production: Production,
    constants: Constants,
    configured: Sequence[tuple[str, Assign]],
) -> Iterator[Policy]:
    for call in calls:
        library, given = _library(path, call, constants)
        if library is None or production.is_switched(path, call.branch):
            continue
        value = partial(_allowed, path, call.scope, constants=constants)
        credentials = [value(given.kwarg(name), _is_on) for name in library.credentials]
        origins = [value(given.kwarg(name), _is_any) for name in library.origins if given.kwarg(name) is not None]
        if not origins and library.wild and given.kwarg("**") is None:
            origins = [("any", False)]
            if configured and library.name in ("Flask-CORS", "cross_origin"):
                origins = [_allowed(where, -1, item.value, _is_any, constants=constants) for where, item in configured]
        both = [next((item for item in items if item[0]), None) for items in (credentials, origins)]
        if both[0] is not None and both[1] is not None:
            yield Policy(place(path, call), library.name, assumed=both[0][1] or both[1][1])


def _library(path: str, call: Call, constants: Constants) -> tuple[Library | None, Call]:
    """The library that a call configures: itself, or ``add_middleware(CORSMiddleware, …)`` and ``Middleware(…)``."""
    symbols = constants.types.symbols
    found = _LIBRARIES.get(constants.types.call_name(path, call)) or _LIBRARIES.get(symbols.resolve(path, call.name))
    if found is None and call.args and call.name.rpartition(".")[2].lstrip(":") in ("add_middleware", "Middleware"):
        found = _LIBRARIES.get(symbols.expr_name(path, call.args[0]))
    return found, call


def _allowed(path: str, scope: int, expr: Expr | None, test: _Test, *, constants: Constants) -> tuple[str, bool]:
    """What a value says, empty if it is not what is asked for; and whether it only stands where nothing replaces it."""
    followed = constants.follow(path, scope, expr)
    if followed is None:
        return "", False
    where, inside, value = followed
    setting = expr is not value and isinstance(expr, Ref) and _is_setting(where, expr)
    if isinstance(value, CallRef):
        return _read(where, inside, value, test, constants)
    return ("any" if test(where, inside, value, constants) else ""), setting


def _is_setting(path: str, expr: Ref) -> bool:
    return "settings" in expr.name.lower() or "config" in expr.name.lower()


def _read(path: str, scope: int, value: CallRef, test: _Test, constants: Constants) -> tuple[str, bool]:
    """The default of an environment read or a field, also split into a list."""
    module = constants.types.symbols.modules[path]
    call = module.calls[value.index]
    while call.name.rpartition(".")[2] in ("split", "strip", "lower") and call.receiver >= 0:
        call = module.calls[call.receiver]
    last = last_word(call.name)
    if last in ("list", "set", "tuple", "str", "bool") and call.args and call.name.startswith("builtins."):
        return _allowed(path, scope, call.args[0], test, constants=constants)
    default = call.kwarg("default") or (call.args[1] if len(call.args) > 1 else None)
    if last == "Field" and default is None and call.args:
        default = call.args[0]
    factory = call.kwarg("default_factory")
    if isinstance(factory, Op) and factory.kind == "lambda":
        default = factory.items[0]
    followed = constants.follow(path, scope, default)
    return ("any" if followed is not None and test(*followed, constants) else ""), True


class _Test:
    """A question about a value: called with where it stands and the value."""

    def __call__(self, path: str, scope: int, value: Expr, constants: Constants, depth: int = 4) -> bool:
        raise NotImplementedError


class _Any(_Test):
    """Whether a value allows any origin."""

    def __call__(self, path: str, scope: int, value: Expr, constants: Constants, depth: int = 4) -> bool:
        if isinstance(value, Const):
            return value.value is True or (isinstance(value.value, str) and bool(_WILD.match(value.value.strip())))
        if isinstance(value, Seq):
            return depth > 0 and any(self(path, scope, item, constants, depth - 1) for item in value.items)
        if isinstance(value, Map):  # Flask-CORS: a dict by resource, with origins inside
            return any(
                isinstance(item, Map) and _entry(item, "origins", self, path, scope, constants)
                for _, item in value.items
            )
        followed = constants.follow(path, scope, value) if isinstance(value, Ref) and depth else None
        return followed is not None and followed[2] is not value and self(*followed, constants, depth - 1)


class _On(_Test):
    """Whether a value switches something on."""

    def __call__(self, path: str, scope: int, value: Expr, constants: Constants, depth: int = 4) -> bool:
        return isinstance(value, Const) and (value.value is True or value.value in ("*", "true", "True", "1", 1))


_is_any, _is_on = _Any(), _On()


def _entry(value: Map, key: str, test: _Test, path: str, scope: int, constants: Constants) -> bool:
    given = [item for name, item in value.items if isinstance(name, Const) and name.value == key]
    return any(test(path, scope, item, constants) for item in given) if given else True


def _resource_options(path: str, module: Module, production: Production, constants: Constants) -> Iterator[Policy]:
    """aiohttp-cors: ``{"*": ResourceOptions(allow_credentials=True)}``."""
    for call in module.calls:
        tables = [item for item in call.arguments if isinstance(item, Map)]
        for origin, value in (pair for table in tables for pair in table.items):
            options = module.call(value)
            if origin is None or options is None:
                continue
            if constants.types.symbols.resolve(path, options.name) != "aiohttp_cors.ResourceOptions":
                continue
            wild, assumed = _allowed(path, call.scope, origin, _is_any, constants=constants)
            on, _ = _allowed(path, call.scope, options.kwarg("allow_credentials"), _is_on, constants=constants)
            if wild and on and not production.is_switched(path, call.branch):
                yield Policy(place(path, options), "aiohttp-cors", assumed)


def _configured(path: str, module: Module, production: Production, constants: Constants) -> Iterator[Policy]:
    """Options of Flask-CORS and of Sanic in a configuration: both set in one class or on one object."""
    table: dict[tuple[int, str], dict[str, Assign]] = {}
    for assign in module.assigns:
        name = last_word(assign.target)
        if name.endswith("[]") and isinstance(assign.key, Const):
            table.setdefault((assign.scope, assign.target), {})[str(assign.key.value)] = assign
        elif name.startswith("CORS_"):
            head = assign.target.rpartition(".")[0] or f"{assign.target[0]}{assign.owner}"
            table.setdefault((assign.scope, head), {})[name] = assign
    for options in table.values():
        for origins, credentials in _SETTINGS:
            if (
                origins in options
                and credentials in options
                and not _is_off(path, module, options[origins], production)
            ):
                wild, assumed = _allowed(path, -1, options[origins].value, _is_any, constants=constants)
                on, _ = _allowed(path, -1, options[credentials].value, _is_on, constants=constants)
                if wild and on:
                    yield Policy(place(path, options[origins]), origins, assumed)


def _is_off(path: str, module: Module, assign: Assign, production: Production) -> bool:
    owner = module.classes[assign.owner].name if assign.owner >= 0 else ""
    return is_development(owner) or production.is_switched(path, assign.branch)


def _echoed(path: str, module: Module, production: Production, constants: Constants) -> Iterator[Policy]:
    """``response.headers["Access-Control-Allow-Origin"] = request.headers["Origin"]`` with credentials beside it."""
    headers: dict[int, dict[str, tuple[Assign, Expr]]] = {}
    for assign in module.assigns:
        if assign.target.endswith("headers[]") and isinstance(assign.key, Const) and assign.value is not None:
            headers.setdefault(assign.scope, {})[str(assign.key.value).lower()] = (assign, assign.value)
    for scope, given in headers.items():
        origin = given.get("access-control-allow-origin")
        credentials = given.get("access-control-allow-credentials")
        if origin is None or credentials is None or origin[0].branch != credentials[0].branch or origin[0].branch >= 0:
            continue  # below a condition the origin may have been looked up
        on, _ = _allowed(path, scope, credentials[1], _is_on, constants=constants)
        if on and _is_requests_origin(module, origin[1]):
            yield Policy(place(path, origin[0]), "the handler")


def _is_requests_origin(module: Module, value: Expr) -> bool:
    if isinstance(value, CallRef):
        call = module.calls[value.index]
        key = call.args[0] if call.args else None
        return call.name.endswith("headers.get") and isinstance(key, Const) and str(key.value).lower() == "origin"
    if isinstance(value, Sub):
        key = value.index
        named = isinstance(value.value, Ref) and value.value.name.endswith("headers")
        return named and isinstance(key, Const) and str(key.value).lower() == "origin"
    return False


def _django(settings: DjangoSettings) -> Iterator[Policy]:
    allowed = [
        item for name in _DJANGO_ALL for item in settings.of(name) if item.value is True and not item.conditional
    ]
    allowed += [
        item
        for item in settings.of("CORS_ALLOWED_ORIGIN_REGEXES")
        if isinstance(item.value, str) and _WILD.match(item.value)
    ]
    with_credentials = [
        item for item in settings.of("CORS_ALLOW_CREDENTIALS") if item.value is True and not item.conditional
    ]
    if with_credentials:
        for item in allowed:
            yield Policy(Location(item.path, item.line, 0, item.line, 0), item.name)
