"""Constants that never serve, since what is started binds their names to something else, or needs more than they say."""

from __future__ import annotations

import re

from prodready.facts.python import Assign, Call, CallRef, Const, Expr, Map, Module, Op, last_word
from prodready.project.code.symbols import Definition
from prodready.project.secrets.values import is_local, words
from prodready.project.services.production import Production

_PROD = re.compile(r"(?:^|[/_.])prod(?:uction)?(?:[/_.]|$)|Prod(?:uction)?", re.I)
_RANDOM = re.compile(
    r"^secrets\.(?:token_\w+|choice)$|^os\.urandom$|(?:^|\.)(?:get_random_secret_key|generate_key|uuid4)$"
)
_DIRECTORY = frozenset({"ldap", "bind", "binddn"})
"""Words of names for the password by which a service asks a directory."""
_HOSTS = frozenset({"host", "hostname", "server", "url", "uri"})


def is_replaced(production: Production, path: str, node: Assign, name: str) -> bool:
    """Whether production's own settings class or module binds the name to what has no constant, or takes it over and
    binds the whole setting again, which is then judged there."""
    if node.target[0] not in ":&" or node.scope >= 0:
        return False
    for where, module in production.application():
        again = where != path and _PROD.search(where) and _takes_over(production, where, module, path)
        if again and _updates(module, node.target, name):
            return True
        heirs = _heirs(production, where, module, path, node)
        for assign in module.assigns:
            if assign is node or assign.value is None:
                continue
            if again and assign.target == node.target and assign.scope < 0 and assign.key is None:
                return True
            if assign.owner in heirs and assign.target == node.target:
                return True
            holder = module.classes[assign.owner].name if assign.owner >= 0 else where
            same = assign.target.lstrip(":&") == name
            if same and _PROD.search(holder) and not _has_default(module, assign.value):
                return True
    return False


def _takes_over(production: Production, where: str, module: Module, path: str) -> bool:
    """Whether a module has all names of another one (``from .base import *``)."""
    return any(item.local == "*" and production.symbols.resolve(where, item.target) == path for item in module.imports)


def _heirs(production: Production, where: str, module: Module, path: str, node: Assign) -> frozenset[int]:
    """The classes of production's settings in a module that are derived from the one of a binding."""
    if node.owner < 0:
        return frozenset()
    ancestors = production.symbols.ancestors
    return frozenset(
        cls.index
        for cls in module.classes
        if _PROD.search(cls.name) and any(_is(base, path, node.owner) for _, base in ancestors(where, cls))
    )


def _is(base: Definition | None, path: str, owner: int) -> bool:
    return base is not None and base.cls is not None and (base.path, base.cls.index) == (path, owner)


def _updates(module: Module, target: str, name: str) -> bool:
    """Whether a module overwrites an entry of a table with what has no constant (``DATABASES["default"].update({…})``)."""
    for call in module.calls:
        if last_word(call.name) == "update" and call.name.lstrip(":").startswith(f"{target.lstrip(':')}[]"):
            for given in call.args:
                items = given.items if isinstance(given, Map) else ()
                if any(
                    isinstance(key, Const) and key.value == name and not _has_default(module, value)
                    for key, value in items
                ):
                    return True
    return False


def _has_default(module: Module, value: Expr) -> bool:
    if isinstance(value, CallRef):
        call = module.calls[value.index]
        return call.kwarg("default") is not None or len(call.args) > 1
    return isinstance(value, (Const, Op))


def is_generated(module: Module, node: Assign | Call, name: str) -> bool:
    """Whether it is an entry of a configuration that a tool writes, and overwrites with what nobody can guess."""
    if not isinstance(node, Assign) or not node.target.endswith("[]"):
        return False
    entries = (item for item in module.assigns if item.target.endswith("[]") and item is not node)
    same = (item for item in entries if isinstance(item.key, Const) and item.key.value == name)
    made = [call for item in same if (call := module.call(item.value)) is not None]
    return any(_RANDOM.search(call.name) for call in made) and module.has_guard


def opens_local_directory(module: Module, node: Assign | Call, name: str) -> bool:
    """Whether it is the default of a password for a directory whose address, which is set beside it, is this machine's."""
    if not isinstance(node, Call) or not _DIRECTORY & set(words(name)):
        return False
    beside = (call for call in module.calls_of(node.scope) if call.name == node.name and len(call.args) > 1)
    told = [(key, value) for call in beside if (key := _text(call.args[0])) and (value := _text(call.args[1]))]
    hosts = [value for key, value in told if words(key)[:1] == words(name)[:1] and _HOSTS & set(words(key)[-1:])]
    return bool(hosts) and all(is_local(host.rpartition("//")[2]) for host in hosts)


def _text(expr: Expr) -> str:
    return expr.value if isinstance(expr, Const) and isinstance(expr.value, str) else ""
