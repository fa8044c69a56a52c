"""Whether a route asks for a user's login, so that no probe can call it."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from prodready.api import fact
from prodready.facts.python import Call, Class, Const, Expr, Flag, Function, Module, Ref, Seq, is_literal, last_word
from prodready.project.code.types import Types
from prodready.project.routing.credentials import asks_for_credentials
from prodready.project.routing.guards import WAIVED, names_login
from prodready.project.routing.routes import Route
from prodready.project.routing.table import Handler
from prodready.project.services.django_settings import DjangoSettings

_LISTS = frozenset({"permission_classes", "authentication_classes"})
_EXEMPT = re.compile(
    r"not_required|(?:auth|login|permission)\w*exempt|exempt_from_|no_auth|allow_anonymous|public", re.I
)
_OPEN = re.compile(r"(?:AllowAny|(?<!And)ReadOnly)$")
"""Permission classes that let everybody read; one that only lets those read who may (``IsMemberAndReadOnly``) does not."""
_AUTHENTICATES = re.compile(r"authenticat|authoriz|api_?key|(?:check|verify|require)_(?:auth|token)", re.I)
_ENFORCES = re.compile(
    r"(?:^|[.:])(?:policy|policies|rbac|acl|permissions?)\.(?:enforce|require|check)\w*(?:\(\))?$", re.I
)
"""Decorators of modules for policies, which ask for a role."""
_REQUIRES = re.compile(
    r"_*(?:require|ensure|enforce|assert|demand)(?:_(?:an?_)?\w*(?:session|login|logged_in|user|auth\w*|admin|token))?$",
    re.I,
)
"""Functions that a handler calls to send strangers away, alone or given what tells whether somebody is there."""
_LOGGED_IN = re.compile(r"(?:is_)?(?:logged_in|authenticated|admin|staff)$", re.I)
_REFUSED = (401, 403)
"""Statuses with which a stranger is sent away (RFC 9110, 15.5.2 and 15.5.4)."""
_API_VIEWS = ("rest_framework.views.", "rest_framework.viewsets.", "rest_framework.generics.")


class Logins(msgspec.Struct, frozen=True):
    """Answers for the routes of one repository."""

    types: Types
    default: str  # the permission class that REST framework's views have unless they say otherwise

    def needed(self, route: Route) -> str:
        """What makes a route ask for a user: a guard of its router, a decorator, an injected user; empty if nothing."""
        if any(self._is_open(handler) for handler in route.handlers):
            return ""
        if route.guards:
            return route.guards[0]
        return next((name for handler in route.handlers if (name := self._of_handler(handler, route.line))), "")

    def _is_open(self, handler: Handler) -> bool:
        """Whether a handler is taken out of the login of its router: ``auth=None``, ``@login_not_required``; by its class
        unless it says otherwise itself."""
        module, function = self.types.symbols.modules[handler.path], handler.function
        given: list[Expr] = []
        for decorator in function.decorators if function is not None else ():
            name = self._name(handler.path, decorator)
            if _EXEMPT.search(name) or WAIVED.search(name):
                return True
            given += _auth(module, decorator)
        if not given and function is not None and function.owner >= 0:
            given = [each for item in module.classes[function.owner].decorators for each in _auth(module, item)]
        return any(is_literal(each, None) for each in given)

    def _of_handler(self, handler: Handler, line: int) -> str:
        function, path = handler.function, handler.path
        module = self.types.symbols.modules[path]
        cls = handler.cls
        if function is not None:
            found = self._decorated(path, function, line) or self._injected(path, function) or _inside(module, function)
            if found:
                return found
            cls = module.classes[function.owner] if function.owner >= 0 else None
        listed = function is not None and any(self._name(path, item) in _LISTS for item in function.decorators)
        return self._of_class(path, cls, function) if cls is not None and not listed else self._view(path, function)

    def _view(self, path: str, function: Function | None) -> str:
        """A function that REST framework wraps has the default permission."""
        names = [self._name(path, item) for item in function.decorators] if function is not None else []
        return self.default if "api_view" in names and not _LISTS.intersection(names) else ""

    def _decorated(self, path: str, function: Function, line: int) -> str:
        """What decorators ask for; of several that declare a route each, only the one on the route's own line does."""
        names = Counter(self._name(path, decorator) for decorator in function.decorators)
        for decorator in function.decorators:
            name = self._name(path, decorator)
            call = self.types.symbols.modules[path].call(decorator)
            if name in _LISTS:
                strict = _strict(call.args[0] if call is not None and call.args else None)
                if strict and name == "permission_classes":
                    return strict
            elif names_login(name) or _ENFORCES.search(self.types.symbols.modules[path].written(decorator)):
                return name
            elif call is not None and (call.line == line or names[name] == 1) and (asked := self._keyword(path, call)):
                return asked
        return ""

    def _keyword(self, path: str, call: Call) -> str:
        """``permission="admin"`` of Pyramid, ``auth=…`` of ninja, ``dependencies=[…]`` and ``guards=[…]``."""
        for key, value in call.kwargs:
            text = value.name if isinstance(value, Ref) else str(value.value) if isinstance(value, Const) else ""
            if key == "permission" and text and "NO_PERMISSION" not in text:
                return f"permission {text}"
            if key == "auth" and _is_asked(call, value):
                return "auth"
            for item in value.items if key in ("dependencies", "guards") and isinstance(value, Seq) else ():
                marker = self.types.symbols.modules[path].call(item)
                injected = self.types.injected(path, marker) if marker is not None else item
                name = self._name(path, injected)
                if names_login(name) or asks_for_credentials(self.types, path, injected):
                    return name
        return ""

    def _injected(self, path: str, function: Function) -> str:
        for param in function.params:
            dependency = self.types.dependency(path, param)
            name = self._name(path, dependency) if dependency is not None else ""
            if names_login(name) or asks_for_credentials(self.types, path, dependency):
                return name
        return ""

    def _of_class(self, path: str, cls: Class, function: Function | None) -> str:
        for decorator in cls.decorators:
            if names_login(self._name(path, decorator)):
                return self._name(path, decorator)
        bases = [base for base, _ in self.types.symbols.ancestors(path, cls)]
        for base in bases:
            last = base.rpartition(".")[2].rpartition(":")[2]
            if last.endswith("Mixin") and names_login(last.removesuffix("Mixin")):
                return last
        for name in ("permission_classes", "decorators", "method_decorators"):
            held = self.types.symbols.class_field(path, cls, name)
            if held is not None:
                strict = _strict(held[1].value)
                return strict if name == "permission_classes" or names_login(strict) else ""
        return self.default if any(base.startswith(_API_VIEWS) for base in bases) else ""

    def _name(self, path: str, expr: Expr | None) -> str:
        return last_word(self.types.symbols.modules[path].written(expr))


def _inside(module: Module, function: Function) -> str:
    """What a handler itself asks who is there by, and refuses others: ``if not authenticate_key(): return error, 401``,
    ``require(request.authz.logged_in)``, ``require_session(request)``."""
    calls = module.calls_of(function.index)
    required = next((name for call in calls if (name := _required(call))), "")
    if required:
        return required
    asked = next((name for call in calls if _AUTHENTICATES.search(name := last_word(call.name))), "")
    answers = (*function.returned, *function.raised)
    items = [item for value in answers for item in (value.items if isinstance(value, Seq) else (value,))]
    made = [call for item in items if (call := module.call(item)) is not None]
    made += [call for call in calls if last_word(call.name) == "abort"]
    given = (*items, *(value for call in made for value in call.arguments))
    return asked if any(isinstance(each, Const) and each.value in _REFUSED for each in given) else ""


def _required(call: Call) -> str:
    """What a statement asks for that lets nobody else go on."""
    name = last_word(call.name).lstrip(":%")
    if not call.has(Flag.STATEMENT) or not _REQUIRES.match(name):
        return ""
    asked = (last_word(item.name) for item in call.args if isinstance(item, Ref))
    return name if "_" in name.strip("_") else next((each for each in asked if _LOGGED_IN.search(each)), "")


def _is_asked(call: Call, value: Expr) -> bool:
    """Whether ``auth=…`` asks for a user: neither nobody nor nothing is named, and it is no description of the route."""
    described = last_word(call.name) in ("extend_schema", "swagger_auto_schema")
    return not (described or is_literal(value, None) or (isinstance(value, Seq) and not value.items))


def _auth(module: Module, decorator: Expr) -> list[Expr]:
    """What a decorator gives for the login (``@http_get("/", auth=None)``)."""
    call = module.call(decorator)
    return [value for key, value in call.kwargs if key == "auth"] if call is not None else []


def _strict(expr: Expr | None) -> str:
    """The first permission class of a list that does not let everybody read."""
    names = [last_word(item.name) for item in getattr(expr, "items", ()) if isinstance(item, Ref)]
    return next((name for name in names if not _OPEN.search(name)), "")


@fact
def logins(types: Types, django: DjangoSettings) -> Logins:
    """The answers over the inferred types and REST framework's settings."""
    given = [
        str(item.value).rpartition(".")[2]
        for item in django.of("REST_FRAMEWORK")
        if item.key == "DEFAULT_PERMISSION_CLASSES" and item.value
    ]
    return Logins(types, next((name for name in given if not _OPEN.search(name)), ""))
