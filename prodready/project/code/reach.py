"""What a function reaches: its own calls, those of functions it calls in the repository, and of what is injected."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from prodready.api import fact
from prodready.facts.python import Call, CallRef, Class, Expr, Function, Map, Module, Op, Ref, Seq, is_path, last_word
from prodready.project.code.mentions import inside, values_in
from prodready.project.code.symbols import Definition
from prodready.project.code.types import Types

DEFAULT_DEPTH = 6
EXECUTORS = frozenset(
    {
        "run_in_executor",
        "to_thread",
        "run_in_threadpool",
        "run_sync",
        "sync_to_async",
        "database_sync_to_async",
        "iterate_in_threadpool",
        "submit",
    }
)
"""What runs the functions that it is given in another thread, on whose answers the caller waits."""
STARTERS = frozenset({"Thread", "Timer", "Process", "start_new_thread", "add_job", "add_task", "BackgroundTask"})
"""What starts the functions that it is given beside the caller, which goes on."""
BESIDE = EXECUTORS | STARTERS

ROUTES = frozenset({"route", "get", "post", "put", "patch", "delete", "head", "options", "websocket"})
"""Decorators that declare routes."""


class Reached(msgspec.Struct, frozen=True):
    """A call that is reached: where it stands, its global typed name, and the functions passed on the way."""

    path: str
    call: Call
    name: str
    function: Function | None
    via: tuple[str, ...]


class Reach(msgspec.Struct, dict=True):
    """Follows calls over all modules."""

    types: Types
    # modules of which a method is taken for that of a value of unknown type, where no other class has one so named
    guesses: frozenset[str] = frozenset()
    _by_scope: dict[str, dict[int, list[Call]]] = msgspec.field(default_factory=dict)
    _spelt: dict[tuple[str, int], list[tuple[str, int, Expr]]] = msgspec.field(default_factory=dict)
    _next: dict[tuple[str, int, frozenset[str]], tuple[Definition, ...]] = msgspec.field(default_factory=dict)

    def calls_in(self, path: str, index: int) -> list[Call]:
        """The calls of function ``index`` itself and of the functions nested in it, in textual order; what is defined there
        to answer a route or for its handlers to depend on runs when that is asked for, not with it."""
        table = self._by_scope.get(path)
        if table is None:
            module = self.types.symbols.modules[path]
            table = {}
            later = {item.index for item in module.functions if _runs_for_requests(module, item)}
            for call in module.calls:
                scope = call.scope
                while scope >= 0:
                    table.setdefault(scope, []).append(call)
                    scope = -1 if scope in later else module.functions[scope].scope
            self._by_scope[path] = table
        return table.get(index, [])

    def from_function(
        self, path: str, function: Function, depth: int = DEFAULT_DEPTH, without: frozenset[str] = frozenset()
    ) -> Iterator[Reached]:
        """Every call reached from a function, nearest first, each function entered once; ``without`` the functions that are
        handed to calls of these names (``EXECUTORS``, ``STARTERS``)."""
        for where, current, via in self.functions(path, function, depth, without):
            for call in self.calls_in(where, current.index):
                yield Reached(where, call, self.types.call_name(where, call), current, via)

    def functions(
        self, path: str, function: Function, depth: int = DEFAULT_DEPTH, without: frozenset[str] = frozenset()
    ) -> Iterator[tuple[str, Function, tuple[str, ...]]]:
        """The function itself and every one reached from it, nearest first, with those passed on the way."""
        queue: list[tuple[str, Function, tuple[str, ...]]] = [(path, function, ())]
        seen = {(path, function.index)}
        while queue:
            where, current, via = queue.pop(0)
            yield where, current, via
            if len(via) >= depth:
                continue
            for found in self.next_functions(where, current, without):
                if found.function is not None and (found.path, found.function.index) not in seen:
                    seen.add((found.path, found.function.index))
                    queue.append((found.path, found.function, (*via, found.symbol)))

    def next_functions(
        self, path: str, function: Function, without: frozenset[str] = frozenset()
    ) -> tuple[Definition, ...]:
        """The functions of the repository that a function calls, is injected with, is decorated by, or passes on."""
        key = (path, function.index, without)
        if key not in self._next:
            if not without or any(dispatches(call, without) for call in self.calls_in(path, function.index)):
                found = {each.symbol: each for each in self._next_functions(path, function, without)}
                self._next[key] = tuple(found.values())
            else:
                self._next[key] = self.next_functions(path, function)
        return self._next[key]

    def _next_functions(self, path: str, function: Function, without: frozenset[str]) -> Iterator[Definition]:
        for call in self.calls_in(path, function.index):
            if not dispatches(call, without):
                yield from self.called(path, function, call)
        for expr in self.dependencies(path, function):
            yield from self.runs(path, function.scope, expr)
        if function.owner >= 0:
            yield from self._of_class(path, self.types.symbols.modules[path].classes[function.owner])
        for decorator in function.decorators:
            yield from self.runs(path, function.scope, decorator)

    def called(self, path: str, function: Function, call: Call) -> Iterator[Definition]:
        """What one call in a function runs in the repository."""
        yield from self._called(path, call)
        name, _, method = call.name.partition(".")
        makes, name = name.endswith("()"), name.removesuffix("()")
        picked, item, rest = call.name.partition("[]")
        if item and "[" not in rest and rest.count(".") < 2:
            tables, method = self._tables_of(path, function, frozenset({picked})), rest.lstrip(".")
        elif name[:1] == "%" and name[1:].isidentifier() and self._is_turned(path, function, name):
            tables = self._tables(path, function)
        else:
            return
        for where, scope, value in tables:
            for part in inside(value):
                yield from self._held(where, scope, part, f"().{method}" if makes and method else method)

    def _is_turned(self, path: str, function: Function, name: str) -> bool:
        """Whether a variable of a function is that of a loop or of a comprehension."""
        if function.param(name[1:]) is not None:
            return False
        bound = self.types.bound(path, function.index, name)
        return all(isinstance(item.value, Op) and item.value.kind == "iter" for item in bound)

    def _tables(self, path: str, function: Function) -> list[tuple[str, int, Expr]]:
        """The lists and dicts that are spelt out in a function, or that a module spells out and the function mentions."""
        key = (path, function.index)
        if key not in self._spelt:
            module = self.types.symbols.modules[path]
            values = values_in(module, function.index)
            here = ((path, function.index, part) for value in values for part in inside(value))
            names = {read.name for read in module.reads_of(function.index)}
            names |= {call.name.rpartition(".")[0] for call in module.calls_of(function.index)}
            spelt = [(where, scope, value) for where, scope, value in here if isinstance(value, (Seq, Map))]
            self._spelt[key] = spelt + self._tables_of(path, function, frozenset(names))
        return self._spelt[key]

    def _tables_of(self, path: str, function: Function, names: frozenset[str]) -> list[tuple[str, int, Expr]]:
        """The lists and dicts of modules and classes that these names in a function stand for."""
        symbols = self.types.symbols
        meant = (symbols.definition(symbols.resolve(path, name)) for name in names if name and name[0] not in "%?")
        bound = ((each.path, -1, each.assign.value) for each in meant if each is not None and each.assign is not None)
        found = (*bound, *self._class_tables(path, function, names))
        return [(where, scope, value) for where, scope, value in found if isinstance(value, (Seq, Map))]

    def _class_tables(self, path: str, method: Function, names: frozenset[str]) -> Iterator[tuple[str, int, Expr]]:
        """What the class of a method, or one that derives from it, spells out and the method mentions (``self.checks``)."""
        if method.owner < 0:
            return
        symbols = self.types.symbols
        owner = symbols.modules[path].classes[method.owner]
        names = names | {
            read.name for own in self._own_methods(path, method) for read in symbols.modules[path].reads_of(own)
        }
        meant = [name.partition(".")[2] for name in sorted(names) if name.startswith(("%self.", "%cls."))]
        for where, cls in ((path, owner), *symbols.subclasses.get(f"{path}:{owner.qualname}", ())) if meant else ():
            for name in meant:
                found = symbols.class_field(where, cls, name)
                if found is not None and found[1].value is not None:
                    yield self._spelt_out(found[0], found[1].value)
                for item in self.types.bindings.of_self(where).get((cls.index, name), ()):
                    if item.value is not None:
                        yield where, item.scope, item.value

    def _own_methods(self, path: str, method: Function) -> Iterator[int]:
        """The other methods of its class that a method calls (``for check in self.get_checks(): …``)."""
        module = self.types.symbols.modules[path]
        called = {
            call.name.partition(".")[2] for call in module.calls_of(method.index) if call.name.startswith("%self.")
        }
        return (each.index for each in module.functions if each.owner == method.owner and each.name in called)

    def _spelt_out(self, path: str, value: Expr) -> tuple[str, int, Expr]:
        """A table, or the one of a module that a name stands for (``checks = all_checks``)."""
        symbols = self.types.symbols
        meant = symbols.definition(symbols.resolve(path, value.name)) if isinstance(value, Ref) else None
        if meant is not None and meant.assign is not None and meant.assign.value is not None:
            return meant.path, -1, meant.assign.value
        return path, -1, value

    def _held(self, path: str, scope: int, part: Expr, method: str) -> Iterator[Definition]:
        """What runs when an item of a table is called, or a method of an item that the table makes, or of what a class in it
        makes (``().check``)."""
        types = self.types
        if method.startswith("()"):
            found = types.callee_of(f"{types.typed(path, scope, part.name)}{method}") if isinstance(part, Ref) else None
            if found is not None and found.function is not None:
                yield found
        elif not method and isinstance(part, Ref):
            found = types.callee_of(types.typed(path, scope, part.name))
            if found is not None and found.function is not None and found.function.name != "__init__":
                yield found
        elif method and isinstance(part, (Ref, CallRef)):
            found = types.callee_of(f"{types.of(path, scope, part)}.{method}")
            if found is not None and found.function is not None:
                yield found

    def _called(self, path: str, call: Call) -> Iterator[Definition]:
        callee = self.types.callee(path, call) or (self._only_method(path, call) if self.guesses else None)
        if callee is not None and callee.function is not None:
            yield callee
            if _is_abstract(self.types.symbols.modules[callee.path], callee.function):
                yield from self.types.symbols.implementations(callee.path, callee.function)
        elif callee is not None and callee.cls is not None:
            yield from self._class_methods(callee)
        for argument in call.arguments:
            yield from self._passed(path, call.scope, argument)

    def _only_method(self, path: str, call: Call) -> Definition | None:
        """The one method of the repository with the name that is called, where that name says more than one word."""
        name = self.types.call_name(path, call)
        head, _, method = name.rpartition(".")
        is_open = name[:1] in "%?" or (".py:" in name and not head.endswith("()"))
        owners = self._methods.get(method, ()) if is_open and head and "_" in method.strip("_") else ()
        return owners[0] if len(owners) == 1 else None

    @cached_property
    def _methods(self) -> dict[str, list[Definition]]:
        """The methods of the classes that count, by name."""
        found: dict[str, list[Definition]] = {}
        for (path, _), methods in self.types.symbols.methods.items():
            if path in self.guesses:
                for name, method in methods.items():
                    found.setdefault(name, []).append(Definition(path, method.qualname, function=method))
        return found

    def _passed(self, path: str, scope: int, argument: Expr) -> Iterator[Definition]:
        """A function passed as an argument (``run_in_threadpool(check)``, ``gather(*[check()])``) is taken to run."""
        if isinstance(argument, Ref):
            found = self.types.callee_of(self.types.typed(path, scope, argument.name))
            if found is not None and found.function is not None and found.function.name != "__init__":
                yield found
        elif isinstance(argument, (Op, Seq)):
            for item in argument.items:
                yield from self._passed(path, scope, item)

    def _class_methods(self, found: Definition) -> Iterator[Definition]:
        if found.cls is None:
            return
        for name in ("__init__", "__call__", "__enter__", "__aenter__"):
            method = self.types.symbols.method(found.path, found.cls, name)
            if method is not None:
                yield method

    def dependencies(self, path: str, function: Function) -> list[Expr]:
        """What a framework injects into a function: by parameters, and by ``dependencies=[…]`` of its decorators."""
        found = [dep for param in function.params if (dep := self.types.dependency(path, param)) is not None]
        module = self.types.symbols.modules[path]
        for decorator in function.decorators:
            call = module.call(decorator)
            listed = call.kwarg("dependencies") if call is not None else None
            if isinstance(listed, Seq):
                for item in listed.items:
                    marker = module.call(item)
                    injected = self.types.injected(path, marker) if marker is not None else None
                    if injected is not None:
                        found.append(injected)
        return found

    def _of_class(self, path: str, cls: Class) -> Iterator[Definition]:
        """What is injected into a class-based view, also by its bases (``session: Session = Depends(get_db)``)."""
        symbols = self.types.symbols
        inherited = [(base.path, base.cls) for _, base in symbols.ancestors(path, cls) if base is not None]
        for where, owner in ((path, cls), *inherited):
            fields = symbols.fields.get((where, owner.index), {}).values() if owner is not None else ()
            for field_ in fields:
                call = symbols.modules[where].call(field_.value)
                injected = self.types.injected(where, call) if call is not None else None
                if injected is not None:
                    yield from self.runs(where, -1, injected)

    def runs(self, path: str, scope: int, expr: Expr) -> Iterator[Definition]:
        """The functions that run when ``expr`` is called: itself, or a class's constructor and ``__call__``."""
        symbols = self.types.symbols
        if isinstance(expr, Ref):
            resolved = symbols.resolve(path, expr.name)
            found = symbols.definition(resolved.removesuffix("()"))
            if found is None:
                found = self.types.callee_of(self.types.typed(path, scope, expr.name))
            if found is not None and found.function is not None:
                yield found
            elif found is not None and found.cls is not None:
                yield from self._class_methods(found)
            elif found is not None and found.assign is not None and found.assign.value is not None:
                yield from self.runs(found.path, found.assign.scope, found.assign.value)
        elif isinstance(expr, CallRef):
            call = symbols.modules[path].calls[expr.index]
            yield from self._called(path, call)
            callee = self.types.callee(path, call)
            if callee is not None and callee.function is not None and callee.function.name == "__init__":
                owner = symbols.modules[callee.path].classes[callee.function.owner]
                yield from self._class_methods(Definition(callee.path, owner.qualname, cls=owner))


def dispatches(call: Call, names: frozenset[str] = BESIDE) -> bool:
    """Whether a call hands what it is given to a thread, a process, an executor or a scheduler of these names."""
    return call.name.rpartition(".")[2].lstrip(":") in names


def _runs_for_requests(module: Module, function: Function) -> bool:
    """Whether a function that is defined inside another is made there to answer a route or for handlers to depend on."""
    if function.scope < 0:
        return False
    beside = (call for call in module.calls_of(function.scope) if last_word(call.name) == "Depends")
    if any(isinstance(item, Ref) and item.name == f"%{function.name}" for call in beside for item in call.args[:1]):
        return True
    for made in filter(None, map(module.call, function.decorators)):
        path = made.args[0] if made.args else made.kwarg("path")
        if is_path(path) and "." in made.name and last_word(made.name) in ROUTES:
            return True
    return False


def _is_abstract(module: Module, function: Function) -> bool:
    """Whether a method is left to subclasses: decorated as abstract, or all that it does is to say that it is not written."""
    if function.owner < 0:
        return False
    marked = any(last_word(module.written(item)) == "abstractmethod" for item in function.decorators)
    refusals = [last_word(module.written(item)) == "NotImplementedError" for item in function.raised]
    return marked or (bool(refusals) and all(refusals) and not function.returned)


@fact
def reach(types: Types) -> Reach:
    """The call graph over the inferred types."""
    return Reach(types)
