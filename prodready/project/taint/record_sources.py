"""What the arguments of a call are made of: the lines of local variables, functions that nothing else calls, and files of
settings or variables that are read."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.facts.python import Assign, Call, CallRef, Expr, Op, Ref
from prodready.project.code.alternatives import Value
from prodready.project.code.callers import Callers
from prodready.project.code.calls import Calls
from prodready.project.code.mentions import inside
from prodready.project.code.types import Types

_DEPTH = 6
_READS = re.compile(r"(?:safe_load|toml\w*\.loads?|json\.loads?|\.load|dotenv_values|environ\.\w+)$")
"""What reads a file of settings, or all variables."""
_INI = re.compile(r"configparser\.\w*ConfigParser\(\)\.read(?:_file|_string)?$")
_READING = 5
"""Calls and variables through which what is read comes."""


class Sources(msgspec.Struct):
    """Follows arguments back: inside the function that the call stands in, its parameters to the calls that give them."""

    types: Types
    calls: Calls
    callers: Callers

    def lines(self, path: str, call: Call) -> frozenset[tuple[str, int]]:
        """The lines that bind the variables which a call is given."""
        bound = (item for item in self._exprs(path, call) if isinstance(item, Ref))
        assigns = (item for ref in bound for item in self.types.bound(path, call.scope, ref.name))
        return frozenset((path, line) for item in assigns for line in range(item.line, item.end_line + 1))

    def functions(self, path: str, call: Call) -> frozenset[tuple[str, int]]:
        """The functions of the repository whose results a call is given, and which the same function alone calls."""
        module = self.types.symbols.modules[path]
        made = (module.calls[item.index] for item in self._exprs(path, call) if isinstance(item, CallRef))
        return frozenset(key for each in made for key in self._own(path, each))

    def _own(self, path: str, call: Call) -> Iterator[tuple[str, int]]:
        found = self.types.callee(path, call)
        if found is None or found.function is None:
            return
        same = (
            (where, each.scope)
            for where, each in self.calls.named(found.function.name)
            if (callee := self.types.callee(where, each)) is not None
            and (callee.path, callee.function) == (found.path, found.function)
        )
        if set(same) == {(path, call.scope)}:
            yield found.path, found.function.index

    def _exprs(self, path: str, call: Call) -> Iterator[Expr]:
        """Everything that a call's arguments are made of, variables of its function followed to what they were bound to."""
        module = self.types.symbols.modules[path]
        waiting = [(value, _DEPTH) for value in call.arguments]
        while waiting:
            expr, depth = waiting.pop()
            for part in inside(expr) if depth else ():
                yield part
                if isinstance(part, CallRef):
                    made = module.calls[part.index]
                    given = made.arguments
                    waiting.extend((value, depth - 1) for value in given)
                elif isinstance(part, Ref) and part.name[0] == "%":
                    bound = self.types.bound(path, call.scope, part.name)
                    waiting.extend((item.value, depth - 1) for item in bound if item.value is not None)

    # what is read

    def is_read(self, path: str, scope: int, expr: Expr, depth: int = _READING) -> bool:
        """Whether an expression is made of a file of settings or of all variables: ``yaml.safe_load(…)``, ``os.environ``."""
        if depth == 0:
            return False
        if isinstance(expr, CallRef):
            call = self.types.symbols.modules[path].calls[expr.index]
            if (_READS.search(call.name) and not self._is_handed(path, call)) or self._reads(path, call, depth):
                return True
            held = call.name.removesuffix(".items")
            if held != call.name and self.is_read(path, scope, Ref(held), depth - 1):
                return True
            return any(self.is_read(path, scope, item, depth - 1) for item in call.args)
        if isinstance(expr, Op):
            return any(self.is_read(path, scope, item, depth) for item in expr.items)
        if not isinstance(expr, Ref):
            return False
        bound = (*self._bound(path, scope, expr), *self._entries(path, scope, expr))
        values = (item.value for item in bound if item.value is not None)
        return (
            expr.name == "os.environ"
            or any(self._is_sifted(path, item, depth) for item in bound)
            or any(self.is_read(path, scope, value, depth - 1) for value in values)
            or any(self.is_read(*each, depth - 1) for each in self.given(path, scope, expr))
        )

    def given(self, path: str, scope: int, expr: Ref) -> Iterator[Value]:
        """What calls of a function give for the parameter that an expression is."""
        function = self.types.symbols.modules[path].functions[scope] if scope >= 0 else None
        if function is None or expr.name[0] != "%" or function.param(expr.name[1:]) is None:
            return
        for where, call in self.callers.of(path, function) or ():
            value = function.given(call, expr.name[1:])
            if value is not None:
                yield where, call.scope, value

    def _is_handed(self, path: str, call: Call) -> bool:
        """Whether a text is parsed that the function round it is handed, which may be any (``json.loads(body)``)."""
        given = call.arg(0) if call.name.endswith(".loads") else None
        function = self.types.symbols.modules[path].functions[call.scope] if call.scope >= 0 else None
        bound = isinstance(given, Ref) and self.types.bound(path, call.scope, given.name)
        return isinstance(given, Ref) and not bound and function is not None and given.name[1:] in function.taken

    def _bound(self, path: str, scope: int, expr: Ref) -> tuple[Assign, ...]:
        """What a variable of the function or of the module is bound to."""
        if expr.name[0] != ":":
            return tuple(self.types.bound(path, scope, expr.name))
        found = self.types.symbols.definition(self.types.symbols.resolve(path, expr.name))
        return (found.assign,) if found is not None and found.assign is not None and found.path == path else ()

    def _entries(self, path: str, scope: int, expr: Ref) -> Iterator[Assign]:
        """What a function puts into a dict of its own: ``raw[name] = value``."""
        if expr.name[0] == "%":
            target = f"{expr.name}[]"
            yield from (item for item in self.types.symbols.modules[path].assigns_of(scope) if item.target == target)

    def _reads(self, path: str, call: Call, depth: int) -> bool:
        """Whether a function of the repository, or one that it calls, reads a file of settings."""
        found = self.types.callee(path, call) if depth > 0 else None
        if found is None or found.function is None:
            return False
        inner = self.types.symbols.modules[found.path].calls_of(found.function.index)
        return any(self._is_reading(found.path, each) for each in inner) or any(
            self._reads(found.path, each, depth - 1) for each in inner
        )

    def _is_reading(self, path: str, call: Call) -> bool:
        return bool(_READS.search(call.name) or _INI.match(self.types.call_name(path, call)))

    def _is_sifted(self, path: str, bound: Assign, depth: int) -> bool:
        """Whether a comprehension picks from a source that stands in it: ``{k: v for k, v in {**a, **os.environ}.items()}``."""
        if not isinstance(bound.value, Op) or bound.value.kind != "comp":
            return False
        module = self.types.symbols.modules[path]
        inside = (each for each in module.calls_of(bound.scope) if bound.line <= each.line <= bound.end_line)
        return any(self.is_read(path, bound.scope, CallRef(each.index), depth - 1) for each in inside)
