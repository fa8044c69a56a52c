"""Django: urlpatterns with ``path``, ``re_path``, ``include``; REST framework routers and views."""

from __future__ import annotations

import re

from prodready.facts.python import (
    Call,
    CallRef,
    Class,
    Const,
    Expr,
    Fmt,
    Function,
    Op,
    Ref,
    Seq,
    is_literal,
    put_together,
)
from prodready.project.code.patterns import is_plain
from prodready.project.code.scopes import is_outside
from prodready.project.routing.context import Context
from prodready.project.routing.loops import unrolled
from prodready.project.routing.table import ANY, Declaration, Handler, Mount, Outside, Router

_DIGITS = re.compile(r"(?:(?:\[[-+]{1,2}\]|[-]|\\[+])\??)?(?:\\d|\[0-9\])(?:[+*]|\{[\d,]+\})?")
_PATHS = frozenset(
    {
        "django.urls.path",
        "django.urls.re_path",
        "django.conf.urls.url",
        "django.urls.conf.path",
        "django.urls.conf.re_path",
        "rest_framework_nested.routers",
    }
)
_INCLUDES = frozenset({"django.urls.include", "django.conf.urls.include", "django.urls.conf.include"})
_LISTS = frozenset({"django.conf.urls.i18n.i18n_patterns", "rest_framework.urlpatterns.format_suffix_patterns"})
_DRF_ROUTERS = frozenset(
    {
        "rest_framework.routers.DefaultRouter",
        "rest_framework.routers.SimpleRouter",
        "rest_framework_nested.routers.NestedDefaultRouter",
        "rest_framework_nested.routers.NestedSimpleRouter",
        "rest_framework_nested.routers.DefaultRouter",
        "rest_framework_nested.routers.SimpleRouter",
        "rest_framework_extensions.routers.ExtendedSimpleRouter",
        "rest_framework_bulk.routes.BulkRouter",
    }
)
_GENERIC = {
    "CreateAPIView": ("POST",),
    "ListAPIView": ("GET",),
    "RetrieveAPIView": ("GET",),
    "DestroyAPIView": ("DELETE",),
    "UpdateAPIView": ("PUT", "PATCH"),
    "ListCreateAPIView": ("GET", "POST"),
    "RetrieveUpdateAPIView": ("GET", "PUT", "PATCH"),
    "RetrieveDestroyAPIView": ("GET", "DELETE"),
    "RetrieveUpdateDestroyAPIView": ("GET", "PUT", "PATCH", "DELETE"),
    "TemplateView": ("GET",),
    "RedirectView": ("GET",),
    "ListView": ("GET",),
    "DetailView": ("GET",),
    "FormView": ("GET", "POST"),
    "CreateView": ("GET", "POST"),
    "UpdateView": ("GET", "POST"),
    "DeleteView": ("GET", "POST"),
    "ModelViewSet": ("GET", "POST", "PUT", "PATCH", "DELETE"),
    "ReadOnlyModelViewSet": ("GET",),
}
"""HTTP methods of the generic views, by the class's last name (Django and REST framework documentation)."""
_ACTIONS = {
    "list": "GET",
    "retrieve": "GET",
    "create": "POST",
    "update": "PUT",
    "partial_update": "PATCH",
    "destroy": "DELETE",
}


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    module = context.module(path)
    for assign in module.assigns:
        if assign.target[0] in ":&" and assign.target[1:].endswith("urlpatterns") and assign.value is not None:
            identity = f"{path}:urlpatterns" if assign.target == ":urlpatterns" else f"{path}:{assign.target[1:]}"
            context.found.routers.setdefault(identity, Router(identity))
            _patterns(context, path, identity, assign.value)
        elif assign.target[0] == ":" and isinstance(assign.value, Seq) and _is_patterns(context, path, assign.value):
            identity = f"{path}:{assign.target[1:]}"
            context.found.routers.setdefault(identity, Router(identity))
            _patterns(context, path, identity, assign.value)
        if assign.target.lstrip(":&") == "ROOT_URLCONF" and isinstance(assign.value, Const):
            _root(context, path, str(assign.value.value))
    _returned(context, path)
    for call in unrolled(context, path):
        last = call.name.rpartition(".")[2]
        if context.constructs(path, call, _DRF_ROUTERS):
            _router(context, path, call)
        elif (
            last == "register" and call.arg(1, "viewset") is not None and context.is_called_on(path, call, _DRF_ROUTERS)
        ):
            _register(context, path, call)
        elif last in ("append", "extend", "insert") and call.name.endswith(f"patterns.{last}") and call.args:
            _appended(context, path, call)


def _is_patterns(context: Context, path: str, value: Seq) -> bool:
    calls = [context.module(path).call(item) for item in value.items]
    return bool(calls) and all(
        call is not None and context.symbols.resolve(path, call.name) in _PATHS for call in calls
    )


def _returned(context: Context, path: str) -> None:
    """Functions that give a list of patterns, for ``include`` or a table of their callers."""
    for function in context.module(path).functions:
        for value in function.returned:
            if isinstance(value, Seq) and _is_patterns(context, path, value):
                identity = f"{path}:{function.qualname}()"
                context.found.routers.setdefault(identity, Router(identity))
                _patterns(context, path, identity, value)


def _appended(context: Context, path: str, call: Call) -> None:
    """``urlpatterns.append(path(…))``: what a module adds to its list later, often under a setting."""
    identity = context.symbols.resolve(path, call.name.rpartition(".")[0])
    if ".py:" in identity:
        context.found.routers.setdefault(identity, Router(identity))
        _patterns(context, path, identity, call.args[-1])


def _root(context: Context, path: str, dotted: str) -> None:
    target = context.symbols.files.find(dotted, path)
    if target:
        identity = f"{target}:urlpatterns"
        context.found.mounts.append(Mount(ANY, identity))


def _router(context: Context, path: str, call: Call) -> None:
    identity = context.constructed(path, call)
    prefix = ""
    if "Nested" in call.name and len(call.args) > 1:
        prefix = f"{context.prefix(path, call.scope, call.args[1])}/<parent>"
        for parent in context.identities(path, call.scope, call.args[0]):
            context.found.mounts.append(Mount(parent, identity))
    context.found.routers[identity] = Router(identity, prefix)


def _patterns(context: Context, path: str, identity: str, value: Expr) -> None:
    """Everything in a urlpatterns expression: lists, sums of lists, spreads, wrappers."""
    if isinstance(value, (Seq, Op)):
        for item in value.items:
            _patterns(context, path, identity, item)
    elif hasattr(value, "parts"):
        for item in value.parts:
            _patterns(context, path, identity, item)
    elif isinstance(value, CallRef):
        call = context.module(path).calls[value.index]
        name = context.symbols.resolve(path, call.name)
        if name in _PATHS or (call.name.rpartition(".")[2] in ("path", "re_path", "url") and len(call.args) > 1):
            _pattern(context, path, identity, call, regex=not name.endswith(".path"))
        elif name in _LISTS or call.args:
            for argument in call.args:
                _patterns(context, path, identity, argument)
    elif isinstance(value, Ref):
        _spread(context, path, identity, value)


def _spread(context: Context, path: str, identity: str, value: Ref) -> None:
    name = context.symbols.resolve(path, value.name)
    if ".py:" in name:
        child = name.removesuffix(".urls") if name.endswith(".urls") else name
        if child != identity:
            context.found.mounts.append(Mount(identity, child))
            _fill(context, child)
    elif name[:1] not in "%&?:":
        context.found.outside.append(Outside(name, "", path, value.line, identity))


def _fill(context: Context, identity: str) -> None:
    """What a list under any name holds: assigned, added to or appended, since another list takes it in."""
    path, _, name = identity.partition(":")
    if identity in context.found.routers or path not in context.symbols.modules:
        return
    context.found.routers[identity] = Router(identity)
    module = context.module(path)
    for assign in module.assigns:
        if assign.target == f":{name}" and isinstance(assign.value, (Seq, Ref, Op, Fmt)):
            _patterns(context, path, identity, assign.value)
    for call in module.calls:
        if call.name in (f":{name}.append", f":{name}.extend", f":{name}.insert") and call.args:
            _patterns(context, path, identity, call.args[-1])


def normalise(pattern: str) -> str:
    """A regular expression's path in the notation of ``path()``: anchors gone, groups as ``<name>``."""
    text = pattern.replace("\\Z", "").lstrip("^").rstrip("$")
    text = re.sub(r"\(\?P<(\w+)>((?:[^()]|\([^()]*\))*)\)", _parameter, text)
    text = re.sub(r"\((?!\?)((?:[^()]|\([^()]*\))*)\)", _unnamed, text)
    text = re.sub(r"\(\?:([^()|]*)\)\??", r"\1", text)
    return text.replace("\\", "").replace("/?", "/").replace("?", "")


def _parameter(group: re.Match[str]) -> str:
    """A named group as ``path()`` has it, with the converter that lets through what it matches."""
    name, pattern = group.groups()
    if _DIGITS.fullmatch(pattern):
        return f"<int:{name}>"
    return f"<slug:{name}>" if is_plain(pattern) else f"<{name}>"


def _unnamed(group: re.Match[str]) -> str:
    """A group without a name, likewise; one that lets slashes or dots through is no word."""
    pattern = group[1]
    return "<slug:value>" if is_plain(pattern) and not re.search(r"[/.]", pattern) else "<value>"


def _written(context: Context, path: str, scope: int, route: Expr | None) -> str | None:
    """A route as it is written; of one that a setting ends (``"health/" + token``) its beginning and a parameter."""
    text = context.text(path, scope, route)
    parts = put_together(route)
    if text is None and parts:
        begun = context.text(path, scope, parts[0])
        return f"{begun}<?>" if begun else None
    return text


def _pattern(context: Context, path: str, identity: str, call: Call, *, regex: bool) -> None:
    given = _written(context, path, call.scope, call.arg(0, "route"))
    text = (
        normalise(given) if regex and given is not None else given or ""
    )  # a prefix that a setting makes counts as none
    target = call.arg(1, "view")
    inner = context.module(path).call(target)
    if inner is not None and (
        context.symbols.resolve(path, inner.name) in _INCLUDES or inner.name.rpartition(".")[2] == "include"
    ):
        _include(context, path, identity, call, text, inner.arg(0, "arg"))
    elif isinstance(target, Ref) and target.name.endswith(".urls"):
        _include(context, path, identity, call, text, target)
    else:
        text = "<?>" if given is None and call.args else text
        handlers = context.handlers(path, call.scope, target)
        if not handlers and target is not None:
            name = context.symbols.expr_name(path, target).removesuffix("()")
            if is_outside(name):
                context.found.outside.append(Outside(name, text, path, call.line, identity))
        methods = _methods(context, handlers)
        context.found.declarations.append(
            Declaration(identity, methods, text, _expanded(context, handlers), path, call.line, "django")
        )


def _include(context: Context, path: str, identity: str, call: Call, prefix: str, target: Expr | None) -> None:
    if isinstance(target, Seq) and target.kind == "tuple" and target.items:
        target = target.items[0]
    if isinstance(target, Const) and isinstance(target.value, str):
        found = context.symbols.files.find(target.value, path)
        if found:
            context.found.mounts.append(Mount(identity, f"{found}:urlpatterns", prefix))
        else:
            context.found.outside.append(Outside(target.value, prefix, path, call.line, identity))
    elif isinstance(target, Seq):
        inner = f"{path}@{call.index}"
        context.found.routers[inner] = Router(inner)
        context.found.mounts.append(Mount(identity, inner, prefix))
        _patterns(context, path, inner, target)
    elif isinstance(target, CallRef):
        maker = context.types.callee(path, context.module(path).calls[target.index])
        if maker is not None and maker.function is not None:
            context.found.mounts.append(Mount(identity, f"{maker.symbol}()", prefix))
    elif isinstance(target, Ref):
        name = context.symbols.resolve(path, target.name)
        if ".py" not in name and name[:1] not in "%&?:":
            context.found.outside.append(Outside(name, prefix, path, call.line, identity))
        elif ".py:" in name:
            child = name[: -len(".urls")] if name.endswith(".urls") else name
            context.found.mounts.append(Mount(identity, child, prefix))
            _fill(context, child)
        elif name.endswith(".py"):
            context.found.mounts.append(Mount(identity, f"{name}:urlpatterns", prefix))


def _methods(context: Context, handlers: tuple[Handler, ...]) -> tuple[str, ...]:
    for handler in handlers:
        if handler.function is not None:
            return _function_methods(context, handler.path, handler.function)
        if handler.cls is not None:
            own = tuple(context.method_functions(handler.path, handler.cls))
            return own or _inherited(context, handler.path, handler.cls)
    return ()


def _function_methods(context: Context, path: str, function: Function) -> tuple[str, ...]:
    for decorator in function.decorators:
        call = context.module(path).call(decorator)
        name = context.symbols.expr_name(path, decorator).removesuffix("()").rpartition(".")[2]
        if name == "api_view" and call is not None:
            return tuple(item.upper() for item in context.texts(path, call.scope, call.arg(0))) or ("GET",)
        if name == "require_http_methods" and call is not None:
            return tuple(item.upper() for item in context.texts(path, call.scope, call.arg(0)))
        if name in ("require_GET", "require_safe"):
            return ("GET",)
        if name == "require_POST":
            return ("POST",)
    return ()


def _inherited(context: Context, path: str, cls: Class) -> tuple[str, ...]:
    for base, _ in context.symbols.ancestors(path, cls):
        known = _GENERIC.get(base.rpartition(".")[2])
        if known:
            return known
    return ()


def _expanded(context: Context, handlers: tuple[Handler, ...]) -> tuple[Handler, ...]:
    found: list[Handler] = []
    for handler in handlers:
        methods = context.method_functions(handler.path, handler.cls) if handler.cls is not None else {}
        found.extend(methods.values() or [handler])
    return tuple(found)


def _register(context: Context, path: str, call: Call) -> None:
    text = context.prefix(path, call.scope, call.arg(0, "prefix"))
    identity = context.receiver(path, call)
    for handler in context.handlers(path, call.scope, call.arg(1, "viewset")):
        if handler.cls is None:
            continue
        actions = context.method_functions(handler.path, handler.cls, tuple(_ACTIONS))
        methods = {_ACTIONS[name.lower()] for name in actions} | set(_inherited(context, handler.path, handler.cls))
        context.found.declarations.append(
            Declaration(
                identity,
                tuple(sorted(methods)),
                f"{normalise(text)}/",
                tuple(actions.values()) or (handler,),
                path,
                call.line,
                "drf",
            )
        )
        _extra_actions(context, path, identity, call, normalise(text), handler)


def _extra_actions(context: Context, path: str, identity: str, call: Call, prefix: str, handler: Handler) -> None:
    for function in context.symbols.methods.get((handler.path, handler.cls.index if handler.cls else -1), {}).values():
        for decorator in function.decorators:
            action = context.module(handler.path).call(decorator)
            if action is None or action.name.rpartition(".")[2] not in ("action", "detail_route", "list_route"):
                continue
            part = context.text(handler.path, -1, action.kwarg("url_path")) or function.name
            detail = action.kwarg("detail")
            middle = "<pk>/" if is_literal(detail, True) else ""
            methods = context.texts(handler.path, -1, action.kwarg("methods")) or ("GET",)
            context.found.declarations.append(
                Declaration(
                    identity,
                    tuple(item.upper() for item in methods),
                    f"{prefix}/{middle}{part}/",
                    (Handler(handler.path, function),),
                    handler.path,
                    function.line,
                    "drf",
                )
            )
