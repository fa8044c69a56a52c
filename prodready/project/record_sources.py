"""What the arguments of a call are made of: the lines of local variables, and functions that nothing else calls."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from prodready.facts.python import Call, CallRef, Expr, Ref
from prodready.project.calls import Calls
from prodready.project.mentions import inside
from prodready.project.types import Types

_DEPTH = 6


class Sources(msgspec.Struct):
    """Follows arguments back, inside the function that the call stands in."""

    types: Types
    calls: Calls

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
        waiting = [(value, _DEPTH) for value in (*call.args, *(value for _, value in call.kwargs))]
        while waiting:
            expr, depth = waiting.pop()
            for part in inside(expr) if depth else ():
                yield part
                if isinstance(part, CallRef):
                    made = module.calls[part.index]
                    given = (*made.args, *(value for _, value in made.kwargs))
                    waiting.extend((value, depth - 1) for value in given)
                elif isinstance(part, Ref) and part.name[0] == "%":
                    bound = self.types.bound(path, call.scope, part.name)
                    waiting.extend((item.value, depth - 1) for item in bound if item.value is not None)
