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

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from prodready.api import Effort, Evidence, Status, Verdict, failed, passed, point
from prodready.facts.python import CallRef, Class, Expr, Function, Module, Ref
from prodready.project.layering.access import DataAccess
from prodready.project.layering.contents import is_abstract
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
from prodready.project.services.kind import Services
from prodready.project.services.loaded import Loaded
from prodready.project.services.main_service import MainService
from prodready.project.snapshot import Snapshot
from prodready.project.storage.persistence import Persistence
from prodready.project.words import words

_DJANGO_THIRD = frozenset(
    {"serializers", "serialisers", "forms", "services", "selectors", "managers", "tasks", "querysets", "service"}
)


_TYPES = words("form forms schema schemas serializer serializers serialiser serialisers dto dtos")
"""Names of modules of request and response types, which count as models."""
_ENTITIES = words("model models entity entities tables domain")
_ASIDE = re.compile(
    r"^_*(?:In_?Memory|Fake|Mock|Dummy|Stub|Null|Abstract)(?=[A-Z_])|(?:Mixin|Interface|Protocol|Error|Exception)$|^Error$"
    r"|Base(?:View|Controller|Handler|Resource|Repository|Service|Model|Manager|CRUD|Crud|Dao|DAO)?$"
)
"""Names of classes that stand beside what a layer is made of."""
_RECORDS = ("dataclass", "dataclass()", "NamedTuple", "TypedDict", "BaseModel", "Struct", "define", "frozen")
"""What makes a class a record."""
_NO_ENTITIES = frozenset({"Enum", "IntEnum", "StrEnum", "Protocol", "ABC"})
"""Bases of classes in modules of entities that are none."""

_SERVICES = frozenset(
    {"service", "services", "usecase", "usecases", "interactor", "interactors", "case", "cases", "logic"}
)
"""Words that name nothing but business logic."""


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
    loaded: Loaded,
    main: MainService,
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
    evidence = tuple(_place(snapshot, layers, layer, access, loaded, main) for layer in found)
    if services.frameworks[:1] == ("django",):
        unread = hidden.layers([layer for layer in ORDER if layer not in present], layers)
        verdict = unless(_django(snapshot, layers, evidence, main), next(iter(unread.values()), None))
        if verdict.status is Status.PASS or len(services.frameworks) == 1:
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


def _place(
    snapshot: Snapshot, layers: Layers, layer: str, access: DataAccess, loaded: Loaded, main: MainService
) -> Evidence:
    """The module that shows a layer best: no mere interface, stand-in or mixin, one that the main service loads, that holds
    its handlers, with most routes, with tables, named for entities, with most fields, else the longest."""
    paths = layers.modules[layer]

    def shows(path: str) -> tuple[bool, bool, bool, bool, bool, bool, bool, int, bool, int, int, int, str]:
        module = snapshot.modules[path]
        fields = sum(item.owner >= 0 and item.annotation is not None for item in module.assigns)
        declared = fields if layer == MODELS else 0
        made = not is_abstract(module)
        handler = layers.handlers.get(path, 0) if layer == ROUTES else 0
        showing = [cls for cls in module.classes if not handler or cls.line <= handler <= cls.end_line]
        kept = layer in (SERVICES, REPOSITORIES)  # by what acts, not by the records beside it
        real = not showing or any(_is_real(cls) and not (kept and _is_record(module, cls)) for cls in showing)
        return (
            made,
            real,
            main.holds(path),
            loaded.holds(path),
            not path.endswith("urls.py"),  # which names the handlers of others
            layer != SERVICES or not _SERVICES.isdisjoint(_named(path)),
            not handler or handler in {each.line for each in module.functions} | {each.line for each in module.classes},
            layers.declared.get(path, 0),
            path in layers.tables,
            _entities(path) if layer == MODELS else 0,
            declared,
            module.code_lines,
            path,
        )

    best = max(paths, key=shows)
    table = layers.tables.get(best, 0) if layer == MODELS else 0
    queries = [site.line for site in (*access.inside, *access.outside) if site.path == best and layer == REPOSITORIES]
    handler = layers.handlers.get(best, 0) if layer == ROUTES else 0
    line = table or _first(snapshot, best, layer, handler, queries)
    named = _TYPES.intersection(_named(best)) if layer == MODELS and best not in layers.tables else ()
    title = f"{layer} ({', '.join(sorted(named))})" if named else layer
    return Evidence(best, line, _noted(title, len(paths)))


def _unnamed(access: DataAccess, layers: Layers) -> Iterator[Evidence]:
    """The module with most of the queries that stand apart, whose name tells no layer: the nearest to repositories."""
    held = Counter(site.path for site in access.inside if site.path not in layers.of)
    for path, count in held.most_common(1):
        line = min(site.line for site in access.inside if site.path == path)
        yield Evidence(path, line, f"holds {count} queries apart, but its name tells no layer")


def _entities(path: str) -> int:
    """How much a module is named for entities: more than one that says nothing of them, which is more than types of requests."""
    named = _named(path)
    return int(not _ENTITIES.isdisjoint(named)) - int(not _TYPES.isdisjoint(named))


def _first(snapshot: Snapshot, path: str, layer: str = "", handler: int = 0, queries: Sequence[int] = ()) -> int:
    """The handler or the class that it stands in; else the longest class, else the first function or table; of functions
    those that make one of the ``queries``, if there are such."""
    module = snapshot.modules[path]
    behaving = {function.owner for function in module.functions}
    classes = [cls for cls in module.classes if cls.scope == cls.owner == -1]
    classes = [cls for cls in classes if not _ASIDE.search(cls.name)] or classes
    if layer == MODELS:
        tables = [call.line for call in module.calls if _is_table(call.name)]
        entities = [cls for cls in classes if not any(_is_no_entity(base) for base in cls.bases)]
        if tables and (not entities or all(any(map(_is_of_sql, cls.bases)) for cls in entities)):
            return min(tables)
        classes = entities or classes
    elif layer in (SERVICES, REPOSITORIES):
        acting = [cls for cls in classes if cls.index in behaving and not any(_is_error(base) for base in cls.bases)]
        acting = [cls for cls in acting if not _is_record(module, cls)] or ([] if -1 in behaving else acting)
        classes = acting or ([] if -1 in behaving else classes)
    if handler:
        return next((cls.line for cls in classes if cls.line <= handler <= cls.end_line), handler)
    longest = max(classes, key=lambda cls: (cls.end_line - cls.line, -cls.line), default=None)
    functions = [each for each in module.functions if each.owner == each.scope == -1 and not _is_overload(module, each)]
    asking = [each for each in functions if any(each.line <= line <= each.end_line for line in queries)]
    functions = asking or functions
    lines = [each.line for each in functions if not each.name.startswith("_")] or [each.line for each in functions]
    lines = lines or [
        item.line for item in module.assigns if item.scope == item.owner == -1 and isinstance(item.value, CallRef)
    ]
    if longest is not None and (longest.end_line - longest.line > 1 or not lines):
        return longest.line
    return min(lines, default=1)


def _is_overload(module: Module, function: Function) -> bool:
    """Whether a function only declares one of the ways to call another."""
    return any(module.written(each).endswith("overload") for each in function.decorators)


def _is_real(cls: Class) -> bool:
    return not _ASIDE.search(cls.name) and not any(map(_is_no_entity, cls.bases))


def _is_record(module: Module, cls: Class) -> bool:
    """Whether a class only holds what functions hand to each other."""
    return any(module.written(each).endswith(_RECORDS) for each in (*cls.decorators, *cls.bases))


def _is_error(base: Expr) -> bool:
    return isinstance(base, Ref) and base.name.endswith(("Exception", "Error"))


def _is_table(name: str) -> bool:
    return name.rpartition(".")[2] == "Table"


def _is_of_sql(base: Expr) -> bool:
    """Whether a base makes a part of a statement (``class group_concat(expression.ColumnElement)``)."""
    return isinstance(base, Ref) and base.name.startswith("sqlalchemy.sql.")


def _is_no_entity(base: Expr) -> bool:
    return isinstance(base, Ref) and base.name.rpartition(".")[2].lstrip(":") in _NO_ENTITIES


def _django(snapshot: Snapshot, layers: Layers, evidence: tuple[Evidence, ...], main: MainService) -> Verdict:
    named = [
        path
        for path, module in snapshot.application()
        if (module.classes or module.functions) and _named(path) & _DJANGO_THIRD and not _are_views(path)
    ]
    third = named or [
        path for path in layers.modules.get(SERVICES, ()) if not _in_application_called_so(path, snapshot)
    ]
    third.sort(key=lambda path: (main.order(path), not any(map(_is_real, snapshot.modules[path].classes))))
    has_models = bool(layers.tables) or any("models" in path for path in layers.modules.get(MODELS, ()))
    has_routes = ROUTES in layers.modules
    if has_models and has_routes and third:
        further = _named(third[0]) & _DJANGO_THIRD or {SERVICES}
        return passed(
            "Models, views and further layers stand in modules of their own.",
            *(_without(item, third, layers) for item in evidence if item.note.startswith((MODELS, ROUTES))),
            Evidence(third[0], _first(snapshot, third[0]), f"a further layer: {', '.join(sorted(further))}"),
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
