"""Which modules hold an entry point of the command line, and which stand in a tool beside the service."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from prodready.facts.documents import Document, scalars, text
from prodready.facts.python import Flag, last_word
from prodready.project.layout.topology import Topology
from prodready.project.services.production import Production
from prodready.project.snapshot import Snapshot

_DECLARES = frozenset({"add_argument", "add_parser", "add_subparsers", "add_option", "ArgumentParser"})
"""Calls that declare what a command takes."""
_TASKS = (("tool", "poe"), ("tool", "pdm", "scripts"))
"""Tables of task runners, which call functions of Python by ``module:function``."""
_FUNCTION = re.compile(r"([A-Za-z_][\w.]*):[A-Za-z_]\w*(?:\(.*)?$")


class EntryPoints(msgspec.Struct, frozen=True, dict=True):
    """Answers about modules."""

    snapshot: Snapshot
    production: Production
    topology: Topology

    def holds(self, path: str) -> bool:
        """Whether a module has a command, a main guard, a console script or the options of a command in it."""
        module = self.snapshot.modules[path]
        return (
            any(call.has(Flag.MAIN) or last_word(call.name) in _DECLARES for call in module.calls)
            or any(read.name.startswith("sys.argv") for read in module.reads)
            or any(self.production.is_command(path, function) for function in module.functions)
            or path in self.scripts
        )

    @cached_property
    def scripts(self) -> frozenset[str]:
        """The modules whose functions a distribution installs as commands, or a task runner calls by name."""
        targets = {target.partition(":")[0] for one in self.topology.packages for _, target in one.scripts}
        targets |= set(self._tasks())
        files = tuple(f"/{target.replace('.', '/')}.py" for target in targets if target)
        return frozenset(path for path in self.snapshot.modules if files and f"/{path}".endswith(files))

    def _tasks(self) -> Iterator[str]:
        """The modules that poe's and PDM's tables of tasks name."""
        documents = (document for path, document in self.snapshot.of(Document) if path.endswith(".toml"))
        tables = (document.at(*table) for document in documents for table in _TASKS)
        values = (text(node) for table in tables for _, node in scalars(table))
        return (found[1] for found in map(_FUNCTION.match, values) if found)

    def tops(self, paths: Iterable[str]) -> frozenset[str]:
        """The outermost packages of modules; the folder of what is in no package."""
        return frozenset(map(self._top, paths))

    def is_beside(self, path: str, tops: frozenset[str]) -> bool:
        """Whether a module stands in none of these packages: it is a tool's, or a build's."""
        top = self._top(path)
        return not any(top == one or (one and top.startswith(f"{one}/")) for one in tops)

    def _top(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        while "/" in folder and f"{folder.rpartition('/')[0]}/__init__.py" in self.snapshot.modules:
            folder = folder.rpartition("/")[0]
        return folder
