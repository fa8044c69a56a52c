"""Facts of small repositories that stand in a test as texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import dedent
from typing import TypeVar

from prodready.gather import gather
from prodready.judge import Facts
from prodready.project.providers import engine_facts
from prodready.project.routing.routes import Route, Routes
from prodready.project.snapshot import Snapshot
from prodready.tree.memory import MemoryTree

T = TypeVar("T")


@dataclass(frozen=True)
class Project:
    """A repository in memory, and its facts by their type."""

    snapshot: Snapshot
    facts: Facts

    def get(self, wanted: type[T]) -> T:
        """The fact of one type."""
        found = self.facts.get(wanted)
        assert isinstance(found, wanted)
        return found


def project(files: Mapping[str, str] | str) -> Project:
    """Files by path, or the text of ``app.py`` alone; common indentation is dropped."""
    given = {"app.py": files} if isinstance(files, str) else files
    snapshot = gather(MemoryTree({path: dedent(text).encode() for path, text in given.items()}))
    return Project(snapshot, Facts(engine_facts(), {Snapshot: snapshot}))


def routes(files: Mapping[str, str] | str) -> list[str]:
    """Every route as ``GET /path handler``, sorted; one that no application is known to serve ends with ``(unwired)``."""
    return sorted(map(told, project(files).get(Routes).table))


def told(route: Route) -> str:
    """A route on one line."""
    names = [item.qualname for handler in route.handlers if (item := handler.function or handler.cls) is not None]
    protocol = "" if route.protocol == "http" else f"{route.protocol} "
    return f"{protocol}{route.title} {','.join(names) or '-'}{'' if route.wired else ' (unwired)'}"
