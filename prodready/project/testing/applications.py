"""Whether a test module can reach the application at all, or asks an application that it makes up itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from prodready.facts.python import Call, Const, Expr, Function, Module, Ref, Seq, last_word
from prodready.project.code.import_graph import imported
from prodready.project.code.symbols import Symbols
from prodready.project.routing.routes import Routes
from prodready.project.snapshot import Snapshot
from prodready.project.words import words

_APPLICATION = re.compile(
    r"(?:flask\.Flask|quart\.Quart|fastapi\.FastAPI|starlette\.applications\.Starlette|sanic\.Sanic|litestar\.Litestar"
    r"|aiohttp\.web\.Application|falcon\.(?:asgi\.)?App|tornado\.web\.Application|bottle\.Bottle)$"
)
"""What makes an application."""
_BY_NAME = re.compile(r"^\w+(?:\.\w+)*:[\w.]+(?:\(\))?$")
"""An application as a text: ``shop.main:app``."""
_INCLUDES = words("include_router register_blueprint blueprint add_routes add_router register mount")
"""What puts a router on an application."""
_ADDS = words("add_url_rule add_api_route add_route add_get add_post")
_DECORATES = words("route get post put patch delete")
_CLIENTS = ("Client", "Transport", "TestApp", "client")


def makes_application(name: str) -> bool:
    """Whether a call makes an application of a web framework."""
    return bool(_APPLICATION.match(name)) or last_word(name) == "make_wsgi_app"


def added_paths(module: Module) -> frozenset[str]:
    """The paths of the routes that a test module itself puts on an application, by decorators or by calls."""
    decorators = (module.call(item) for function in module.functions for item in function.decorators)
    added = [call for call in decorators if call is not None and last_word(call.name) in _DECORATES]
    added += [call for call in module.calls if last_word(call.name) in _ADDS]
    given = (call.arg(0) for call in added)
    texts = (item.value for item in given if isinstance(item, Const) and isinstance(item.value, str))
    return frozenset(text for text in texts if text.startswith("/"))


class OwnApplication(msgspec.Struct, frozen=True):
    """Follows the imports of test modules to the modules that declare routes or build an application."""

    snapshot: Snapshot
    symbols: Symbols
    serving: frozenset[str]
    fixture: Callable[[str, str], tuple[str, Function] | None]  # what a test in a file gets under a name

    def reached(self, path: str) -> bool:
        """Whether a module imports, itself or through others, what serves; what comes in by a fixture or by its name is
        believed.
        """
        return self._is_given(path) or any(found in self.serving for found in self._imports(path))

    def _imports(self, path: str) -> Iterator[str]:
        queue, seen = [path], {path}
        while queue:
            current = queue.pop()
            yield current
            for item in self.snapshot.modules[current].imports:
                for found in imported(current, item, self.symbols):
                    fresh = {found, *self._packages(found)} - seen
                    seen |= fresh
                    queue.extend(fresh)

    def _packages(self, path: str) -> Iterator[str]:
        """The packages round a module, whose ``__init__.py`` run before it."""
        folder = path.rpartition("/")[0]
        while folder:
            if f"{folder}/__init__.py" in self.snapshot.modules:
                yield f"{folder}/__init__.py"
            folder = folder.rpartition("/")[0]

    def _is_given(self, path: str) -> bool:
        """Whether a client is made on no application, on a parameter or on one that is named by a text; or whether the
        module imports something by its name.
        """
        module = self.snapshot.modules[path]
        for call in module.calls:
            last = call.name.rpartition(".")[2]
            if "import" in last:
                return True
            if not last.endswith(_CLIENTS):
                continue
            named = (value for key in ("app", "transport") if (value := call.kwarg(key)) is not None)
            app = next(named, call.args[0] if call.args else None)
            owner = call.name.removesuffix(".test_client")
            if owner != call.name and owner[0] == "%" and "." not in owner:
                app = Ref(owner)
            if app is None or (isinstance(app, Const) and _BY_NAME.match(str(app.value))):
                return True
            function = module.functions[call.scope] if call.scope >= 0 else None
            given = app.name[1:].split(".")[0] if isinstance(app, Ref) else ""
            if given and function is not None and function.param(given) and not self._is_made_up(path, given):
                return True
        return False

    def _is_made_up(self, path: str, name: str) -> bool:
        """Whether a fixture makes an application of its own, in a file that imports nothing that serves."""
        where, function = self.fixture(name, path) or ("", None)
        if function is None:
            return False
        calls = self.snapshot.modules[where].calls_of(function.index)
        return any(makes_application(call.name) for call in calls) and self.serving.isdisjoint(self._imports(where))


def made_up(snapshot: Snapshot, symbols: Symbols, routes: Routes, paths: Iterable[str]) -> frozenset[str]:
    """The modules that make an application of their own, and hand it none of the service's routers: they tell of the
    service only if no others do."""
    return frozenset(
        path
        for path in paths
        if any(makes_application(call.name) for call in snapshot.modules[path].calls)
        and not any(_takes_router(path, call, symbols, routes) for call in snapshot.modules[path].calls)
    )


def _takes_router(path: str, call: Call, symbols: Symbols, routes: Routes) -> bool:
    """Whether a call gives an application a router of a module of routes: ``app.include_router(orders.router)``, or one of
    its handlers: ``Application([("/orders", OrdersHandler)])``."""
    if last_word(call.name) not in _INCLUDES and not makes_application(call.name):
        return False
    given = (item for value in call.arguments for item in _inside(value, 3))
    return any(
        symbols.resolve(path, item.name).partition(":")[0] in routes.files for item in given if isinstance(item, Ref)
    )


def _inside(value: Expr, depth: int) -> Iterator[Expr]:
    """A value, or what a list holds, lists in it too."""
    if isinstance(value, Seq) and depth:
        for item in value.items:
            yield from _inside(item, depth - 1)
    else:
        yield value
