"""Which formatters of the repository are machine-readable, and by which names logging configurations use them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from prodready.api import fact
from prodready.facts.python import (
    Call,
    CallRef,
    Class,
    Const,
    Expr,
    Fmt,
    Function,
    Map,
    Module,
    Op,
    Read,
    Ref,
    Seq,
    last_word,
)
from prodready.project.code.alternatives import Value, alternatives
from prodready.project.code.callers import Callers
from prodready.project.code.reach import Reach
from prodready.project.logs.names import (
    CONSOLE,
    DUMPER,
    PROCESSOR_FORMATTER,
    RENDERER,
    is_formatter,
    is_structured_format,
)
from prodready.project.snapshot import Snapshot

_BASES = frozenset({"logging.Formatter", "logging.Handler", "logging.StreamHandler"})
_KEYS = ("()", "class", "format", "fmt")
_PROCESSORS = ("processor", "processors")
_SAYING = frozenset({"debug", "info", "warning", "warn", "error", "critical", "exception", "log"})


class LogFormatters(msgspec.Struct, frozen=True, dict=True):
    """Tells machine-readable formatters: public ones, own classes that dump JSON, structlog's with a renderer."""

    snapshot: Snapshot
    reach: Reach
    callers: Callers

    @cached_property
    def own(self) -> frozenset[str]:
        """Global names of the repository's formatter and handler classes that dump JSON or derive from a public one."""
        return frozenset(
            f"{path}:{cls.qualname}"
            for path, module in self.snapshot.application()
            for cls in module.classes
            if self._is_own(path, cls)
        )

    @cached_property
    def dotted(self) -> tuple[str, ...]:
        """The own classes as configuration files write them."""
        return tuple(name.removesuffix("/__init__").replace("/", ".").replace(".py:", ".") for name in self.own)

    def _is_own(self, path: str, cls: Class) -> bool:
        symbols = self.reach.types.symbols
        bases = [name for name, _ in symbols.ancestors(path, cls)]
        if any(is_formatter(name) for name in bases):
            return True
        if not _BASES.intersection(bases):
            return False
        methods = [symbols.method(path, cls, name) for name in ("format", "emit", "formatMessage", "process")]
        return any(
            DUMPER.search(item.name) and not _is_said(self.snapshot.modules[item.path], item.call)
            for method in methods
            if method is not None and method.function is not None
            for item in self.reach.from_function(method.path, method.function, depth=2)
            if item.function == method.function or not _lays_out(self.snapshot.modules[method.path], method.function)
        )

    def named(self, name: str) -> bool:
        """Whether a global name is a machine-readable formatter or handler class."""
        return is_formatter(name) or name in self.own

    def is_structured(self, path: str, scope: int, expr: Expr | None) -> bool:
        """Whether an expression is an instance of such a class, or may be one where a setting chooses."""
        return expr is not None and any(self._is_instance(*each) for each in self._values(path, scope, expr))

    def _values(self, path: str, scope: int, expr: Expr) -> Iterator[Value]:
        """What an expression may be, of a parameter what the calls give for it."""
        yield path, scope, expr
        for where, inside, value in alternatives(self.reach.types, path, scope, expr):
            yield where, inside, value
            function = self.snapshot.modules[where].functions[inside] if inside >= 0 else None
            if function is not None and isinstance(value, Ref) and value.name[1:] in function.taken:
                for caller, call in self.callers.of(where, function) or ():
                    given = function.given(call, value.name[1:])
                    yield from alternatives(self.reach.types, caller, call.scope, given) if given is not None else ()

    def _is_instance(self, path: str, scope: int, expr: Expr) -> bool:
        types = self.reach.types
        name = types.of(path, scope, expr).removesuffix("()")
        call = self.snapshot.modules[path].call(expr)
        if call is not None and types.symbols.resolve(path, call.name) == "logging.Formatter":
            return self.is_pattern(path, scope, call.arg(0, "fmt"))
        if not name and call is not None:
            name = types.symbols.resolve(path, call.name)
        if name == PROCESSOR_FORMATTER:
            return self.renders(path) or self._is_given_renderer(path, scope, expr)
        return self.named(name)

    def _is_given_renderer(self, path: str, scope: int, expr: Expr) -> bool:
        """Whether structlog's formatter is made with a machine-readable renderer that a function elsewhere may choose."""
        types = self.reach.types
        call = self.snapshot.modules[path].call(expr)
        given = [value for key, value in call.kwargs if key in _PROCESSORS] if call is not None else []
        for where, inside, listed in (each for value in given for each in alternatives(types, path, scope, value)):
            for item in listed.items if isinstance(listed, Seq) else (listed,):
                for place, _, made in alternatives(types, where, inside, item):
                    renderer = self.snapshot.modules[place].call(made)
                    if renderer is not None and RENDERER.match(types.symbols.resolve(place, renderer.name)):
                        return not self._is_never_asked_for(place, renderer)
        return False

    def is_pattern(self, path: str, scope: int, expr: Expr | None) -> bool:
        """Whether an expression is a format that makes the whole record JSON or logfmt, as text or dumped from a dict."""
        if expr is None:
            return False
        return any(
            self._is_pattern(where, value) for where, _, value in alternatives(self.reach.types, path, scope, expr)
        )

    def _is_pattern(self, path: str, value: Expr) -> bool:
        if isinstance(value, Const):
            return isinstance(value.value, str) and is_structured_format(value.value)
        call = self.snapshot.modules[path].call(value)
        if call is None or not isinstance(call.arg(0), Map):
            return False
        return bool(DUMPER.search(self.reach.types.symbols.resolve(path, call.name)))

    def renders(self, path: str) -> bool:
        """Whether a module names one of structlog's machine-readable renderers."""
        module = self.snapshot.modules[path]
        items: list[Call | Read] = [*module.calls, *module.reads]
        named = [item for item in items if RENDERER.match(self.reach.types.symbols.resolve(path, item.name))]
        return any(not (isinstance(item, Call) and self._is_never_asked_for(path, item)) for item in named)

    def _is_never_asked_for(self, path: str, call: Call) -> bool:
        """Whether a renderer is made only where a parameter is set that is off by default and that no caller gives."""
        module = self.snapshot.modules[path]
        tests = [
            value.items[1]
            for value in (item.value for item in module.assigns)
            if isinstance(value, Op) and value.kind == "if" and value.items[0] == CallRef(call.index, call.line)
        ]
        branch = module.branches[call.branch] if call.branch >= 0 else None
        tests += [branch.test] if branch is not None and not branch.negated else []
        return any(isinstance(test, Ref) and self._is_left_off(path, call.scope, test) for test in tests)

    def _is_left_off(self, path: str, scope: int, test: Ref) -> bool:
        module = self.snapshot.modules[path]
        function = module.functions[scope] if scope >= 0 else None
        param = function.param(test.name[1:]) if function is not None and test.name[:1] == "%" else None
        if function is None or param is None or not isinstance(param.default, Const) or param.default.value:
            return False
        place = function.params.index(param) - (function.owner >= 0)
        called = [
            inner
            for where, other in self.snapshot.application()
            for inner in other.calls
            if inner.name.endswith(function.name)
            and (made := self.reach.types.callee(where, inner)) is not None
            and made.function is function
        ]
        return bool(called) and all(
            inner.arg(place, param.name) is None and all(key != "**" for key, _ in inner.kwargs) for inner in called
        )

    def definition(self, path: str, scope: int, config: Expr | None) -> Expr | None:
        """Of a formatter's entry in a ``dictConfig``: the value that makes it machine-readable, if one does."""
        meant = alternatives(self.reach.types, path, scope, config) if config is not None else ()
        for where, inside, entry in meant:
            for key, value in entry.items if isinstance(entry, Map) else ():
                if isinstance(key, Const) and key.value in _KEYS and self._given(where, inside, value, str(key.value)):
                    return None if self.bridge(where, entry) is False else value
        return None

    def bridge(self, path: str, config: Expr | None) -> bool | None:
        """Whether the entry of a formatter of structlog's names a machine-readable renderer; None if it names none."""
        module = self.snapshot.modules[path]
        given = [value for key, value in (config.items if isinstance(config, Map) else ()) if _is_key(key, _PROCESSORS)]
        listed = [item for value in given for item in (value.items if isinstance(value, Seq) else (value,))]
        named = [self.reach.types.symbols.resolve(path, call.name) for item in listed if (call := module.call(item))]
        if any(map(RENDERER.match, named)):
            return True
        return False if any(name.endswith(CONSOLE) for name in named) else None

    def _given(self, path: str, scope: int, expr: Expr, key: str) -> bool:
        return self._names(path, expr, key) or any(
            self._names(where, value, key) for where, _, value in alternatives(self.reach.types, path, scope, expr)
        )

    def _names(self, path: str, expr: Expr, key: str) -> bool:
        if isinstance(expr, Const) and isinstance(expr.value, str):
            if key in ("format", "fmt"):
                return is_structured_format(expr.value)
            return self.text(path, expr.value)
        if isinstance(expr, Ref):
            name = self.reach.types.symbols.resolve(path, expr.name)
            return self.renders(path) if name == PROCESSOR_FORMATTER else self.named(name)
        if isinstance(expr, CallRef) and key in ("format", "fmt"):
            return self.is_pattern(path, -1, expr)
        if isinstance(expr, (Op, Fmt)):
            items = expr.items if isinstance(expr, Op) else expr.parts
            return any(self._names(path, item, key) for item in items)
        return False

    def text(self, path: str, dotted: str) -> bool:
        """Whether a dotted name in a configuration is such a class; an own one may be named from any import root."""
        if is_formatter(dotted) or self.named(self.reach.types.symbols.resolve(path, dotted)):
            return True
        return "." in dotted and any(name.endswith(f".{dotted}") for name in self.dotted)


def _lays_out(module: Module, method: Function) -> bool:
    """Whether a formatter leaves the line to its format after all: what helpers dump for it is a part of the text."""
    given = [module.call(value) for value in method.returned]
    return bool(given) and all(call is not None and call.name == "builtins.super().format" for call in given)


def _is_said(module: Module, call: Call) -> bool:
    """Whether what a call makes is the message of another record: ``logger.warning(json.dumps(data))``."""
    made = CallRef(call.index, call.line)
    return any(made in each.args and last_word(each.name) in _SAYING for each in module.calls_of(call.scope))


def _is_key(expr: Expr | None, keys: tuple[str, ...]) -> bool:
    return isinstance(expr, Const) and expr.value in keys


@fact
def log_formatters(snapshot: Snapshot, reach: Reach, callers: Callers) -> LogFormatters:
    """The answers for one snapshot."""
    return LogFormatters(snapshot, reach, callers)


def entries(expr: Expr | None, key: str) -> Iterator[tuple[str, Expr]]:
    """The entries of every mapping that stands under ``key`` anywhere inside ``expr``, by name."""
    for inner, value in expr.items if isinstance(expr, Map) else ():
        if isinstance(inner, Const) and inner.value == key:
            for name, entry in value.items if isinstance(value, Map) else ():
                yield str(name.value) if isinstance(name, Const) else "", entry
        elif isinstance(value, Map):
            yield from entries(value, key)
