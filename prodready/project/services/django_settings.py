"""Django settings of the service: values with their places, over all settings modules that production may load.

Modules and classes for development, tests and CI do not count (detection A3); a value set under a condition does, since a
setting may switch it on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property

import msgspec

from prodready.api import fact
from prodready.facts.files import APPLICATION_ROLES
from prodready.facts.python import Assign, Call, Const, Expr, Fmt, Function, Map, Module, Op, Ref, Seq, Sub, last_word
from prodready.project.code.constants import Constants
from prodready.project.snapshot import Snapshot
from prodready.project.words import words

_OTHER = re.compile(
    r"(?:^|[/_.])(?:dev|devel|development|devstack|local|test|tests|testing|pytest|unit_?tests?|ci|travis|circleci|jenkins|e2e|debug|example|demo|docker_compose"
    r"|(?:tests?|dev|local)settings|settings(?:tests?|dev|local))(?:[/_.]|$)",
    re.I,
)
_LINTED = re.compile(r"(?:^|/)(?:settings|config|conf)/(?:lint|linting|mypy|typecheck)\.py$")
"""Settings that checkers of code load."""
_TO_COPY = re.compile(r"[._-](?:sample|example|template|dist)\.py$|(?:^|/)(?:sample|example)[._-]\w+\.py$", re.I)
_BESIDE = words(
    """settings config configs conf env envs environment environments deploy deployment docker compose server app apps
    project projects site sites web tools utils helpers scripts stack data unit integration functional only mode py"""
)
"""Words that stand beside those of variants in the names of folders without naming a product."""
_NEAR = 3
"""Folders round a module that tell what it is a variant for (``settings/development/aws/queues.py``)."""
_MAX_HOPS = 3
"""Functions through which a value of a setting is followed."""
_SIGNS = frozenset({"INSTALLED_APPS", "MIDDLEWARE", "ROOT_URLCONF", "MIDDLEWARE_CLASSES", "DATABASES"})


class Setting(msgspec.Struct, frozen=True):
    """One value of a setting; lists give one per item. ``key`` is the path inside a dict, joined by dots."""

    name: str
    value: str | int | float | bool | None
    path: str
    line: int
    key: str = ""
    conditional: bool = False


class DjangoSettings(msgspec.Struct, frozen=True, dict=True):
    """All settings of production's modules, and the modules they come from."""

    modules: tuple[str, ...]
    values: tuple[Setting, ...]

    def of(self, name: str) -> tuple[Setting, ...]:
        """The values of one setting."""
        return self._by_name.get(name, ())

    def has(self, name: str, value: str) -> Setting | None:
        """The place at which a list setting holds ``value``."""
        return next((item for item in self.of(name) if item.value == value), None)

    @cached_property
    def _by_name(self) -> dict[str, tuple[Setting, ...]]:
        table: dict[str, list[Setting]] = {}
        for item in self.values:
            table.setdefault(item.name, []).append(item)
        return {name: tuple(items) for name, items in table.items()}

    @property
    def middleware(self) -> tuple[Entry, ...]:
        """The middlewares by dotted name."""
        found = (*self.of("MIDDLEWARE"), *self.of("MIDDLEWARE_CLASSES"))
        return tuple(Entry(str(item.value), item.path, item.line) for item in found if isinstance(item.value, str))

    @property
    def apps(self) -> tuple[Entry, ...]:
        """The installed applications by dotted name."""
        names = [name for name in self._by_name if name == "INSTALLED_APPS" or name.endswith("_APPS")]
        return tuple(
            Entry(str(item.value), item.path, item.line)
            for name in sorted(names)
            for item in self.of(name)
            if isinstance(item.value, str)
        )


class Entry(msgspec.Struct, frozen=True):
    """An item of a list setting and its place."""

    value: str
    path: str
    line: int


@fact
def django_settings(snapshot: Snapshot, constants: Constants) -> DjangoSettings:
    """Read the settings modules: those that hold Django's own settings or take them all in (``from .base import *``),
    and the other modules of their package."""
    modules = tuple(path for path in _modules(snapshot, constants) if not is_development(path))
    values = tuple(value for path in modules for value in _values(path, snapshot.modules[path], constants, modules))
    return DjangoSettings(modules, values)


def is_development(name: str) -> bool:
    """Whether a module's path or a class's name is that of a development or test variant: its last part has a word for
    one, or a folder near it consists of such words. A folder with another word is a product's name
    (``parcel_demo/settings.py``), one far above holds what is developed (``development/services/orders/app/main.py``)."""
    *folders, last = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).split("/")
    return bool(_OTHER.search(last)) or bool(_LINTED.search(name)) or any(map(_is_variant, folders[-_NEAR:]))


def is_to_copy(path: str) -> bool:
    """Whether a module is one of settings to copy and fill in, which is never loaded under this name."""
    return bool(_TO_COPY.search(path))


def _is_variant(folder: str) -> bool:
    parts = frozenset(re.split(r"[_.]", folder.lower())) - {""}
    return bool(_OTHER.search(folder)) and all(_OTHER.fullmatch(part) or part in _BESIDE for part in parts)


def _is_sign(assign: Assign) -> bool:
    """Whether an assignment is one of Django's own settings; a text under such a name is a thing of the domain."""
    name = assign.target.lstrip(":&")
    return (
        name in _SIGNS and assign.scope == -1 and (name == "ROOT_URLCONF" or not isinstance(assign.value, (Const, Sub)))
    )


def _modules(snapshot: Snapshot, constants: Constants) -> Iterator[str]:
    signed = {
        path
        for path, module in snapshot.modules.items()
        if snapshot.role(path) in APPLICATION_ROLES and any(_is_sign(assign) for assign in module.assigns)
    }
    signed |= _over(signed, snapshot, constants)
    folders = {path.rpartition("/")[0] for path in signed if re.search(r"(?:^|/)(?:settings|conf|config)(?:/|$)", path)}
    for path in sorted(snapshot.modules):
        folder = path.rpartition("/")[0]
        below = any(folder == known or folder.startswith(f"{known}/") for known in folders if "settings" in known)
        if path in signed or (below and snapshot.role(path) in APPLICATION_ROLES):
            yield path


def _over(signed: set[str], snapshot: Snapshot, constants: Constants) -> set[str]:
    """The modules that take in all settings of a known one, directly or through each other."""
    stars = {
        path: {constants.types.symbols.resolve(path, item.target) for item in module.imports if item.local == "*"}
        for path, module in snapshot.modules.items()
        if snapshot.role(path) in APPLICATION_ROLES and any(item.local == "*" for item in module.imports)
    }
    known, found = set(signed), set[str]()
    while more := {path for path, targets in stars.items() if path not in known and targets & known}:
        known |= more
        found |= more
    return found


def _values(path: str, module: Module, constants: Constants, known: Collection[str]) -> Iterator[Setting]:
    imports = [item for item in module.imports if item.local.isupper() and item.scope == -1]
    taken = {item.target for item in imports}
    for item in imports:  # ``from .rest import REST_FRAMEWORK``
        found = constants.types.symbols.definition(constants.types.symbols.resolve(path, item.target))
        inside = found is not None and found.path in known
        if found is not None and not inside and found.assign is not None and found.assign.value is not None:
            other = constants.types.symbols.modules[found.path]
            yield from _flat(found.path, item.local, "", found.assign.value, _of(found.assign), other, constants)
    for assign in module.assigns:
        imported = assign.target.partition("[")[0] in taken  # ``from .base import APPS``, then ``APPS += ["orders"]``
        if not (imported or assign.target[0] in ":&") or assign.scope != -1:
            continue
        if assign.owner >= 0 and is_development(module.classes[assign.owner].name):
            continue
        name = last_word(assign.target.lstrip(":&").partition("[")[0])
        if name.isupper() and assign.value is not None:
            yield from _flat(path, name, _key(assign), assign.value, _of(assign), module, constants)
    for call in module.calls:
        owner, _, last = call.name.rpartition(".")
        target = last_word(owner)  # of this module, or taken over from another one
        if last in ("append", "insert", "extend") and target.isupper() and call.scope == -1 and call.args:
            yield from _flat(path, target, "", call.args[-1], _of(call), module, constants)


def _key(assign: Assign) -> str:
    return str(assign.key.value) if isinstance(assign.key, Const) else ""


class _Spot(msgspec.Struct, frozen=True):
    """Where a value stands: the scope of its names, whether a condition is above it, the assignment or call that it is of, and
    how many functions of the repository have handed it on."""

    scope: int
    conditional: bool
    of: Assign | Call | None
    hops: int = 0


def _of(place: Assign | Call) -> _Spot:
    return _Spot(place.scope, place.branch >= 0, place)


def _flat(
    path: str, name: str, key: str, expr: Expr, spot: _Spot, module: Module, constants: Constants
) -> Iterator[Setting]:
    if isinstance(expr, (Seq, Op)):
        items = expr.items
        if isinstance(expr, Op) and expr.kind not in ("+", "or", "if", "*", "and"):
            return
        for item in items:
            yield from _flat(path, name, key, item, spot, module, constants)
    elif isinstance(expr, Fmt):
        text = constants.text(path, spot.scope, expr)
        yield Setting(name, text, path, expr.line, key, spot.conditional)
    elif isinstance(expr, Map):
        for entry, value in expr.items:
            inner = constants.text(path, spot.scope, entry) if entry is not None else None
            below = key if entry is None else f"{key}.{inner}" if key else str(inner)
            yield from _flat(path, name, below, value, spot, module, constants)
    elif isinstance(expr, Ref) and constants.of(path, spot.scope, expr) is None:
        yield from _referred(path, name, key, expr, spot, constants)
    elif (default := _default(module, expr)) is not None:
        yield from _flat(path, name, key, default, spot, module, constants)
    elif given := _given_back(path, expr, spot, module, constants):
        for where, function, value in given:
            inside = _Spot(function.index, spot.conditional, None, spot.hops + 1)
            yield from _flat(where, name, key, value, inside, constants.types.symbols.modules[where], constants)
    else:
        yield Setting(name, constants.of(path, spot.scope, expr), path, expr.line, key, spot.conditional)


def _default(module: Module, expr: Expr) -> Expr | None:
    """The list or table that a reader of the environment falls back to (``env("SOURCES", default=("'self'",))``)."""
    call = module.call(expr)
    value = call.kwarg("default") if call is not None else None
    return value if isinstance(value, (Seq, Map)) else None


def _referred(path: str, name: str, key: str, expr: Ref, spot: _Spot, constants: Constants) -> Iterator[Setting]:
    """What another name of the repository stands for: a table or list of its own, else the name itself."""
    target = constants.types.symbols.resolve(path, expr.name)
    found = constants.types.symbols.definition(target)
    assign = found.assign if found is not None else None
    if found is not None and assign is not None and assign.value is not None and assign is not spot.of:
        if isinstance(assign.value, (Seq, Map, Op)) and found.name != name:
            other = constants.types.symbols.modules[found.path]
            yield from _flat(found.path, name, key, assign.value, _of(assign), other, constants)
    elif found is None or found.function is not None or found.cls is not None:
        yield Setting(name, target, path, expr.line, key, spot.conditional)


def _given_back(
    path: str, expr: Expr, spot: _Spot, module: Module, constants: Constants
) -> list[tuple[str, Function, Expr]]:
    """The tables and lists that a function of the repository returns (``REST_FRAMEWORK = rest_settings(limits)``)."""
    call = module.call(expr)
    callee = constants.types.callee(path, call) if call is not None and spot.hops < _MAX_HOPS else None
    if callee is None or callee.function is None:
        return []
    function = callee.function
    return [(callee.path, function, value) for value in function.returned if isinstance(value, (Map, Seq))]
