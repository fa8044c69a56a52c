"""Which parts of the repository are the service itself, and which are small services beside it.

A repository of one product often holds little helpers with an application of their own (adapters of other tools, an MCP
server): what they serve says nothing of the product.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.documents import Dockerfile
from prodready.facts.python import Ref, last_word
from prodready.project.applications.apps import helper_folders
from prodready.project.code.import_graph import ImportGraph
from prodready.project.code.scopes import is_outside
from prodready.project.code.types import Types
from prodready.project.layout.topology import Topology
from prodready.project.routing.routes import Routes
from prodready.project.routing.unloaded import unloaded
from prodready.project.services.kind import Services
from prodready.project.services.loaded import Loaded
from prodready.project.snapshot import Snapshot

_LESSONS = 3
"""Applications in one folder of scripts from which on they are taken for lessons."""
_RATIO = 6
"""A part with this many times fewer routes than the largest one stands beside it."""


class MainService(msgspec.Struct, frozen=True):
    """The service roots (``Topology.roots``) that stand beside the main one, and folders inside it (each with a slash at its
    end) of small services and of what it does not ship."""

    topology: Topology
    beside: frozenset[str]
    inside: tuple[str, ...] = ()
    routes: Mapping[str, int] = msgspec.field(default_factory=dict)  # how many each root has
    unused: frozenset[str] = frozenset()  # modules of the application that what serves does not load

    def holds(self, path: str) -> bool:
        """Whether a file belongs to the main service or to what it shares with others."""
        return self.topology.root_of(path) not in self.beside and not path.startswith(self.inside)

    def weight(self, path: str) -> int:
        """How many routes the part has that a file belongs to."""
        return self.routes.get(self.topology.root_of(path), 0)

    def apart(self, path: str) -> tuple[bool, bool]:
        """Whether a file belongs to what stands beside the main service, and whether nothing that serves loads it."""
        return not self.holds(path), path in self.unused

    def order(self, path: str) -> tuple[bool, bool, int]:
        """A key that sorts the main service before what stands beside it, what it loads before programs that are run by
        themselves, and parts with many routes before others."""
        return (*self.apart(path), -self.weight(path))

    def first(self, places: Iterable[Evidence]) -> list[Evidence]:
        """Places of the main service, if there are any, and of parts that serve before others."""
        ordered = sorted(places, key=lambda place: self.order(place.path))
        return [place for place in ordered if self.holds(place.path)] or ordered


@fact
def main_service(
    snapshot: Snapshot,
    types: Types,
    topology: Topology,
    services: Services,
    routes: Routes,
    graph: ImportGraph,
    loaded: Loaded,
) -> MainService:
    """Compare the roots that have applications by their routes; other roots with an image of their own and packages for others
    to install stand beside, unless they hold what those of the service import."""
    roots = {topology.root_of(app.path) for app in services.apps}
    counts = Counter(topology.root_of(route.file) for route in routes.http)
    largest = max((counts[root] for root in roots), default=0)
    open_ended = frozenset(app.path for app in services.apps if _includes_others(app.path, types))
    uncounted = {topology.root_of(path) for path in open_ended}
    small = {root for root in roots - uncounted if largest and counts[root] * _RATIO <= largest}
    images = {
        path.rpartition("/")[0] for path, document in snapshot.documents.items() if isinstance(document, Dockerfile)
    }
    others = {root for root in topology.roots if root and root in images and root not in roots} if roots else set()
    workers = {topology.root_of(app.path) for app in services.workers}
    published = {package.folder for package in topology.packages if package.published and package.folder}
    libraries = (published & set(topology.roots)) - roots - workers if roots else set()
    inside = (
        *_inside(services, routes, graph),
        *_beside_each_other(services, routes, graph, images, open_ended),
        *_lessons(snapshot, services),
        *_not_shipped(snapshot, services, topology, graph),
    )
    beside = _unused(topology, small | others | libraries, graph)
    unused = frozenset(path for path, _ in snapshot.application() if not loaded.holds(path))
    return MainService(topology, beside, inside, counts, unused)


def _includes_others(path: str, types: Types) -> bool:
    """Whether a module includes a router that a package outside makes, whose routes cannot be counted."""
    for call in types.symbols.modules[path].calls:
        given = call.args[0] if call.args and last_word(call.name) == "include_router" else None
        made = types.typed(path, call.scope, given.name) if isinstance(given, Ref) else ""
        if "()" in made and is_outside(made) and not made.startswith("fastapi."):
            return True
    return False


def _unused(topology: Topology, roots: set[str], graph: ImportGraph) -> frozenset[str]:
    """Those of the roots from which no module of another part is imported, directly or by way of one of them."""
    edges = {(topology.root_of(edge.source), topology.root_of(edge.target)) for edge in graph.edges}
    left = set(roots)
    while used := {target for source, target in edges if source not in left and target in left}:
        left -= used
    return frozenset(left)


def _inside(services: Services, routes: Routes, graph: ImportGraph) -> Iterator[str]:
    """Folders of helpers beside each other with far fewer routes than what stands outside of all of them, whose applications
    nothing outside imports, as what mounts one does, and which take no routes from there to serve them; where no route is
    known, nothing can be compared."""
    if not routes.http:
        return
    folders = tuple(f"{folder}/" for folder in sorted(helper_folders(services.apps)))
    outside = Counter(route.file for route in routes.http if not route.file.startswith(folders))
    for folder in folders:
        made = {app.path for app in services.apps if app.path.startswith(folder)}
        inward = (edge.target in made for edge in graph.edges if not edge.source.startswith(folder))
        outward = (edge.target in outside for edge in graph.edges if edge.source.startswith(folder))
        few = sum(route.file.startswith(folder) for route in routes.http) * _RATIO <= outside.total()
        if few and not any(inward) and not any(outward):
            yield folder


def _beside_each_other(
    services: Services, routes: Routes, graph: ImportGraph, images: Collection[str], open_ended: frozenset[str]
) -> Iterator[str]:
    """Folders of the root with an application and an image each (``dockerfiles/tails/``) and far fewer routes than another of
    them, from which nothing outside imports; none whose routes cannot be counted (``open_ended``)."""
    made = {app.path.partition("/")[0] for app in services.apps if app.path.count("/") == 1}
    made -= {path.partition("/")[0] for path in open_ended}
    own = {folder for folder in made if any(image.rpartition("/")[2] == folder for image in images)}
    counts = {folder: sum(route.file.startswith(f"{folder}/") for route in routes.http) for folder in own}
    for folder, count in counts.items():
        inward = (edge for edge in graph.edges if edge.target.startswith(f"{folder}/"))
        alone = all(edge.source.startswith(f"{folder}/") for edge in inward)
        if alone and count * _RATIO <= max(counts.values()):
            yield f"{folder}/"


def _not_shipped(snapshot: Snapshot, services: Services, topology: Topology, graph: ImportGraph) -> Iterator[str]:
    """Folders beside a published package that makes the application: it does not install them, and nothing outside of them
    imports from them."""
    owners = {owner for app in services.apps if (owner := topology.package_of(app.path)) and owner.holds(app.path)}
    if not owners or any(topology.beside(app.path) for app in services.apps):
        return
    code = [path for path, _ in snapshot.application() if "/" in path]
    inside = {path.partition("/")[0] for path in code if not topology.beside(path)}
    for folder in sorted({path.partition("/")[0] for path in code} - inside):
        inward = (edge for edge in graph.edges if edge.target.startswith(f"{folder}/"))
        if all(edge.source.startswith(f"{folder}/") for edge in inward):
            yield f"{folder}/"


def _lessons(snapshot: Snapshot, services: Services) -> Iterator[str]:
    """Folders of scripts that make an application each and that nothing imports, where another application stands apart."""
    idle = unloaded(snapshot)
    alone = Counter(app.path.rpartition("/")[0] for app in services.apps if app.path in idle)
    all_of = Counter(app.path.rpartition("/")[0] for app in services.apps)
    folders = [
        folder
        for folder, count in alone.items()
        if folder and count >= _LESSONS and count * 2 > all_of[folder] and f"{folder}/__init__.py" not in snapshot.files
    ]
    if any(folder not in folders for folder in all_of):
        yield from (f"{folder}/" for folder in folders)
