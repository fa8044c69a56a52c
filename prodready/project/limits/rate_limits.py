"""Rate limiters that are applied to routes, and ones that exist and limit nothing (checklist SEC003)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.python import (
    Assign,
    Call,
    Const,
    Expr,
    Flag,
    Map,
    Module,
    Ref,
    Seq,
    is_literal,
    is_path,
    last_word,
)
from prodready.project.code.calls import NONE, Calls
from prodready.project.code.reach import ROUTES, Reach
from prodready.project.code.types import Types
from prodready.project.deployment.gateways import gateway_limits
from prodready.project.limits.names import DECORATORS, DJANGO_APPS, LIMITERS, MIDDLEWARE
from prodready.project.limits.own import own_limits
from prodready.project.routing.routes import Routes
from prodready.project.services.django_settings import DjangoSettings, Setting, is_development
from prodready.project.services.extensions import Extensions
from prodready.project.services.in_use import InUse
from prodready.project.snapshot import Snapshot

_BY_DEFAULT = ("flask_limiter", "quart_rate_limiter", "sanic_limiter", "falcon_limiter")
_DEFAULTS = ("default_limits", "application_limits", "global_limits")
_MIDDLEWARE = re.compile(r"(?:rate_?limit\w*|throttl\w*|slow_?api\w*)(?:\(\))?$", re.IGNORECASE)
_ADDS = re.compile(r"(?:^|[.:])(?:add_middleware|Middleware|DefineMiddleware|add_tween|middleware)$")
_MIXINS = frozenset({"ratelimit.mixins.RatelimitMixin", "django_ratelimit.mixins.RatelimitMixin"})
_THROTTLES = ("throttle_classes", "throttling_classes")
_SCOPED = "rest_framework.throttling.ScopedRateThrottle"
_RATED = frozenset(
    {"rest_framework.throttling.AnonRateThrottle", "rest_framework.throttling.UserRateThrottle"}
    | {"rest_framework.throttling.ScopedRateThrottle"}
)
"""Throttles of REST framework that let everything pass as long as no setting gives them a rate."""
_WRAPPING = ("flask_limiter.", "slowapi.")
"""Packages whose decorators limit the function that they give back, so that the route must be declared above them."""
_ROUTES = ROUTES | {"api_route"}


class RateLimits(msgspec.Struct, frozen=True):
    """``applied`` limits with their places; ``idle`` limiters that nothing applies."""

    applied: tuple[Evidence, ...]
    idle: tuple[Evidence, ...]


@fact
def rate_limits(
    snapshot: Snapshot,
    types: Types,
    calls: Calls,
    routes: Routes,
    reach: Reach,
    django: DjangoSettings,
    in_use: InUse,
    extensions: Extensions,
) -> RateLimits:
    """Search decorators, middleware, settings, own counters and gateway configuration."""
    applied: list[Evidence] = []
    idle: list[Evidence] = []
    limiting = calls.pick(
        typed=DECORATORS.__contains__, written=_ADDS.search, keywords=("throttle", "throttle_classes")
    )
    constructing = calls.pick(resolved=LIMITERS.__contains__)
    off = _switched_off(constructing, types)
    for path, module in snapshot.application():
        if is_development(path):
            continue
        known, silent = _told_apart(path, limiting.get(path, NONE), types, extensions)
        applied.extend(_calls(path, module, known, types, off))
        idle.extend(silent)
        applied.extend(_classes(path, module, types, django))
        idle.extend(_constructed(path, constructing.get(path, NONE), types))
    applied.extend(_global(snapshot, types, idle, off, in_use))
    applied = [place for place in applied if (place.path, place.line) not in extensions.places]
    applied.extend(_django(django, types, idle))
    own, unwired = own_limits(snapshot, types, routes, reach, django, in_use)
    gateway, zones = gateway_limits(snapshot)
    found, left = in_use.sort([*applied, *own, *gateway])
    return RateLimits(found, tuple(dict.fromkeys([*left, *idle, *unwired, *zones])))


def _told_apart(
    path: str, limiting: Sequence[Call], types: Types, extensions: Extensions
) -> tuple[list[Call], list[Evidence]]:
    """The calls that may limit, and places of those of a limiter that no application has."""
    known: list[Call] = []
    silent: list[Evidence] = []
    for call in limiting:
        name = types.call_name(path, call)
        if _stands_outside(types.symbols.modules[path], call, name):
            silent.append(
                Evidence(path, call.line, f"{_short(name)} stands above the route, which is registered without it")
            )
        elif not extensions.silences(name, types.symbols.owner(path, call)):
            known.append(call)
        elif name in DECORATORS:
            silent.append(Evidence(path, call.line, f"{_short(name)} is given to no application"))
    return known, silent


def _stands_outside(module: Module, call: Call, name: str) -> bool:
    """Whether a limit is put round what the decorator of the route has registered before (slowapi's documentation, "Limitations";
    Flask-Limiter wraps the view likewise)."""
    if not call.flags & Flag.DECORATOR or not name.startswith(_WRAPPING):
        return False
    for function in module.functions:
        calls = list(map(module.call, function.decorators))
        if call in calls:
            return any(each is not None and _declares(each) for each in calls[calls.index(call) + 1 :])
    return False


def _declares(call: Call) -> bool:
    """Whether a decorator declares a route."""
    path = call.arg(0, "path") or call.kwarg("rule")
    return is_path(path) and "." in call.name and last_word(call.name) in _ROUTES


def _switched_off(constructing: Mapping[str, Sequence[Call]], types: Types) -> frozenset[str]:
    """The limiters that are made with ``enabled=False`` and in no other way."""
    found: dict[str, list[bool]] = {}
    for path, made in constructing.items():
        for call in made:
            given = call.kwarg("enabled")
            off = is_literal(given, False)
            found.setdefault(types.symbols.resolve(path, call.name), []).append(off)
    return frozenset(name for name, states in found.items() if all(states))


def _only_marks(path: str, call: Call, name: str, types: Types) -> bool:
    """Whether django-ratelimit only marks requests over the limit (``block=False``), and nothing looks at the mark."""
    given = call.kwarg("block")
    if not name.endswith(".ratelimit") or not is_literal(given, False):
        return False
    module = types.symbols.modules[path]
    asked = (item for call in module.calls for item in call.args)
    return not any(read.name.endswith(".limited") for read in module.reads) and not any(
        isinstance(item, Const) and item.value == "limited" for item in asked
    )


def _calls(
    path: str, module: Module, limiting: Sequence[Call], types: Types, off: frozenset[str]
) -> Iterator[Evidence]:
    for call in limiting:
        name = types.call_name(path, call)
        if name.partition("()")[0] in off or _only_marks(path, call, name, types):
            continue
        if name in DECORATORS and not _empty(call.arg(0)):
            yield Evidence(path, call.line, f"limited by {_short(name)}")
        elif _ADDS.search(call.name) and (middleware := _limiting(path, call, types)):
            yield Evidence(path, call.line, f"the middleware {_short(middleware)} limits every route")
        elif (given := call.kwarg("throttle")) is not None and not _empty(given) and _is_ninja(module):
            yield Evidence(path, call.line, "throttled by django-ninja")
        elif _is_throttled_action(path, call, types):
            line = getattr(call.kwarg("throttle_classes"), "line", 0) or call.line
            yield Evidence(path, line, "a view of REST framework is throttled")
    for read in module.reads:  # Litestar(middleware=[rate_limit_config.middleware])
        if read.name.endswith(".middleware"):
            owner = types.of(path, read.scope, Ref(read.name.removesuffix(".middleware")))
            if owner.startswith(("litestar.", "starlite.")) and owner.endswith(".RateLimitConfig()"):
                yield Evidence(path, read.line, "Litestar's rate limit middleware")


def _is_throttled_action(path: str, call: Call, types: Types) -> bool:
    """Whether REST framework is given throttles for one action (``@action(throttle_classes=[…])``), or for one address
    (``Orders.as_view(throttle_classes=[…])``)."""
    given = call.kwarg("throttle_classes")
    named = types.symbols.resolve(path, call.name)
    takes = named == "rest_framework.decorators.action" or named.endswith(".as_view")
    return takes and given is not None and not _empty(given)


def _limiting(path: str, call: Call, types: Types) -> str:
    """The limiting middleware of a library that a call adds."""
    for given in (*call.args[:1], call.kwarg("middleware"), call.kwarg("middleware_class")):
        if isinstance(given, Ref):
            name = types.symbols.resolve(path, given.name)
            found = types.symbols.definition(name)
            bases = (
                types.symbols.ancestors(found.path, found.cls) if found is not None and found.cls is not None else ()
            )
            for known in (name, *(base for base, _ in bases)):
                outside = ".py:" not in known and known[:1] not in "%&?"
                if outside and (known in MIDDLEWARE or _MIDDLEWARE.search(known)) and "SlowAPI" not in known:
                    return known
    return ""


def _is_ninja(module: Module) -> bool:
    return any(item.target.partition(".")[0] in ("ninja", "ninja_extra") for item in module.imports)


def _classes(path: str, module: Module, types: Types, django: DjangoSettings) -> Iterator[Evidence]:
    """Views of REST framework with throttle classes, and the mixin of django-ratelimit."""
    for cls in module.classes:
        fields = types.symbols.fields.get((path, cls.index), {})
        for name in _THROTTLES:
            assign = fields.get(name)
            if assign is not None and assign.value is not None and not _empty(assign.value):
                yield Evidence(path, assign.line, f"{cls.name} is throttled")
        chosen = types.symbols.methods.get((path, cls.index), {}).get("get_throttles")
        if chosen is not None and any(map(_made(path, module, types), chosen.returned)):
            yield Evidence(path, chosen.line, f"{cls.name} is throttled")
        scope = fields.get("throttle_scope")
        if scope is not None and any(_is_scoped(item, types) for item in _throttles(django)):
            yield Evidence(path, scope.line, f"{cls.name} is throttled")
        if types.symbols.derives(
            path, cls, {"ratelimit.mixins.RatelimitMixin", "django_ratelimit.mixins.RatelimitMixin"}
        ):
            yield Evidence(path, cls.line, f"{cls.name} is limited by django-ratelimit")


def _made(path: str, module: Module, types: Types) -> Callable[[Expr], bool]:
    """A test whether an expression lists throttles that are made in place: ``[Burst()]``."""

    def test(expr: Expr) -> bool:
        if isinstance(expr, Seq):
            return any(map(test, expr.items))
        call = module.call(expr)
        found = types.symbols.definition(types.symbols.resolve(path, call.name)) if call is not None else None
        bases = types.symbols.ancestors(found.path, found.cls) if found is not None and found.cls is not None else ()
        return any(name.startswith("rest_framework.throttling.") for name, _ in bases)

    return test


def _constructed(path: str, constructing: Sequence[Call], types: Types) -> Iterator[Evidence]:
    for call in constructing:
        name, switch = _short(types.symbols.resolve(path, call.name)), call.kwarg("enabled")
        if isinstance(switch, Const) and switch.value is False:
            yield Evidence(path, switch.line or call.line, f"{name} is created with enabled=False")
        else:
            yield Evidence(path, call.line, f"{name} is created, but applied to nothing")


def _global(
    snapshot: Snapshot, types: Types, idle: list[Evidence], off: frozenset[str], in_use: InUse
) -> Iterator[Evidence]:
    """Limiters with default limits: in force once they know the application (slowapi: once its middleware is added)."""
    modules = dict(snapshot.application())
    text = _configured_default(modules)
    for place in idle:
        module = modules[place.path]
        for call in module.calls:
            name = types.symbols.resolve(place.path, call.name)
            if call.line != place.line or name not in LIMITERS or name in off:
                continue
            defaults = any(not _empty(given) for key in _DEFAULTS if (given := call.kwarg(key)) is not None)
            if name.startswith("slowapi"):
                added = _slowapi_middleware(modules, types)
                if defaults and added is not None:
                    yield added
                    if not in_use.is_left(added):
                        yield Evidence(place.path, place.line, "slowapi limits every route by default")
            elif name.startswith(_BY_DEFAULT) and (defaults or text) and _knows_application(call, modules):
                yield Evidence(place.path, place.line, f"{_short(name)} limits every route by default")


def _configured_default(modules: dict[str, Module]) -> bool:
    names = ("RATELIMIT_DEFAULT", "RATELIMIT_DEFAULTS", "RATELIMIT_APPLICATION", "QUART_RATE_LIMITER_DEFAULT")
    return any(_sets(assign, names) for module in modules.values() for assign in module.assigns)


def _sets(assign: Assign, names: tuple[str, ...]) -> bool:
    if last_word(assign.target) in names:
        return not _empty(assign.value)
    return isinstance(assign.key, Const) and assign.key.value in names


def _slowapi_middleware(modules: dict[str, Module], types: Types) -> Evidence | None:
    for path, module in modules.items():
        for call in module.calls:
            if _ADDS.search(call.name) and any(
                isinstance(given, Ref) and "SlowAPI" in types.symbols.resolve(path, given.name) for given in call.args
            ):
                return Evidence(path, call.line, "slowapi's middleware is added")
    return None


def _knows_application(call: Call, modules: dict[str, Module]) -> bool:
    if call.kwarg("app") is not None or any(isinstance(item, Ref) and "app" in item.name for item in call.args):
        return True
    return any("limiter" in item.name and item.name.endswith(".init_app") for m in modules.values() for item in m.calls)


def _throttles(django: DjangoSettings) -> list[Setting]:
    """The throttle classes that REST framework's settings name for every view."""
    return [item for item in django.of("REST_FRAMEWORK") if item.key == "DEFAULT_THROTTLE_CLASSES" and item.value]


def _is_scoped(item: Setting, types: Types) -> bool:
    """Whether a throttle class of the settings acts on views that name their scope alone."""
    found = types.symbols.definition(types.symbols.resolve(item.path, str(item.value)))
    if found is None or found.cls is None:
        return str(item.value) == _SCOPED
    return types.symbols.derives(found.path, found.cls, {_SCOPED})


def _django(django: DjangoSettings, types: Types, idle: list[Evidence]) -> Iterator[Evidence]:
    framework = django.of("REST_FRAMEWORK")
    classes = _throttles(django)
    rates = [item for item in framework if item.key.startswith("DEFAULT_THROTTLE_RATES.")]
    scoped_only = all(_is_scoped(item, types) for item in classes)
    if classes and not rates and all(item.value in _RATED for item in classes):
        idle.append(Evidence(classes[0].path, classes[0].line, "throttle classes without rates limit nothing"))
    elif classes and not scoped_only:
        yield Evidence(classes[0].path, classes[0].line, "REST framework throttles every view")
    elif rates:
        idle.append(Evidence(rates[0].path, rates[0].line, "throttle rates without throttle classes limit nothing"))
    for item in (*django.of("AUTHENTICATION_BACKENDS"), *django.of("MIDDLEWARE")):
        if item.value in DJANGO_APPS:
            yield Evidence(item.path, item.line, f"{DJANGO_APPS[str(item.value)]} limits logins")
    for name in ("ACCOUNT_RATE_LIMITS", "NINJA_DEFAULT_THROTTLE_RATES"):
        for item in django.of(name)[:1]:
            if item.value not in (False, None) and name.startswith("ACCOUNT"):
                yield Evidence(item.path, item.line, "django-allauth limits account views")


def _empty(expr: Expr | None) -> bool:
    if isinstance(expr, (Seq, Map)):
        return not expr.items
    return isinstance(expr, Const) and expr.value in (None, False, "")


def _short(name: str) -> str:
    return name.replace("()", "")
