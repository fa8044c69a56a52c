"""Texts of the application's own translations, which it loads from files of its repository."""

from __future__ import annotations

import re
from collections.abc import Collection

from prodready.facts.python import Call, CallRef, Const, Expr, Fmt, Op, Ref
from prodready.project.code.types import Types

_LOADS = frozenset({"json.load", "json.loads", "yaml.safe_load", "yaml.load", "tomllib.load", "tomli.load"})
_FOLDER = re.compile(
    r"(?:^|/)(?:translations?|locales?|languages?|lang|i18n|l10n)/[^/]*(?:/[^/]*)?\.(?:json|ya?ml|toml)\Z", re.I
)
_ANY = "\0"
"""Stands for what is not spelt out."""
_HOPS = 6
"""Steps back from what is loaded to the path that was opened."""


def loads_translations(types: Types, files: Collection[str], path: str, call: Call, name: str) -> bool:
    """Whether a call loads a file of a folder for translations of which the repository has some
    (``json.load(open(f"translations/{language}.json"))``)."""
    if name not in _LOADS or not call.args:
        return False
    spelt = _opened(types, path, call.scope, call.args[0], _HOPS).removeprefix("./")
    if not _FOLDER.search(spelt.replace(_ANY, "x")):
        return False
    known = re.compile("(?:^|/)" + "[^/]*".join(map(re.escape, spelt.lstrip(_ANY + "/").split(_ANY))) + r"\Z")
    return any(map(known.search, files))


def _opened(types: Types, path: str, scope: int, expr: Expr | None, depth: int) -> str:
    """The path of a file from what is read from it, as far as it is spelt out."""
    module = types.symbols.modules[path]
    if isinstance(expr, Const):
        return str(expr.value)
    if depth == 0 or expr is None:
        return _ANY
    if isinstance(expr, Fmt):
        return "".join(str(part.value) if isinstance(part, Const) else _ANY for part in expr.parts)
    if isinstance(expr, Op) and expr.kind == "with":
        return _opened(types, path, scope, expr.items[0], depth)
    if isinstance(expr, Op) and expr.kind == "/":
        return "/".join(_opened(types, path, scope, item, depth - 1) for item in expr.items)
    if isinstance(expr, Ref) and expr.name[0] == "%" and "." not in expr.name:
        bound = [item.value for item in types.bound(path, scope, expr.name) if item.value is not None]
        return _opened(types, path, scope, bound[0], depth - 1) if len(bound) == 1 else _ANY
    call = module.call(expr) if isinstance(expr, CallRef) else None
    if call is None:
        return _ANY
    last = call.name.rpartition(".")[2]
    if last in ("read", "read_text", "open") and call.name != "builtins.open":
        held = CallRef(call.receiver) if call.receiver >= 0 else Ref(call.name.rpartition(".")[0])
        return _opened(types, path, scope, held, depth - 1)
    if last in ("join", "joinpath"):
        return "/".join(_opened(types, path, scope, item, depth - 1) for item in call.args)
    return _opened(types, path, scope, call.args[0], depth - 1) if call.args else _ANY
