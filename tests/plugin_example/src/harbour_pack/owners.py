"""A fact: who owns which paths, as GitHub and GitLab read it."""

from __future__ import annotations

from dataclasses import dataclass

from prodready.api import fact
from prodready.facts.documents import Text
from prodready.project.snapshot import Snapshot

PLACES = ("CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS")


@dataclass(frozen=True)
class Owners:
    """The file that counts (empty: none), and its first rule for everything (0: none)."""

    path: str = ""
    default_line: int = 0


@fact
def owners(snapshot: Snapshot) -> Owners:
    for path in PLACES:
        found = snapshot.documents.get(path)
        if isinstance(found, Text):
            lines = (number for number, line in enumerate(found.lines, 1) if line.startswith("*") and "@" in line)
            return Owners(path, next(lines, 0))
    return Owners()
