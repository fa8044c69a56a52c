"""The resources that a document of Kubernetes declares, those of lists and of OpenShift's templates among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from prodready.facts.documents import Document, Node, at, items, text, walk

_COLLECTIONS = {"Template": "objects", "List": "items"}
"""Kind → where its resources stand (https://docs.openshift.com, "Using templates")."""
_PARAMETER = re.compile(r"\$\{\{?(\w+)\}?\}")
CLOWD_APP = "ClowdApp"
"""A resource of Clowder, which starts what its deployments and jobs describe beside the database that it asks for."""


class Resource(msgspec.Struct, frozen=True):
    """One resource, with the values that the template round it gives to its parameters."""

    node: Node
    values: Mapping[str, str] = {}

    @property
    def kind(self) -> str:
        """Its kind."""
        return text(at(self.node, "kind"))

    @property
    def group(self) -> str:
        """The version of the API that it belongs to."""
        return text(at(self.node, "apiVersion"))

    def containers(self) -> Iterator[tuple[str, int, Node]]:
        """The image, its line, and the description of each container that stays up; one whose image a trigger of OpenShift fills
        in (``image: " "``) goes by its name."""
        for path, node in walk(self.node):
            if path and path[-1] in ("containers", "podSpec") and not (self.kind == CLOWD_APP and "jobs" in path):
                for container in items(node) if path[-1] == "containers" else (node,):
                    image = at(container, "image")
                    if image is not None and text(image):
                        yield self._filled(text(image).strip() or text(at(container, "name"))), image.line, container

    def _filled(self, value: str) -> str:
        return _PARAMETER.sub(lambda found: self.values.get(found[1], found[0]), value)


def resources(document: Document) -> Iterator[Resource]:
    """All of one document."""
    for root in document.roots:
        held = at(root, _COLLECTIONS.get(text(at(root, "kind")), ""))
        if held is None:
            yield Resource(root)
            continue
        given = {text(at(each, "name")): text(at(each, "value")) for each in items(at(root, "parameters"))}
        values = {name: value for name, value in given.items() if name and value}
        yield from (Resource(node, values) for node in items(held))
