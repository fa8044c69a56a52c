"""What the framework modules share: what they declare, with which handlers, and which classes they ask for."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from prodready.facts.python import (
    Call,
    CallRef,
    Class,
    Expr,
    Function,
    Ref,
    last_word,
)
from prodready.project.code.symbols import Definition
from prodready.project.routing.aliases import aliases, meant
from prodready.project.routing.identities import Identities
from prodready.project.routing.table import Declaration, Handler, Outside

T = TypeVar("T")

VERBS = ("get", "post", "put", "patch", "delete", "head", "options", "trace")
_REQUESTS = frozenset({"request", "req"})


class Context(Identities, frozen=True):
    """One walk over the application's modules, with what they declare."""

    def calls(self, path: str) -> Sequence[Call]:
        """The calls of one module, without those in functions that nothing calls, methods under other names by their own."""
        return self.once("_own_calls", path, lambda: self._meant(path, super(Context, self).calls(path)))

    def _meant(self, path: str, calls: Sequence[Call]) -> Sequence[Call]:
        known = self._aliases()
        return [meant(call, path, known, self.symbols) for call in calls] if known else calls

    def _aliases(self) -> Mapping[str, str]:
        """The methods of routers that have names of their own, looked for once."""
        return self.once("_aliases", "", lambda: aliases(self.symbols))

    def handlers(self, path: str, scope: int, expr: Expr | None) -> tuple[Handler, ...]:
        """What an expression in handler position is: a function, a class, ``View.as_view()``, a wrapped function."""
        if isinstance(expr, Ref):
            name = self.types.typed(path, scope, expr.name)
            found = self.symbols.definition(self.symbols.resolve(path, expr.name)) or self.types.callee_of(name)
            if found is None and name[:1] == "%" and scope >= 0:
                nested = f"{path}:{self.module(path).functions[scope].qualname}.{name[1:]}"
                found = self.symbols.definition(nested)
            if found is None:
                return ()
            if found.function is not None or found.cls is not None:
                return (Handler(found.path, found.function, found.cls), *self._in_its_place(expr, found))
            return self.handlers(found.path, -1, found.assign.value) if found.assign is not None else ()
        if isinstance(expr, CallRef):
            call = self.module(path).calls[expr.index]
            if call.name.endswith(".as_view"):
                return self.handlers(path, call.scope, Ref(call.name.removesuffix(".as_view")))
            callee = self.types.callee(path, call)
            for at, argument in enumerate(call.args):
                wrapped = self.handlers(path, call.scope, argument)
                if wrapped:
                    behind = callee is not None and self._only_asks(callee, at)
                    return tuple(replace(each, behind=True) for each in wrapped) if behind else wrapped
            if callee is not None and callee.cls is not None:
                return (Handler(callee.path, None, callee.cls),)
            if callee is not None and callee.function is not None:
                return self._given_back(callee.path, callee.function)
        return ()

    def _in_its_place(self, expr: Ref, found: Definition) -> Iterator[Handler]:
        """The methods that answer in the place of the one of an own class (``self.create``) where others derive from it."""
        if expr.name.startswith("%self.") and found.function is not None and found.function.owner >= 0:
            for each in self.symbols.implementations(found.path, found.function):
                yield Handler(each.path, each.function)

    def _given_back(self, path: str, function: Function) -> tuple[Handler, ...]:
        """The handler that a function defines and returns: ``Route("/orders", make_orders(store))``."""
        inner = (item for item in function.returned if isinstance(item, Ref) and item.name[:1] == "%")
        found = (self.symbols.definition(f"{path}:{function.qualname}.{item.name[1:]}") for item in inner)
        return next((((Handler(each.path, each.function),)) for each in found if each and each.function), ())

    def _only_asks(self, maker: Definition, at: int) -> bool:
        """Whether what a function gives back takes the request and calls what the function is given without it:
        ``async def answer(request, name): return json(await task(name))``."""
        given = maker.function.params[at].name if maker.function and at < len(maker.function.params) else ""
        made = self._given_back(maker.path, maker.function)[:1] if maker.function and given else ()
        for inner in (each.function for each in made if each.function is not None):
            asked = [each for each in self.module(maker.path).calls_of(inner.index) if each.name == f"%{given}"]
            request = {f"%{param.name}" for param in inner.params[:1] if param.name in _REQUESTS}
            handed = {item.name for each in asked for item in each.arguments if isinstance(item, Ref)}
            return bool(asked and request) and not request & handed
        return False

    def method_functions(self, path: str, cls: Class, names: tuple[str, ...] = VERBS) -> dict[str, Handler]:
        """The methods of a class, own or inherited in the repository, that answer HTTP methods."""
        found = {}
        for name in names:
            method = self.symbols.method(path, cls, name)
            if method is not None and method.function is not None:
                found[name.upper()] = Handler(method.path, method.function)
        return found

    def declare(
        self,
        path: str,
        call: Call,
        router: str,
        methods: tuple[str, ...],
        text: str,
        handlers: tuple[Handler, ...],
        framework: str,
    ) -> None:
        """Add one route; a class as handler answers by its methods."""
        found: list[Handler] = []
        answered: tuple[str, ...] = ()
        for handler in handlers:
            own = self.method_functions(handler.path, handler.cls) if handler.cls is not None else {}
            answered += tuple(own)
            found.extend(own.values() or [handler])
        upper = tuple(item.upper() for item in methods if item != "*") or answered
        file, line = self.place(path, call, handlers)
        protocol = "websocket" if found and all(map(self._is_socket, found)) else "http"
        self.found.declarations.append(Declaration(router, upper, text, tuple(found), file, line, framework, protocol))

    def _is_socket(self, handler: Handler) -> bool:
        """Whether a handler of aiohttp answers by a websocket, and by nothing else."""
        inside = self.module(handler.path).calls_of(handler.function.index) if handler.function is not None else ()
        made = {last_word(call.name) for call in inside}
        return "WebSocketResponse" in made and "can_prepare" not in made

    def made_outside(self, path: str, call: Call, identity: str) -> None:
        """Note that a package outside makes an application or a router, and may put routes of its own on it."""
        if call.name in self.symbols.stand_ins:
            whole = call.name in self.symbols.shared_applications
            self.found.outside.append(Outside(call.name, "", path, call.line, identity, whole=whole, part=not whole))

    def class_method(self, path: str, call: Call) -> Function | None:
        """The class method that a call stands in."""
        function = self.module(path).functions[call.scope] if call.scope >= 0 else None
        decorators = function.decorators if function is not None else ()
        named = (item.name for item in decorators if isinstance(item, Ref))
        return function if "builtins.classmethod" in named else None

    def place(self, path: str, call: Call, handlers: tuple[Handler, ...]) -> tuple[str, int]:
        """Where a declaration stands: with what answers, where a class method declares its class (``view.register(app)``)."""
        if handlers and handlers[0].cls is not None and self.class_method(path, call) is not None:
            return handlers[0].path, handlers[0].line
        return path, call.line

    def decorated(self, path: str) -> Sequence[tuple[Call, Function | Class]]:
        """Every call in decorator position, with what it decorates; ``app.get("/")(view)`` decorates too."""
        return self.once("_decorated", path, lambda: list(self._find_decorated(path)))

    def _find_decorated(self, path: str) -> Iterator[tuple[Call, Function | Class]]:
        module = self.module(path)
        items: list[Function | Class] = [*module.functions, *module.classes]
        left = self.uncalled.get(path, frozenset())
        known = self._aliases()
        for item in items:
            for decorator in item.decorators:
                call = module.call(decorator)
                if call is not None and call.scope not in left:
                    yield meant(call, path, known, self.symbols), item
        for call, handler in self.applied(path):
            decorated = handler.function or handler.cls
            if decorated is not None and handler.path == path:
                yield call, decorated

    def applied(self, path: str) -> Iterator[tuple[Call, Handler]]:
        """Every call whose result is called with a handler, of this module or another: ``app.get("/")(views.home)``."""
        for call in self.calls(path):
            if call.receiver >= 0 and call.name.endswith("()") and len(call.args) == 1:
                for handler in self.handlers(path, call.scope, call.args[0]):
                    yield self.module(path).calls[call.receiver], handler

    def is_a(self, name: str, types: frozenset[str]) -> bool:
        """Whether a typed name is an instance of one of the classes (global names), or of an internal subclass."""
        if not name.endswith("()"):
            return False
        if ".py:" not in name:
            return name[:-2] in types
        known: dict[tuple[str, frozenset[str]], bool] = self.found.__dict__.setdefault("_kinds", {})
        key = (name, types)
        if key not in known:
            known[key] = self._derives(name, types)
        return known[key]

    def _derives(self, name: str, types: frozenset[str]) -> bool:
        cls = name[:-2]
        if cls in types or _is_copy(cls, types):
            return True
        found = self.symbols.definition(cls)
        if found is None or found.cls is None:
            return False
        return any(base in types or _is_copy(base, types) for base, _ in self.symbols.ancestors(found.path, found.cls))

    def is_called_on(self, path: str, call: Call, types: frozenset[str]) -> bool:
        """Whether a method of an instance of one of the classes is called."""
        return self.is_a(self.types.call_name(path, call).rpartition(".")[0], types)

    def uses(self, packages: frozenset[str]) -> bool:
        """Whether any module of the repository imports one of the top-level packages."""
        known: frozenset[str] | None = self.found.__dict__.get("_packages")
        if known is None:
            known = frozenset(
                item.target.partition(".")[0]
                for module in self.symbols.modules.values()
                for item in module.imports
                if item.target and item.target[0] != "."
            )
            known |= {path.rpartition("/")[2].removesuffix(".py") for path in self.symbols.vendored}
            known |= {name.partition(".")[0] for name in self.symbols.stand_ins.values()}
            self.found.__dict__["_packages"] = known
        return bool(known & packages)

    def constructs(self, path: str, call: Call, types: frozenset[str]) -> bool:
        """Whether a call constructs one of the classes or an internal subclass."""
        return call.name in self.constructors(path, types)

    def constructors(self, path: str, types: frozenset[str]) -> frozenset[str]:
        """The names in a module that mean one of the classes or an internal subclass; most have none, so ask it first."""
        known: dict[tuple[str, frozenset[str]], frozenset[str]] = self.found.__dict__.setdefault("_constructors", {})
        key = (path, types)
        found = known.get(key)
        if found is None:
            called = self.called(path)
            meant = {name for name in called if ".py:" in name and self.is_a(f"{name}()", types)}
            meant.update(types & called.keys())
            found = known[key] = frozenset(name for each in meant for name in called[each])
        return found

    def called(self, path: str) -> Mapping[str, set[str]]:
        """The global names of what a module calls, each with the names that it has there."""
        return self.once("_called", path, lambda: self._find_called(path))

    def _find_called(self, path: str) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        means = self.symbols.names(path)
        for name in {call.name for call in self.module(path).calls}:
            found.setdefault(means[name], set()).add(name)
        return found

    def once(self, what: str, path: str, find: Callable[[], T]) -> T:
        """What is found of one module, looked for at the first question and kept with what was collected."""
        known: dict[str, T] = self.found.__dict__.setdefault(what, {})
        if path not in known:
            known[path] = find()
        return known[path]


def _is_copy(name: str, types: frozenset[str]) -> bool:
    """Whether an internal name stands in a copy of the library that the tree holds (``app/cornice/service.py:Service``)."""
    home, _, inside = name.partition(".py:")
    if not inside or last_word(inside) not in _last_words(types):
        return False
    dotted = f"{home.replace('/', '.')}.{inside}"
    return any(dotted.endswith(f".{known}") for known in types)


@functools.cache
def _last_words(names: frozenset[str]) -> frozenset[str]:
    return frozenset(map(last_word, names))
