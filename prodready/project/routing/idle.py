"""Routers that no application has: in a module that nothing loads, or mentioned by nothing that could mount them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

from prodready.facts.files import Role
from prodready.facts.python import Call, Const, Expr, Flag, Fmt, Module, last_word
from prodready.project.code.mentions import forgotten
from prodready.project.code.named import Named
from prodready.project.code.symbols import Symbols
from prodready.project.routing.context import VERBS
from prodready.project.routing.left_patterns import PATTERNS, left_patterns
from prodready.project.routing.table import Collected
from prodready.project.routing.unloaded import loads_by_name, stem, unloaded
from prodready.project.snapshot import Snapshot

UNLOADED = "stands in a module that nothing loads"
UNMOUNTED = "is on a router that no application mounts"
UNSERVED = "is of an application that nothing starts or mounts, beside the one that is served"
_MOUNTS = frozenset({"include_router", "register_blueprint", "add_routes", "add_router", "mount", "blueprint", "host"})
_OWN = _MOUNTS | {
    *VERBS,
    "route",
    "view",
    "resource",
    "api_route",
    "api_operation",
    "errorhandler",
    "exception_handler",
}
"""Methods by which a router takes something in, as those that begin with ``add_`` do; others may put it somewhere."""
_RUNS = frozenset({"run", "serve", "run_app", "run_simple", "serve_forever", "listen", "start"})
_LOOKS = frozenset({"dir", "vars", "globals", "getmembers"})
_ASKS = frozenset({"getattr", "hasattr", "attrgetter"})


def idle(
    found: Collected, snapshot: Snapshot, symbols: Symbols, named: Named, without: Mapping[str, frozenset[int]]
) -> dict[str, str]:
    """The routers whose routes no application has, with the reason; none where nothing is an application. ``without`` are
    functions that nothing calls."""
    tops = {name for name, router in found.routers.items() if router.top}
    loose = {name for name in found.routers if found.is_loose(name)}
    if not tops and not found.serves:
        return {}
    made = {_file(name) for name in tops}
    left = unloaded(snapshot) - made if made and loose else frozenset()
    reasons = {name: UNLOADED for name in loose if _file(name) in left}
    alone = tops - {mount.child for mount in found.mounts}
    several = {name for name in alone if sum(_file(other) == _file(name) for other in alone) > 1}
    unmounted = {name for name in found.routers if found.is_unmounted(name)}
    unused = _unmentioned(unmounted | several, snapshot, symbols, named, without)
    for name in _unimported(unused & several, snapshot, symbols):
        if any(_file(other) == _file(name) for other in several - unused):
            reasons[name] = UNSERVED
    for name in (*(unused & unmounted), *left_patterns(unmounted, found, snapshot, symbols, named)):
        reasons.setdefault(name, UNMOUNTED)
    return {**reasons, **dict.fromkeys(_left_behind(alone, snapshot, named), UNSERVED)}


def _left_behind(alone: set[str], snapshot: Snapshot, named: Named) -> Iterator[str]:
    """The applications in modules that nothing loads, names or starts (``main_old.py``), round or below the folder of one that
    a command starts."""
    files = {_file(name) for name in alone}
    silent = unloaded(snapshot) & files if len(files) > 1 else frozenset()
    left = {path for path in silent if _is_silent(path, snapshot, named)}
    if not left:
        return
    started = _spoken(
        files, r"\b({0}):[A-Za-z_]\w*|\b({0})\.py\b|-m (?:\w+\.)*({0})\b", (*named.strings, *named.commands)
    )
    folders = {posixpath.dirname(path) for path in files if stem(path) in started}
    told = _spoken(left, r"\b({0})\b", named.commands)
    for name in alone:
        path = _file(name)
        folder = posixpath.dirname(path)
        near = any(_is_below(folder, other) or _is_below(other, folder) for other in folders)
        if path in left and near and stem(path) not in told:
            yield name


def _is_silent(path: str, snapshot: Snapshot, named: Named) -> bool:
    """Whether a module is no entry by its name, starts nothing itself, and no string names it."""
    plain = snapshot.role(path) is Role.APPLICATION and stem(path) not in named.words
    return plain and not _starts_itself(snapshot.modules[path])


def _spoken(paths: Iterable[str], pattern: str, texts: Iterable[str]) -> set[str]:
    """The stems of modules that texts speak of in the way of a pattern, looked for all at once."""
    names = "|".join(sorted({re.escape(stem(path)) for path in paths}, key=len, reverse=True))
    meant = re.compile(pattern.format(names))
    return {match[match.lastindex or 0] for text in texts for match in meant.finditer(text)}


def _is_below(folder: str, other: str) -> bool:
    return not other or f"{folder}/".startswith(f"{other}/")


def _starts_itself(module: Module) -> bool:
    """Whether a module does something when it is run as a program, or runs a server."""
    return any(call.has(Flag.MAIN) or last_word(call.name) in _RUNS for call in module.calls)


def _file(identity: str) -> str:
    return re.split("[:@]", identity)[0]


def _unmentioned(
    identities: Iterable[str],
    snapshot: Snapshot,
    symbols: Symbols,
    named: Named,
    without: Mapping[str, frozenset[int]],
) -> frozenset[str]:
    """The routers that stand nowhere but before their own methods; none where modules are loaded by name.

    Django takes lists of patterns by the names of their modules alone, so these are not asked for.
    """
    if loads_by_name(snapshot) or is_looked_up(snapshot):
        return frozenset()
    asking = (module for path, module in snapshot.application() if snapshot.calls_any(path, _ASKS))
    asked = {name for module in asking for call in module.calls for name in _asked_for(call)}
    return frozenset(
        identity
        for identity in forgotten(identities, snapshot, symbols, _is_own, without)
        if not identity.endswith(PATTERNS)
        and identity.partition(":")[2] not in asked
        and not named.is_named(stem(_file(identity)), identity.partition(":")[2])
    )


def _unimported(names: frozenset[str], snapshot: Snapshot, symbols: Symbols) -> frozenset[str]:
    """Those that no module takes from another: a server may be pointed at an application there (``from main import app``)."""
    modules = snapshot.application() if names else ()
    return names - {symbols.resolve(path, item.target) for path, module in modules for item in module.imports}


def is_looked_up(snapshot: Snapshot) -> bool:
    """Whether something asks modules or objects for all that they hold, or mounts what it gets by a name."""
    return any(
        snapshot.calls_any(path, _LOOKS)
        or (snapshot.calls_any(path, _MOUNTS) and any(_mounts_what_is_got(module, call) for call in module.calls))
        for path, module in snapshot.application()
    )


def _asked_for(call: Call) -> Iterator[str]:
    """The attributes that code asks for by a text: ``getattr(module, "router", None)``."""
    if last_word(call.name) in _ASKS:
        yield from (str(item.value) for item in call.args if isinstance(item, Const))


def _mounts_what_is_got(module: Module, call: Call) -> bool:
    return last_word(call.name) in _MOUNTS and any(_is_got(module, value) for value in call.args)


def _is_got(module: Module, value: Expr) -> bool:
    """Whether a value is what ``getattr`` gives."""
    made = module.call(value)
    return made is not None and made.name == "builtins.getattr"


def _is_own(call: Call) -> bool:
    method = call.name.rpartition(".")[2]
    if method == "register":  # a path and a view, where Flask's blueprints take the application
        return isinstance(call.arg(0, "prefix"), (Const, Fmt))
    return call.has(Flag.DECORATOR) or method in _OWN or method.startswith(("add_", "before_", "after_", "on_"))
