"""Databases whose statements are chains: ``db.table("t").insert(row).execute()``, ``db.collection("c").add(row)``,
``r.table("t").insert(row).run(connection)``; and tables that hang on a client: ``db.orders.find_unique(where=key)``."""

from __future__ import annotations

import re
from functools import cached_property

import msgspec

from prodready.facts.python import Call, Flag
from prodready.project.code.types import Types
from prodready.project.snapshot import Snapshot
from prodready.project.storage.technologies import (
    FIRESTORE,
    FIRESTORE_ASYNC,
    PRISMA,
    RETHINK,
    RETHINK_ASYNC,
    SUPABASE,
    SUPABASE_ASYNC,
    Technology,
)
from prodready.project.storage.verbs import FIRESTORE_VERBS, PRISMA_VERBS, QUERY, SESSION, SUPABASE_VERBS, WRITE
from prodready.project.words import words

_TABLE = re.compile(r"(?:^|[.:%&])(?:table|from_)\(\)$")
_COLLECTION = re.compile(r"(?:^|[.:%&])(?:collection|collection_group|document)\(\)(?:\.\w+\(\))*$")
_REQL = re.compile(r"rethinkdb\.(?:r\.|RethinkDB\(\)\.)?\w+\(\)")
_REQL_WRITES = re.compile(r"\.(?:insert|update|replace|delete)\(\)")
_REQL_SCHEMA = re.compile(r"\.(?:db|table|index)_(?:create|drop|list|wait|status)\(\)|\.(?:wait|config|status)\(\)$")
_OF_PRISMA = words(
    """find_many find_first find_first_or_raise find_unique find_unique_or_raise create_many query_raw query_first
    execute_raw"""
)
"""Methods that no other client of a database has, so that they tell themselves what a wrapper of the client hides."""
_AWAITABLE = {
    "Supabase": ("acreate_client", "create_async_client", "AsyncClient"),
    "Firestore": ("AsyncClient", "async_client"),
}
"""Names by whose import the asynchronous half of a library is told."""


_MAX_LOCALS = 3
"""Variables that a chain is followed through: the collection, its filter, the document."""


class Chained(msgspec.Struct, frozen=True, dict=True):
    """Tells the statements of the libraries that the application imports."""

    snapshot: Snapshot
    types: Types

    def touch(self, name: str, awaited: bool) -> tuple[Technology, str] | None:
        """What a call does, by its typed name, and through what."""
        head, _, last = name.rpartition(".")
        if last == "run" and _REQL.match(head):
            return (RETHINK_ASYNC if awaited else RETHINK), _of_reql(head)
        if last in SUPABASE_VERBS and self._supabase is not None and _TABLE.search(head):
            return self._supabase, SUPABASE_VERBS[last]
        if last in FIRESTORE_VERBS and self._firestore is not None and _COLLECTION.search(head):
            return self._firestore, FIRESTORE_VERBS[last]
        if last in _OF_PRISMA and self._has_prisma and self.types.symbols.definition(name) is None:
            return PRISMA, PRISMA_VERBS[last]
        return None

    def kept(self, path: str, call: Call, name: str) -> tuple[Technology, str] | None:
        """The same of what a chain was kept in: ``orders = db.collection("orders")``, then ``orders.stream()``."""
        if name[0] != "%" or (self._supabase is None and self._firestore is None):
            return None
        for _ in range(_MAX_LOCALS):
            variable, dot, rest = name.partition(".")
            made = self._made(path, call.scope, variable)
            if made is None:
                return None
            name = f"{self.types.call_name(path, made)}(){dot}{rest}"
            if name[0] != "%":
                return self.touch(name, bool(call.flags & Flag.AWAITED))
        return None

    def _made(self, path: str, scope: int, variable: str) -> Call | None:
        """The call whose result a local variable holds, not one of the variable itself."""
        module = self.snapshot.modules[path]
        calls = (module.call(item.value) for item in self.types.bound(path, scope, variable) if item.value is not None)
        made = (each for each in calls if each is not None and each.name.partition(".")[0] != variable)
        return next(made, None)

    @cached_property
    def _has_prisma(self) -> bool:
        return any(
            item.target == "prisma" or item.target.startswith("prisma.")
            for _, module in self.snapshot.application()
            for item in module.imports
        )

    @cached_property
    def _supabase(self) -> Technology | None:
        return self._half(SUPABASE, SUPABASE_ASYNC, "supabase")

    @cached_property
    def _firestore(self) -> Technology | None:
        return self._half(FIRESTORE, FIRESTORE_ASYNC, "google.cloud.firestore", "firebase_admin")

    def _half(self, plain: Technology, awaitable: Technology, *packages: str) -> Technology | None:
        """The library as it is imported; None where it is not."""
        targets = {
            item.target
            for _, module in self.snapshot.application()
            for item in module.imports
            if any(item.target == package or item.target.startswith(f"{package}.") for package in packages)
        }
        if not targets:
            return None
        return awaitable if any(target.endswith(_AWAITABLE[plain.name]) for target in targets) else plain


def _of_reql(chain: str) -> str:
    """What a statement of RethinkDB does when it is run, by the calls that make it."""
    if _REQL_SCHEMA.search(chain):
        return SESSION
    return WRITE if _REQL_WRITES.search(chain) else QUERY
