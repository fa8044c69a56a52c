"""What would decide and could not be read: a rule that finds nothing else does not know."""

from __future__ import annotations

from collections.abc import Callable

from prodready.facts.files import Role
from prodready.model import Evidence
from prodready.project.layout.dependencies import Dependencies
from prodready.project.snapshot import Snapshot
from prodready.project.words import words

_WEB = words(
    """fastapi starlette litestar flask quart sanic aiohttp tornado falcon pyramid bottle django cherrypy connexion apiflask
    chalice blacksheep robyn esmerald"""
)
"""Packages that make web applications, which is what a repository that needs one may hold."""


def unread(snapshot: Snapshot, wanted: Callable[[str], bool]) -> Evidence | None:
    """The first of the files whose path is ``wanted`` that could not be read, or not to its end, and why."""
    found = (each for each in snapshot.refusals if wanted(each.path))
    return next((Evidence(each.path, each.line, each.reason) for each in found), None)


def above(path: str) -> str:
    """Why a rule does not know that finds nothing, while ``path`` of ``Snapshot.outer`` may decide."""
    return f"The folder is part of a repository whose {path} was not read; audit the repository instead"


def unread_entry(snapshot: Snapshot, dependencies: Dependencies) -> Evidence | None:
    """An entry that could not be read, where the repository needs or imports a web framework."""
    entry = unread(snapshot, lambda path: snapshot.role(path) is Role.ENTRY)
    if entry is None:
        return None
    imported = {item.target.partition(".")[0] for _, module in snapshot.application() for item in module.imports}
    return None if _WEB.isdisjoint(imported | dependencies.names) else entry
