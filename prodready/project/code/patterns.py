"""Regular expressions that match nothing which could end a quoted text or begin another statement."""

from __future__ import annotations

import re

from prodready.facts.python import Assign, Call, CallRef, Const, Expr, Ref
from prodready.project.code.types import Types

_SEARCHES = re.compile(r"^re\.(?:(?:compile|Pattern)\(\)\.)?(?:match|search|fullmatch|findall|finditer)$")
_PLAIN = re.compile(
    r"(?:\\[dwbA]|\\[Z./-]|\[(?!\^)(?:[A-Za-z0-9_:/@-]|\\[dw.-]|\.)+\]|[A-Za-z0-9_:/@-]|[\^$?*+|]|\(\?:|\(\?P<\w+>|\(|\)|\{\d*,?\d*\})+\Z"
)


def matches_plain_text(types: Types, path: str, call: Call, typed: str) -> bool:
    """Whether what a call of ``re`` finds consists of letters, digits and a few signs, as its constant pattern says."""
    if not _SEARCHES.match(typed):
        return False
    given = call.args[0] if typed.count(".") == 1 and call.args else _compiled(types, path, call)
    return isinstance(given, Const) and isinstance(given.value, str) and is_plain(given.value)


def is_plain(pattern: str) -> bool:
    """Whether a pattern matches letters, digits and a few signs only."""
    return bool(_PLAIN.match(pattern))


def _compiled(types: Types, path: str, call: Call) -> Expr | None:
    """The text that the pattern was compiled from on which a method is called."""
    head = call.name.rpartition(".")[0]
    bound: list[Assign] = list(types.bound(path, call.scope, head))
    value: Expr | None = bound[0].value if len(bound) == 1 else None
    home = path
    if head[:1] != "%":
        found = types.symbols.definition(types.symbols.resolve(path, head))
        if found is not None and found.assign is not None:
            value, home = found.assign.value, found.path
    if call.receiver >= 0:
        value = CallRef(call.receiver)
    made = types.symbols.modules[home].call(value) if value is not None and not isinstance(value, Ref) else None
    return made.args[0] if made is not None and made.name == "re.compile" and made.args else None
