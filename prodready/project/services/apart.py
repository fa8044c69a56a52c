"""Code beside the service that no deployment of it runs: scripts that people start, and what a client library offers.

A repository often holds tools of its maintainers, and the client that others talk to its service with. What they read from
the environment is their user's, not the service's.
"""

from __future__ import annotations

import posixpath
import re
from functools import cached_property

import msgspec

from prodready.api import fact
from prodready.facts.documents import Dockerfile, lines_of
from prodready.project.code.callers import Callers
from prodready.project.layout.management import is_management_command
from prodready.project.layout.pipeline_files import is_of_a_pipeline
from prodready.project.layout.topology import Topology
from prodready.project.routing.unloaded import stem
from prodready.project.services.kind import Services
from prodready.project.services.loaded import Loaded
from prodready.project.snapshot import Snapshot

_PROSE = (".md", ".rst", ".txt", ".adoc")
"""Documents that tell people what to start."""
_FOR_PEOPLE = (".toml", ".cfg", ".ini", "akefile", "ustfile")
"""What builds and checks a package, and what people start."""


class Apart(msgspec.Struct, frozen=True, dict=True):
    """Answers about places in the application."""

    snapshot: Snapshot
    callers: Callers
    loaded: Loaded
    topology: Topology
    running: frozenset[str]  # modules that make applications and workers

    def holds(self, path: str, scope: int) -> bool:
        """Whether a place, in a function or at the top level (-1), is of such code."""
        by_hand = self.is_started_by_hand(path) or self._is_of_a_program(path)
        return by_hand or self._is_kernel(path) or self._is_offered(path, scope)

    def configures(self, path: str, scope: int) -> bool:
        """Whether what a place reads is the service's configuration: not that of such code, nor of a front end beside it."""
        return not self.holds(path, scope) and path not in self.loaded.shown

    def _is_kernel(self, path: str) -> bool:
        """Whether a module is pushed to Kaggle to run there, where its output is shown."""
        return posixpath.join(posixpath.dirname(path), "kernel-metadata.json") in self.snapshot.files

    def is_started_by_hand(self, path: str) -> bool:
        """Whether a module is made to be started, and neither an import nor a command other than people's starts it."""
        return (
            self.snapshot.modules[path].has_guard
            and path not in self.running
            and not self.loaded.holds(path)
            and not self.callers.importers.get(path)
            and not self._is_started(path)
        )

    def _is_of_a_program(self, path: str) -> bool:
        """Whether a module is of a program that people or pipelines start by the name of its package (``python -m
        shop.ratings``), and nothing that is deployed loads."""
        folder = posixpath.dirname(path)
        if f"{folder}/__main__.py" not in self.snapshot.modules or folder in map(posixpath.dirname, self.loaded.paths):
            return False
        inside = all(posixpath.dirname(each) == folder for each in self.callers.importers.get(path, ()))
        return inside and not re.search(rf"\b{re.escape(posixpath.basename(folder))}\b", self._deploying)

    def is_manual(self, path: str) -> bool:
        """Whether a module is a command of Django's that no container, script or configuration starts."""
        return is_management_command(path) and not self._is_started(path)

    def _is_started(self, path: str) -> bool:
        return bool(re.search(rf"\b{re.escape(stem(path))}\b", self._commands))

    def _is_offered(self, path: str, scope: int) -> bool:
        """Whether a place is in a distribution without an application of its own: one that no other part imports and no
        image runs, or a function that the repository never calls."""
        roots = {self.topology.root_of(each) for each in self.running}
        if not roots or self.topology.root_of(path) in roots:
            return False
        if self.topology.root_of(path) in self._for_users:
            return True
        return scope >= 0 and self.callers.of(path, self.snapshot.modules[path].functions[scope]) == ()

    @cached_property
    def _for_users(self) -> frozenset[str]:
        """The roots that only their users install (a client with its own command line): of packages that the index may
        have, without an image, whose modules no module of another root imports, but at most of those."""
        installed = {self.topology.root_of(package.folder) for package in self.topology.packages if package.published}
        images = {self.topology.root_of(path) for path, _ in self.snapshot.of(Dockerfile)}
        edges = {
            (self.topology.root_of(each), self.topology.root_of(path))
            for path, importers in self.callers.importers.items()
            for each in importers
        }
        offered = installed - images - {self.topology.root_of(each) for each in self.running}
        while taken := {into for source, into in edges if into in offered and source not in offered}:
            offered -= taken
        return frozenset(offered)

    @cached_property
    def _commands(self) -> str:
        """The lines of containers, scripts, configurations and pipelines."""
        return self._lines(_PROSE, pipelines=True)

    @cached_property
    def _deploying(self) -> str:
        """Those of them that pipelines, scripts for people and metadata of packages do not hold."""
        return self._lines((*_PROSE, *_FOR_PEOPLE), pipelines=False)

    def _lines(self, others: tuple[str, ...], *, pipelines: bool) -> str:
        documents = self.snapshot.documents.items()
        told = ((path, document) for path, document in documents if pipelines or not is_of_a_pipeline(path))
        return "\n".join(line for path, document in told if not path.endswith(others) for _, line in lines_of(document))


@fact
def apart(snapshot: Snapshot, callers: Callers, loaded: Loaded, topology: Topology, services: Services) -> Apart:
    """The answers for one snapshot."""
    running = frozenset(app.path for app in (*services.apps, *services.workers))
    return Apart(snapshot, callers, loaded, topology, running)
