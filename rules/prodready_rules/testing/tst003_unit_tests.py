"""# Unit tests

**Passes** when, for each of the layers *models*, *repositories* and *services* that the application has, at least one
test module that the runner collects imports from it; a manager of a Django model may be called through `Model.objects`
instead. Layers that the application does not have are skipped. With none at all, test functions must import the
application's own functions or classes.

**Does not count**: abstract interfaces, `patch("app.crud.users")` strings, requests through an HTTP client, empty test
folders, what only `conftest.py` imports, tests that are skipped without a condition, classes that the runner passes over.

**How it is decided.** Imports of collected test modules are resolved through re-exports to the file that defines the
name; the layer of that file is the one of ARC001. One module with a name as common as `tasks` or `logic` among more
than twenty is no layer. In a library or a command-line tool such names tell little, so there it is enough that tests
import its functions or classes.

Passes:

    # tests/test_crud.py
    from app.crud import get_user

Fails, where the application has `app/crud.py`:

    # tests/test_users.py, and nothing else
    def test_users(client):
        assert client.get("/users").status_code == 200

**Limits.** An import shows that a layer can be tested by itself, not how well it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from prodready.api import Effort, Evidence, Verdict, failed, passed, point
from prodready.facts.files import APPLICATION_ROLES
from prodready.facts.python import Module, Ref, last_word
from prodready.project.code.import_graph import imported
from prodready.project.code.symbols import Symbols
from prodready.project.layering.contents import is_abstract
from prodready.project.layering.hidden import Hidden, unless
from prodready.project.layering.layers import REQUEST_HANDLERS, Layers
from prodready.project.layering.names import MODELS, REPOSITORIES, SERVICES, is_named, named_layer, telling, words_of
from prodready.project.layering.shown import Shown
from prodready.project.services.kind import Services
from prodready.project.services.main_service import MainService
from prodready.project.snapshot import Snapshot
from prodready.project.storage.tables import DJANGO_MANAGERS
from prodready.project.storage.verbs import DJANGO_VERBS
from prodready.project.testing.modules import Imported, TestModules

_MANY = 20
_SEVERAL = 5
_SHOWN = 2
_IN_TESTS = re.compile(r"(?:^|/)(?:\w+[_-])?tests?(?:[_-]\w+)?/")
_WHOLE_SERVICE = re.compile(r"integration|functional|e2e|/api/|_views?(?:_|\.py)", re.IGNORECASE)
"""Test modules that look at a layer through the whole service."""
_TELLING = frozenset(
    (
        "model",
        "models",
        "entity",
        "entities",
        "schema",
        "schemas",
        "repository",
        "repositories",
        "repo",
        "repos",
        "crud",
    )
) | {"dao", "daos", "dal", "dals", "service", "services", "usecase", "usecases", "interactors", "selectors"}
"""Words that name a layer even where they name one module only."""


@point(
    code="TST003",
    name="unit-tests",
    section="testing",
    question="Does a test import from each layer: models, repositories, services?",
    why="A fault in a query or a rule of business is found in seconds where it stands, not through the whole service.",
    fix="Add a test module that imports the untested layer's functions and calls them with hand-made values.",
    effort=Effort.HOURS,
    references=("https://docs.pytest.org/en/stable/explanation/goodpractices.html",),
)
def rule(
    snapshot: Snapshot,
    symbols: Symbols,
    services: Services,
    main: MainService,
    layers: Layers,
    tests: TestModules,
    shown: Shown,
    hidden: Hidden,
) -> Verdict:
    """Match imports of tests with layers."""
    return unless(_judge(snapshot, symbols, services, main, layers, tests, shown), hidden.tests)


def _judge(
    snapshot: Snapshot,
    symbols: Symbols,
    services: Services,
    main: MainService,
    layers: Layers,
    tests: TestModules,
    shown: Shown,
) -> Verdict:
    if not tests.functions:
        unread = "; those of the projects that the template generates are not read" if services.template else ""
        return failed(f"No test function was found{unread}.", searched=f"{sum(1 for _ in snapshot.tests())} test files")
    layers = layers.within(main.holds)
    wanted = {
        layer: modules
        for layer in (MODELS, REPOSITORIES, SERVICES)
        if (modules := _concrete(snapshot, layers, layer, runs=services.runs))
    }
    if not wanted:
        return _without_layers(snapshot, symbols, main, shown, tests, "The application has no layers by name")
    found = _imported(snapshot, symbols, main, layers, wanted, tests, shown)
    evidence = tuple(
        Evidence(item.path, item.line, f"imports {layer} ({item.target}{_way(snapshot, item)})")
        for layer, items in found.items()
        for item in items
    )
    managers = wanted.get(REPOSITORIES, ()) if REPOSITORIES not in found else ()
    if called := next(_managed(snapshot, symbols, managers, tests), None):
        found[REPOSITORIES] = (called,)
        evidence += (Evidence(called.path, called.line, f"calls a manager of its own ({called.target})"),)
    missing = [layer for layer in wanted if layer not in found]
    if not missing:
        return passed(f"Tests import from {', '.join(found)}.", *evidence)
    if not services.runs:
        return _without_layers(snapshot, symbols, main, shown, tests, "It is neither a service nor a worker")
    untested = ((layer, shown.best(layer, wanted[layer])) for layer in missing)
    places = [Evidence(path, shown.line(layer, path), f"{layer}: imported by no test") for layer, path in untested]
    places += [place for layer in missing for place in _helped(snapshot, symbols, wanted[layer], layer, tests)]
    return failed(
        f"No test imports from {' and '.join(missing)}.",
        *places,
        searched=f"{len(tests.functions)} test modules with {tests.count} tests",
    )


def _imported(
    snapshot: Snapshot,
    symbols: Symbols,
    main: MainService,
    layers: Layers,
    wanted: dict[str, tuple[str, ...]],
    tests: TestModules,
    shown: Shown,
) -> dict[str, tuple[Imported, ...]]:
    """What tests import of each layer that is wanted, and of others that hold something, by layer."""
    alone = {
        layer: modules
        for layer in (MODELS, REPOSITORIES, SERVICES)
        if layer not in wanted and (modules := _holding(snapshot, layers, layer))
    }
    found = {
        layer: _imports_of(snapshot, symbols, modules, layer, layers, tests)
        for layer, modules in (wanted | alone).items()
    }
    strongest = {layer: _strongest(snapshot, symbols, main, items, shown, tests) for layer, items in found.items()}
    return {layer: items for layer, items in strongest.items() if items}


def _concrete(snapshot: Snapshot, layers: Layers, layer: str, *, runs: bool) -> tuple[str, ...]:
    """The modules of a layer that hold more than interfaces; none where one module of a common name, or of what is no service
    one in twelve, is all there is."""
    found = _holding(snapshot, layers, layer)
    count = sum(1 for _ in snapshot.application())
    kinds = len({_shape(path, snapshot.modules[path]) for path in found})
    alone = 0 < kinds <= (1 if runs else count // 12) and count > _MANY
    if alone and len(found) == 1 and layer == REPOSITORIES and len(snapshot.modules[found[0]].functions) > _SEVERAL:
        return found  # ``storage.py`` that holds the queries of all
    told = any(map(_is_told, found))
    return () if alone and not told else found


def _holding(snapshot: Snapshot, layers: Layers, layer: str) -> tuple[str, ...]:
    """The modules of a layer that hold more than interfaces."""
    return tuple(path for path in layers.modules.get(layer, ()) if not is_abstract(snapshot.modules[path]))


def _is_told(path: str) -> bool:
    """Whether a module or one of its folders bears a name of its layer that means nothing else."""
    return not _TELLING.isdisjoint(words_of(path.replace("/", "_")))


def _shape(path: str, module: Module) -> tuple[str, ...]:
    """The name of a module with the names of what it holds, which copies of it for several applications share."""
    held = [each.qualname for each in module.functions] + [each.qualname for each in module.classes]
    return path.rpartition("/")[2], *sorted(held)


def _imports_of(
    snapshot: Snapshot, symbols: Symbols, modules: tuple[str, ...], layer: str, layers: Layers, tests: TestModules
) -> list[Imported]:
    """The imports that show that the layer is tested."""
    wanted = set(modules)
    around = {path: path.rpartition("/")[0] + "/__init__.py" for path in modules}
    packages = {
        package
        for path, package in around.items()
        if package in snapshot.modules
        and (_is_of_layer(path.rpartition("/")[0], layer, layers) or _takes(snapshot, symbols, package, wanted))
    }
    return [item for item in tests.imports if item.target in wanted or _is_made(symbols, item, wanted)] or [
        item  # ``from app import models`` where the package re-exports
        for item in tests.imports
        if item.target in packages and ":" not in item.symbol and layers.of.get(item.target, layer) == layer
    ]


def _is_made(symbols: Symbols, item: Imported, wanted: set[str]) -> bool:
    """Whether what a test imports is an object of a class of the layer, which another module makes (``store = Store()``)."""
    found = symbols.definition(item.symbol) if ":" in item.symbol else None
    if found is None or found.assign is None:
        return False
    made = symbols.modules[found.path].call(found.assign.value)
    if made is None:
        return False
    maker = symbols.definition(symbols.resolve(found.path, made.name))
    return maker is not None and maker.cls is not None and maker.path in wanted


def _is_of_layer(folder: str, layer: str, layers: Layers) -> bool:
    """Whether a package is the layer, by its name and by what it holds: a service's own package may bear such a name."""
    others = (path for other, found in layers.modules.items() if other != layer for path in found)
    named = named_layer(folder.rpartition("/")[2]) == layer
    return named and not any(path.startswith(f"{folder}/") for path in others)


def _takes(snapshot: Snapshot, symbols: Symbols, package: str, wanted: set[str]) -> bool:
    """Whether a package imports a module of a layer, to hand on what it holds."""
    return any(not wanted.isdisjoint(imported(package, item, symbols)) for item in snapshot.modules[package].imports)


def _managed(snapshot: Snapshot, symbols: Symbols, modules: tuple[str, ...], tests: TestModules) -> Iterator[Imported]:
    """Calls of the methods of Django's managers in test modules: they are reached through a model, never imported."""
    methods = {
        function.name: path
        for path in modules
        for function in snapshot.modules[path].functions
        if function.owner >= 0
        and symbols.derives(path, snapshot.modules[path].classes[function.owner], DJANGO_MANAGERS)
        and function.name not in DJANGO_VERBS
        and function.name != "get_queryset"
    }
    named = _named_managers(snapshot, symbols, frozenset(modules)) if modules else {}
    for path in tests.functions if methods or named else ():
        for call in snapshot.modules[path].calls:
            head, _, last = call.name.rpartition(".")
            name = last_word(head)
            if last in methods and head.endswith(".objects"):
                yield Imported(methods[last], last, path, call.line)
            elif name in named and "." in head:
                yield Imported(named[name], name, path, call.line)


def _named_managers(snapshot: Snapshot, symbols: Symbols, modules: frozenset[str]) -> dict[str, str]:
    """The managers that models hold beside ``objects``, by their name, with the modules that define them."""
    return {
        name: found.path
        for path, module in snapshot.application()
        for cls in module.classes
        for name, field in symbols.fields.get((path, cls.index), {}).items()
        if name != "objects" and (call := module.call(field.value)) is not None
        if (found := symbols.definition(symbols.resolve(path, call.name))) is not None and found.cls is not None
        if found.path in modules and symbols.derives(found.path, found.cls, DJANGO_MANAGERS)
    }


def _strongest(
    snapshot: Snapshot,
    symbols: Symbols,
    main: MainService,
    found: Iterable[Imported],
    shown: Shown,
    tests: TestModules,
) -> tuple[Imported, ...]:
    """The most telling imports, of one test module each, and none that is more doubtful than the best: by tests that always
    run, of unit tests, named like what they import, with many tests."""

    def doubts(item: Imported) -> tuple[bool, bool, bool, bool, int]:
        layer = shown.layers.of.get(item.target, "")
        shows = shown.holds_tables(item.target) if layer == MODELS else _does(snapshot, item)
        distance = _distance(item.target, layer) if layer else 0
        return *main.apart(item.target), _answers(symbols, item), not shows, distance

    def rank(item: Imported) -> tuple[object, ...]:
        inside = _IN_TESTS.search(item.path)
        whole = _WHOLE_SERVICE.search(item.path, inside.start() if inside else 0) is not None
        return (
            doubts(item),
            bool(_way(snapshot, item)),
            inside is None,  # what only bears the name of a test comes last
            whole,
            item.symbol.rpartition(":")[2].startswith("_"),
            -_likeness(item),
            -len(tests.functions[item.path]),
            item.path,
            item.line,
        )

    found = tuple(found)
    live = [item for item in found if not tests.is_seldom_run(item.path)]
    best: dict[str, Imported] = {}
    for item in sorted(live or found, key=rank):
        best.setdefault(item.path, item)
    first, *others = best.values() or (None,)
    return (first, *(item for item in others if doubts(item) == doubts(first)))[:_SHOWN] if first else ()


def _distance(path: str, layer: str) -> int:
    """How far the name of a layer stands from a module: 0 where a word that means nothing else names it or its folder, 1 where
    another does, 2 where a folder further out does."""
    near = any(named_layer(name) == layer for name in telling(path))
    return 0 if is_named(path, _TELLING) else 1 if near else 2


def _way(snapshot: Snapshot, item: Imported) -> str:
    """The module through which a test gets what it imports, where the line names neither the module itself nor its package."""
    written = next((each.target for each in snapshot.modules[item.path].imports if each.line == item.line), "")
    *folders, name = item.target.removesuffix(".py").split("/")
    if not written or {name, *folders[-1:]} & set(written.split(".")):
        return ""
    return f", by way of {written.rpartition('.')[0]}"


def _answers(symbols: Symbols, item: Imported) -> bool:
    """Whether an import is of a class that answers requests, which tests drive over HTTP."""
    found = symbols.definition(item.symbol)
    return found is not None and found.cls is not None and symbols.derives(found.path, found.cls, REQUEST_HANDLERS)


def _does(snapshot: Snapshot, item: Imported) -> bool:
    """Whether an import is of a function, of a class with methods or of a whole module; not of a type or an exception."""
    name = item.symbol.partition(":")[2]
    module = snapshot.modules.get(item.target)
    if not name or module is None:
        return True
    cls = next((each for each in module.classes if each.qualname == name), None)
    if cls is None:
        return any(each.qualname == name for each in module.functions)
    refused = any(isinstance(base, Ref) and base.name.endswith(("Exception", "Error")) for base in cls.bases)
    return not refused and any(each.owner == cls.index for each in module.functions)


def _likeness(item: Imported) -> int:
    """How much a test module is named like the module that it imports, or like that one's folder."""
    words = set(words_of(item.path.rpartition("/")[2].removesuffix(".py"))) - {"test", "tests"}
    folder, _, file = item.target.removesuffix("/__init__.py").removesuffix(".py").rpartition("/")
    target = set(words_of(file))
    above = set(words_of(folder.rpartition("/")[2]))
    return (
        2 * (words == target) + (target <= words) + bool(above & (words | set(words_of(item.path.replace("/", "_")))))
    )


def _without_layers(
    snapshot: Snapshot, symbols: Symbols, main: MainService, shown: Shown, tests: TestModules, why: str
) -> Verdict:
    found = [item for item in tests.imports if _is_defined(snapshot, item)]
    if found:
        places = (
            Evidence(item.path, item.line, f"imports {item.symbol.partition(':')[2]} of {item.target}")
            for item in _strongest(snapshot, symbols, main, found, shown, tests)
        )
        return passed(f"{why}; tests import its functions and classes.", *places)
    return failed(
        "Tests import none of the application's own functions or classes.",
        searched=f"{len(tests.functions)} test modules with {tests.count} tests",
    )


def _is_defined(snapshot: Snapshot, item: Imported) -> bool:
    """Whether an import is of a function or class of the application."""
    name = item.symbol.partition(":")[2]
    module = snapshot.modules.get(item.target)
    if not name or module is None or snapshot.role(item.target) not in APPLICATION_ROLES:
        return False
    names = {each.qualname for each in module.functions} | {each.qualname for each in module.classes}
    return name in names


def _helped(
    snapshot: Snapshot, symbols: Symbols, paths: Sequence[str], layer: str, tests: TestModules
) -> list[Evidence]:
    """A module beside the tests, which holds none itself, that imports from a layer."""
    wanted = {*paths, *(f"{path.rpartition('/')[0]}/__init__.py" for path in paths)}
    for path, module in snapshot.tests():
        for item in module.imports if path not in tests.functions else ():
            if not wanted.isdisjoint(imported(path, item, symbols)):
                return [Evidence(path, item.line, f"{layer}: imported by a module without tests")]
    return []
