"""What would decide and could not be read: a rule that finds nothing else does not know."""

from __future__ import annotations

from collections.abc import Callable

from prodready.model import Evidence
from prodready.project.snapshot import Snapshot


def unread(snapshot: Snapshot, wanted: Callable[[str], bool]) -> Evidence | None:
    """The first of the files whose path is ``wanted`` that could not be read, or not to its end, and why."""
    found = (each for each in snapshot.refusals if wanted(each.path))
    return next((Evidence(each.path, each.line, each.reason) for each in found), None)


def above(path: str) -> str:
    """Why a rule does not know that finds nothing, while ``path`` of ``Snapshot.outer`` may decide."""
    return f"The folder is part of a repository whose {path} was not read; audit the repository instead"
