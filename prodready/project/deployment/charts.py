"""Helm charts: the workloads in their templates, their probes and users, and the databases that they bring."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from prodready.api import Evidence
from prodready.facts.documents import Document, Node, Text, at, items, text, walk
from prodready.facts.files import Role
from prodready.project.containers.shellwords import unquote
from prodready.project.deployment.image_names import is_published
from prodready.project.deployment.servers import database, is_db
from prodready.project.snapshot import Snapshot

_ASIDE = frozenset({Role.TEST, Role.DOCS, Role.VENDORED, Role.GENERATED})
_IMAGE = re.compile(r"""^\s*(?:-\s*)?image\s*:\s*["']?([^"'\s].*?)["']?\s*$""")
_VALUE = re.compile(r"\{\{-?\s*\.Values\.([\w.]+)[^}]*\}\}")
_SHOWN = 80
_HELM_IMAGE = re.compile(r"""^\s*(?:-\s*)?(?:image|repository)\s*:\s*["']?([^"'\s]+)""")


class Chart(msgspec.Struct, frozen=True):
    """One chart: ``apps`` are its workloads but for databases, ``own`` those of them that run no server which others publish,
    or all, ``images`` the names in its values."""

    name: str
    folder: str
    apps: tuple[Evidence, ...]
    own: tuple[Evidence, ...]
    servers: tuple[tuple[str, Evidence], ...]
    probes: tuple[Evidence, ...]
    users: tuple[Evidence, ...]
    images: tuple[str, ...]


def usable(snapshot: Snapshot, path: str) -> bool:
    """Whether a file may describe how the service is deployed."""
    return snapshot.role(path) not in _ASIDE and "/." not in f"/{path}".replace("/.k8s", "/k8s").replace("/.deploy", "")


def charts(snapshot: Snapshot) -> Iterator[Chart]:
    """Every chart of the repository."""
    for path in snapshot.files:
        if posixpath.basename(path) == "Chart.yaml" and usable(snapshot, path):
            yield _chart(snapshot, path)


def databases_beside(chart: Chart, found: Iterable[Chart]) -> tuple[Chart, ...]:
    """The charts in folders beside one that bring a database and are named for it, or hold nothing else."""
    parent = posixpath.dirname(chart.folder)
    return tuple(
        one
        for one in found
        if one is not chart
        and one.servers
        and posixpath.dirname(one.folder) == parent
        and (not one.apps or is_db(one.name) or database(one.name))
    )


def _chart(snapshot: Snapshot, path: str) -> Chart:
    folder = posixpath.dirname(path)
    document = snapshot.document(path)
    runs: list[tuple[Evidence, str]] = []
    probes: list[Evidence] = []
    listed = [(text(at(one, "name")), one.line) for one in items(document.at("dependencies") if document else None)]
    servers = [(store, Evidence(path, line, name)) for name, line in listed if (store := database(name))]
    values = snapshot.document(posixpath.join(folder, "values.yaml"))
    given = {path: text(node) for path, node in walk(values.root if values else None) if text(node)}
    for template, lines in _templates(snapshot, folder):
        _template(template, lines, given, runs, servers, probes)
    name = text(document.at("name") if document else None)
    users = tuple(_chart_users(snapshot, folder))
    images = tuple(_images(snapshot, folder))
    apps = tuple(place for place, _ in runs)
    own = tuple(place for place, image in runs if not (image and is_published(image)))
    return Chart(name, folder, apps, own or apps, tuple(servers), tuple(probes), users, images)


def _template(
    path: str,
    lines: tuple[str, ...],
    given: Mapping[tuple[str | int, ...], str],
    runs: list[tuple[Evidence, str]],
    servers: list[tuple[str, Evidence]],
    probes: list[Evidence],
) -> None:
    kinds = [
        (number, line) for number, line in enumerate(lines, 1) if re.match(r"kind:\s*(Deployment|StatefulSet)", line)
    ]
    store = database(posixpath.basename(path).rpartition(".")[0])
    for number, line in enumerate(lines, 1):
        found = _HELM_IMAGE.match(line)
        store = store or (database(unquote(found[1])) if found and "{" not in found[1] else "")
        if re.match(r"\s*(liveness|readiness|startup)Probe:", line):
            probes.append(Evidence(path, number, line.strip().rstrip(":")))
    for number, line in kinds:
        if store:
            servers.append((store, Evidence(path, number, f"{line.strip()} of {store}")))
        else:
            runs.append(_runs(path, number, line.strip(), lines, given))


def _runs(
    path: str, number: int, kind: str, lines: tuple[str, ...], given: Mapping[tuple[str | int, ...], str]
) -> tuple[Evidence, str]:
    """The image that a workload runs, as the line of its first container names it, with what the chart's values say for it,
    and its name as far as that is known; the workload's own line without one. Containers that only prepare the others are
    passed over."""
    preparing = False
    for at_line, line in enumerate(lines[number:], number + 1):
        if line.startswith(("---", "kind:")):
            break
        preparing = line.strip() == "initContainers:" or (preparing and line.strip() != "containers:")
        found = None if preparing else _IMAGE.match(line)
        if found:
            image = _filled(found[1].strip(), given)
            place = Evidence(path, at_line, f"{kind.partition(':')[2].strip()} runs {image}")
            return place, image.partition("{{")[0].rstrip(":@")
    return Evidence(path, number, kind), ""


def _filled(image: str, given: Mapping[tuple[str | int, ...], str]) -> str:
    """The name of an image in a template, what the values say in place of their names."""
    return _VALUE.sub(lambda found: given.get(tuple(found[1].split(".")), found[0]), image)[:_SHOWN]


def _chart_users(snapshot: Snapshot, folder: str) -> Iterator[Evidence]:
    values = posixpath.join(folder, "values.yaml")
    document = snapshot.document(values)
    for path, node in walk(document.root if document else None):
        if path and path[-1] in ("runAsNonRoot", "runAsUser") and text(node) not in ("", "false", "0"):
            yield Evidence(values, node.line, f"{path[-1]}: {text(node)}")
    for place, lines in _templates(snapshot, folder):
        for number, line in enumerate(lines, 1):
            if re.match(r"\s*(runAsNonRoot:\s*true|runAsUser:\s*[1-9])", line):
                yield Evidence(place, number, line.strip())


def _templates(snapshot: Snapshot, folder: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    prefix = posixpath.join(folder, "templates") + "/"
    for path, found in snapshot.of(Text):
        if path.startswith(prefix):
            yield path, found.lines
    for path, document in snapshot.of(Document):
        if path.startswith(prefix):
            for root in document.roots:
                kind = at(root, "kind")
                if kind is not None:
                    yield path, _lines({kind.line: f"kind: {text(kind)}", **_named_images(root)})


def _named_images(root: Node) -> dict[int, str]:
    """The lines of a manifest that name images, but for those of what only prepares."""
    named = ((path, node) for path, node in walk(root) if path and path[-1] == "image" and text(node))
    return {node.line: f"image: {text(node)}" for path, node in named if "initContainers" not in path}


def _lines(written: Mapping[int, str]) -> tuple[str, ...]:
    """Lines by their numbers as a text, empty where nothing is known."""
    return tuple(written.get(number, "") for number in range(1, max(written) + 1))


def _images(snapshot: Snapshot, folder: str) -> Iterator[str]:
    document = snapshot.document(posixpath.join(folder, "values.yaml"))
    for path, node in walk(document.root if document else None):
        if path and path[-1] in ("repository", "image", "name") and text(node):
            yield text(node)
