"""# Modular structure

**Passes** when at least three of the four layers *routes*, *models*, *services* and *repositories* stand in modules of their
own, and no module of more than 150 lines holds both routes and tables. A service without persistence needs two: routes and
one other. In Django: `models`, `views` (or `api`) and one of `serializers`, `forms`, `services`, `selectors`, `managers`,
`tasks`, or another module of services (`jobs`, `use_cases` …).

**How it is decided.** A module's layer is told by its name or its folder's (`services/user.py` and `users/service.py` both
count), the nearest name first, and must agree with what the module holds: a *models* module holds classes or tables, a
*repositories* module runs queries, a module that registers routes is a *routes* module whatever it is called.

Passes:

```
app/api/users.py      @router.get("/users")
app/models/user.py    class User(Base): ...
app/services/users.py def register(...): ...
```

Fails: the same three things in one `main.py`, or `views.py` and `models.py` only.

**Limits.** Layers that are named in a language or style of their own are not recognised; the names known are those of the
checklist.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from prodready.api import Effort, Evidence, Status, Verdict, failed, passed, point
from prodready.project.layering.access import DataAccess
from prodready.project.layering.hidden import Hidden, unless
from prodready.project.layering.layers import Layers
from prodready.project.layering.names import (
    LAYER_OF_WORD,
    MODELS,
    ORDER,
    REPOSITORIES,
    ROUTES,
    SERVICES,
    telling,
    words_of,
)
from prodready.project.layering.shown import TYPES, Shown, is_real
from prodready.project.services.kind import Services
from prodready.project.services.main_service import MainService
from prodready.project.snapshot import Snapshot
from prodready.project.storage.persistence import Persistence

_DJANGO_THIRD = frozenset(
    {"serializers", "serialisers", "forms", "services", "selectors", "managers", "tasks", "querysets", "service"}
)


@point(
    code="ARC001",
    name="modular-structure",
    section="architecture",
    question="Do routes, models, services and repositories stand in modules of their own?",
    why="A layer that has its own module can be read, tested and replaced without the others.",
    fix="Move business functions out of the route modules into services.py, and queries into repositories.py.",
    effort=Effort.DAYS,
    references=("https://fastapi.tiangolo.com/tutorial/bigger-applications/",),
)
def rule(
    snapshot: Snapshot,
    services: Services,
    layers: Layers,
    persistence: Persistence,
    access: DataAccess,
    main: MainService,
    shown: Shown,
    hidden: Hidden,
) -> Verdict:
    """Count the layers that have modules of their own."""
    if not services.is_service:
        return services.lacking("not a service")
    layers = layers.within(main.holds)
    if layers.mixed:
        return failed("A long module holds both routes and tables; split it.", *layers.mixed)
    present = layers.modules
    found = [layer for layer in ORDER if layer in present]
    evidence = tuple(_place(shown, layers, layer) for layer in found)
    if services.frameworks[:1] == ("django",):
        unread = hidden.layers([layer for layer in ORDER if layer not in present], layers)
        verdict = unless(_django(snapshot, layers, evidence, main, shown), next(iter(unread.values()), None))
        if verdict.status is Status.PASS or (len(services.frameworks) == 1 and persistence.present):
            return verdict
    needed = 3 if persistence.present else 2
    names = ", ".join(found) or "none"
    if ROUTES in present and len(found) >= needed:
        return passed(f"{len(found)} layers in modules of their own: {names}.", *evidence)
    lacking = [layer for layer in ORDER if layer not in present]
    verdict = failed(
        f"{needed} layers are needed in modules of their own, and {len(found)} are there ({names}); missing: "
        f"{', '.join(lacking)}.",
        *(_unnamed(access, layers) if REPOSITORIES in lacking else ()),
        *evidence,
        searched=f"{sum(1 for _ in snapshot.application())} application modules by name and content",
    )
    unread = hidden.layers(lacking, layers)
    enough = len(found) + len(unread) >= needed and (ROUTES in present or ROUTES in unread)
    return unless(verdict, next(iter(unread.values()))) if unread and enough else verdict


def _place(shown: Shown, layers: Layers, layer: str) -> Evidence:
    """The module that shows a layer best, with the number of all."""
    paths = layers.modules[layer]
    best = shown.best(layer, paths)
    named = TYPES.intersection(_named(best)) if layer == MODELS and best not in layers.tables else ()
    title = f"{layer} ({', '.join(sorted(named))})" if named else layer
    return Evidence(best, shown.line(layer, best), _noted(title, len(paths)))


def _unnamed(access: DataAccess, layers: Layers) -> Iterator[Evidence]:
    """The module with most of the queries that stand apart, whose name tells no layer: the nearest to repositories."""
    held = Counter(site.path for site in access.inside if site.path not in layers.of)
    for path, count in held.most_common(1):
        line = min(site.line for site in access.inside if site.path == path)
        yield Evidence(path, line, f"holds {count} queries apart, but its name tells no layer")


def _django(
    snapshot: Snapshot, layers: Layers, evidence: tuple[Evidence, ...], main: MainService, shown: Shown
) -> Verdict:
    named = [
        path
        for path, module in snapshot.application()
        if (module.classes or module.functions) and _named(path) & _DJANGO_THIRD and not _are_views(path)
    ]
    third = named or [
        path for path in layers.modules.get(SERVICES, ()) if not _in_application_called_so(path, snapshot)
    ]
    third.sort(key=lambda path: (main.order(path), not any(map(is_real, snapshot.modules[path].classes))))
    has_models = bool(layers.tables) or any("models" in path for path in layers.modules.get(MODELS, ()))
    has_routes = ROUTES in layers.modules
    if has_models and has_routes and third:
        further = _named(third[0]) & _DJANGO_THIRD or {SERVICES}
        return passed(
            "Models, views and further layers stand in modules of their own.",
            *(_without(item, third, layers) for item in evidence if item.note.startswith((MODELS, ROUTES))),
            Evidence(third[0], shown.line("", third[0]), f"a further layer: {', '.join(sorted(further))}"),
        )
    lacking = [
        name
        for name, there in (
            ("models", has_models),
            ("views", has_routes),
            ("serializers, forms or services", bool(third)),
        )
        if not there
    ]
    kept = (item for item in evidence if third or not item.note.startswith(SERVICES))
    return failed(f"No modules of their own for {', '.join(lacking)}.", *kept)


def _without(layer: Evidence, third: Sequence[str], layers: Layers) -> Evidence:
    """The layer with the number of its modules, without those that are counted as a further one (``serializers.py``)."""
    title = layer.note.partition(":")[0]
    own = set(layers.modules.get(title, ())) - (set(third) - layers.tables.keys() - {layer.path})
    return replace(layer, note=_noted(title, len(own))) if own else layer


def _noted(title: str, count: int) -> str:
    return f"{title}: {count} {'module' if count == 1 else 'modules'}"


def _are_views(path: str) -> bool:
    """Whether a module is named for views, of whatever (``celery_tasks_views.py``)."""
    return words_of(path.rpartition("/")[2].removesuffix(".py"))[-1:] in (("views",), ("view",))


def _in_application_called_so(path: str, snapshot: Snapshot) -> bool:
    """Whether a module has its layer from the name of a whole application (``jobs/text.py`` beside ``jobs/models.py``)."""
    folder, _, name = path.rpartition("/")
    own = any(LAYER_OF_WORD.get(word) == SERVICES for word in words_of(name.removesuffix(".py")))
    return not own and any(f"{folder}/{each}" in snapshot.modules for each in ("models.py", "apps.py"))


def _named(path: str) -> set[str]:
    return {word for part in telling(path) for word in words_of(part)}
