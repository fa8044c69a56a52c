"""Sessions of SQLAlchemy that a package outside of the repository opens and shares (``from platform_db import Session``)."""

from __future__ import annotations

from prodready.facts.python import last_word
from prodready.project.code.scopes import is_outside
from prodready.project.code.types import Types
from prodready.project.snapshot import Snapshot

_PROOFS = frozenset({"query", "commit"})
"""Methods by which such a session is told from that of an HTTP client or a cluster."""


def shared_sessions(snapshot: Snapshot, types: Types) -> frozenset[str]:
    """The typed names that the application queries or commits and that no module of the repository defines."""
    names = (
        types.call_name(path, call).rpartition(".")[0].removesuffix("()")
        for path, module in snapshot.application()
        for call in module.calls
        if last_word(call.name) in _PROOFS
    )
    return frozenset(name for name in names if _is_shared(name))


def _is_shared(name: str) -> bool:
    outside = is_outside(name) and "." in name and "()" not in name
    return outside and "session" in last_word(name).lower()
