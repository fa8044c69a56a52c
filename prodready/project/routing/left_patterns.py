"""Lists of Django's patterns that the root configuration leaves out: no ``include`` names their module, and nothing imports it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prodready.facts.python import Call, Const, Expr, Ref, Seq, last_word
from prodready.project.code.named import Named
from prodready.project.code.symbols import Symbols
from prodready.project.routing.table import ANY, Collected
from prodready.project.routing.unloaded import loads_by_name
from prodready.project.snapshot import Snapshot

PATTERNS = ":urlpatterns"


def left_patterns(
    unmounted: Iterable[str], found: Collected, snapshot: Snapshot, symbols: Symbols, named: Named
) -> Iterator[str]:
    """Those of the identities ``unmounted``; none where no root configuration is known (``ROOT_URLCONF``), or where modules
    are included or loaded by names that are put together."""
    roots = {mount.child for mount in found.mounts if mount.parent == ANY and mount.child.endswith(PATTERNS)}
    left = [identity for identity in unmounted if identity.endswith(PATTERNS) and identity not in roots]
    if not roots or not left or loads_by_name(snapshot):
        return
    calls = [call for _, module in snapshot.application() for call in module.calls if last_word(call.name) == "include"]
    if not all(map(_is_spelt_out, calls)):
        return
    taken = {
        symbols.resolve(path, item.target).partition(":")[0]
        for path, module in snapshot.application()
        for item in module.imports
    }
    for identity in left:
        path = identity.removesuffix(PATTERNS)
        if path not in taken and not _is_mentioned(path, named):
            yield identity


def _is_spelt_out(include: Call) -> bool:
    """Whether a text, a list or a name that is no variable says what is included."""
    given: Expr | None = include.arg(0, "arg")
    if isinstance(given, Seq) and given.kind == "tuple" and given.items:
        given = given.items[0]
    return isinstance(given, (Const, Seq)) or (isinstance(given, Ref) and given.name[:1] not in "%?")


def _is_mentioned(path: str, named: Named) -> bool:
    """Whether a string is the module's dotted name, from its top or from a folder of it on."""
    parts = path.removesuffix(".py").removesuffix("/__init__").split("/")
    return any(".".join(parts[at:]) in named.strings for at in range(len(parts)))
